//! What a table is read from and against, and the cells that are read.

use super::cell;
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

/// The cells of a row, without the blank ones beside a cell that prints two numbers: one of them may be
/// theirs.
pub(super) fn without_joined(cells: List<ColumnId, CellReading>) -> List<ColumnId, CellReading> {
    // No number begins with a zero that another digit follows: `00` is two of them.
    let is_two_at_once =
        |part: &str| part.starts_with('0') && part[1..].starts_with(|c: char| c.is_ascii_digit());
    let numbers = |text: &str| -> usize {
        let parts = text.split_whitespace();
        let parts = parts.filter(|part| part.starts_with(|c: char| c.is_ascii_digit() || c == '/'));
        parts.map(|part| 1 + usize::from(is_two_at_once(part))).sum()
    };
    let two: Vec<bool> = cells.iter().map(|cell| cell.figure.is_none() && numbers(&cell.text) > 1).collect();
    let is_two = |at: usize| two.get(at).copied().unwrap_or(false);
    let beside = |at: usize| is_two(at + 1) || at.checked_sub(1).is_some_and(is_two);
    let kept = |(at, cell): (usize, CellReading)| {
        if !cell.text.is_empty() || !beside(at) {
            return cell;
        }
        let why = message!(
            zh: "旁边一格印了两个数，其中一个可能是这一格的",
            en: "the cell beside it prints two numbers, and one of them may be this cell's"
        );
        CellReading::unread("", cell.position.as_ref(), why)
    };
    cells.into_entries().map(|(_, cell)| cell).enumerate().map(kept).collect()
}
