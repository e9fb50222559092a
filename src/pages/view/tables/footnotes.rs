//! What a report says of its own figures: as a list, and as marks where the figures stand.

use super::official_table::{Head, OfficialTable, TableBlock, TableCell};
use crate::model::id::{ColumnId, DataRowId, FormId, TableId};
use crate::model::report::{BlockData, Report};
use std::collections::BTreeSet;

/// Marks a printed table: notes on a whole table at its caption, on a row or column at its head, on other
/// figures at each of them; and what stood at a figure before it was corrected.
pub(crate) fn mark(table: &mut OfficialTable, report: &Report, (form, position): (FormId, TableId)) {
    let of_table = |data: &BlockData| data.form_id() == form && data.block().table == position;
    for (at, data) in report.data.entries().filter(|(_, data)| of_table(data)) {
        let block = data.block();
        let Some(printed) = table.blocks.iter().position(|printed| printed.id == block.id) else { continue };
        for (note, number) in report.numbered_notes() {
            let cells = note.cells.iter().filter(|cell| cell.data == at);
            let rows: BTreeSet<DataRowId> = cells.clone().map(|cell| cell.row).collect();
            let columns: BTreeSet<ColumnId> = cells.map(|cell| cell.column).collect();
            let is_on_all = rows.len() == data.rows().len() && columns.len() == data.columns().len();
            if is_on_all || note.empty == Some(at) {
                if !table.notes.contains(&number) {
                    table.notes.push(number);
                }
                continue;
            }
            let place = Place { data, rows, columns };
            place.mark(&mut table.blocks[printed], number);
        }
        for correction in report.corrections.iter().rev().filter(|correction| correction.cell.data == at) {
            let (row, column) = (correction.cell.row, correction.cell.column);
            let (row, column) = (data.row_id(row), data.column(column).id.as_str());
            let cells = table.blocks[printed].rows.iter_mut().flat_map(|row| &mut row.cells);
            let corrected = cells.filter(|cell| cell.place.is_among(&block.id, &[row], &[column]));
            corrected.for_each(|cell| cell.was = Some(correction.was.to_string()));
        }
    }
}

/// Figures of a block that a note is on: every one in some rows and some columns.
struct Place<'a> {
    data: &'a BlockData,
    rows: BTreeSet<DataRowId>,
    columns: BTreeSet<ColumnId>,
}

impl Place<'_> {
    fn mark(&self, printed: &mut TableBlock, number: usize) {
        let one = self.rows.len() == 1 && self.columns.len() == 1;
        let row_ids = self.rows.iter().map(|&row| self.data.row_id(row));
        let (scope, heads): (&str, Vec<&str>) = if one {
            ("", Vec::new())
        } else if self.columns.len() == self.data.columns().len() {
            ("row", row_ids.collect())
        } else if self.rows.len() == self.data.rows().len() {
            let leaves = self.columns.iter().map(|&column| self.data.column(column));
            ("col", leaves.map(|leaf| leaf.id.as_str()).collect())
        } else {
            ("", Vec::new())
        };
        let all =
            printed.heads.iter_mut().flatten().chain(printed.rows.iter_mut().flat_map(|row| &mut row.heads));
        let named = |head: &&mut Head| head.leaf.as_deref().is_some_and(|leaf| heads.contains(&leaf));
        let mut found: Vec<_> = all.filter(|head| head.scope == scope && named(head)).collect();
        if !heads.is_empty() && found.len() == heads.len() {
            found.iter_mut().for_each(|head| head.notes.push(number));
            return;
        }
        let rows: Vec<&str> = self.rows.iter().map(|&row| self.data.row_id(row)).collect();
        let columns: Vec<&str> = self.columns.iter().map(|&c| self.data.column(c).id.as_str()).collect();
        let cells = printed.rows.iter_mut().flat_map(|row| &mut row.cells);
        let noted = |cell: &&mut TableCell| cell.place.is_among(&printed.id, &rows, &columns);
        cells.filter(noted).for_each(|cell| cell.notes.push(number));
    }
}
