//! A table as templates see it: taken apart only where a template does so.

use crate::view::OfficialTable;
use minijinja::value::{Enumerator, Object, Serde, Value};
use std::sync::{Arc, OnceLock};

/// A printed table, as a value of the template engine.
#[derive(Debug)]
pub struct TableValue {
    table: OfficialTable,
    // Most templates print the table whole: its hundreds of cells become values only when one is asked for.
    fields: OnceLock<Value>,
}

impl TableValue {
    /// A table as a value.
    pub fn of(table: OfficialTable) -> Value {
        Value::from_object(Self { table, fields: OnceLock::new() })
    }

    /// The table itself.
    pub fn table(&self) -> &OfficialTable {
        &self.table
    }
}

impl Object for TableValue {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let fields = self.fields.get_or_init(|| Value::from(Serde(&self.table)));
        fields.get_item(key).ok().filter(|value| !value.is_undefined())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["id", "caption", "unit", "form", "width", "blocks"])
    }
}
