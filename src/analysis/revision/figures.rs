//! The figures of one report, held against those it had.

use super::standing::same;
use super::{EditionRevision, FigureRevision, Standing};
use crate::model::figure::Figure;
use crate::model::id::{ColumnId, DataRowId};
use crate::model::report::{BlockData, CellId, Correction, Statistics};

/// Tables that follow another edition than they did.
pub(super) fn editions<'a>(was: &'a Statistics, now: &'a Statistics) -> Vec<EditionRevision<'a>> {
    let mut found: Vec<EditionRevision<'a>> = Vec::new();
    for data in now {
        let table = data.table().id.as_str();
        let Some(before) = was.iter().find(|before| before.table().id == table) else { continue };
        let known = found.iter().any(|edition| edition.table == table);
        if before.form().id != data.form().id && !known {
            found.push(EditionRevision { table, was: &before.form().id, now: &data.form().id });
        }
    }
    found
}

/// Figures that differ, came or went.
pub(super) fn changed<'a>(
    was: &'a Statistics,
    now: &'a Statistics,
    corrections: &'a [Correction],
) -> Vec<FigureRevision<'a>> {
    let mut found = Vec::new();
    for (id, data) in now.entries() {
        for Cell { row, column, figure, there } in beside(data, was) {
            if there.is_none_or(|before| !same(before, figure)) {
                let cell = CellId { data: id, row, column };
                let own: Vec<&Correction> =
                    corrections.iter().filter(|correction| correction.cell == cell).collect();
                let address = data.address(row, column);
                let standing = Standing::of(there, figure, &own);
                found.push(FigureRevision { address, was: there, now: Some(figure), standing });
            }
        }
    }
    for data in was {
        for Cell { row, column, figure, there } in beside(data, now) {
            if there.is_none() {
                let address = data.address(row, column);
                let standing = Standing::Undeclared;
                found.push(FigureRevision { address, was: Some(figure), now: None, standing });
            }
        }
    }
    found
}

/// A figure, and the one in the same place of the report's other state.
struct Cell<'a> {
    row: DataRowId,
    column: ColumnId,
    figure: &'a Figure,
    there: Option<&'a Figure>,
}

/// The figure in a cell that exists, is given, and could be read.
fn given(data: &BlockData, row: DataRowId, column: ColumnId) -> Option<&Figure> {
    Some(data.figure(row, column)).filter(|figure| figure.value.is_given())
}

/// The figures of a block, each with the one that the report's other state has for the same ids.
fn beside<'a>(data: &'a BlockData, other: &'a Statistics) -> impl Iterator<Item = Cell<'a>> {
    let other = other.iter().find(|other| other.block().id == data.block().id);
    let columns: Vec<(ColumnId, Option<ColumnId>)> = data
        .columns()
        .map(|column| (column, other.and_then(|there| there.block().columns.leaf(&data.column(column).id))))
        .collect();
    data.rows().flat_map(move |row| {
        let there = other.and_then(|other| Some((other, other.find_row(data.row_id(row))?)));
        let cell = |&(column, beside): &(ColumnId, Option<ColumnId>)| {
            let figure = given(data, row, column)?;
            let there = there.zip(beside).and_then(|((other, row), column)| given(other, row, column));
            Some(Cell { row, column, figure, there })
        };
        columns.iter().filter_map(cell).collect::<Vec<_>>()
    })
}
