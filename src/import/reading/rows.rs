//! Which line of a document is which row of a form: labels in the order of printing, and where one label is
//! out of its place, the label.

use super::form_words::{FormRow, likeness};
use super::label::{LIKE, SAME, SAME_BUT_FOR_BRACKETS, Words};
use super::line::Line;
use crate::model::id::{BlockId, RowId};

/// A line that is a row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub block: BlockId,
    pub row: RowId,
    /// Which line of the document.
    pub line: usize,
    /// Which of its cells is the label.
    pub slot: usize,
    /// How well it fits.
    pub score: u32,
}

/// The lines that are rows of a table. Lines that are `taken` are none.
pub(super) fn matches(lines: &[Line], rows: &[FormRow], taken: &[bool]) -> Vec<Match> {
    let free =
        || lines.iter().enumerate().filter(|(number, _)| !taken.get(*number).copied().unwrap_or(false));
    let candidates: Vec<Vec<Match>> = free()
        .map(|(number, line)| candidates(number, line, rows))
        .filter(|candidates| !candidates.is_empty())
        .collect();
    let mut found = in_order(&candidates, rows);
    out_of_order(&candidates, rows, lines, &mut found);
    found.sort_by_key(|found| found.line);
    found
}

/// Every row that a line may be.
fn candidates(number: usize, line: &Line, rows: &[FormRow]) -> Vec<Match> {
    let labels: Vec<usize> = (0..line.slots.len())
        .filter(|&at| line.slots[at].begins && !line.slots[at].words.is_empty())
        .collect();
    rows.iter()
        .filter_map(|row| {
            let like = |&at: &usize| (likeness(&line.slots[at].words, &row.words), at);
            let (likeness, slot) = labels.iter().map(like).max()?;
            let behind: Vec<_> = line.slots[slot + 1..].iter().filter(|slot| slot.begins).collect();
            // Other words behind it are the label of the row, and these the head of a group.
            let is_head = behind.iter().any(|slot| !slot.is_figure() && slot.words.len() > 1);
            let is_of_figures = !is_head && behind.iter().any(|slot| slot.is_figure());
            // A word in place of a figure: `无`. It is not read, but it is there.
            let is_of_words = likeness >= SAME_BUT_FOR_BRACKETS
                && behind.len() == row.width
                && behind
                    .iter()
                    .all(|slot| slot.words.len() <= MOST_OF_A_WORD && !is_label(&slot.words, rows));
            if likeness < LIKE || !(is_of_figures || is_of_words) {
                return None;
            }
            let grouped =
                line.slots[..slot].iter().any(|slot| self::likeness(&slot.words, &row.groups) >= LIKE);
            let fits = match (is_of_figures, behind.len() == row.width) {
                (true, true) => 40,
                (true, false) => 20,
                (false, _) => 0,
            };
            let score = likeness + fits + if grouped { 15 } else { 0 };
            Some(Match { block: row.block, row: row.row, line: number, slot, score })
        })
        .collect()
}

/// A word in place of a figure is no longer than this.
const MOST_OF_A_WORD: usize = 6;

/// Whether words are a label of any row or group of rows.
fn is_label(of: &Words, rows: &[FormRow]) -> bool {
    rows.iter().any(|row| likeness(of, &row.words) >= LIKE || likeness(of, &row.groups) >= LIKE)
}

/// The best matches that keep both orders.
fn in_order(candidates: &[Vec<Match>], rows: &[FormRow]) -> Vec<Match> {
    let width = rows.len() + 1;
    let mut best = vec![0_u32; (candidates.len() + 1) * width];
    let of = |line: usize, row: usize| -> Option<&Match> {
        let row = rows.get(row)?;
        candidates.get(line)?.iter().find(|found| (found.block, found.row) == (row.block, row.row))
    };
    for line in 0..candidates.len() {
        for row in 0..rows.len() {
            let matched = of(line, row).map_or(0, |found| best[line * width + row] + found.score);
            let without = best[line * width + row + 1].max(best[(line + 1) * width + row]);
            best[(line + 1) * width + row + 1] = matched.max(without);
        }
    }
    let (mut line, mut row) = (candidates.len(), rows.len());
    let mut found = Vec::new();
    while line > 0 && row > 0 {
        let here = best[line * width + row];
        if here == best[(line - 1) * width + row] {
            line -= 1;
        } else if here == best[line * width + row - 1] {
            row -= 1;
        } else {
            found.extend(of(line - 1, row - 1).copied());
            (line, row) = (line - 1, row - 1);
        }
    }
    found
}

/// Rows that were printed in another place: the label alone says which they are, where only one line has it
/// and no other row of the table is called so.
fn out_of_order(candidates: &[Vec<Match>], rows: &[FormRow], lines: &[Line], found: &mut Vec<Match>) {
    let grids: Vec<usize> = found.iter().map(|found| lines[found.line].grid).collect();
    for row in rows {
        let is_found = found.iter().any(|found| (found.block, found.row) == (row.block, row.row));
        if is_found {
            continue;
        }
        let free = candidates.iter().flatten().filter(|candidate| {
            let line = &lines[candidate.line];
            (candidate.block, candidate.row) == (row.block, row.row)
                && likeness(&line.slots[candidate.slot].words, &row.words) == SAME
                && grids.contains(&line.grid)
                && found.iter().all(|found| found.line != candidate.line)
        });
        let free: Vec<&Match> = free.collect();
        let same = |other: &&FormRow| other.words.iter().any(|words| likeness(words, &row.words) == SAME);
        if let [only] = free[..]
            && rows.iter().filter(same).count() == 1
        {
            found.push(*only);
        }
    }
}
