//! One row of a block: its cells in order, or by the names of their columns.

use super::cell;
use super::scalar::{Object, definition, titled};
use crate::model::form::{Block, CellSpec};
use crate::model::id::{ColumnId, RowId};
use crate::text::message;
use crate::text::message::Language;
use serde_json::{Value, json};

/// The cells of a row by column; `None` where the form has no such cell. Rows of one shape share a schema.
#[derive(PartialEq)]
pub(super) struct Shape<'f> {
    cells: Vec<(ColumnId, Option<&'f CellSpec>)>,
}

impl<'f> Shape<'f> {
    /// The shape of a row of the form.
    pub(super) fn of(block: &'f Block, row: RowId) -> Self {
        let cell = |column| (column, block.has(row, column).then(|| block.spec(Some(row), column)));
        Self { cells: block.columns.leaves.ids().map(cell).collect() }
    }

    /// The shape of a row that a report adds.
    pub(super) fn added(block: &'f Block) -> Self {
        Self {
            cells: block
                .columns
                .leaves
                .ids()
                .map(|column| (column, Some(block.spec(None, column))))
                .collect(),
        }
    }

    /// The cells that there are.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'f CellSpec> {
        self.cells.iter().filter_map(|(_, cell)| *cell)
    }

    /// Whether a report must have such a row.
    pub(super) fn is_required(&self) -> bool {
        self.cells().any(|cell| !cell.sparse)
    }

    /// The schema of such a row.
    pub(super) fn schema(&self, block: &Block, language: Language) -> Value {
        let tag = language.tag();
        let mut by_name = Object::new();
        let mut in_order = Vec::new();
        let mut required = Vec::new();
        for &(column, cell) in &self.cells {
            let (Some(cell), leaf) = (cell, block.column(column)) else { continue };
            let over: Vec<&str> = block.columns.groups_over(column).iter().map(|l| l.text(tag)).collect();
            let units: Vec<&str> = cell.units.iter().map(|span| span.unit.label.text(tag)).collect();
            let words = cell::words(cell);
            let said = [over.join(" · "), units.join(" / "), words.in_language(language).to_owned()];
            let said: Vec<&str> = said.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
            let schema = titled(definition(&cell::name(cell)), leaf.label.text(tag), &said.join("; "));
            if !cell.sparse {
                required.push(leaf.id.as_str());
            }
            by_name.insert(leaf.id.clone(), schema.clone());
            in_order.push(schema);
        }
        let mut schema = Object::new();
        schema.insert("type".to_owned(), json!(["array", "object"]));
        let count = in_order.len();
        schema.insert("minItems".to_owned(), count.into());
        schema.insert("maxItems".to_owned(), count.into());
        schema.insert("prefixItems".to_owned(), in_order.into());
        schema.insert("properties".to_owned(), by_name.into());
        schema.insert("required".to_owned(), required.into());
        schema.insert("additionalProperties".to_owned(), false.into());
        Value::Object(schema)
    }
}

/// What stands over a row, as its description.
pub(super) fn groups_over(block: &Block, row: RowId, language: Language) -> String {
    let over: Vec<&str> =
        block.rows.groups_over(row).iter().map(|label| label.text(language.tag())).collect();
    let row = block.row(row);
    let total = message!(zh: "合计", en: "total");
    let total = if row.total { total.in_language(language) } else { "" };
    let said = [over.join(" · "), total.to_owned()];
    said.iter().map(String::as_str).filter(|s| !s.is_empty()).collect::<Vec<_>>().join("; ")
}
