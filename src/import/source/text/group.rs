//! Lines that stand together: the rows of a table, or a paragraph.

use super::lines::Line;
use super::row::Row;
use super::strokes::Part;
use super::{columns, strokes, tabs};

/// Lines that stand together.
#[derive(Debug)]
pub(super) struct Group {
    /// The rows that they are, if they are a table: otherwise each is a paragraph.
    pub(super) rows: Option<Vec<Row>>,
    /// How many they are.
    pub(super) length: usize,
}

impl Group {
    /// Those that come first.
    pub(super) fn first(lines: &[Line<'_>], escapes: bool) -> Self {
        let group = tabbed(lines).or_else(|| stroked(lines, escapes)).or_else(|| spaced(lines, escapes));
        group.unwrap_or(Self { rows: None, length: 1 })
    }
}

/// Lines with tabs.
fn tabbed(lines: &[Line<'_>]) -> Option<Group> {
    let mut rows = Vec::new();
    let mut length = 0;
    while let Some(row) = lines.get(length..).and_then(tabs::row) {
        length += row.length;
        rows.push(row);
    }
    (length > 0).then(|| Group { rows: tabs::is_table(&rows).then_some(rows), length })
}

/// Lines with strokes: two of them, or one that is closed, make a table.
fn stroked(lines: &[Line<'_>], escapes: bool) -> Option<Group> {
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
    (length > 0).then(|| Group { rows: is_table.then_some(rows), length })
}

/// Lines with wide gaps.
fn spaced(lines: &[Line<'_>], escapes: bool) -> Option<Group> {
    let is_spaced = |line: &&Line<'_>| {
        columns::has_gap(line)
            && !line.text.contains('\t')
            && super::heading(line.text).is_none()
            && strokes::part(line, escapes).is_none()
    };
    let length = lines.iter().take_while(is_spaced).count();
    (length > 0).then(|| Group { rows: lines.get(..length).and_then(columns::rows), length })
}
