//! Lines of figures under heads that stand side by side: of which rows they are, and which cell is under
//! which head.

use super::form_words::{likeness, words};
use super::label::{NEARLY, Words};
use super::line::{Line, Slot, heads_above};
use super::wanted::Wanted;
use crate::import::document::Position;
use crate::model::form::Block;
use crate::model::id::{Id, RowId};

/// What reads the lines.
pub(super) struct Reader<'a> {
    pub wanted: Wanted<'a>,
    pub block: &'a Block,
}

/// The figures of one row of the form.
pub(super) struct Group<'a> {
    pub row: RowId,
    /// Under each head the cell that is its figure, if one is.
    pub slots: Vec<Option<&'a Slot>>,
    /// Whether heads say which row and which columns they are.
    pub is_named: bool,
    /// Whether no other line under the same heads has other figures.
    pub is_alone: bool,
    pub lines: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// What a line of figures alone holds: all rows of the table, or one of them.
    pub(super) fn line(&self, number: usize) -> Vec<Group<'a>> {
        let line: &'a Line = &self.wanted.lines[number];
        let width = self.block.columns.leaves.len();
        if !line.is_of_figures() && !self.is_blank_for_figures(number) {
            return Vec::new();
        }
        let (above, on_grid) = self.above(number);
        let heads = self.heads(&above);
        let (heads, end) = without_again(heads, width);
        if !heads.len().is_multiple_of(width) || !self.are_columns(&heads) {
            return self.in_sequence(number, &above);
        }
        if heads.is_empty() || !heads.len().is_multiple_of(width) || !self.are_columns(&heads) {
            return Vec::new();
        }
        let slots = if on_grid { under(&heads, line, end) } else { in_order(&heads, line) };
        let Some(slots) = slots else { return Vec::new() };
        let rows =
            heads.chunks(width).enumerate().map(|(at, chunk)| self.row_over(&above, chunk, at, number));
        let rows: Option<Vec<RowId>> = rows.collect();
        let Some(rows) = rows else { return Vec::new() };
        let is_alone = !self.has_rival(number);
        let mut lines = above;
        lines.push(number);
        let groups = rows.into_iter().zip(slots.chunks(width));
        groups
            .map(|(row, slots)| Group {
                row,
                slots: slots.to_vec(),
                is_named: on_grid,
                is_alone,
                lines: lines.clone(),
            })
            .collect()
    }

    /// All rows of the table, from heads of which only the order is known: in a copied text, columns do not
    /// stand below cells over several of them.
    fn in_sequence(&self, number: usize, above: &[usize]) -> Vec<Group<'a>> {
        let line = &self.wanted.lines[number];
        let width = self.block.columns.leaves.len();
        let rows: Vec<RowId> = self.block.rows.leaves.ids().collect();
        let tokens =
            || above.iter().flat_map(|&line| &self.wanted.lines[line].slots).filter(|slot| slot.begins);
        let labels: Vec<Vec<Words>> =
            self.block.columns.leaves.iter().map(|leaf| words(&leaf.label)).collect();
        let names = |slot: &&Slot| labels.iter().any(|label| likeness(&slot.words, label) >= NEARLY);
        let heads: Vec<&Slot> = tokens().filter(names).collect();
        let named: Vec<RowId> = tokens().filter_map(|slot| self.named(&slot.words)).collect();
        let is_whole = heads.len() == rows.len() * width && self.are_columns(&heads) && named == rows;
        let Some(slots) =
            in_order(&heads, line).filter(|_| is_whole && line.slots.iter().all(Slot::is_on_line))
        else {
            return Vec::new();
        };
        let mut lines = above.to_vec();
        lines.push(number);
        let is_alone = !self.has_rival(number);
        let group = |(row, slots): (RowId, &[Option<&'a Slot>])| Group {
            row,
            slots: slots.to_vec(),
            is_named: false,
            is_alone,
            lines: lines.clone(),
        };
        rows.into_iter().zip(slots.chunks(width)).map(group).collect()
    }

    /// Whether a line of blanks stands in the place of figures: below heads, and above no figures.
    fn is_blank_for_figures(&self, number: usize) -> bool {
        let lines = self.wanted.lines;
        // A line of a text or a sheet on which nothing stands parts what is above it from what is below.
        let is_cells = |slot: &Slot| matches!(slot.position, Position::Cell { .. });
        let slots = &lines[number].slots;
        let is_blank = lines[number].is_blank() && !slots.is_empty() && slots.iter().all(is_cells);
        let below = lines.iter().skip(number + 1).take_while(|other| other.grid == lines[number].grid);
        let mut below = below.skip_while(|other| other.is_blank());
        is_blank && below.next().is_none_or(|other| !other.is_of_figures())
    }

    /// The lines of heads above a line of figures, and whether they are on its grid: at the end of a page a
    /// table is parted from its heads.
    fn above(&self, number: usize) -> (Vec<usize>, bool) {
        let lines = self.wanted.lines;
        let own = heads_above(lines, number, 0);
        let Some(before) = number.checked_sub(1) else { return (own, true) };
        if own.is_empty() && lines[before].grid != lines[number].grid {
            let mut heads = heads_above(lines, before, 0);
            heads.extend((!lines[before].has_number()).then_some(before));
            return (heads, false);
        }
        (own, lines[number].has_columns)
    }

    /// Whether a line of figures stands under all heads of one row, and nothing says which row.
    pub(super) fn is_of_no_row(&self, number: usize) -> bool {
        let line = &self.wanted.lines[number];
        let (above, on_grid) = self.above(number);
        let heads = self.heads(&above);
        line.is_of_figures()
            && on_grid
            && heads.len() == self.block.columns.leaves.len()
            && self.are_columns(&heads)
            && self.row_over(&above, &heads, 0, number).is_none()
    }

    /// Whether the next line of figures under the same heads has other figures.
    fn has_rival(&self, number: usize) -> bool {
        let lines = self.wanted.lines;
        let line = &lines[number];
        let texts =
            |line: &Line| -> Vec<String> { line.slots.iter().map(|slot| slot.text.clone()).collect() };
        let below = lines.iter().skip(number + 1).take_while(|other| other.grid == line.grid);
        let mut below = below.take_while(|other| other.is_of_figures() || other.is_blank());
        below.any(|other| other.is_of_figures() && texts(other) != texts(line))
    }

    /// The heads directly over the figures.
    fn heads(&self, above: &[usize]) -> Vec<&'a Slot> {
        let labels: Vec<Vec<Words>> =
            self.block.columns.leaves.iter().map(|leaf| words(&leaf.label)).collect();
        let names = |slot: &&Slot| labels.iter().any(|label| likeness(&slot.words, label) >= NEARLY);
        let slots = above.iter().flat_map(|&line| &self.wanted.lines[line].slots);
        let mut heads: Vec<&Slot> = slots.filter(|slot| slot.begins).filter(names).collect();
        heads.sort_by_key(|slot| slot.column);
        // Heads that are printed again below themselves are the same heads.
        heads.dedup_by_key(|slot| slot.column);
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
        let mut words = before.take_while(|line| !line.is_of_figures());
        words.find_map(|line| self.named(&line.alone()?.words))
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

