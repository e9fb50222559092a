//! The words on single figures: footnotes, conversions, corrections, and how they follow the period before.

use super::OpenData;
use crate::analysis::comparable::Reason;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::DataId;
use crate::model::label::Label;
use crate::model::report::{CellId, Correction, Note};
use std::collections::BTreeMap;

/// What is between two notes on one figure.
const SEPARATOR: &str = " | ";

/// The notes on the figures of a part of a report, in a language.
pub(super) fn of_block(
    data: &OpenData<'_>,
    report: &ArchivedReport,
    part: DataId,
    language: &str,
) -> BTreeMap<CellId, String> {
    let archive = data.archive;
    let figures = report.data.block(part);
    let mut notes = Notes::default();
    for (row, column) in figures.cells() {
        let (figure, cell) = (figures.figure(row, column), CellId { data: part, row, column });
        if let Some(note) = figure.note() {
            notes.add(cell, note);
        }
        let unit = figures.spec(row, column).unit(&report.period);
        if let Some(words) = super::converted(figure, unit, language) {
            notes.add(cell, &words);
        }
    }
    for (note, number) in report.numbered_notes().skip(report.scope.len()) {
        notes.add_footnote(report, part, note, number, language);
    }
    for correction in report.corrections.iter().filter(|correction| correction.cell.data == part) {
        notes.add(correction.cell, &of_correction(correction, language));
    }
    let history = data.history(report.publisher());
    for (cell, step) in history.steps_in(report.position(), part) {
        step.reasons.iter().for_each(|reason| notes.add(cell, &of_reason(archive, reason, language)));
    }
    for (cell, ending) in history.endings_in(report.position(), part) {
        notes.add(cell, &said(ending.link.name(), &ending.why, language));
    }
    notes.0
}

#[derive(Default)]
struct Notes(BTreeMap<CellId, String>);

impl Notes {
    fn add(&mut self, cell: CellId, words: &str) {
        if !words.is_empty() {
            let note = self.0.entry(cell).or_default();
            if !note.is_empty() {
                note.push_str(SEPARATOR);
            }
            note.push_str(words);
        }
    }

    /// Adds a note that is on one figure or on many, under the number that it has on the report's page. Of
    /// many figures the first has its words, and the others its number: said of each, the note on a table
    /// would be most of a file.
    fn add_footnote(
        &mut self,
        report: &ArchivedReport,
        part: DataId,
        note: &Note,
        number: usize,
        language: &str,
    ) {
        let words = note.text.text(language);
        let is_given =
            |cell: &CellId| report.data.block(cell.data).figure(cell.row, cell.column).value.is_given();
        let given = note.cells.iter().copied().filter(is_given);
        let (first, is_one) = (given.clone().min(), given.clone().nth(1).is_none());
        for cell in given.filter(|cell| cell.data == part) {
            match (is_one, Some(cell) == first) {
                (true, _) => self.add(cell, words),
                (false, true) => self.add(cell, &format!("[{number}] {words}")),
                (false, false) => self.add(cell, &format!("[{number}]")),
            }
        }
    }
}

/// A correction: `correction 2021-03-02: 3 → 2: why`.
fn of_correction(correction: &Correction, language: &str) -> String {
    let (kind, on) = (correction.kind.name(), correction.on);
    let change = format!("{kind} {on}: {} → {}", correction.was, correction.now);
    said(&change, &correction.why, language)
}

/// Why a figure does not simply continue the one before: `not-comparable (cn-ogi-2019 → cn-ogi-2021): why`.
fn of_reason(archive: &Archive, reason: &Reason, language: &str) -> String {
    let editions = reason
        .editions
        .map(|(older, newer)| format!(" ({} → {})", archive.form(older).id, archive.form(newer).id));
    said(&format!("{}{}", reason.cause.name(), editions.unwrap_or_default()), &reason.why, language)
}

fn said(what: &str, why: &Label, language: &str) -> String {
    if why.is_empty() { what.to_owned() } else { format!("{what}: {}", why.text(language)) }
}
