//! What a report says of its own figures, as a list.

use super::links::Links;
use crate::model::id::ReportId;
use crate::model::report::{CellRef, Note};
use serde::Serialize;

/// Words of a report on its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteView {
    /// Its number; marks beside figures and heads lead to `x-note-<number>`.
    pub number: usize,
    /// The figures they are on, in words; none for the whole report.
    pub on: Option<String>,
    /// The link to the first of these figures, or to the table that has none.
    pub href: Option<String>,
    /// The words.
    pub text: String,
}

/// Notes as a report's page lists them, numbered from `first` on.
pub(crate) fn note_views(
    links: &Links<'_>,
    position: ReportId,
    notes: &[Note],
    first: usize,
) -> Vec<NoteView> {
    let numbered = notes.iter().zip(first..);
    numbered.map(|(note, number)| one_note(links, position, note, number)).collect()
}

/// A note, with its figures in words: the table, and row and column where they are all in one.
fn one_note(links: &Links<'_>, position: ReportId, note: &Note, number: usize) -> NoteView {
    let language = links.language;
    let text = note.text.text(language).to_owned();
    let Some(&first) = note.cells.first() else {
        let data = note.empty.map(|data| links.archive.report(position).data.block(data));
        let on = data.map(|data| {
            let labels = [&data.table().title, &data.block().caption];
            labels.map(|label| label.text(language)).into_iter().filter(|words| !words.is_empty()).collect()
        });
        let on: Option<Vec<&str>> = on;
        let href = data.map(|data| links.table(position, data.form_id(), data.block().table));
        return NoteView { number, on: on.map(|words| words.join(" · ")), href, text };
    };
    let at = CellRef { report: position, cell: first };
    let cell = links.archive.cell(at);
    let mut words = vec![cell.data().table().title.text(language)];
    if note.cells.iter().all(|cell| (cell.data, cell.row) == (first.data, first.row)) {
        words.push(cell.row_name().text(language));
    }
    if note.cells.iter().all(|cell| (cell.data, cell.column) == (first.data, first.column)) {
        words.push(cell.column().name.text(language));
    }
    let href = links.cell(at);
    NoteView { number, on: Some(words.join(" · ")), href: Some(href), text }
}
