//! What stands beside figures: units that they are in, and labels in other words than the form's.

use super::band::Band;
use super::label::SAME;
use super::line::Slot;
use super::outcome::Differing;
use super::rows::Match;
use super::wanted::Wanted;
use super::{printed_unit, rows};
use crate::model::id::ColumnId;
use crate::model::label::Label;

/// What says that a cell is in another unit than the form's: its head, its label, or a line above the table.
pub(super) fn other_unit(wanted: Wanted<'_>, band: &Band, row: &Match, column: ColumnId) -> Option<String> {
    let block = wanted.form.block(row.block);
    let unit = block.spec(Some(row.row), column).unit(wanted.period)?;
    let head = band.heads.as_ref().and_then(|heads| heads.printed[column].as_ref()).map(|slot| &slot.text);
    let label = &wanted.lines[row.line].slots[row.slot].text;
    let beside: Vec<&String> = head.into_iter().chain([label]).collect();
    if let Some(words) = beside.iter().find(|words| printed_unit::is_another(unit, words)) {
        return Some((**words).clone());
    }
    if beside.iter().any(|words| printed_unit::is_same(unit, words)) {
        return None;
    }
    let first = band.above.first().copied().or(band.rows.first().map(|row| row.line))?;
    printed_unit::above(unit, wanted.lines, first).map(|(words, _)| words.to_owned())
}

/// The labels and heads that a table was read by and that are not the form's words.
pub(super) fn differing(wanted: Wanted<'_>, bands: &[Band]) -> Vec<Differing> {
    let mut found: Vec<Differing> = Vec::new();
    let mut note = |slot: &Slot, of_form: &Label| {
        let differing = Differing {
            printed: slot.text.clone(),
            position: slot.position.clone(),
            of_form: of_form.clone(),
        };
        let is_same = rows::likeness(&slot.words, &rows::words(of_form)) == SAME;
        if !is_same && !found.contains(&differing) {
            found.push(differing);
        }
    };
    for band in bands {
        let block = wanted.form.block(band.block);
        for (column, slot) in band.heads.iter().flat_map(|heads| heads.printed.entries()) {
            slot.iter().for_each(|slot| note(slot, &block.column(column).label));
        }
        for row in &band.rows {
            note(&wanted.lines[row.line].slots[row.slot], &block.row(row.row).label);
        }
    }
    found
}
