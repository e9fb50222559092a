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
    /// Which cell each of its squares is in, row by row.
    squares: Vec<usize>,
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
        let (across, down) = (edges(&frame.upright, &frame.level), edges(&frame.level, &frame.upright));
        let (columns, rows) = (across.len().checked_sub(1)?, down.len().checked_sub(1)?);
        if columns < 2 || rows == 0 || columns * rows > MOST {
            return None;
        }
        let middles = |edges: &[Edge]| edges.iter().map(|edge| i64::midpoint(edge.from, edge.to)).collect();
        let cells = spans(frame, (&across, &down));
        let mut squares = vec![usize::MAX; rows * columns];
        for (number, span) in cells.iter().enumerate() {
            for row in span.row..span.row + span.rows {
                let at = row * columns + span.column;
                squares[at..at + span.columns].fill(number);
            }
        }
        Some(Self { xs: middles(&across), ys: middles(&down), cells, squares })
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
        let columns = self.xs.len().saturating_sub(1);
        let square = (column < columns).then_some(row * columns + column)?;
        self.squares.get(square).copied().filter(|cell| *cell < self.cells.len())
    }
}

/// The cells between the lines.
fn spans(frame: &Frame, (across, down): (&[Edge], &[Edge])) -> Vec<Span> {
    let (columns, rows) = (across.len().saturating_sub(1), down.len().saturating_sub(1));
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
                beside(at + 1, parted(&frame.upright, across[column + 1], (down[row], down[row + 1])));
            }
            if row + 1 < rows {
                let sides = (across[column], across[column + 1]);
                beside(at + columns, parted(&frame.level, down[row + 1], sides));
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

/// Where columns or rows end: lines that stand so near that nothing can be between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edge {
    from: i64,
    to: i64,
}

/// Nothing that is read is narrower than this.
const NARROW: i64 = 5 * POINT;
/// The lines of an edge stand within this.
const WIDE: i64 = 9 * POINT;

/// Lines that reach so far out of a table have a row or a column beside them.
const OUT: i64 = 2 * NEAR;

/// The edges of columns or rows: where lines across are, and where those along all end.
fn edges(across: &[Rule], along: &[Rule]) -> Vec<Edge> {
    let mut places: Vec<i64> = across.iter().map(|rule| rule.at).collect();
    places.sort_unstable();
    // Tables without lines at their sides end where their lines do.
    let ends = [along.iter().map(|rule| rule.from).min(), along.iter().map(|rule| rule.to).max()];
    if let ([Some(first), Some(last)], Some(least), Some(most)) = (ends, places.first(), places.last()) {
        let (before, after) = (first < least - OUT, last > most + OUT);
        places.splice(0..0, before.then_some(first));
        places.extend(after.then_some(last));
    }
    let mut edges: Vec<Edge> = Vec::new();
    for at in places {
        match edges.last_mut().filter(|edge| at - edge.to < NARROW && at - edge.from < WIDE) {
            Some(edge) => edge.to = at,
            None => edges.push(Edge { from: at, to: at }),
        }
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

/// Whether lines, which are sorted, stand at an edge, along one side of a square.
fn parted(rules: &[Rule], edge: Edge, (start, end): (Edge, Edge)) -> Parted {
    let (from, to) = (start.to, end.from);
    let first = rules.partition_point(|rule| rule.at < edge.from);
    let here = rules.iter().skip(first).take_while(|rule| rule.at <= edge.to);
    let mut covers: Vec<(i64, i64)> =
        here.map(|rule| (rule.from.max(from), rule.to.min(to))).filter(|(from, to)| from < to).collect();
    covers.sort_unstable();
    let (mut covered, mut reached) = (0, from);
    for (begin, end) in covers {
        covered += (end - begin.max(reached)).max(0);
        reached = reached.max(end);
    }
    let length = (to - from).max(POINT);
    if covered * 10 >= length * 7 || (length - covered < NEAR && covered > 0) {
        Parted::Yes
    } else if covered * 10 <= length * 3 {
        Parted::No
    } else {
        Parted::Unclear
    }
}
