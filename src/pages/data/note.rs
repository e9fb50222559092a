//! The words on single figures: footnotes, corrections, and how they follow the period before.

use super::OpenData;
use crate::analysis::series::Reason;
use crate::model::archive::Archive;
use crate::model::label::Label;
use crate::model::report::{CellRef, Correction};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What is between two notes on one figure.
const SEPARATOR: &str = " | ";

/// The notes on the figures of a report, in the site's first language.
pub fn of_report(data: &OpenData<'_>, position: usize) -> BTreeMap<CellRef, String> {
    let archive = data.archive;
    let report = &archive.reports[position];
    let language = archive.site.first_language();
    let mut notes = Notes::default();
    let cell = |(block, row, column): (usize, usize, usize)| CellRef { report: position, block, row, column };
    for (block, figures) in report.data.iter().enumerate() {
        for row in 0..figures.row_count() {
            for column in 0..figures.columns {
                if let Some(note) = figures.figure(row, column).note() {
                    notes.add(cell((block, row, column)), note);
                }
            }
        }
    }
    for note in &report.notes {
        note.figures.iter().for_each(|&figure| notes.add(cell(figure), note.text.text(language)));
    }
    for correction in &report.corrections {
        notes.add(cell(correction.figure), &of_correction(correction, language));
    }
    let history = data.history(report.publisher);
    for (&cell, step) in history.steps_in(whole(position)) {
        step.reasons.iter().for_each(|reason| notes.add(cell, &of_reason(archive, reason, language)));
    }
    for (&cell, ending) in history.endings_in(whole(position)) {
        notes.add(cell, &said(ending.link.name(), &ending.why, language));
    }
    notes.0
}

/// Every cell of a report.
fn whole(report: usize) -> RangeInclusive<CellRef> {
    let [first, last] = [0, usize::MAX].map(|n| CellRef { report, block: n, row: n, column: n });
    first..=last
}

#[derive(Default)]
struct Notes(BTreeMap<CellRef, String>);

impl Notes {
    fn add(&mut self, cell: CellRef, words: &str) {
        if !words.is_empty() {
            let note = self.0.entry(cell).or_default();
            if !note.is_empty() {
                note.push_str(SEPARATOR);
            }
            note.push_str(words);
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
        .map(|(older, newer)| format!(" ({} → {})", archive.forms[older].id, archive.forms[newer].id));
    said(&format!("{}{}", reason.cause.name(), editions.unwrap_or_default()), &reason.why, language)
}

fn said(what: &str, why: &Label, language: &str) -> String {
    if why.is_empty() { what.to_owned() } else { format!("{what}: {}", why.text(language)) }
}
