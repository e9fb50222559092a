//! The heads over a run of lines: which columns of the form they name, and in which order they stand.

use super::form_words::{FormWords, likeness, words};
use super::label::NEARLY;
use super::line::{Line, Slot};
use crate::model::form::Block;
use crate::model::id::{BlockId, ColumnId, Id, List};
use std::ops::Range;

/// From here on a head names a column.
const NAMES: u32 = NEARLY - 5;

/// The heads over a run of lines.
#[derive(Debug, Clone)]
pub(super) struct Heads {
    /// For each column of the form, the head that names it.
    pub columns: List<ColumnId, Option<Head>>,
    /// The heads over the columns as they are printed, in whatever words.
    pub printed: List<ColumnId, Option<Slot>>,
    /// How many heads stand side by side over the figures, whatever they name.
    pub count: usize,
    /// Whether they are on the grid of the lines below them.
    pub on_grid: bool,
    /// The columns of the grid that any of them stands over.
    over: Vec<Range<usize>>,
    /// The column of the grid at which the same heads begin again, behind an empty one: other figures.
    pub again: Option<usize>,
}

/// A head that names a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// Which of the heads it is, counted over the figures from 0.
    pub order: usize,
    /// The first column of the grid that it stands over.
    pub column: usize,
    /// One past the last.
    pub end: usize,
}

impl Heads {
    /// The heads in some lines above the figures of a block; none where no column is named. `first` is the
    /// first column of the grid in which figures may stand.
    pub(super) fn of(above: &[&Line], words: &FormWords<'_>, block: BlockId, first: usize) -> Option<Self> {
        let has_columns = above.iter().all(|line| line.has_columns);
        let heads = Self::read(above, words, block, first, has_columns);
        let is_whole = heads.as_ref().is_some_and(|heads| heads.named() == heads.columns.len());
        let is_exact = || above.iter().flat_map(|line| &line.slots).all(|slot| !slot.is_on_line());
        if is_whole || !has_columns || is_exact() {
            return heads;
        }
        // In a copied text cells over several columns take one, so that columns do not stand below them.
        let in_sequence = Self::read(above, words, block, first, false);
        let is_whole = |heads: &Self| heads.named() == heads.columns.len();
        in_sequence.filter(is_whole).or(heads)
    }

    fn read(
        above: &[&Line],
        words: &FormWords<'_>,
        block: BlockId,
        first: usize,
        has_columns: bool,
    ) -> Option<Self> {
        let (labels, block) = (words.columns(block), words.form.block(block));
        let over = if has_columns { lowest(above, first) } else { in_sequence(above) };
        // A head names the column that it is most like, of several that one under the heads over it; a column
        // that two heads name is named by none.
        let named = |run: &Run<'_>| {
            let like = labels.iter().map(|label| likeness(&run.slot.words, label));
            let best = like.clone().max().filter(|&best| best >= NAMES)?;
            let columns = like.enumerate().filter(|(_, like)| *like == best).map(|(column, _)| column);
            let columns: Vec<usize> = columns.collect();
            let under = |column: &usize| is_under_its_groups(above, run, block, ColumnId::at(*column));
            match columns[..] {
                [only] => Some(only),
                _ => {
                    let mut under = columns.into_iter().filter(under);
                    under.next().filter(|_| under.next().is_none())
                }
            }
        };
        let again = if has_columns { again(&over, &named) } else { None };
        let over: Vec<Run<'_>> =
            over.into_iter().take_while(|run| again.is_none_or(|again| run.column < again)).collect();
        let names: Vec<Option<usize>> = over.iter().map(&named).collect();
        let head = |column: usize| {
            let mut orders = names.iter().enumerate().filter(|(_, name)| **name == Some(column));
            let (order, _) = orders.next().filter(|_| orders.next().is_none())?;
            let run = &over[order];
            Some(Head { order, column: run.column, end: run.end })
        };
        let columns: List<ColumnId, Option<Head>> = (0..labels.len()).map(head).collect();
        let first = names.iter().position(Option::is_some)?;
        // What stands before the first head that names a column belongs to the labels.
        let before = if has_columns && columns[ColumnId::at(0)].is_some() { first } else { 0 };
        let moved = |head: &Option<Head>| {
            head.map(|head| Head { order: head.order - before.min(head.order), ..head })
        };
        let mut heads = Self {
            columns: columns.iter().map(moved).collect(),
            printed: columns.iter().map(|_| None).collect(),
            count: over.len() - before,
            on_grid: has_columns,
            over: over.iter().map(|head| head.column..head.end).collect(),
            again,
        };
        let printed = |column| Some(over.get(heads.order(column)?.0 + before)?.slot.clone());
        heads.printed = heads.columns.ids().map(printed).collect();
        Some(heads)
    }

    /// The same heads over lines of another grid: their order is known there, their columns are not.
    pub(super) fn elsewhere(self) -> Self {
        Self { on_grid: false, ..self }
    }

    /// Whether a cell stands under any of them.
    pub(super) fn are_over(&self, slot: &Slot) -> bool {
        self.over.iter().any(|head| head.start < slot.end && slot.column < head.end)
    }

    /// Whether every column has its head, and they stand in the form's order.
    pub(super) fn are_as_form(&self) -> bool {
        self.count == self.columns.len()
            && self
                .columns
                .entries()
                .all(|(column, head)| head.is_some_and(|head| head.order == column.index()))
    }

    /// How many columns are named.
    pub(super) fn named(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// The place among the figures of a line at which a column's stand, and whether its head says so. Where
    /// one head has other words, its place says so if all others are where the form has them.
    pub(super) fn order(&self, column: ColumnId) -> Option<(usize, bool)> {
        if let Some(head) = self.columns[column] {
            return Some((head.order, true));
        }
        let others = self.columns.entries();
        let in_place = others
            .filter_map(|(column, head)| Some((column, head.as_ref()?)))
            .all(|(column, head)| head.order == column.index());
        let is_only = self.named() + 1 == self.columns.len();
        (is_only && self.count == self.columns.len() && in_place).then_some((column.index(), false))
    }
}