/// The heads up to an empty column behind which they begin again, over the figures of another period; and
/// where that is.
fn without_again(mut heads: Vec<&Slot>, width: usize) -> (Vec<&Slot>, usize) {
    let gap = heads.windows(2).position(|pair| pair[0].end < pair[1].column);
    let again = gap.filter(|gap| (gap + 1).is_multiple_of(width) && (gap + 1) * 2 == heads.len());
    let end = again.and_then(|gap| heads.get(gap + 1)).map_or(usize::MAX, |head| head.column);
    heads.retain(|head| head.column < end);
    (heads, end)
}

/// The cell under each head; nothing where a figure stands under none, or the line is of another width.
fn under<'a>(heads: &[&Slot], line: &'a Line, before: usize) -> Option<Vec<Option<&'a Slot>>> {
    let over = |slot: &Slot| -> Vec<usize> {
        let is_over = |head: &&Slot| head.column < slot.end && slot.column < head.end;
        heads.iter().enumerate().filter(|(_, head)| is_over(head)).map(|(at, _)| at).collect()
    };
    let mut found = vec![None; heads.len()];
    for slot in line.slots.iter().filter(|slot| slot.begins && slot.column < before) {
        match over(slot)[..] {
            [] if !slot.is_blank() => return None,
            [only] => match found.get_mut(only)? {
                // Two cells under one head.
                Some(_) => return None,
                place => *place = Some(slot),
            },
            // A cell over several heads is the figure of none.
            _ => {}
        }
    }
    let end = heads.iter().map(|head| head.end).max()?;
    line.slots.iter().any(|slot| slot.end >= end).then_some(found)
}

/// As many cells as heads, in their order; blanks at the end of the line belong to none.
fn in_order<'a>(heads: &[&Slot], line: &'a Line) -> Option<Vec<Option<&'a Slot>>> {
    let figures: Vec<&Slot> = line.slots.iter().filter(|slot| slot.begins).collect();
    let (figures, beyond) = figures.split_at_checked(heads.len())?;
    beyond.iter().all(|slot| slot.is_blank()).then(|| figures.iter().map(|slot| Some(*slot)).collect())
}
