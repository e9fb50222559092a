//! What a form calls its rows and columns.

use super::label::Words;
use crate::model::form::{Form, Leaf};
use crate::model::id::{BlockId, List, RowId, TableId};
use crate::model::label::Label;
use std::collections::{BTreeMap, BTreeSet};

/// A row of a form, as it may be labelled.
#[derive(Debug)]
pub(super) struct FormRow {
    pub table: TableId,
    pub block: BlockId,
    pub row: RowId,
    /// How many columns its block has.
    pub width: usize,
    /// Its words in each language.
    pub words: Vec<Words>,
    /// The words of the heads over it.
    pub groups: Vec<Words>,
}

/// What the rows and columns of a form are called, but for rows that each report names: worked out once for a
/// document, since every line of it is held against them.
#[derive(Debug)]
pub(super) struct FormWords<'a> {
    /// The form.
    pub form: &'a Form,
    columns: List<BlockId, Vec<Vec<Words>>>,
    rows: List<TableId, Vec<FormRow>>,
    /// The rows that have a label of these letters: the table, and which of its rows.
    by_letters: BTreeMap<Vec<char>, BTreeSet<(TableId, usize)>>,
}

impl<'a> FormWords<'a> {
    /// What a form calls its rows and columns.
    pub(super) fn of(form: &'a Form) -> Self {
        let rows: List<TableId, Vec<FormRow>> =
            form.tables().ids().map(|table| rows_of(form, table)).collect();
        let mut by_letters: BTreeMap<Vec<char>, BTreeSet<(TableId, usize)>> = BTreeMap::new();
        for (table, rows) in rows.entries() {
            for (number, row) in rows.iter().enumerate() {
                for words in &row.words {
                    by_letters.entry(words.letters().to_vec()).or_default().insert((table, number));
                }
            }
        }
        let names = |leaf: &Leaf| [words(&leaf.label), words(&leaf.name)].concat();
        let of_block = |block: BlockId| form.block(block).columns.leaves.iter().map(names).collect();
        let columns = form.blocks().ids().map(of_block).collect();
        Self { form, columns, rows, by_letters }
    }

    /// The labels and names of each column of a block.
    pub(super) fn columns(&self, block: BlockId) -> &[Vec<Words>] {
        &self.columns[block]
    }

    /// The rows of a table, in the order of printing.
    pub(super) fn of_table(&self, table: TableId) -> &[FormRow] {
        &self.rows[table]
    }

    /// The rows of which one label has the same letters as some words, in the order of the form.
    pub(super) fn of_letters(&self, words: &Words) -> impl Iterator<Item = &FormRow> {
        let places = self.by_letters.get(words.letters()).into_iter().flatten();
        places.filter_map(|&(table, number)| self.rows[table].get(number))
    }
}

/// The rows of a table of a form, in the order of printing.
fn rows_of(form: &Form, table: TableId) -> Vec<FormRow> {
    let mut rows = Vec::new();
    for &id in &form.table(table).blocks {
        let block = form.block(id);
        let closed = block.rows.leaves.entries().filter(|(_, leaf)| !leaf.open);
        rows.extend(closed.map(|(row, leaf): (RowId, &Leaf)| FormRow {
            table,
            block: id,
            row,
            width: block.columns.leaves.len(),
            words: words(&leaf.label),
            groups: block.rows.groups_over(row).into_iter().flat_map(words).collect(),
        }));
    }
    rows
}

/// The words of a label in each language.
pub(super) fn words(label: &Label) -> Vec<Words> {
    label.iter().map(|(_, text)| Words::of(text)).filter(|words| !words.is_empty()).collect()
}

/// How much some words are one of a label's.
pub(super) fn likeness(words: &Words, of: &[Words]) -> u32 {
    of.iter().map(|other| other.likeness(words)).max().unwrap_or(0)
}
