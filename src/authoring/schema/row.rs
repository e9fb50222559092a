//! One row of a block: its cells in order, or by the names of their columns.

use super::cell;
use super::scalar::{Object, definition, titled};
use crate::model::form::{Block, Cell};
use crate::text::message;
use crate::text::message::Language;
use serde_json::{Value, json};

/// The cells of a row by column; `None` where the form has no such cell. Rows of one shape share a schema.
#[derive(PartialEq)]
pub struct Shape<'f> {
    cells: Vec<Option<&'f Cell>>,
}

impl<'f> Shape<'f> {
    /// The shape of a row of the form.
    pub fn of(block: &'f Block, row: usize) -> Self {
        let columns = 0..block.columns.leaves.len();
        let cell = |column| (!block.absent.contains(&(row, column))).then(|| block.cell(row, column));
        Self { cells: columns.map(cell).collect() }
    }

    /// The shape of a row that a report adds.
    pub fn added(block: &'f Block) -> Self {
        let cell = |leaf: &'f crate::model::form::Leaf| Some(leaf.cell.as_ref().unwrap_or(&block.cell));
        Self { cells: block.columns.leaves.iter().map(cell).collect() }
    }

    /// The cells that there are.
    pub fn cells(&self) -> impl Iterator<Item = &'f Cell> {
        self.cells.iter().copied().flatten()
    }

    /// Whether a report must have such a row.
    pub fn is_required(&self) -> bool {
        self.cells().any(|cell| !cell.sparse)
    }

    /// The schema of such a row.
    pub fn schema(&self, block: &Block, language: Language) -> Value {
        let tag = language.tag();
        let mut by_name = Object::new();
        let mut in_order = Vec::new();
        let mut required = Vec::new();
        for (column, cell) in self.cells.iter().enumerate() {
            let (Some(cell), leaf) = (cell, &block.columns.leaves[column]) else { continue };
            let over: Vec<&str> = block.columns.groups_over(column).iter().map(|l| l.text(tag)).collect();
            let units: Vec<&str> = cell.units.iter().map(|unit| unit.label.text(tag)).collect();
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
pub fn groups_over(block: &Block, row: usize, language: Language) -> String {
    let over: Vec<&str> =
        block.rows.groups_over(row).iter().map(|label| label.text(language.tag())).collect();
    let row = &block.rows.leaves[row];
    let total = message!(zh: "合计", en: "total");
    let total = if row.total { total.in_language(language) } else { "" };
    let said = [over.join(" · "), total.to_owned()];
    said.iter().map(String::as_str).filter(|s| !s.is_empty()).collect::<Vec<_>>().join("; ")
}
