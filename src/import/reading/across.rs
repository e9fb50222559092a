//! Tables whose rows are printed side by side in one line, as upper heads of the columns.

use super::cell;
use super::groups::{Group, Reader};
use super::joined::without_joined;
use super::line::Slot;
use super::outcome::CellReading;
use super::wanted::{Cells, Wanted};
use crate::import::taken::Seat;
use crate::model::form::{CellSpec, Indicator};
use crate::text::message;
use std::collections::BTreeSet;

/// The cells of a table that is printed across, with the lines that it takes; nothing where the document has
/// no such table.
pub(super) fn read(wanted: Wanted<'_>) -> Option<(Cells, BTreeSet<(Seat, usize)>)> {
    let table = wanted.form.table(wanted.table);
    let &[block] = table.blocks.as_slice() else { return None };
    if !table.across {
        return None;
    }
    let reader = Reader { wanted, block: wanted.form.block(block) };
    let mut found = Vec::new();
    for line in 0..wanted.lines.len() {
        if wanted.taken.get(line).copied().unwrap_or(false) {
            continue;
        }
        let of_line = reader.line(line);
        // Figures under the same heads that no row is named for may be the last row's of another year.
        if of_line.is_empty() && reader.is_of_no_row(line) {
            found.last_mut().into_iter().for_each(|before: &mut Group<'_>| before.is_alone = false);
        }
        found.extend(of_line);
    }
    let mut cells = Cells::default();
    let mut lines = BTreeSet::new();
    let mut rows = BTreeSet::new();
    for group in &found {
        // The same row twice, and nothing says which is meant.
        if !rows.insert(group.row) {
            return None;
        }
    }
    for of_line in found.chunk_by(|one, two| one.lines.last() == two.lines.last()) {
        let read = of_line.iter().flat_map(|group| {
            let columns = reader.block.columns.leaves.ids().zip(&group.slots);
            let columns = columns.filter(|(column, _)| reader.block.has(group.row, *column));
            columns.map(|(column, slot)| {
                let spec = reader.block.spec(Some(group.row), column);
                let figure = figure(wanted, *slot, spec, group.is_alone);
                (Indicator { block, row: group.row, column }, figure)
            })
        });
        cells.read.extend(without_joined(wanted, read.collect()));
        for group in of_line {
            let columns = reader.block.columns.leaves.ids().filter(|_| !group.is_named);
            cells.unnamed.extend(columns.map(|column| Indicator { block, row: group.row, column }));
            let seats = group.lines.iter().map(|&line| &wanted.lines[line]);
            lines.extend(seats.map(|line| (line.seat.clone(), line.row)));
        }
    }
    (!cells.read.is_empty()).then_some((cells, lines))
}

/// A figure under its head.
fn figure(wanted: Wanted<'_>, slot: Option<&Slot>, spec: &CellSpec, is_alone: bool) -> CellReading {
    let Some(slot) = slot else {
        let why = message!(
            zh: "看不出这一栏的数是哪一格",
            en: "it cannot be told which cell is this column's"
        );
        return CellReading::unread("", None, why);
    };
    if !is_alone {
        let why = message!(
            zh: "同样的栏名下有不止一行数，数不一样",
            en: "several lines of figures stand under the same heads"
        );
        return CellReading::unread(&slot.text, Some(&slot.position), why);
    }
    cell::reading(slot, spec, wanted.period)
}
