//! Runs of lines under one set of heads.

use super::form_words::{likeness, words};
use super::heads::Heads;
use super::label::{LIKE, Words};
use super::line::{Line, Slot, heads_above};
use super::rows::Match;
use super::wanted::Wanted;
use crate::model::form::Block;
use crate::model::id::BlockId;

/// Lines of one block of a form that stand under the same heads.
#[derive(Debug)]
pub(super) struct Band {
    /// The block.
    pub block: BlockId,
    /// Its lines that are rows of the form.
    pub rows: Vec<Match>,
    /// The heads over them; none where no column is named above.
    pub heads: Option<Heads>,
    /// The lines of the heads.
    pub above: Vec<usize>,
    /// Whether heads are printed over its figures of which the form knows none: then place says nothing, and
    /// only sums down the columns do.
    pub has_other_heads: bool,
}

/// The rows of a table of a form in runs, each with its heads. A run without heads of its own, as after the
/// end of a page, has those of the run before it.
pub(super) fn bands(wanted: Wanted<'_>, rows: &[Match]) -> Vec<Band> {
    let (form, lines) = (wanted.form, wanted.lines);
    let mut bands: Vec<Band> = Vec::new();
    for &row in rows {
        let block = form.block(row.block);
        let grid = lines[row.line].grid;
        let from = rows.iter().filter(|other| other.line < row.line && lines[other.line].grid == grid);
        let from = from.map(|other| other.line + 1).max().unwrap_or(0);
        let above = above(lines, row.line, from, block.rows.open().is_some());
        // One line of heads may stand over several blocks, if nothing stands between them.
        let previous = bands.last().filter(|band| band.block != row.block && above.is_empty());
        let previous =
            previous.filter(|band| band.above.first().is_some_and(|&line| lines[line].grid == grid));
        let above = previous.map_or(above, |band| band.above.clone());
        let first = first_column(lines, &[row]);
        let between: Vec<&Line> = above.iter().map(|&line| &lines[line]).collect();
        let heads = heads_of(wanted, &between, row.block, first);
        let has_other_heads = heads.is_none() && are_others(&between, block, first);
        let continues = bands.last_mut().filter(|band| band.block == row.block && heads.is_none());
        match continues {
            Some(band)
                if !has_other_heads && band.rows.last().is_some_and(|last| lines[last.line].grid == grid) =>
            {
                band.rows.push(row);
            }
            Some(band) => {
                // Another grid: the order of the heads is the same, their columns need not be.
                let heads = band.heads.clone().map(Heads::elsewhere);
                let heads = heads.filter(|_| !has_other_heads);
                bands.push(Band { block: row.block, rows: vec![row], heads, above, has_other_heads });
            }
            None => bands.push(Band { block: row.block, rows: vec![row], heads, above, has_other_heads }),
        }
    }
    for band in &mut bands {
        // Labels end where most of the lines say so, which only all of them together show.
        if band.above.is_empty() {
            continue;
        }
        let above: Vec<&Line> = band.above.iter().map(|&line| &lines[line]).collect();
        let heads = heads_of(wanted, &above, band.block, first_column(lines, &band.rows));
        band.heads = heads.or(band.heads.take());
    }
    bands
}

/// The lines of heads above a row; between them may stand rows that the form does not have, also blank ones
/// where it leaves rows open.
pub(super) fn above(lines: &[Line], row: usize, from: usize, is_open: bool) -> Vec<usize> {
    let own = heads_above(lines, row, from);
    if !own.is_empty() {
        return own;
    }
    let grid = lines[row].grid;
    let is_row = |at: &usize| {
        let line = &lines[*at];
        let is_blank = is_open && line.is_blank_beside(&lines[row]);
        is_blank || (line.grid == grid && line.has_number() && line.alone().is_none())
    };
    let rows = (from..row).rev().take_while(is_row).count();
    heads_above(lines, row - rows, from)
}

/// The heads in some lines, if they name more than one column of several.
fn heads_of(wanted: Wanted<'_>, above: &[&Line], block: BlockId, first: usize) -> Option<Heads> {
    Heads::of(above, wanted.words, block, first).filter(|heads| heads.named() > 1 || heads.columns.len() == 1)
}

/// Whether heads on a grid name other things than the columns of a block. Heads that only count them, as
/// `数据1`, `数据2`, say that they stand in their order.
fn are_others(above: &[&Line], block: &Block, first: usize) -> bool {
    let groups = block.columns.leaves.ids().flat_map(|column| block.columns.groups_over(column));
    let groups: Vec<Words> = groups.flat_map(words).collect();
    let slots = above.iter().filter(|line| line.has_columns).flat_map(|line| &line.slots);
    let over = slots.filter(|slot| slot.begins && slot.column >= first && !slot.is_blank());
    let heads: Vec<&Slot> = over.filter(|slot| likeness(&slot.words, &groups) < LIKE).collect();
    heads.len() > 1 && !are_counted(&heads)
}

/// Whether heads are one word with the numbers from 1 on, up to the last, which may be that of the total.
fn are_counted(heads: &[&Slot]) -> bool {
    let Some((last, parts)) = heads.split_last() else { return false };
    let Some(word) = parts.first().and_then(|first| first.text.strip_suffix('1')) else { return false };
    let is_counted = |at: usize, slot: &Slot| slot.text.strip_prefix(word) == Some(&(at + 1).to_string());
    let is_end = is_counted(parts.len(), last) || !last.text.starts_with(word);
    is_end && parts.iter().enumerate().all(|(at, slot)| is_counted(at, slot))
}

/// The first column of the grid in which a figure may stand: behind the shortest label.
fn first_column(lines: &[Line], rows: &[Match]) -> usize {
    rows.iter().map(|row| lines[row.line].slots[row.slot].end).min().unwrap_or(0)
}
