//! A column of words that no ruled line parts from others.

use super::line::Line;

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) left: i64,
    pub(super) right: i64,
    /// By what most of its figures are aligned, and where that is.
    line: Option<(Side, i64)>,
}

/// By what figures are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Middle,
    Right,
}

/// How far figures may stand from the line that they are aligned by.
const NEAR: i64 = 2500;

impl Side {
    fn of(self, piece: &Line<'_>) -> i64 {
        match self {
            Self::Left => piece.left,
            Self::Middle => i64::midpoint(piece.left, piece.right),
            Self::Right => piece.right,
        }
    }
}

impl Column {
    /// The columns that words stand in: those that overlap are in one.
    pub(super) fn of<'l, 'p: 'l>(pieces: impl Iterator<Item = &'l Line<'p>>) -> Vec<Self> {
        let mut pieces: Vec<&Line<'_>> = pieces.collect();
        pieces.sort_by_key(|piece| piece.left);
        let mut columns: Vec<(Self, Vec<&Line<'_>>)> = Vec::new();
        for piece in pieces {
            match columns.last_mut().filter(|(column, _)| piece.left <= column.right) {
                Some((column, members)) => {
                    column.right = column.right.max(piece.right);
                    members.push(piece);
                }
                None => {
                    columns.push((Self { left: piece.left, right: piece.right, line: None }, vec![piece]));
                }
            }
        }
        let aligned = |(column, members): (Self, Vec<&Line<'_>>)| {
            let figures: Vec<&Line<'_>> = members.into_iter().filter(|piece| piece.is_figure()).collect();
            Self { line: alignment(&figures), ..column }
        };
        columns.into_iter().map(aligned).collect()
    }

    /// Whether figures stand in it.
    pub(super) fn has_figures(&self) -> bool {
        self.line.is_some()
    }

    /// The columns that begin at its left edge, and at others within it.
    pub(super) fn parted(self, edges: &[i64]) -> Vec<Self> {
        let within = edges.iter().copied().filter(|edge| self.left + NEAR < *edge && *edge < self.right);
        let lefts: Vec<i64> = std::iter::once(self.left).chain(within).collect();
        let rights = lefts.iter().skip(1).map(|edge| edge - NEAR).chain([self.right]);
        lefts.iter().zip(rights).map(|(&left, right)| Self { left, right, ..self }).collect()
    }

    /// Whether a figure stands where the others of the column do.
    pub(super) fn aligns(&self, piece: &Line<'_>) -> bool {
        self.line.is_none_or(|(side, at)| (side.of(piece) - at).abs() < NEAR)
    }
}

/// By what most figures are aligned.
fn alignment(figures: &[&Line<'_>]) -> Option<(Side, i64)> {
    let with = |side: Side| {
        let mut places: Vec<i64> = figures.iter().map(|piece| side.of(piece)).collect();
        places.sort_unstable();
        let middle = *places.get(places.len() / 2)?;
        let count = places.iter().filter(|place| (**place - middle).abs() < NEAR).count();
        Some((count, (side, middle)))
    };
    let sides = [Side::Left, Side::Right, Side::Middle].into_iter().filter_map(with);
    sides.max_by_key(|(count, _)| *count).map(|(_, line)| line)
}
