//! Rows that several tables of a form call the same, as `Agency Overall`: which of them a line is of is told
//! by the heads over it and by the title before them.

use super::band::above;
use super::heads::Heads;
use super::label::{NEARLY, SAME, Words};
use super::line::{Line, Slot};
use super::rows::{likeness, words};
use super::wanted::Wanted;
use crate::model::form::Form;
use crate::model::form::heading::section_of;
use crate::model::id::{BlockId, TableId};

/// The lines that are no part of a table: those of other tables, and those that are a row of another table
/// rather than the row of this one that is called the same.
pub(super) fn taken(wanted: Wanted<'_>) -> Vec<bool> {
    let mut taken = wanted.taken.to_vec();
    take_others(wanted, &mut taken);
    let shared = shared(wanted.form, wanted.table);
    if shared.is_empty() {
        return taken;
    }
    for (number, line) in wanted.lines.iter().enumerate() {
        let label = |(row, _): &&(Row, Vec<Row>)| {
            line.slots.iter().any(|slot| slot.begins && likeness(&slot.words, &row.words) >= NEARLY)
        };
        if taken.get(number).is_none_or(|taken| *taken) || !line.has_columns {
            continue;
        }
        let Some((own, others)) = shared.iter().find(label) else { continue };
        let is_open = wanted.form.block(own.block).rows.open().is_some();
        let heads = above(wanted.lines, number, 0, is_open);
        let titles = titles(wanted.lines, heads.first().copied().unwrap_or(number));
        let fit = |row: &Row| fit(wanted, row, &heads, &titles);
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
    let is_named = |row: &Row, slot: &Slot| likeness(&slot.words, &row.words) == SAME;
    let own: Vec<Row> = rows(wanted.form, wanted.table).collect();
    let others = wanted.form.tables.ids().filter(|&other| other != wanted.table);
    let others: Vec<Row> = others.flat_map(|other| rows(wanted.form, other)).collect();
    for (line, taken) in wanted.lines.iter().zip(taken).filter(|(line, taken)| !**taken && line.has_columns) {
        let mut labels = line.slots.iter().filter(|slot| slot.begins && !slot.is_figure());
        *taken = labels.clone().any(|slot| others.iter().any(|row| is_named(row, slot)))
            && !labels.any(|slot| own.iter().any(|row| is_named(row, slot)));
    }
}

/// A row that several tables have.
#[derive(Clone)]
struct Row {
    table: TableId,
    block: BlockId,
    words: Vec<Words>,
}

/// The rows of a table that rows of other tables are called like, with these.
fn shared(form: &Form, table: TableId) -> Vec<(Row, Vec<Row>)> {
    let others = form.tables.ids().filter(|&other| other != table);
    let others: Vec<Row> = others.flat_map(|other| rows(form, other)).collect();
    let of_row = |row: Row| {
        let same = |other: &&Row| other.words.iter().any(|words| row.words.contains(words));
        let same: Vec<Row> = others.iter().filter(same).cloned().collect();
        (!same.is_empty()).then_some((row, same))
    };
    rows(form, table).filter_map(of_row).collect()
}

fn rows(form: &Form, table: TableId) -> impl Iterator<Item = Row> {
    form.table(table).blocks.iter().flat_map(move |&block| {
        let closed = form.block(block).rows.leaves.iter().filter(|leaf| !leaf.open);
        closed.map(move |leaf| Row { table, block, words: words(&leaf.label) })
    })
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
fn fit(wanted: Wanted<'_>, row: &Row, heads: &[usize], titles: &[&Slot]) -> (isize, Vec<bool>, u32) {
    let block = wanted.form.block(row.block);
    let above: Vec<&Line> = heads.iter().map(|&line| &wanted.lines[line]).collect();
    let named = Heads::of(&above, block, 0).map_or(0, |heads| 2 * heads.named().cast_signed());
    let words = words(&wanted.form.table(row.table).title);
    let alike: Vec<u32> = titles.iter().map(|slot| likeness(&slot.words, &words)).collect();
    let is_title = alike.iter().map(|&alike| alike >= NEARLY).collect();
    (named - block.columns.leaves.len().cast_signed(), is_title, alike.into_iter().max().unwrap_or(0))
}
