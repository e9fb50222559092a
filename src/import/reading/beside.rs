//! What stands beside figures: units that they are in, and labels in other words than the form's.

use super::band::Band;
use super::label::{LIKE, SAME, Words};
use super::line::Slot;
use super::outcome::Differing;
use super::rows::Match;
use super::wanted::Wanted;
use super::{form_words, printed_unit, year};
use crate::model::id::ColumnId;
use crate::model::label::Label;
use crate::text::message::{Message, message};

/// Why a figure is not the form's, whatever its label: what stands over it or beside it says another unit or
/// another year.
pub(super) fn elsewhere(wanted: Wanted<'_>, band: &Band, row: &Match, column: ColumnId) -> Option<Message> {
    if let Some(words) = other_unit(wanted, band, row, column) {
        return Some(message!(
            zh: "“{words}”说的单位不是表式的",
            en: "'{words}' says another unit than the form's"
        ));
    }
    let words = other_year(wanted, band, row, column)?;
    Some(message!(zh: "“{words}”说的是另一年", en: "'{words}' says another year"))
}

/// What says that a cell is in another unit than the form's: its head, its label, or a line above the table.
fn other_unit(wanted: Wanted<'_>, band: &Band, row: &Match, column: ColumnId) -> Option<String> {
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

/// What says that a cell is of another year, where the form has no such words: a head over its column, or the
/// head of a group of rows beside it.
fn other_year(wanted: Wanted<'_>, band: &Band, row: &Match, column: ColumnId) -> Option<String> {
    let block = wanted.form.block(row.block);
    let line = &wanted.lines[row.line];
    let before = line.slots.iter().take(row.slot);
    let heads = band.heads.as_ref();
    let place = heads.filter(|heads| heads.on_grid).and_then(|heads| heads.printed[column].as_ref());
    let is_over = |slot: &&Slot| {
        place.is_some_and(|head| slot.column < head.end && head.column < slot.end.max(slot.column + 1))
    };
    let above = band.above.iter().flat_map(|&line| &wanted.lines[line].slots).filter(is_over);
    let printed = before.chain(above).chain(heads.and_then(|heads| heads.printed[column].as_ref()));
    let is_of_form = |slot: &Slot| {
        let of_row = block.rows.groups_over(row.row).into_iter().chain([&block.row(row.row).label]);
        let of_column = block.columns.groups_over(column).into_iter().chain([&block.column(column).label]);
        let of_form: Vec<Words> = of_row.chain(of_column).flat_map(form_words::words).collect();
        form_words::likeness(&slot.words, &of_form) >= LIKE
    };
    let mut others = printed.filter(|slot| year::is_another(&slot.text, wanted.period) && !is_of_form(slot));
    others.next().map(|slot| slot.text.clone())
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
        let is_same = form_words::likeness(&slot.words, &form_words::words(of_form)) == SAME;
        if !is_same && !found.contains(&differing) {
            found.push(differing);
        }
    };
    for band in bands {
        let block = wanted.form.block(band.block);
        for (column, slot) in band.heads.iter().flat_map(|heads| heads.printed.entries()) {
            slot.iter().for_each(|slot| note(slot, &block.column(column).label));
        }
        let first = band.above.first().copied().or(band.rows.first().map(|row| row.line));
        let before = first.and_then(|first| wanted.lines.get(first.checked_sub(1)?)?.alone());
        if let Some(caption) = before
            && form_words::likeness(&caption.words, &form_words::words(&block.caption)) >= LIKE
        {
            note(caption, &block.caption);
        }
        for row in &band.rows {
            note(&wanted.lines[row.line].slots[row.slot], &block.row(row.row).label);
        }
    }
    found
}
