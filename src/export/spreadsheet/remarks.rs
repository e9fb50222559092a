//! What is said of single figures of a comparison, and the notes that the marks beside them lead to.

use crate::export::notes::shown;
use crate::pages::view::{BreakNote, ComparedCell, ComparisonView};
use crate::text::strings::Strings;
use std::collections::BTreeSet;

/// The notes that a sheet has led to so far.
pub(super) struct Remarks<'a> {
    comparison: &'a ComparisonView,
    strings: Strings,
    used: BTreeSet<usize>,
    /// What findings say; they are numbered after the notes of the comparison.
    findings: Vec<String>,
}

impl<'a> Remarks<'a> {
    /// None led to yet.
    pub(super) fn of(comparison: &'a ComparisonView, strings: Strings) -> Self {
        Self { comparison, strings, used: BTreeSet::new(), findings: Vec::new() }
    }

    /// The marks of notes: `[1][4]`; nothing where there are none.
    pub(super) fn marks(&mut self, numbers: &[usize]) -> Option<String> {
        self.used.extend(numbers);
        let marks: String = numbers.iter().map(|number| format!("[{number}]")).collect();
        (!marks.is_empty()).then_some(marks)
    }

    /// All that is said of a figure, with its period before it.
    pub(super) fn of_cell(&mut self, period: &str, cell: &ComparedCell) -> Option<String> {
        let strings = self.strings;
        let mut said = Vec::new();
        match cell.standing {
            "broken" => said.push(strings.word("chart.broken").to_owned()),
            "differs" => said.push(strings.word("chart.differs").to_owned()),
            _ => {}
        }
        said.extend((cell.kind == "sum").then(|| strings.word("chart.sum").to_owned()));
        if !cell.parts.is_empty() {
            let parts = cell.parts.iter().map(|part| shown(part.kind, &part.text, strings));
            said.push(parts.collect::<Vec<_>>().join(" + "));
        }
        let mut marks = String::new();
        if let Some(finding) = &cell.finding {
            match &finding.message {
                Some(message) => marks.push_str(&self.finding(message)),
                None => said.push(strings.word("export.contradicted").to_owned()),
            }
        }
        said.extend(
            cell.was
                .as_ref()
                .map(|was| strings.say("export.was", &[("figure", &shown("blank", was, strings))])),
        );
        marks.push_str(&self.marks(&cell.notes).unwrap_or_default());
        if said.is_empty() && marks.is_empty() {
            return None;
        }
        let said = said.join(strings.word("export.comma"));
        let words = [said, marks].join(" ");
        Some(strings.say("export.of-period", &[("period", &period), ("words", &words.trim())]))
    }

    /// The mark of what a finding says.
    fn finding(&mut self, message: &str) -> String {
        let known = self.findings.iter().position(|other| other == message);
        let at = known.unwrap_or_else(|| {
            self.findings.push(message.to_owned());
            self.findings.len() - 1
        });
        format!("[{}]", self.comparison.notes.len() + at + 1)
    }

    /// The notes that were led to, in the order of their numbers.
    pub(super) fn notes(&self) -> Vec<String> {
        let notes = self.comparison.notes.iter().filter(|note| self.used.contains(&note.number));
        let findings = (self.comparison.notes.len() + 1..).zip(&self.findings);
        let findings = findings.map(|(number, message)| format!("[{number}] {message}"));
        notes.map(|note| self.note(note)).chain(findings).collect()
    }

    fn note(&self, note: &BreakNote) -> String {
        let strings = self.strings;
        let mut parts = vec![strings.one_of("export.cause", note.cause).to_owned()];
        parts.extend(note.editions.as_ref().map(|(before, after)| format!("{before} → {after}")));
        parts.extend(note.report.as_ref().map(|report| report.label.clone()));
        parts.extend(note.changed.as_ref().map(|changed| {
            let (was, now) = (shown("blank", &changed.was, strings), shown("blank", &changed.now, strings));
            format!("{} {was} → {now}", changed.on)
        }));
        parts.extend(Some(note.why.clone()).filter(|why| !why.is_empty()));
        format!("[{}] {}", note.number, parts.join(strings.word("export.semicolon")))
    }
}
