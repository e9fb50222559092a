//! Tables whose rows are printed side by side in one line, as upper heads of the columns.

use super::cell;
use super::label::{NEARLY, Words};
use super::line::{Line, Slot};
use super::outcome::CellReading;
use super::rows::{likeness, words};
use super::table::{Cells, Wanted};
use crate::import::taken::Seat;
use crate::model::form::{Block, Indicator};
use crate::model::id::{BlockId, Id, RowId};
use std::collections::BTreeSet;

/// The cells of a table that is printed across, with the lines that it takes; nothing where the document has
/// no such table.
pub(super) fn read(wanted: Wanted<'_>) -> Option<(Cells, BTreeSet<(Seat, usize)>)> {
    let table = wanted.form.table(wanted.table);
    let [block] = table.blocks[..] else { return None };
    if !table.across {
        return None;
    }
    let reader = Reader { wanted, id: block, block: wanted.form.block(block) };
    let mut found = Vec::new();
    for line in 0..wanted.lines.len() {
        if !wanted.taken.get(line).copied().unwrap_or(false) {
            found.extend(reader.line(line));
        }
    }
    let mut cells = Cells::default();
    let mut lines = BTreeSet::new();
    let mut rows = BTreeSet::new();
    for group in &found {
        // The same row twice, and nothing says which is meant.
        if !rows.insert(group.row) {
            return None;
        }
    }
    for group in found {
        for (column, slot) in reader.block.columns.leaves.ids().zip(&group.slots) {
            let indicator = Indicator { block, row: group.row, column };
            if !reader.block.has(group.row, column) {
                continue;
            }
            let spec = reader.block.spec(Some(group.row), column);
            let cell = match cell::read(&slot.text, spec, wanted.period) {
                Ok(figure) => CellReading::read(figure, &slot.text, &slot.position),
                Err(why) => CellReading::unread(&slot.text, Some(&slot.position), why),
            };
            cells.read.insert(indicator, cell);
            if !group.is_named {
                cells.unnamed.insert(indicator);
            }
        }
        lines.extend(
            group.lines.iter().map(|&line| (wanted.lines[line].seat.clone(), wanted.lines[line].row)),
        );
    }
    (!cells.read.is_empty()).then_some((cells, lines))
}

struct Reader<'a> {
    wanted: Wanted<'a>,
    id: BlockId,
    block: &'a Block,
}

