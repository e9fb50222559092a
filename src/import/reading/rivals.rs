//! Heads that a document prints over another table as well.

use super::band::Band;
use super::heads::Heads;
use super::label::NEARLY;
use super::line::Line;
use super::rows::Match;
use super::wanted::Wanted;
use crate::model::id::{BlockId, RowId};
use std::collections::BTreeSet;

/// The rows whose heads stand over another grid too, on which no line is a row of the table: all rows of a
/// block, if none of them is labelled there, and else those that have other figures there.
///
/// That grid may be the table of another year, or this period's.
pub(super) fn rivals(wanted: Wanted<'_>, matches: &[Match], bands: &[Band]) -> BTreeSet<(BlockId, RowId)> {
    let lines = wanted.lines;
    let of_table: BTreeSet<usize> = matches.iter().map(|row| lines[row.line].grid).collect();
    let free = lines.iter().enumerate().filter(|(number, line)| {
        let is_taken = wanted.taken.get(*number).copied().unwrap_or(false);
        !is_taken && line.has_columns && !of_table.contains(&line.grid)
    });
    let free: Vec<&Line> = free.map(|(_, line)| line).collect();
    let mut found = BTreeSet::new();
    for grid in free.chunk_by(|one, two| one.grid == two.grid) {
        let above: Vec<&Line> = grid.iter().copied().take_while(|line| !line.has_number()).collect();
        for band in bands {
            let heads = Heads::of(&above, wanted.words, band.block, 0);
            let is_whole = heads.as_ref().is_some_and(|heads| heads.named() == heads.columns.len());
            let has_same_heads = !above.is_empty() && words_of(&above) == words_over(wanted, band);
            if !is_whole && !has_same_heads {
                continue;
            }
            let again = |row: &Match| prints_the_same(grid, &lines[row.line], row.slot);
            let is_labelled = band.rows.iter().any(|row| again(row).is_some());
            let is_of_several = heads.is_some_and(|heads| heads.named() > 1);
            let others = band.rows.iter().filter(|row| match again(row) {
                Some(is_same) => !is_same,
                None => !is_labelled && is_whole && is_of_several,
            });
            found.extend(others.map(|row| (row.block, row.row)));
        }
    }
    found
}

/// What some lines print.
fn words_of(lines: &[&Line]) -> Vec<String> {
    let slots = lines.iter().flat_map(|line| &line.slots);
    slots.filter(|slot| !slot.is_blank()).map(|slot| slot.text.clone()).collect()
}

/// What the heads of a band print.
fn words_over(wanted: Wanted<'_>, band: &Band) -> Vec<String> {
    let above: Vec<&Line> = band.above.iter().map(|&line| &wanted.lines[line]).collect();
    words_of(&above)
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
