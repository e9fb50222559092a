//! Over what a check of a form is repeated, and which cells of the form its terms stand for there.

use crate::model::figure::CellKind;
use crate::model::form::asked::Asked;
use crate::model::form::{Axis, Check, Over, Pick, Reported, Term};
use crate::model::id::{BlockId, ColumnId, Id, RowId};

/// A row or column that a check is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instance {
    Column(ColumnId),
    Row(RowId),
    Once,
}

/// A cell of a form, of this period, of the last, or of its parts. An open row has one for all rows that
/// reports name.
pub(super) type FormCell = (BlockId, Option<RowId>, ColumnId, Reported);

/// Every row or column that a check is repeated over.
pub(super) fn instances(check: &Check) -> Vec<Instance> {
    match &check.over {
        Over::Columns(columns) => columns.iter().map(|&column| Instance::Column(column)).collect(),
        Over::Rows(rows) => rows.iter().map(|&row| Instance::Row(row)).collect(),
        Over::Once => vec![Instance::Once],
    }
}

/// The cells of the form that a term stands for; `None` where its block lacks the row or column at hand.
pub(super) fn cells(asked: &Asked, home: BlockId, term: &Term, at: Instance) -> Option<Vec<FormCell>> {
    let (from, block) = (asked.block(home), asked.block(term.block));
    let cells: Vec<(Option<RowId>, ColumnId)> = match (&term.pick, at) {
        (Pick::Rows(rows), Instance::Column(column)) => {
            let column = same(&from.columns, column, &block.columns)?;
            rows.iter().map(|&row| (Some(row), column)).collect()
        }
        (Pick::Columns(columns), Instance::Row(row)) => {
            let row = match same(&from.rows, row, &block.rows) {
                Some(row) => Some(row),
                // Which rows there are is for the reports to say.
                None if from.row(row).open || block.rows.open().is_some() => None,
                None => return None,
            };
            columns.iter().map(|&column| (row, column)).collect()
        }
        (&Pick::Inner(inner, column), Instance::Row(_)) => vec![(Some(inner), column)],
        (&Pick::Parts(column), Instance::Row(row)) => {
            block.rows.parts(row).into_iter().map(|part| (Some(part), column)).collect()
        }
        (Pick::Cells(cells), _) => cells.iter().map(|&(row, column)| (Some(row), column)).collect(),
        (Pick::Rows(_), Instance::Row(_) | Instance::Once)
        | (Pick::Columns(_) | Pick::Inner(..) | Pick::Parts(_), Instance::Column(_) | Instance::Once) => {
            Vec::new()
        }
    };
    let exists = |&(row, column): &(Option<RowId>, ColumnId)| row.is_none_or(|row| block.has(row, column));
    let cells = cells.into_iter().filter(exists);
    Some(cells.map(|(row, column)| (term.block, row, column, term.reported)).collect())
}

/// The leaf of another axis with the id of one of this axis.
fn same<I: Id + PartialEq>(from: &Axis<I>, leaf: I, to: &Axis<I>) -> Option<I> {
    to.leaf(&from.one(leaf).id)
}

/// Whether a cell stands for as many as a report names rows.
pub(super) fn is_open(asked: &Asked, (block, row, ..): FormCell) -> bool {
    row.is_some_and(|row| asked.block(block).row(row).open)
}

/// Whether figures of a cell may be added up.
pub(super) fn adds(asked: &Asked, (block, row, column, _): FormCell) -> bool {
    let block = asked.block(block);
    block.column(column).adds && row.is_none_or(|row| block.row(row).adds)
}

/// What a cell holds.
pub(super) fn kind(asked: &Asked, (block, row, column, _): FormCell) -> CellKind {
    asked.block(block).spec(row, column).kind
}
