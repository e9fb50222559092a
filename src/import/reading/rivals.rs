//! Heads that a document prints over another table as well.

use super::band::Band;
use super::heads::Heads;
use super::label::NEARLY;
use super::line::Line;
use super::rows::Match;
use super::wanted::Wanted;
use crate::model::id::BlockId;
use std::collections::BTreeSet;

/// The blocks of which all heads stand over another grid too, on which no line is a row of the table, and
/// which does not print the same figures: it may be the table of another year, or this period's.
pub(super) fn rivals(wanted: Wanted<'_>, matches: &[Match], bands: &[Band]) -> BTreeSet<BlockId> {
    let lines = wanted.lines;
    let of_table: BTreeSet<usize> = matches.iter().map(|row| lines[row.line].grid).collect();
    let free = lines.iter().enumerate().filter(|(number, line)| {
        let is_taken = wanted.taken.get(*number).copied().unwrap_or(false);
        !is_taken && line.has_columns && !of_table.contains(&line.grid)
    });
    let free: Vec<&Line> = free.map(|(_, line)| line).collect();
    let grids: Vec<&[&Line]> = free.chunk_by(|one, two| one.grid == two.grid).collect();
    let is_rival = |grid: &[&Line], block: BlockId| {
        let above: Vec<&Line> = grid.iter().copied().take_while(|line| !line.has_number()).collect();
        let heads = Heads::of(&above, wanted.form.block(block), 0);
        let Some(heads) = heads.filter(|heads| heads.named() == heads.columns.len()) else { return false };
        let rows = matches.iter().filter(|row| row.block == block);
        let same: Vec<bool> =
            rows.filter_map(|row| prints_the_same(grid, &lines[row.line], row.slot)).collect();
        if same.is_empty() { heads.named() > 1 } else { same.contains(&false) }
    };
    let blocks: BTreeSet<BlockId> = bands.iter().map(|band| band.block).collect();
    blocks.into_iter().filter(|&block| grids.iter().any(|grid| is_rival(grid, block))).collect()
}

/// Whether a grid prints the figures of a row in a line of the same label, if it has one.
fn prints_the_same(grid: &[&Line], line: &Line, slot: usize) -> Option<bool> {
    let label = &line.slots[slot].words;
    let figures = |line: &Line, slot: usize| -> Vec<String> {
        line.slots[slot + 1..].iter().filter(|slot| slot.begins).map(|slot| slot.text.clone()).collect()
    };
    let again = grid.iter().find_map(|other| {
        let at = other.slots.iter().position(|slot| slot.begins && slot.words.likeness(label) >= NEARLY)?;
        Some(figures(other, at))
    })?;
    Some(again == figures(line, slot))
}
