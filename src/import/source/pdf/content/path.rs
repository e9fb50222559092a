//! Lines and surfaces.

use super::operands::numbers;
use crate::import::source::pdf::lexer::Token;
use crate::import::source::pdf::matrix::{Matrix, Point};
use crate::import::source::pdf::number::{ONE, divided, sum, times};

/// A rectangle along the edges of the page, in billionths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::source::pdf) struct Area {
    pub(in crate::import::source::pdf) left: i64,
    pub(in crate::import::source::pdf) bottom: i64,
    pub(in crate::import::source::pdf) right: i64,
    pub(in crate::import::source::pdf) top: i64,
}

/// What is no wider than this is a line.
const THIN: i64 = 5 * ONE / 2;

impl Area {
    /// Nothing.
    pub(super) const EMPTY: Self = Self { left: 0, bottom: 0, right: 0, top: 0 };

    /// What holds all of some points.
    fn around(points: impl Iterator<Item = Point>) -> Option<Self> {
        let area = |(x, y): Point| Self { left: x, bottom: y, right: x, top: y };
        points.map(area).reduce(|one, other| Self {
            left: one.left.min(other.left),
            bottom: one.bottom.min(other.bottom),
            right: one.right.max(other.right),
            top: one.top.max(other.top),
        })
    }

    /// A rectangle by two corners, as a matrix moves it.
    pub(in crate::import::source::pdf) fn of_edges([x, y, to_x, to_y]: [i64; 4], matrix: Matrix) -> Self {
        let corners = [(x, y), (to_x, y), (x, to_y), (to_x, to_y)];
        Self::around(corners.into_iter().map(|corner| matrix.apply(corner))).unwrap_or(Self::EMPTY)
    }

    /// Where a picture is drawn.
    pub(super) fn of_square(matrix: Matrix) -> Self {
        Self::of_edges([0, 0, ONE, ONE], matrix)
    }

    /// The part within another.
    pub(in crate::import::source::pdf) fn within(self, other: Self) -> Option<Self> {
        let area = Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        };
        (area.left <= area.right && area.bottom <= area.top).then_some(area)
    }

    /// Whether a point is in it.
    pub(in crate::import::source::pdf) fn holds(self, (x, y): Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// Whether it is a line.
    pub(super) fn is_thin(self) -> bool {
        (self.right - self.left).min(self.top - self.bottom) <= THIN
    }

    /// A line with its width.
    pub(super) fn widened(self, width: i64) -> Self {
        let half = width / 2;
        if self.right - self.left >= self.top - self.bottom {
            Self { bottom: self.bottom - half, top: self.top + half, ..self }
        } else {
            Self { left: self.left - half, right: self.right + half, ..self }
        }
    }

    /// What moves this rectangle onto another.
    pub(super) fn moved_to(self, other: Self) -> Matrix {
        let scale = |to: i64, from: i64| divided(to, from).unwrap_or(ONE);
        let x = scale(other.right - other.left, self.right - self.left);
        let y = scale(other.top - other.bottom, self.top - self.bottom);
        let start = (sum(&[other.left, -times(self.left, x)]), sum(&[other.bottom, -times(self.bottom, y)]));
        Matrix([x, 0, 0, y, start.0, start.1])
    }
}

/// A part of a path that is drawn in one go.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    points: Vec<Point>,
    is_closed: bool,
    is_curved: bool,
}

/// A path that is being drawn.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    takes_clip: bool,
}

/// How a path is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Painted {
    /// Along its lines.
    pub(super) is_stroked: bool,
    /// Between them.
    pub(super) is_filled: bool,
}

impl Path {
    /// Follows an operator, if it is one of paths.
    pub(super) fn follow(&mut self, operator: &[u8], operands: &[Token], matrix: Matrix) -> bool {
        let last_point = |operands: &[Token]| numbers::<2>(operands).map(|[x, y]| matrix.apply((x, y)));
        match operator {
            b"m" => {
                let points = last_point(operands).into_iter().collect();
                self.parts.push(Part { points, ..Part::default() });
            }
            b"l" | b"c" | b"v" | b"y" => {
                if let (Some(part), Some(point)) = (self.parts.last_mut(), last_point(operands)) {
                    part.points.push(point);
                    part.is_curved |= operator != b"l";
                }
            }
            b"h" => self.parts.iter_mut().next_back().into_iter().for_each(|part| part.is_closed = true),
            b"re" => {
                if let Some([x, y, width, height]) = numbers(operands) {
                    let (right, top) = (sum(&[x, width]), sum(&[y, height]));
                    let corners = [(x, y), (right, y), (right, top), (x, top)];
                    let points = corners.into_iter().map(|corner| matrix.apply(corner)).collect();
                    self.parts.push(Part { points, is_closed: true, is_curved: false });
                }
            }
            b"W" | b"W*" => self.takes_clip = true,
            _ => return false,
        }
        true
    }

    /// How an operator paints the path, if it is one that ends it.
    pub(super) fn painted(&mut self, operator: &[u8]) -> Option<Painted> {
        let painted = |is_stroked, is_filled| Some(Painted { is_stroked, is_filled });
        if matches!(operator, b"s" | b"b" | b"b*") {
            self.parts.iter_mut().for_each(|part| part.is_closed = true);
        }
        match operator {
            b"S" | b"s" => painted(true, false),
            b"f" | b"F" | b"f*" => painted(false, true),
            b"B" | b"B*" | b"b" | b"b*" => painted(true, true),
            b"n" => painted(false, false),
            _ => None,
        }
    }

    /// Its parts.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether nothing is seen outside of it from now on.
    pub(super) fn takes_clip(&self) -> bool {
        self.takes_clip
    }

    /// What holds all of it.
    pub(super) fn area(&self) -> Option<Area> {
        Area::around(self.parts.iter().flat_map(|part| part.points.iter().copied()))
    }

    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.parts.clear();
        self.takes_clip = false;
    }
}

impl Part {
    /// What holds all of it.
    pub(super) fn area(&self) -> Area {
        Area::around(self.points.iter().copied()).unwrap_or(Area::EMPTY)
    }

    /// Its lines along the edges of the page.
    pub(super) fn lines(&self) -> Vec<Area> {
        // As much as a straight line may lean.
        const LEANING: i64 = ONE / 2;
        if self.is_curved {
            return Vec::new();
        }
        let closing = self.is_closed.then(|| self.points.last().copied().zip(self.points.first().copied()));
        let lines = self.points.windows(2).filter_map(|two| match two {
            [from, to] => Some((*from, *to)),
            _ => None,
        });
        let lines = lines.chain(closing.flatten()).filter_map(|(from, to)| {
            let area = Area::around([from, to].into_iter())?;
            (area.right - area.left <= LEANING || area.top - area.bottom <= LEANING).then_some(area)
        });
        lines.collect()
    }

    /// Whether it is a rectangle along the edges of the page.
    pub(super) fn is_rectangle(&self) -> bool {
        let area = self.area();
        let is_corner =
            |&(x, y): &Point| (x == area.left || x == area.right) && (y == area.bottom || y == area.top);
        self.points.len() >= 4 && !self.is_curved && self.points.iter().all(is_corner)
    }
}
