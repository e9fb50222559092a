//! What is printed over a table and beside it, and says nothing that the form does not say.

use super::form_words::{likeness, words};
use super::label::{SAME, Words};
use crate::import::document::Table;
use crate::model::form::{Block as FormBlock, Form};
use crate::model::id::TableId;
use crate::text::strings::strings;
use std::collections::BTreeMap;

/// The words of a table that a document may print beside it: captions of blocks, heads over rows and
/// columns, rows.
pub(super) fn labels(form: &Form, table: TableId) -> Vec<Words> {
    let blocks = form.table(table).blocks.iter().map(|&block| form.block(block));
    let of_block = |block: &FormBlock| {
        let rows = block.rows.leaves.ids();
        let groups = rows.flat_map(|row| block.rows.groups_over(row)).flat_map(words);
        let groups: Vec<Words> = groups.collect();
        let leaves = block.rows.leaves.iter().flat_map(|leaf| words(&leaf.label));
        let columns = block.columns.leaves.ids();
        let heads = columns.flat_map(|column| block.columns.groups_over(column)).flat_map(words);
        words(&block.caption).into_iter().chain(leaves).chain(groups).chain(heads).collect::<Vec<_>>()
    };
    // The title of a table that has a section of its own is the heading of that.
    let title = words(&form.table(table).title);
    let is_heading =
        |title: &Words| form.sections().iter().any(|section| words(&section.title).contains(title));
    let title = title.into_iter().filter(|title| !is_heading(title));
    title.chain(blocks.flat_map(of_block)).chain(units(form, table)).collect()
}

/// The lines that say in which unit a table is printed.
fn units(form: &Form, table: TableId) -> Vec<Words> {
    let blocks = form.table(table).blocks.iter().map(|&block| form.block(block));
    let cells = blocks.flat_map(|block| block.columns.leaves.ids().map(|column| block.spec(None, column)));
    let labels = cells.flat_map(|cell| cell.units.iter().flat_map(|used| used.unit.label.iter()));
    let said =
        labels.map(|(language, unit)| Words::of(&strings(language).say("export.unit", &[("unit", &unit)])));
    said.collect()
}

/// The lines of a printed table that hold nothing but one label of the form.
pub(super) fn captions(printed: &Table, labels: &[Words]) -> Vec<usize> {
    let mut lines: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for cell in printed.cells.iter().filter(|cell| !cell.text.is_empty()) {
        lines.entry(cell.row).or_default().push(&cell.text);
    }
    let is_label =
        |words: &Vec<&str>| matches!(words[..], [only] if likeness(&Words::of(only), labels) == SAME);
    lines.into_iter().filter(|(_, words)| is_label(words)).map(|(row, _)| row).collect()
}
