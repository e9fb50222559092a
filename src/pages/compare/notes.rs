//! What is said of figures: how one follows the one before, and what its report says of it.

use crate::analysis::comparable::{Reason, Standing};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{FormId, List, NoteId};
use crate::model::report::{CellId, Correction};
use crate::pages::data::converted;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The notes of a piece, each once, in the order in which they come.
pub(super) struct Notes<'a> {
    languages: &'a [String],
    notes: List<NoteId, Value>,
    known: BTreeMap<String, NoteId>,
}

impl<'a> Notes<'a> {
    /// No notes yet, for pages in some languages.
    pub(super) fn new(languages: &'a [String]) -> Self {
        Self { languages, notes: List::default(), known: BTreeMap::new() }
    }

    /// A text in each language of the site, or one where they do not differ.
    pub(super) fn text(&self, text: impl Fn(&str) -> String) -> Value {
        let texts: Vec<String> = self.languages.iter().map(|language| text(language)).collect();
        match texts.first() {
            Some(first) if texts.iter().all(|other| other == first) => json!(first),
            _ => json!(texts),
        }
    }

    /// What is said of a step from one report to the next.
    pub(super) fn step(&mut self, archive: &Archive, reason: &Reason) -> NoteId {
        let breaks = reason.cause.standing() == Standing::Broken;
        let title = |form: FormId| self.text(|language| archive.form(form).title.text(language).to_owned());
        let editions = reason.editions.map(|(before, after)| (title(before), title(after)));
        let (before, after) = editions.unzip();
        let why = self.text(|language| reason.why.text(language).to_owned());
        self.note([
            ("cause", Some(json!(reason.cause.name()))),
            ("breaks", breaks.then(|| json!(1))),
            ("before", before),
            ("after", after),
            ("why", Some(why)),
        ])
    }

    /// What a report says of one of its figures: footnotes, conversions, corrections.
    pub(super) fn figure(&mut self, report: &ArchivedReport, cell: CellId) -> Vec<NoteId> {
        let figure = report.data.figure(cell);
        let mut numbers = Vec::new();
        if let Some(note) = figure.note() {
            numbers.push(self.of_report(report, "footnote", json!(note)));
        }
        let unit = report.data.block(cell.data).spec(cell.row, cell.column).unit(&report.period);
        if figure.is_converted() {
            let words = self.text(|language| {
                converted(figure, unit, language)
                    .map_or_else(String::new, |words| format!("{figure}, {words}"))
            });
            numbers.push(self.of_report(report, "converted", words));
        }
        for note in report.notes.iter().filter(|note| note.cells.contains(&cell)) {
            let words = self.text(|language| note.text.text(language).to_owned());
            numbers.push(self.of_report(report, "footnote", words));
        }
        for correction in report.corrections.iter().filter(|correction| correction.cell == cell) {
            numbers.push(self.correction(report, correction));
        }
        numbers
    }

    fn of_report(&mut self, report: &ArchivedReport, cause: &str, why: Value) -> NoteId {
        self.note([("cause", Some(json!(cause))), ("in", Some(json!(report.period.id))), ("why", Some(why))])
    }

    fn correction(&mut self, report: &ArchivedReport, correction: &Correction) -> NoteId {
        let why = self.text(|language| correction.why.text(language).to_owned());
        self.note([
            ("cause", Some(json!(correction.kind.name()))),
            ("in", Some(json!(report.period.id))),
            ("was", Some(json!(correction.was.to_string()))),
            ("now", Some(json!(correction.now.to_string()))),
            ("on", Some(json!(correction.on.to_string()))),
            ("why", Some(why)),
        ])
    }

    fn note<const N: usize>(&mut self, fields: [(&str, Option<Value>); N]) -> NoteId {
        let given = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        let note = Value::Object(given.filter(|(_, value)| *value != "").collect::<Map<_, _>>());
        *self.known.entry(note.to_string()).or_insert_with(|| self.notes.push(note))
    }

    /// All of them.
    pub(super) fn write(self) -> Value {
        self.notes.into_entries().map(|(_, note)| note).collect()
    }
}
