//! What a table is read from and against, and the cells that are read.

use super::cell;
use super::form_words::FormWords;
use super::line::Line;
use super::outcome::CellReading;
use super::place::Placement;
use crate::model::form::{Block, Equation, Form, Indicator};
use crate::model::id::{ColumnId, FormId, List, RowId, TableId};
use crate::model::period::Period;
use crate::text::message;
use std::collections::{BTreeMap, BTreeSet};

/// What a table is read from and against.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub form_id: FormId,
    pub form: &'a Form,
    pub table: TableId,
    /// What the form calls its rows and columns.
    pub words: &'a FormWords<'a>,
    pub period: &'a Period,
    pub lines: &'a [Line],
    /// Lines that are no part of it.
    pub taken: &'a [bool],
    /// The sums of the form.
    pub equations: &'a [Equation],
}

/// The cells read so far, with those whose column no head names.
#[derive(Default)]
pub(super) struct Cells {
    pub read: BTreeMap<Indicator, CellReading>,
    pub unnamed: BTreeSet<Indicator>,
    /// Those that stand under heads of which the form knows none.
    pub under_other_heads: BTreeSet<Indicator>,
}

/// The columns that a row of the form has.
pub(super) fn existing(block: &Block, row: RowId) -> impl Iterator<Item = ColumnId> {
    block.columns.leaves.ids().filter(move |&column| block.has(row, column))
}

/// The cells of a line, placed in one way.
pub(super) fn placed(
    wanted: Wanted<'_>,
    block: &Block,
    row: Option<RowId>,
    line: &Line,
    way: &Placement,
) -> List<ColumnId, CellReading> {
    let cell = |column: ColumnId| {
        let Some(placed) = way.columns.get(column).copied().flatten() else {
            return CellReading::unread(
                "",
                None,
                message!(
                    zh: "看不出这一栏的数是哪一格",
                    en: "it cannot be told which cell is this column's"
                ),
            );
        };
        let slot = &line.slots[placed.slot];
        cell::reading(slot, block.spec(row, column), wanted.period)
    };
    block.columns.leaves.ids().map(cell).collect()
}
