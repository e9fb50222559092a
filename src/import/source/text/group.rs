//! Lines that stand together: the rows of a table, or a paragraph.

use super::lines::Line;
use super::strokes::Part;
use super::{columns, strokes, tabs};

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of its first line.
    pub(super) line: usize,
    /// Its cells.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its column, from 0.
    pub(super) column: usize,
    /// Over how many columns it stands.
    pub(super) colspan: usize,
    /// What is in it, with blanks around.
    pub(super) text: String,
}

/// The table that so many of the first lines are; or nothing if so many are paragraphs, each for itself.
pub(super) fn first(lines: &[Line<'_>], escapes: bool) -> (Option<Vec<Row>>, usize) {
    tabbed(lines).or_else(|| stroked(lines, escapes)).or_else(|| spaced(lines, escapes)).unwrap_or((None, 1))
}

/// Lines with tabs.
fn tabbed(lines: &[Line<'_>]) -> Option<(Option<Vec<Row>>, usize)> {
    let mut rows = Vec::new();
    let mut length = 0;
    while let Some((row, used)) = lines.get(length..).and_then(tabs::row) {
        rows.push(row);
        length += used;
    }
    (length > 0).then(|| (tabs::is_table(&rows).then_some(rows), length))
}

/// Lines with strokes: two of them, or one that is closed, make a table.
fn stroked(lines: &[Line<'_>], escapes: bool) -> Option<(Option<Vec<Row>>, usize)> {
    let mut rows = Vec::new();
    let mut length = 0;
    while let Some(line) = lines.get(length)
        && !line.text.contains('\t')
        && let Some(part) = strokes::part(line, escapes)
    {
        length += 1;
        if let Part::Row(row) = part {
            rows.push(row);
        }
    }
    let is_alone = rows.len() == 1 && length == 1;
    let is_table = !rows.is_empty() && (!is_alone || lines.first().is_some_and(strokes::is_closed));
    (length > 0).then(|| (is_table.then_some(rows), length))
}

/// Lines with wide gaps.
fn spaced(lines: &[Line<'_>], escapes: bool) -> Option<(Option<Vec<Row>>, usize)> {
    let is_spaced = |line: &&Line<'_>| {
        columns::has_gap(line)
            && !line.text.contains('\t')
            && super::heading(line.text).is_none()
            && strokes::part(line, escapes).is_none()
    };
    let length = lines.iter().take_while(is_spaced).count();
    (length > 0).then(|| (lines.get(..length).and_then(columns::rows), length))
}
