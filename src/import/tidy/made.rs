//! The figures of a report from a table, as a reading of a document has them.

use super::cell::{Row, Slot};
use super::gathered::{Gathered, Key, Printed, Sheaf};
use super::mapping::Mapping;
use crate::import::document::Position;
use crate::import::reading::{CellReading, OwnRow, Reading, State, TableReading, read_cell};
use crate::model::archive::Archive;
use crate::model::figure::{Figure, Value};
use crate::model::form::{CellSpec, Equation, Form, Indicator};
use crate::model::id::{BlockId, ColumnId, TableId};
use crate::text::message;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads the figures of a report. The sums of its form prove them as they prove those of a document.
pub(crate) fn reading(
    archive: &Archive,
    mapping: &Mapping,
    gathered: &Gathered,
    (key, sheaf): (&Key, &Sheaf),
) -> Reading {
    let form = archive.form(key.form);
    let made = Made { mapping, gathered, key, sheaf, form };
    let equations = form.equations();
    let mut tables = Vec::new();
    let mut lacking = Vec::new();
    for table in form.tables().ids() {
        match made.table(table, &equations) {
            Some(reading) => tables.push(reading),
            None if form.table(table).optional => {}
            None => lacking.push(table),
        }
    }
    Reading { form: key.form, tables, lacking }
}

struct Made<'a> {
    mapping: &'a Mapping,
    gathered: &'a Gathered,
    key: &'a Key,
    sheaf: &'a Sheaf,
    form: &'a Form,
}

impl Made<'_> {
    /// A table; nothing where it is not there and has to be.
    fn table(&self, table: TableId, equations: &[Equation]) -> Option<TableReading> {
        let mut cells = BTreeMap::new();
        let mut own_rows = Vec::new();
        for &id in &self.form.table(table).blocks {
            let block = self.form.block(id);
            for row in block.rows.leaves.ids().filter(|&row| !block.row(row).open) {
                for column in block.columns.leaves.ids().filter(|&column| block.has(row, column)) {
                    let slot = Slot { block: id, row: Row::OfForm(row), column };
                    let cell = self.cell(&slot, block.spec(Some(row), column));
                    cells.insert(Indicator { block: id, row, column }, cell);
                }
            }
            let own = self.sheaf.rows.iter().filter(|(block, _)| *block == id);
            own_rows.extend(own.map(|(_, words)| self.own_row(id, words)));
        }
        let blocks = &self.form.table(table).blocks;
        let is_there = self.sheaf.cells.keys().any(|slot| blocks.contains(&slot.block));
        let is_needed = |at: &Indicator| !self.form.block(at.block).spec(Some(at.row), at.column).sparse;
        let optional = self.form.table(table).optional;
        if !is_there && (optional || cells.keys().any(is_needed)) {
            return None;
        }
        Some(TableReading::of((self.key.form, table), cells, own_rows, equations))
    }

    fn own_row(&self, id: BlockId, words: &Arc<str>) -> OwnRow {
        let block = self.form.block(id);
        let cell = |column: ColumnId| {
            let slot = Slot { block: id, row: Row::Named(Arc::clone(words)), column };
            self.cell(&slot, block.spec(block.rows.open(), column))
        };
        let cells = block.columns.leaves.ids().map(cell).collect();
        let named = self.gathered.names.id(self.key.publisher, self.form, id, words);
        let (label, named) = (words.to_string(), named.map(str::to_owned));
        OwnRow { block: id, after: None, label, id: named, within: None, of_form: None, cells }
    }

    fn cell(&self, slot: &Slot, spec: &CellSpec) -> CellReading {
        match self.sheaf.cells.get(slot) {
            Some(printed) => self.printed(printed, spec),
            None if self.mapping.absent_is_blank && !spec.sparse => CellReading {
                state: State::Read,
                figure: Some(Figure::of(Value::Blank)),
                ..CellReading::absent()
            },
            None => CellReading::absent(),
        }
    }

    fn printed(&self, printed: &Printed, spec: &CellSpec) -> CellReading {
        let Printed { text, note, doubt, line, other } = printed;
        let position = Position::Line(*line);
        if let Some((other, again)) = other.as_deref() {
            let why = message!(
                zh: "第 {line} 行是“{text}”，第 {again} 行是“{other}”",
                en: "line {line} has '{text}', line {again} has '{other}'"
            );
            return CellReading::unread(text, Some(&position), why);
        }
        if let Some(why) = doubt {
            return CellReading::unread(text, Some(&position), (**why).clone());
        }
        let read = match self.mapping.values.get(&**text) {
            Some(Some(value)) => Ok(Figure::printed(value.clone(), text)),
            Some(None) | None => read_cell(text, spec, &self.key.period),
        };
        match read {
            Ok(figure) => {
                let figure = match note {
                    Some(note) => figure.with_note(note),
                    None => figure,
                };
                CellReading::read(figure, text, &position)
            }
            Err(why) => CellReading::unread(text, Some(&position), why),
        }
    }
}
