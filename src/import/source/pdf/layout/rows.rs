//! The rows of words outside of ruled tables, and their pieces between gaps.

use super::super::page::Rule;
use super::line::Line;
use super::rules::NEAR;

/// A gap in tenths of the size that parts words of two columns.
pub(super) const GAP: i64 = 12;
/// A gap in tenths of the size that parts a figure from what stands before it, where no space was drawn in
/// it: a space is narrower, and so is what parts thousands.
pub(super) const CLOSE: i64 = 6;
/// So many lines one below the other are those of a table.
const STACK: usize = 3;

/// Lines that are a row together, and their words between gaps.
#[derive(Debug, Clone)]
pub(super) struct Row<'p> {
    pub(super) lines: Vec<Line<'p>>,
    pub(super) pieces: Vec<Line<'p>>,
    pub(super) top: i64,
    pub(super) bottom: i64,
    /// Between which ruled lines it stands.
    band: Option<(i64, i64)>,
}

impl<'p> Row<'p> {
    /// Whether its words stand in columns, and those of the row below directly under them.
    pub(super) fn goes_on(&self, below: &Self) -> bool {
        let size = self.lines.iter().map(|line| line.size).max().unwrap_or(0);
        self.is_parted() && below.top - self.bottom < size
    }

    /// Whether gaps part its words.
    pub(super) fn is_parted(&self) -> bool {
        self.pieces.len() > 1
    }

    /// Whether a figure is among its words.
    pub(super) fn has_figure(&self) -> bool {
        self.pieces.iter().any(Line::is_figure)
    }

    /// The same with other pieces.
    pub(super) fn with(&self, pieces: Vec<Line<'p>>) -> Self {
        Self { pieces, ..self.clone() }
    }

    /// Whether it may be one with the row below.
    fn belongs_with(&self, below: &Self) -> bool {
        let is_head = |row: &Self| row.is_parted() && !row.has_figure();
        match (self.band, below.band) {
            (Some(band), Some(other)) => band == other,
            (None, None) => {
                let size = self.lines.iter().map(|line| line.size).max().unwrap_or(0);
                is_head(self) && is_head(below) && (below.top - self.bottom) * 10 < size * 8
            }
            _ => false,
        }
    }

    fn join(&mut self, below: Self) {
        self.bottom = self.bottom.max(below.bottom);
        self.lines.extend(below.lines);
        self.pieces.extend(below.pieces);
    }
}

/// The rows that lines are. Those that overlap in height are one: a label over two lines with its figures in
/// the middle. So are those between two of the ruled lines that stand alone, from side to side of a table.
pub(super) fn rows<'p>(lines: Vec<Line<'p>>, alone: &[Rule]) -> Vec<Row<'p>> {
    let stacked: Vec<Rule> = alone.iter().copied().filter(|rule| is_stacked(rule, alone)).collect();
    let mut rows: Vec<Row<'p>> = Vec::new();
    for line in lines {
        let row = Row {
            pieces: pieces(&line),
            top: line.top,
            bottom: line.bottom,
            band: band(&line, &stacked),
            lines: vec![line],
        };
        let size = row.lines.iter().map(|line| line.size).max().unwrap_or(0);
        match rows.last_mut().filter(|last| last.band == row.band && (last.bottom - row.top) * 10 > size) {
            Some(last) => last.join(row),
            None => rows.push(row),
        }
    }
    joined(rows)
}

/// Whether a line is one of several that begin and end below one another.
fn is_stacked(rule: &Rule, alone: &[Rule]) -> bool {
    let is_alike = |other: &&Rule| (other.from - rule.from).abs() < NEAR && (other.to - rule.to).abs() < NEAR;
    rule.is_level && alone.iter().filter(|other| other.is_level).filter(is_alike).count() >= STACK
}

/// The ruled lines above and below a line of words that is as long as they are, or shorter.
fn band(line: &Line<'_>, stacked: &[Rule]) -> Option<(i64, i64)> {
    let middle = i64::midpoint(line.top, line.bottom);
    let spans = |rule: &&Rule| rule.from - NEAR <= line.left && line.right <= rule.to + NEAR;
    let over = stacked.iter().filter(spans).map(|rule| rule.at).filter(|at| *at <= middle).max()?;
    let under = stacked.iter().filter(spans).map(|rule| rule.at).filter(|at| *at > middle).min()?;
    Some((over, under))
}

/// Rows between the same two ruled lines made one, if no more than one of them has figures: where several
/// have, no line parts the rows of the table. Heads that stand close below one another are one row, too.
fn joined(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let mut joined: Vec<Row<'_>> = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let mut group = vec![first];
        while let Some(row) = rows.next_if(|row| group.last().is_some_and(|last| last.belongs_with(row))) {
            group.push(row);
        }
        let figures = group.iter().filter(|row| row.has_figure()).count();
        if figures > 1 || !group.iter().any(Row::is_parted) {
            joined.extend(group);
            continue;
        }
        joined.extend(group.into_iter().reduce(|mut row, below| {
            row.join(below);
            row
        }));
    }
    joined
}

/// The words of a line between gaps. What stands before a figure needs less of a gap than words do.
fn pieces<'p>(line: &Line<'p>) -> Vec<Line<'p>> {
    let mut pieces: Vec<Line<'p>> = Vec::new();
    for piece in line.pieces(CLOSE) {
        let is_apart = |last: &&mut Line<'p>| {
            let is_between = |x: i64| last.right <= x && x <= piece.left;
            let has_space = line.glyphs.iter().any(|glyph| glyph.is_blank() && is_between(glyph.centre().0));
            let is_wide = (piece.left - last.right) * 10 > line.size * GAP;
            is_wide || (piece.is_figure() && !has_space)
        };
        match pieces.last_mut().filter(|last| !is_apart(last)) {
            Some(last) => {
                let glyphs = last.glyphs.iter().chain(&piece.glyphs).copied().collect();
                *last = Line::of(glyphs).unwrap_or(piece);
            }
            None => pieces.push(piece),
        }
    }
    pieces
}
