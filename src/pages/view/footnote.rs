//! What a report says of its own figures: as a list, and as marks where the figures stand.

use super::grid::Head;
use super::links::Links;
use super::official_table::{OfficialTable, TableBlock};
use crate::model::form::{Block, Form};
use crate::model::report::{BlockData, Note, Report};
use serde::Serialize;
use std::collections::BTreeSet;

/// Words of a report on its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteView {
    /// Its number; marks beside figures and heads lead to `x-note-<number>`.
    pub number: usize,
    /// The figures they are on, in words; none for the whole report.
    pub on: Option<String>,
    /// The link to the first of these figures.
    pub href: Option<String>,
    /// The words.
    pub text: String,
}

/// Notes as a report's page lists them, numbered from `first` on.
pub fn note_views(links: &Links<'_>, position: usize, notes: &[Note], first: usize) -> Vec<NoteView> {
    let numbered = notes.iter().zip(first..);
    numbered.map(|(note, number)| one_note(links, position, note, number)).collect()
}

/// A note, with its figures in words: the table, and row and column where they are all in one.
fn one_note(links: &Links<'_>, position: usize, note: &Note, number: usize) -> NoteView {
    let forms = &links.archive.forms;
    let report = &links.archive.reports[position];
    let language = links.language;
    let text = note.text.text(language).to_owned();
    let Some(&(first, row, column)) = note.figures.first() else {
        return NoteView { number, on: None, href: None, text };
    };
    let data = &report.data[first];
    let block = data.block(forms);
    let mut words = vec![forms[data.form].tables[block.table].title.text(language)];
    if note.figures.iter().all(|figure| (figure.0, figure.1) == (first, row)) {
        words.push(data.rows.name(row, block).text(language));
    }
    if note.figures.iter().all(|figure| (figure.0, figure.2) == (first, column)) {
        words.push(block.columns.leaves[column].name.text(language));
    }
    let href = links.cell(position, &block.address(data.row_id(row, block), column));
    NoteView { number, on: Some(words.join(" · ")), href: Some(href), text }
}

/// Marks a printed table: notes on a whole table at its caption, on a row or column at its head, on other figures at
/// each of them; and what stood at a figure before it was corrected.
pub fn mark(table: &mut OfficialTable, report: &Report, (form, position): (usize, usize), forms: &[Form]) {
    let of_table = |data: &BlockData| data.form == form && data.block(forms).table == position;
    for (at, data) in report.data.iter().enumerate().filter(|(_, data)| of_table(data)) {
        let block = data.block(forms);
        let Some(printed) = table.blocks.iter().position(|printed| printed.id == block.id) else { continue };
        for (note, number) in report.scope.iter().chain(&report.notes).zip(1..) {
            let figures = note.figures.iter().filter(|(block, ..)| *block == at);
            let rows: BTreeSet<usize> = figures.clone().map(|(_, row, _)| *row).collect();
            let columns: BTreeSet<usize> = figures.map(|(_, _, column)| *column).collect();
            if rows.len() == data.row_count() && columns.len() == data.columns {
                if !table.notes.contains(&number) {
                    table.notes.push(number);
                }
                continue;
            }
            let place = Place { data, block, rows, columns };
            place.mark(&mut table.blocks[printed], number);
        }
        for correction in report.corrections.iter().rev().filter(|correction| correction.figure.0 == at) {
            let (_, row, column) = correction.figure;
            let id = block.address(data.row_id(row, block), column);
            let cells = table.blocks[printed].rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.filter(|cell| cell.id == id).for_each(|cell| cell.was = Some(correction.was.to_string()));
        }
    }
}

/// Figures of a block that a note is on: every one in some rows and some columns.
struct Place<'a> {
    data: &'a BlockData,
    block: &'a Block,
    rows: BTreeSet<usize>,
    columns: BTreeSet<usize>,
}

impl Place<'_> {
    fn mark(&self, printed: &mut TableBlock, number: usize) {
        let one = self.rows.len() == 1 && self.columns.len() == 1;
        let row_ids = self.rows.iter().map(|&row| self.data.row_id(row, self.block));
        let (scope, heads): (&str, Vec<&str>) = if one {
            ("", Vec::new())
        } else if self.columns.len() == self.data.columns {
            ("row", row_ids.clone().collect())
        } else if self.rows.len() == self.data.row_count() {
            let leaves = self.columns.iter().map(|&column| &self.block.columns.leaves[column]);
            ("col", leaves.map(|leaf| leaf.id.as_str()).collect())
        } else {
            ("", Vec::new())
        };
        let all =
            printed.heads.iter_mut().flatten().chain(printed.rows.iter_mut().flat_map(|row| &mut row.heads));
        let named = |head: &&mut Head| head.leaf.as_deref().is_some_and(|leaf| heads.contains(&leaf));
        let mut found: Vec<_> = all.filter(|head| head.scope == scope && named(head)).collect();
        if !heads.is_empty() && found.len() == heads.len() {
            found.iter_mut().for_each(|head| head.notes.push(number));
            return;
        }
        let ids: BTreeSet<String> = row_ids
            .flat_map(|id| self.columns.iter().map(|&column| self.block.address(id, column)))
            .collect();
        let cells = printed.rows.iter_mut().flat_map(|row| &mut row.cells);
        cells.filter(|cell| ids.contains(&cell.id)).for_each(|cell| cell.notes.push(number));
    }
}
