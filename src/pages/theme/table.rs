//! A table as templates see it: taken apart only where a template does so, and only as far.

use crate::pages::view::{OfficialTable, TableBlock, TableCell};
use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use std::sync::Arc;

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
        let table = &self.table;
        Some(match key.as_str()? {
            "id" => Value::from(table.id.as_str()),
            "caption" => Value::from(table.caption.as_str()),
            "unit" => Value::from(Serde(&table.unit)),
            "notes" => Value::from(Serde(&table.notes)),
            "form" => Value::from(table.form.as_str()),
            "width" => Value::from(table.width),
            "blocks" => Part::of(table, At::Blocks),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["id", "caption", "unit", "notes", "form", "width", "blocks"])
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
            _ => ObjectRepr::Map,
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let blocks = &self.table.blocks;
        let of = |at| Part::of(&self.table, at);
        match self.at {
            At::Blocks => key.as_usize().filter(|&i| i < blocks.len()).map(|i| of(At::Block(i))),
            At::Rows(b) => key.as_usize().filter(|&i| i < blocks[b].rows.len()).map(|i| of(At::Row(b, i))),
            At::Cells(b, r) => {
                key.as_usize().filter(|&i| i < blocks[b].rows[r].cells.len()).map(|i| of(At::Cell(b, r, i)))
            }
            At::Block(b) => Some(match key.as_str()? {
                "id" => Value::from(blocks[b].id.as_str()),
                "caption" => Value::from(blocks[b].caption.as_str()),
                "heads" => Value::from(Serde(&blocks[b].heads)),
                "rows" => of(At::Rows(b)),
                _ => return None,
            }),
            At::Row(b, r) => Some(match key.as_str()? {
                "id" => Value::from(blocks[b].rows[r].id.as_str()),
                "heads" => Value::from(Serde(&blocks[b].rows[r].heads)),
                "cells" => of(At::Cells(b, r)),
                _ => return None,
            }),
            At::Cell(b, r, c) => {
                let cell = &blocks[b].rows[r].cells[c];
                Some(match key.as_str()? {
                    "text" => Value::from(cell.text.as_str()),
                    "id" => Value::from(cell.id.as_str()),
                    "span" => Value::from(cell.span),
                    "kind" => Value::from(cell.kind),
                    "value" => Value::from(Serde(&cell.value)),
                    "headers" => Value::from(cell.headers.as_str()),
                    "finding" => Value::from(Serde(&cell.finding)),
                    "note" => Value::from(Serde(&cell.note)),
                    "notes" => Value::from(Serde(&cell.notes)),
                    "was" => Value::from(Serde(&cell.was)),
                    _ => return None,
                })
            }
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let blocks = &self.table.blocks;
        match self.at {
            At::Blocks => Enumerator::Seq(blocks.len()),
            At::Rows(b) => Enumerator::Seq(blocks[b].rows.len()),
            At::Cells(b, r) => Enumerator::Seq(blocks[b].rows[r].cells.len()),
            At::Block(_) => Enumerator::Str(&["id", "caption", "heads", "rows"]),
            At::Row(..) => Enumerator::Str(&["id", "heads", "cells"]),
            At::Cell(..) => Enumerator::Str(&[
                "id", "text", "span", "kind", "value", "headers", "finding", "note", "notes", "was",
            ]),
        }
    }
}