/// The figures of one row of the form.
struct Group<'a> {
    row: RowId,
    slots: Vec<&'a Slot>,
    /// Whether heads say which row and which columns they are.
    is_named: bool,
    lines: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// What a line of figures alone holds: all rows of the table, or one of them.
    fn line(&self, number: usize) -> Vec<Group<'a>> {
        let line: &'a Line = &self.wanted.lines[number];
        let width = self.block.columns.leaves.len();
        let figures: Vec<&Slot> = line.slots.iter().filter(|slot| slot.begins).collect();
        if figures.is_empty() || !figures.iter().all(|slot| slot.is_figure()) {
            return Vec::new();
        }
        let above: Vec<usize> = (0..number)
            .rev()
            .take_while(|&other| self.wanted.lines[other].grid == line.grid)
            .take_while(|&other| !is_of_figures(&self.wanted.lines[other]))
            .collect();
        let above: Vec<usize> = above.into_iter().rev().collect();
        let heads = self.heads(&above);
        if heads.is_empty() || heads.len() % width != 0 || !self.are_columns(&heads) {
            return Vec::new();
        }
        // Blanks at the end of a line belong to no column.
        let surplus = figures.len().saturating_sub(heads.len());
        let (figures, beyond) = figures.split_at(figures.len() - surplus);
        if figures.len() != heads.len() || !beyond.iter().all(|slot| slot.is_blank()) {
            return Vec::new();
        }
        let rows =
            heads.chunks(width).enumerate().map(|(at, chunk)| self.row_over(&above, chunk, at, number));
        let rows: Option<Vec<RowId>> = rows.collect();
        let Some(rows) = rows else { return Vec::new() };
        let mut lines = above;
        lines.push(number);
        let groups = rows.into_iter().zip(figures.chunks(width));
        groups
            .map(|(row, slots)| Group { row, slots: slots.to_vec(), is_named: true, lines: lines.clone() })
            .collect()
    }

    /// The heads directly over the figures.
    fn heads(&self, above: &[usize]) -> Vec<&'a Slot> {
        let labels: Vec<Vec<Words>> =
            self.block.columns.leaves.iter().map(|leaf| words(&leaf.label)).collect();
        let names = |slot: &&Slot| labels.iter().any(|label| likeness(&slot.words, label) >= NEARLY);
        let slots = above.iter().flat_map(|&line| &self.wanted.lines[line].slots);
        let mut heads: Vec<&Slot> = slots.filter(|slot| slot.begins).filter(names).collect();
        heads.sort_by_key(|slot| slot.column);
        heads
    }

    /// Whether some heads are the form's columns, once or several times, in order.
    fn are_columns(&self, heads: &[&Slot]) -> bool {
        let labels: Vec<Vec<Words>> =
            self.block.columns.leaves.iter().map(|leaf| words(&leaf.label)).collect();
        let mut columns = heads.iter().zip(labels.iter().cycle());
        columns.all(|(head, label)| likeness(&head.words, label) >= NEARLY)
    }

    /// The row whose words stand over a run of columns: the nearest above its first, or, where the table has
    /// one row alone, in front of the table.
    fn row_over(&self, above: &[usize], chunk: &[&Slot], at: usize, number: usize) -> Option<RowId> {
        let first = chunk.first()?;
        let last = chunk.last()?;
        let over = |slot: &&Slot| slot.column <= first.column && first.column < slot.end.max(slot.column + 1);
        let within = |slot: &&Slot| first.column <= slot.column && slot.column <= last.column;
        let slots = || above.iter().rev().flat_map(|&line| &self.wanted.lines[line].slots);
        let named = |slot: &Slot| self.named(&slot.words);
        let is_head = |slot: &&Slot| !chunk.iter().any(|head| std::ptr::eq(*head, *slot));
        let direct = slots().filter(is_head).filter(over).find_map(named);
        let near = || slots().filter(is_head).filter(within).find_map(named);
        let before = || if at == 0 { self.in_front(above.first().copied().unwrap_or(number)) } else { None };
        direct.or_else(near).or_else(before)
    }

    /// The row that the last words before a table name.
    fn in_front(&self, line: usize) -> Option<RowId> {
        let before = self.wanted.lines[..line].iter().rev().take(3);
        let mut words = before.take_while(|line| !is_of_figures(line));
        words.find_map(|line| {
            let mut slots = line.slots.iter().filter(|slot| !slot.is_blank());
            let only = slots.next().filter(|_| slots.next().is_none())?;
            self.named(&only.words)
        })
    }

    /// The row that some words name, with those of the heads over it or without.
    fn named(&self, words_of: &Words) -> Option<RowId> {
        // In front of a table of one row, the heads over it and its own words stand together.
        let like = |row: RowId| {
            let leaf = self.block.row(row);
            let groups = self.block.rows.groups_over(row);
            let whole = leaf.label.iter().map(|(language, own)| {
                let over: String = groups.iter().map(|group| group.text(language)).collect();
                Words::of(&format!("{over}{own}")).likeness(&words_of.without_brackets())
            });
            whole.max().unwrap_or(0).max(likeness(words_of, &words(&leaf.label)))
        };
        let best =
            self.block.rows.leaves.ids().map(|row| (like(row), std::cmp::Reverse(row.index()))).max()?;
        (best.0 >= NEARLY).then(|| RowId::at(best.1.0))
    }
}

fn is_of_figures(line: &Line) -> bool {
    let shown: Vec<&Slot> = line.slots.iter().filter(|slot| slot.begins && !slot.is_blank()).collect();
    !shown.is_empty() && shown.iter().all(|slot| slot.is_figure())
}
