//! A table as templates see it: taken apart only where a template does so, and only as far.
//!
//! What can be asked of each part is said once, in a list of names with what stands under them.

use crate::pages::view::{OfficialTable, TableBlock, TableCell, TableRow};
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use std::sync::Arc;

/// What can be asked of a part of a table: the name, and what stands under it.
type Fields<T> = &'static [(&'static str, fn(&T) -> Value)];

const OF_TABLE: Fields<OfficialTable> = &[
    ("id", |table| Value::from(table.id.as_str())),
    ("caption", |table| Value::from(table.caption.as_str())),
    ("unit", |table| Value::from(Serde(&table.unit))),
    ("notes", |table| Value::from(Serde(&table.notes))),
    ("form", |table| Value::from(table.form.as_str())),
    ("width", |table| Value::from(table.width)),
];

const OF_BLOCK: Fields<TableBlock> = &[
    ("id", |block| Value::from(block.id.as_str())),
    ("caption", |block| Value::from(block.caption.as_str())),
    ("heads", |block| Value::from(Serde(&block.heads))),
];

const OF_ROW: Fields<TableRow> =
    &[("id", |row| Value::from(row.id.as_str())), ("heads", |row| Value::from(Serde(&row.heads)))];

const OF_CELL: Fields<TableCell> = &[
    ("id", |cell| Value::from(cell.place.address())),
    ("text", |cell| Value::from(cell.text.as_str())),
    ("span", |cell| Value::from(cell.span)),
    ("kind", |cell| Value::from(cell.kind)),
    ("value", |cell| Value::from(Serde(&cell.value))),
    ("headers", |cell| Value::from(cell.place.headers())),
    ("finding", |cell| Value::from(Serde(&cell.finding))),
    ("note", |cell| Value::from(Serde(&cell.note))),
    ("notes", |cell| Value::from(Serde(&cell.notes))),
    ("was", |cell| Value::from(Serde(&cell.was))),
];

/// The value of a field, if there is one of that name.
fn field<T>(fields: Fields<T>, of: &T, key: &Value) -> Option<Value> {
    let wanted = key.as_str()?;
    fields.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value(of))
}

/// The names of fields, and those of the parts that a part has.
fn names<T>(fields: Fields<T>, parts: &[&'static str]) -> Enumerator {
    let names = fields.iter().map(|(name, _)| *name).chain(parts.iter().copied());
    Enumerator::Values(names.map(Value::from).collect())
}

/// A printed table, as a value of the template engine.
#[derive(Debug)]
pub(super) struct TableValue {
    table: Arc<OfficialTable>,
}

impl TableValue {
    /// A table as a value.
    pub(super) fn of(table: OfficialTable) -> Value {
        Value::from_object(Self { table: Arc::new(table) })
    }

    /// The table itself.
    pub(super) fn table(&self) -> &OfficialTable {
        &self.table
    }
}

impl Object for TableValue {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str()? {
            "blocks" => Some(Part::of(&self.table, At::Blocks)),
            _ => field(OF_TABLE, &self.table, key),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        names(OF_TABLE, &["blocks"])
    }
}

/// A part of a table, which holds on to the whole of it.
#[derive(Debug)]
pub(super) struct Part {
    table: Arc<OfficialTable>,
    at: At,
}

/// Which part: all blocks, a block, its rows, a row, its cells, a cell.
#[derive(Debug, Clone, Copy)]
enum At {
    Blocks,
    Block(usize),
    Rows(usize),
    Row(usize, usize),
    Cells(usize, usize),
    Cell(usize, usize, usize),
}

impl Part {
    /// The cells of a row.
    pub(super) fn cells(&self) -> Option<&[TableCell]> {
        match self.at {
            At::Row(block, row) => Some(&self.table.blocks[block].rows[row].cells),
            _ => None,
        }
    }

    /// The block that it is.
    pub(super) fn block(&self) -> Option<&TableBlock> {
        match self.at {
            At::Block(block) => self.table.blocks.get(block),
            _ => None,
        }
    }

    fn of(table: &Arc<OfficialTable>, at: At) -> Value {
        Value::from_object(Self { table: Arc::clone(table), at })
    }
}

impl Object for Part {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        match self.at {
            At::Blocks | At::Rows(..) | At::Cells(..) => ObjectRepr::Seq,
            At::Block(_) | At::Row(..) | At::Cell(..) => ObjectRepr::Map,
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let blocks = &self.table.blocks;
        let of = |at| Part::of(&self.table, at);
        let one = |count: usize, at: &dyn Fn(usize) -> At| {
            key.as_usize().filter(|&index| index < count).map(|index| of(at(index)))
        };
        match self.at {
            At::Blocks => one(blocks.len(), &At::Block),
            At::Rows(block) => one(blocks[block].rows.len(), &|row| At::Row(block, row)),
            At::Cells(block, row) => {
                one(blocks[block].rows[row].cells.len(), &|cell| At::Cell(block, row, cell))
            }
            At::Block(block) if key.as_str() == Some("rows") => Some(of(At::Rows(block))),
            At::Block(block) => field(OF_BLOCK, &blocks[block], key),
            At::Row(block, row) if key.as_str() == Some("cells") => Some(of(At::Cells(block, row))),
            At::Row(block, row) => field(OF_ROW, &blocks[block].rows[row], key),
            At::Cell(block, row, cell) => field(OF_CELL, &blocks[block].rows[row].cells[cell], key),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let blocks = &self.table.blocks;
        match self.at {
            At::Blocks => Enumerator::Seq(blocks.len()),
            At::Rows(block) => Enumerator::Seq(blocks[block].rows.len()),
            At::Cells(block, row) => Enumerator::Seq(blocks[block].rows[row].cells.len()),
            At::Block(_) => names(OF_BLOCK, &["rows"]),
            At::Row(..) => names(OF_ROW, &["cells"]),
            At::Cell(..) => names(OF_CELL, &[]),
        }
    }
}
