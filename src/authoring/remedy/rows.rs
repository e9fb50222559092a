//! Rows that are written as lists, written by the names of their columns: then a form may change its columns
//! without shifting a figure.

use super::edits::{self, Edit};
use super::unchanged::tree;
use crate::model::report::Report;
use crate::text::message::Message;
use crate::text::source::FileId;
use crate::text::yaml::{Node, Value, write};

/// A report's text with its rows by name. Only brackets and names are written; each cell keeps its bytes, and
/// comments stay. A list with too few or too many cells is left, since nobody knows which column each belongs
/// to.
///
/// # Errors
/// If two edits overlap.
pub(super) fn by_name(file: FileId, path: &str, text: &str, report: &Report) -> Result<String, Message> {
    let Some(root) = tree(file, path, text) else { return Ok(text.to_owned()) };
    let statistics = root.find("statistics");
    let mut edits = Vec::new();
    for data in &report.data {
        let Some(block) = statistics.and_then(|node| node.find(&data.block().id)) else { continue };
        for row in data.rows() {
            let columns = data.columns().filter(|&column| data.has(row, column));
            let names: Vec<&str> = columns.map(|column| data.column(column).id.as_str()).collect();
            if let Some(node) = block.find(data.row_id(row)) {
                edits.extend(row_by_name(text, node, &names));
            }
        }
    }
    edits::apply(text, edits)
}

/// The edits of one row; none where it is no list in brackets with a cell for each name.
fn row_by_name(text: &str, row: &Node<'_>, names: &[&str]) -> Vec<Edit> {
    let Value::Sequence(cells) = &row.value else { return Vec::new() };
    let range = row.place.range();
    let begins = |node: &Node<'_>, bracket: char| text[node.place.range()].starts_with(bracket);
    let is_certain = |cell: &Node<'_>| match &cell.value {
        // `[a: 1]` holds a pair without braces.
        Value::Mapping(_) => begins(cell, '{'),
        Value::Scalar { .. } | Value::Sequence(_) => !cell.is_empty_scalar(),
    };
    if !begins(row, '[') || cells.is_empty() || cells.len() != names.len() || !cells.iter().all(is_certain) {
        return Vec::new();
    }
    let mut edits =
        vec![(range.start..range.start + 1, "{".to_owned()), (range.end - 1..range.end, "}".to_owned())];
    for (cell, name) in cells.iter().zip(names) {
        let start = cell.place.range().start;
        edits.push((start..start, format!("{}: ", write::scalar(name))));
    }
    edits
}
