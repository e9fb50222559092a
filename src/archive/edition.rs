//! Where a cell stood in the edition before.

use super::Archive;
use crate::form::{Form, Indicator, Link};
use crate::report::{BlockData, Report};

impl Archive {
    /// The cell of an earlier report that a cell of a later one continues: form, block, row id, column.
    ///
    /// `None` where nothing there continues it as one comparable cell.
    pub fn in_last_edition(
        &self,
        earlier: &Report,
        data: &BlockData,
        row: &str,
        column: usize,
    ) -> Option<(usize, usize, String, usize)> {
        let form = &self.forms[data.form];
        let block = &form.blocks[data.block];
        let table = &form.tables[block.table].id;
        // The same block of the same edition, where the earlier report used it.
        if earlier.data.iter().any(|d| d.form == data.form && d.block == data.block) {
            return Some((data.form, data.block, row.to_owned(), column));
        }
        let other = earlier.data.iter().find(|d| {
            let there = &self.forms[d.form];
            there.family == form.family && there.tables[there.blocks[d.block].table].id == *table
        })?;
        let there = &self.forms[other.form];
        let leaf = block.rows.leaf(row);
        let indicator = Indicator { block: data.block, row: leaf?, column };
        let found = continued(form, there, indicator)?;
        let row = there.blocks[found.block].rows.leaves[found.row].id.clone();
        Some((other.form, found.block, row, found.column))
    }
}

/// The one cell of an earlier edition that a cell of a form continues.
fn continued(form: &Form, earlier: &Form, cell: Indicator) -> Option<Indicator> {
    let crosswalk = form.crosswalks.iter().find(|crosswalk| crosswalk.from == earlier.id);
    for entry in crosswalk.iter().flat_map(|crosswalk| &crosswalk.entries) {
        let to: Vec<Indicator> = entry.to.iter().flat_map(|(path, _)| form.cells_of(path)).collect();
        let Some(position) = to.iter().position(|&other| other == cell) else { continue };
        let from: Vec<Indicator> = entry.from.iter().flat_map(|(path, _)| earlier.cells_of(path)).collect();
        let one_to_one = matches!(entry.link, Link::Same | Link::Renamed | Link::Differs);
        return (one_to_one && from.len() == to.len()).then(|| from[position]);
    }
    earlier.indicator(&cell.address(form))
}
