//! Which cell of an earlier report a cell continues.

use super::{Archive, ArchivedReport, EditionCell};
use crate::model::form::Link;

impl Archive {
    /// The cell of an earlier report's edition that a cell continues; the cell need not be in any report yet.
    ///
    /// `None` where nothing there continues it as one comparable cell.
    pub fn continued(&self, earlier: &ArchivedReport, cell: &EditionCell) -> Option<EditionCell> {
        // The same block of the same edition, where the earlier report used it.
        if earlier.data.of_block(cell.form, cell.block).is_some() {
            return Some(cell.clone());
        }
        let indicator = cell.indicator(&self.forms)?;
        earlier.data.iter().find_map(|there| {
            let continuations = self.editions.between(earlier.publisher(), cell.form, there.form_id())?;
            let continuation = continuations.of(indicator).filter(|c| c.link <= Link::Differs)?;
            let [from] = continuation.from[..] else { return None };
            let named = there.form().block(from.block).row(from.row);
            let row = if named.open { &cell.row } else { &named.id };
            (there.block_id() == from.block).then(|| EditionCell {
                form: there.form_id(),
                block: from.block,
                row: row.clone(),
                column: from.column,
            })
        })
    }
}
