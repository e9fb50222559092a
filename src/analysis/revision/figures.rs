//! The figures of one report, held against those it had.

use super::{EditionRevision, FigureRevision, Standing};
use crate::model::archive::Archive;
use crate::model::figure::{Figure, Value};
use crate::model::form::{Block, Form};
use crate::model::report::{BlockData, Correction, Report};

/// A block of a report, with the form's block that it fills in.
#[derive(Clone, Copy)]
pub struct Filled<'a> {
    /// Its position in the report's data.
    position: usize,
    data: &'a BlockData,
    form: &'a Form,
    block: &'a Block,
}

/// The blocks of a report.
pub fn filled<'a>(archive: &'a Archive, report: &'a Report) -> Vec<Filled<'a>> {
    let filled = |(position, data): (usize, &'a BlockData)| {
        let form = &archive.forms[data.form];
        Filled { position, data, form, block: &form.blocks[data.block] }
    };
    report.data.iter().enumerate().map(filled).collect()
}

/// Tables that follow another edition than they did.
pub fn editions<'a>(was: &[Filled<'a>], now: &[Filled<'a>]) -> Vec<EditionRevision<'a>> {
    let mut found: Vec<EditionRevision<'a>> = Vec::new();
    for block in now {
        let table = block.table();
        let Some(before) = was.iter().find(|before| before.table() == table) else { continue };
        let known = found.iter().any(|edition| edition.table == table);
        if before.form.id != block.form.id && !known {
            found.push(EditionRevision { table, was: &before.form.id, now: &block.form.id });
        }
    }
    found
}

/// Figures that differ, came or went.
pub fn changed<'a>(
    was: &[Filled<'a>],
    now: &[Filled<'a>],
    corrections: &'a [Correction],
) -> Vec<FigureRevision<'a>> {
    let mut found = Vec::new();
    for block in now {
        for Cell { row, column, figure, there } in block.beside(was) {
            if there.is_none_or(|before| !same(before, figure)) {
                let cell = (block.position, row, column);
                let own: Vec<&Correction> =
                    corrections.iter().filter(|correction| correction.figure == cell).collect();
                let address = block.address(row, column);
                let standing = Standing::of(there, figure, &own);
                found.push(FigureRevision { address, was: there, now: Some(figure), standing });
            }
        }
    }
    for block in was {
        for Cell { row, column, figure, there } in block.beside(now) {
            if there.is_none() {
                let address = block.address(row, column);
                let standing = Standing::Undeclared;
                found.push(FigureRevision { address, was: Some(figure), now: None, standing });
            }
        }
    }
    found
}

/// Whether two figures say the same and are printed alike: `1.2` and `1.20` are not.
pub fn same(one: &Figure, other: &Figure) -> bool {
    one.value == other.value && one.to_string() == other.to_string()
}

/// A figure, and the one in the same place of the report's other state.
struct Cell<'a> {
    row: usize,
    column: usize,
    figure: &'a Figure,
    there: Option<&'a Figure>,
}

impl<'a> Filled<'a> {
    fn table(self) -> &'a str {
        &self.form.tables[self.block.table].id
    }

    fn address(self, row: usize, column: usize) -> String {
        self.block.address(self.data.row_id(row, self.block), column)
    }

    /// The figure in a cell that exists, is given, and could be read.
    fn figure(self, row: usize, column: usize) -> Option<&'a Figure> {
        let figure = self.data.figure(row, column);
        (!matches!(figure.value, Value::Absent | Value::NotGiven | Value::Unread)).then_some(figure)
    }

    /// Its figures, each with the one that the other state has for the same ids.
    fn beside(self, other: &[Self]) -> impl Iterator<Item = Cell<'a>> {
        let other = other.iter().find(|other| other.block.id == self.block.id).copied();
        let leaves = self.block.columns.leaves.iter();
        let columns: Vec<Option<usize>> =
            leaves.map(|leaf| other.and_then(|there| there.block.columns.leaf(&leaf.id))).collect();
        (0..self.data.row_count()).flat_map(move |row| {
            let id = self.data.row_id(row, self.block);
            let there = other.and_then(|other| Some((other, other.data.rows.find(id, other.block)?)));
            let cell = |(column, beside): (usize, &Option<usize>)| {
                let figure = self.figure(row, column)?;
                let there = there.zip(*beside).and_then(|((other, row), column)| other.figure(row, column));
                Some(Cell { row, column, figure, there })
            };
            columns.iter().enumerate().filter_map(cell).collect::<Vec<_>>()
        })
    }
}
