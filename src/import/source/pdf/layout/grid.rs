//! The grid of a table by its ruled lines. Where a line is missing between two cells they are one.

use super::super::page::{POINT, Rule};
use super::rules::{Frame, Groups, NEAR};

/// More cells than these are a drawing.
const MOST: usize = 50_000;

/// A grid.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grid {
    /// The edges of its columns.
    pub(super) xs: Vec<i64>,
    /// The edges of its rows.
    pub(super) ys: Vec<i64>,
    /// Its cells, from left to right and from top to bottom.
    pub(super) cells: Vec<Span>,
}

/// A cell of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// Whether it may be two cells, or a part of another.
    pub(super) is_doubtful: bool,
}

impl Grid {
    /// The grid of lines that touch one another, if they are one with several columns.
    pub(super) fn of(frame: &Frame) -> Option<Self> {
        if frame.upright.is_empty() || frame.level.is_empty() {
            return None;
        }
        let xs = edges(&frame.upright, &frame.level);
        let ys = edges(&frame.level, &frame.upright);
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns < 2 || rows == 0 || columns * rows > MOST {
            return None;
        }
        let mut grid = Self { xs, ys, cells: Vec::new() };
        grid.cells = grid.spans(frame, (rows, columns));
        Some(grid)
    }

    /// Left, top, right and bottom of a cell.
    pub(super) fn place(&self, span: &Span) -> [i64; 4] {
        let x = |at: usize| self.xs.get(at).or(self.xs.last()).copied().unwrap_or(0);
        let y = |at: usize| self.ys.get(at).or(self.ys.last()).copied().unwrap_or(0);
        [x(span.column), y(span.row), x(span.column + span.columns), y(span.row + span.rows)]
    }

    /// The edges of all of it.
    pub(super) fn bounds(&self) -> [i64; 4] {
        let ends = |edges: &[i64]| edges.first().copied().zip(edges.last().copied()).unwrap_or((0, 0));
        let ((left, right), (top, bottom)) = (ends(&self.xs), ends(&self.ys));
        [left, top, right, bottom]
    }

    /// Which cell a point is in.
    pub(super) fn cell_at(&self, (x, y): (i64, i64)) -> Option<usize> {
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?;
        let holds = |span: &Span| {
            (span.row..span.row + span.rows).contains(&row)
                && (span.column..span.column + span.columns).contains(&column)
        };
        self.cells.iter().position(holds)
    }

    /// The cells between the lines.
    fn spans(&self, frame: &Frame, (rows, columns): (usize, usize)) -> Vec<Span> {
        let mut groups = Groups::new(rows * columns);
        let mut doubtful = vec![false; rows * columns];
        for row in 0..rows {
            for column in 0..columns {
                let at = row * columns + column;
                let mut beside = |other: usize, part: Parted| match part {
                    Parted::No => groups.join(at, other),
                    Parted::Yes => {}
                    Parted::Unclear => [at, other].into_iter().for_each(|at| doubtful[at] = true),
                };
                if column + 1 < columns {
                    beside(at + 1, parted(&frame.upright, &self.xs, column + 1, (&self.ys, row)));
                }
                if row + 1 < rows {
                    beside(at + columns, parted(&frame.level, &self.ys, row + 1, (&self.xs, column)));
                }
            }
        }
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); rows * columns];
        for at in 0..rows * columns {
            members[groups.first(at)].push(at);
        }
        let mut spans = Vec::new();
        for cells in members.into_iter().filter(|cells| !cells.is_empty()) {
            spans.extend(span(&cells, columns, &doubtful));
        }
        spans.sort_by_key(|span| (span.row, span.column));
        spans
    }
}

/// The cell that some squares of the grid are together. If they are no rectangle, each is a doubtful cell.
fn span(squares: &[usize], columns: usize, doubtful: &[bool]) -> Vec<Span> {
    let rows_of = || squares.iter().map(|at| at / columns);
    let columns_of = || squares.iter().map(|at| at % columns);
    let (row, last_row) = (rows_of().min().unwrap_or(0), rows_of().max().unwrap_or(0));
    let (column, last_column) = (columns_of().min().unwrap_or(0), columns_of().max().unwrap_or(0));
    let (rows, wide) = (last_row + 1 - row, last_column + 1 - column);
    if rows * wide == squares.len() {
        let is_doubtful = squares.iter().any(|&at| doubtful[at]);
        return vec![Span { row, column, rows, columns: wide, is_doubtful }];
    }
    let alone = |&at: &usize| Span {
        row: at / columns,
        column: at % columns,
        rows: 1,
        columns: 1,
        is_doubtful: true,
    };
    squares.iter().map(alone).collect()
}

/// The edges of columns or rows: where lines across are, and where those along all end.
fn edges(across: &[Rule], along: &[Rule]) -> Vec<i64> {
    let mut edges: Vec<i64> = across.iter().map(|rule| rule.at).collect();
    edges.sort_unstable();
    edges.dedup_by(|next, last| *next - *last < NEAR);
    // Tables without lines at their sides end where their lines do.
    let ends = [along.iter().map(|rule| rule.from).min(), along.iter().map(|rule| rule.to).max()];
    let [first, last] = ends.map(Option::unwrap_or_default);
    if edges.first().is_some_and(|edge| first < edge - 3 * NEAR) {
        edges.insert(0, first);
    }
    if edges.last().is_some_and(|edge| last > edge + 3 * NEAR) {
        edges.push(last);
    }
    edges
}

/// Whether a line stands between two squares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parted {
    No,
    Yes,
    /// A part of one.
    Unclear,
}

/// Whether one of the lines stands at an edge, along one side of a square.
fn parted(rules: &[Rule], edges: &[i64], edge: usize, (sides, side): (&[i64], usize)) -> Parted {
    let at = edges.get(edge).copied().unwrap_or(0);
    let from = sides.get(side).copied().unwrap_or(0);
    let to = sides.get(side + 1).copied().unwrap_or(from);
    let here = rules.iter().filter(|rule| (rule.at - at).abs() < NEAR);
    let covered = here.map(|rule| (rule.to.min(to) - rule.from.max(from)).max(0)).max().unwrap_or(0);
    let length = (to - from).max(POINT);
    if covered * 10 >= length * 7 || length - covered < NEAR {
        Parted::Yes
    } else if covered * 10 <= length * 3 {
        Parted::No
    } else {
        Parted::Unclear
    }
}
