//! A table of a form with nothing filled in.

use super::official_table::{self, CellPlace, Figures, NamedRow, OfficialTable, TableCell};
use crate::model::form::Form;
use crate::model::id::{BlockId, ColumnId, RowId, TableId};

/// A table of a form with nothing filled in.
pub(crate) fn empty_table(form: &Form, (number, table): (usize, TableId), language: &str) -> OfficialTable {
    struct Empty<'f>(&'f Form);
    impl Figures for Empty<'_> {
        type Row = RowId;

        fn rows_of(&self, block: BlockId, row: RowId, language: &str) -> Vec<NamedRow<RowId>> {
            let leaf = self.0.block(block).row(row);
            vec![NamedRow { row, id: leaf.id.clone(), text: leaf.label.text(language).to_owned() }]
        }
        fn cell(
            &self,
            (block, row, column): (BlockId, RowId, ColumnId),
            place: CellPlace,
            span: usize,
        ) -> TableCell {
            let absent = !self.0.block(block).has(row, column);
            TableCell {
                place,
                text: String::new(),
                span,
                kind: if absent { "absent" } else { "empty" },
                value: None,
                finding: None,
                note: None,
                notes: Vec::new(),
                was: None,
            }
        }
    }
    official_table::fill(form, (number, table), &form.table(table).blocks, &Empty(form), None, language)
}