/// Where the heads begin again, behind a column without one: the figures of another period, beside these.
fn again(over: &[Run<'_>], named: &impl Fn(&Run<'_>) -> Option<usize>) -> Option<usize> {
    let gap = over.windows(2).position(|pair| pair[0].end < pair[1].column)?;
    let (first, rest) = over.split_at(gap + 1);
    let names = |runs: &[Run<'_>]| -> Vec<Option<usize>> { runs.iter().map(named).collect() };
    let (first, rest_names) = (names(first), names(rest));
    let is_again = rest_names.iter().flatten().count() > 0
        && rest_names.iter().flatten().all(|name| first.contains(&Some(*name)));
    rest.first().filter(|_| is_again).map(|run| run.column)
}

/// Whether every head over a column of the form is printed over a head.
fn is_under_its_groups(above: &[&Line], run: &Run<'_>, block: &Block, column: ColumnId) -> bool {
    let groups = block.columns.groups_over(column);
    let slots = || above.iter().flat_map(|line| &line.slots);
    let is_over = |slot: &&Slot| slot.column <= run.column && run.column < slot.end;
    !groups.is_empty()
        && groups
            .into_iter()
            .all(|group| slots().filter(is_over).any(|slot| likeness(&slot.words, &words(group)) >= NAMES))
}

/// A head over some columns of the grid.
struct Run<'l> {
    slot: &'l Slot,
    column: usize,
    end: usize,
}

/// The heads that stand directly over the figures: in each column of the grid the lowest. What is printed
/// again in the next column, where a cell over several was taken apart, is one head.
fn lowest<'l>(above: &[&'l Line], first: usize) -> Vec<Run<'l>> {
    let slots = || above.iter().flat_map(|line| &line.slots);
    let mut starts: Vec<usize> = slots().map(|slot| slot.column).filter(|&column| column >= first).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut found: Vec<Run<'l>> = Vec::new();
    for column in starts {
        let over = |line: &&'l Line| {
            line.slots.iter().find(|slot| slot.column <= column && column < slot.end && !slot.is_blank())
        };
        let Some(slot) = above.iter().rev().find_map(over).filter(|slot| slot.column >= first) else {
            continue;
        };
        match found.last_mut() {
            Some(last) if std::ptr::eq(last.slot, slot) => {}
            Some(last) if last.end == slot.column && last.slot.text == slot.text => last.end = slot.end,
            _ => found.push(Run { slot, column: slot.column, end: slot.end }),
        }
    }
    found
}

/// The heads of a text that lost its grid, as they follow one another.
fn in_sequence<'l>(above: &[&'l Line]) -> Vec<Run<'l>> {
    let slots = above.iter().flat_map(|line| &line.slots).filter(|slot| !slot.is_blank());
    slots.map(|slot| Run { slot, column: slot.column, end: slot.end }).collect()
}
