//! Rows that several tables of a form call the same, as `Agency Overall`: which of them a line is of is told
//! by the heads over it and by the title before them.

use super::band::above;
use super::form_words::{FormRow, likeness, words};
use super::heads::Heads;
use super::label::{NEARLY, SAME};
use super::line::{Line, Slot};
use super::wanted::Wanted;
use crate::model::form::Form;
use crate::model::form::heading::section_of;
use crate::model::id::TableId;

/// The lines that are no part of a table: those of other tables, and those that are a row of another table
/// rather than the row of this one that is called the same.
pub(super) fn taken(wanted: Wanted<'_>) -> Vec<bool> {
    let mut taken = wanted.taken.to_vec();
    take_others(wanted, &mut taken);
    let shared = shared(wanted);
    if shared.is_empty() {
        return taken;
    }
    for (number, line) in wanted.lines.iter().enumerate() {
        let label = |(row, _): &&(&FormRow, Vec<&FormRow>)| {
            line.slots.iter().any(|slot| slot.begins && likeness(&slot.words, &row.words) >= NEARLY)
        };
        if taken.get(number).is_none_or(|taken| *taken) || !line.has_columns {
            continue;
        }
        let Some((own, others)) = shared.iter().find(label) else { continue };
        let is_open = wanted.form.block(own.block).rows.open().is_some();
        let heads = above(wanted.lines, number, 0, is_open);
        let titles = titles(wanted.lines, heads.first().copied().unwrap_or(number));
        let fit = |row: &FormRow| fit(wanted, row, &heads, &titles);
        let own_fit = fit(own);
        if is_of_another_section(wanted.form, own.table, &titles)
            || others.iter().any(|other| fit(other) > own_fit)
        {
            heads.into_iter().chain([number]).for_each(|line| taken[line] = true);
        }
    }
    taken
}

/// Takes lines that are called just as a row of another table, and as none of this one.
fn take_others(wanted: Wanted<'_>, taken: &mut [bool]) {
    for (line, taken) in wanted.lines.iter().zip(taken).filter(|(line, taken)| !**taken && line.has_columns) {
        let labels = line.slots.iter().filter(|slot| slot.begins && !slot.is_figure());
        let called = |slot: &Slot| {
            let rows = wanted.words.of_letters(&slot.words);
            rows.filter(|row| likeness(&slot.words, &row.words) == SAME).map(|row| row.table).collect()
        };
        let tables: Vec<Vec<TableId>> = labels.map(called).collect();
        *taken = tables.iter().flatten().any(|&table| table != wanted.table)
            && !tables.iter().flatten().any(|&table| table == wanted.table);
    }
}

/// The rows of a table that rows of other tables are called like, with these.
fn shared<'a>(wanted: Wanted<'a>) -> Vec<(&'a FormRow, Vec<&'a FormRow>)> {
    let like = |row: &'a FormRow| -> Vec<&'a FormRow> {
        let called = row.words.iter().flat_map(|words| {
            let of_letters = wanted.words.of_letters(words);
            of_letters.filter(|other| other.words.contains(words))
        });
        called.filter(|other| other.table != row.table).collect()
    };
    let rows = wanted.words.of_table(wanted.table).iter().map(|row| (row, like(row)));
    rows.filter(|(_, others)| !others.is_empty()).collect()
}

/// The title of a table stands in one of so many lines before its heads.
const LINES_OF_A_TITLE: usize = 6;

/// What stands alone in the lines before a table, the nearest first.
fn titles(lines: &[Line], first: usize) -> Vec<&Slot> {
    lines[..first].iter().rev().take(LINES_OF_A_TITLE).filter_map(Line::alone).collect()
}

/// Whether the nearest title that has the number of a section has that of another than the table's.
fn is_of_another_section(form: &Form, table: TableId, titles: &[&Slot]) -> bool {
    let said = titles.iter().find_map(|title| section_of(form, &title.text));
    said.is_some() && form.table(table).section.is_some() && said != form.table(table).section
}

/// How well the heads over a line and the titles before them are those of a row's table. A title that is the
/// table's counts by how near it is: the one before may be that of the table before.
fn fit(wanted: Wanted<'_>, row: &FormRow, heads: &[usize], titles: &[&Slot]) -> (isize, Vec<bool>, u32) {
    let block = wanted.form.block(row.block);
    let above: Vec<&Line> = heads.iter().map(|&line| &wanted.lines[line]).collect();
    let named =
        Heads::of(&above, wanted.words, row.block, 0).map_or(0, |heads| 2 * heads.named().cast_signed());
    let words = words(&wanted.form.table(row.table).title);
    let alike: Vec<u32> = titles.iter().map(|slot| likeness(&slot.words, &words)).collect();
    let is_title = alike.iter().map(|&alike| alike >= NEARLY).collect();
    (named - block.columns.leaves.len().cast_signed(), is_title, alike.into_iter().max().unwrap_or(0))
}
