//! Tables that are not the form's, with bars between their cells.

use super::styled;
use super::{LeftOut, Why};
use crate::import::document::{Table, TableCell};
use crate::import::line;
use crate::import::taken::{Seat, Taken};
use crate::text::markdown::write::Context;
use std::collections::{BTreeMap, BTreeSet};

/// How many blank cells a table may be filled up with, for each of its own.
const BLANKS: usize = 8;

/// Writes what was not taken of a table. A merged cell stands where it begins, and is blank elsewhere. Empty
/// where nothing is left.
pub(super) fn markdown(table: &Table, seat: &Seat, taken: &Taken, left_out: &mut Vec<LeftOut>) -> String {
    let mut rows: BTreeMap<usize, BTreeMap<usize, &TableCell>> = BTreeMap::new();
    for cell in table.cells.iter().filter(|cell| !taken.holds_row(seat, cell.row)) {
        if !cell.hidden {
            rows.entry(cell.row).or_default().insert(cell.column, cell);
        } else if !cell.text.is_empty() {
            let (text, position) = (cell.text.clone(), cell.position.clone());
            left_out.push(LeftOut { text, position, why: Why::Hidden });
        }
    }
    rows.retain(|_, cells| cells.values().any(|cell| line::lines(&cell.text).next().is_some()));
    let columns: BTreeSet<usize> = rows.values().flat_map(BTreeMap::keys).copied().collect();
    let own: usize = rows.values().map(BTreeMap::len).sum();
    let is_dense = columns.len().saturating_mul(rows.len()) <= own.saturating_mul(BLANKS);
    let lines: Vec<Vec<String>> = rows
        .values()
        .map(|cells| match is_dense {
            true => {
                let mut words = |cell: &&TableCell| words(seat, cell, left_out);
                columns.iter().map(|column| cells.get(column).map(&mut words).unwrap_or_default()).collect()
            }
            // So many columns for so few cells are no table that anyone could read.
            false => {
                let mut words = |cell: &&TableCell| words(seat, cell, left_out);
                vec![cells.values().map(&mut words).collect::<Vec<_>>().join(" ")]
            }
        })
        .collect();
    let mut markdown = String::new();
    for (number, cells) in lines.iter().enumerate() {
        markdown.push_str(&format!("| {} |\n", cells.join(" | ")));
        if number == 0 {
            markdown.push_str(&format!("|{}\n", " --- |".repeat(cells.len())));
        }
    }
    markdown
}

/// The words of a cell in one line.
fn words(seat: &Seat, cell: &TableCell, left_out: &mut Vec<LeftOut>) -> String {
    styled::line(&line::of_cell(seat.block, cell), Context::Cell, left_out)
}
