//! One object: all that the diagnostics hold, in one language, and what was counted beside them.

use super::encode;
use super::place::{Position, within};
use super::printer::{Printer, severity_name};
use crate::text::diagnostic::{Diagnostic, Fix};
use crate::text::facts::Facts;
use serde::Serialize;

#[derive(Serialize)]
struct Told<'a> {
    diagnostics: Vec<Entry<'a>>,
    /// How many checks were made, and how they ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<&'a Facts>,
}

#[derive(Serialize)]
struct Entry<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Region<'a>,
    label: Option<&'a str>,
    related: Vec<Related<'a>>,
    remedy: Option<&'a str>,
    fix: Option<Change<'a>>,
    /// What a check found.
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<&'a Facts>,
}

/// A place; all `null` where there is none.
#[derive(Serialize)]
struct Region<'a> {
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Region<'a>,
}

/// A change of text; `start` and `end` are bytes of the file.
#[derive(Serialize)]
struct Change<'a> {
    path: &'a str,
    start: usize,
    end: usize,
    replacement: &'a str,
}

impl<'a> Printer<'a> {
    /// Everything as JSON.
    pub(super) fn json(&self) -> String {
        let diagnostics = self.diagnostics.iter().map(|diagnostic| self.entry(diagnostic)).collect();
        encode::json(&Told { diagnostics, checks: self.counted })
    }

    fn entry(&self, diagnostic: &'a Diagnostic) -> Entry<'a> {
        let language = self.language;
        let related = diagnostic.related.iter().map(|(place, words)| Related {
            message: words.in_language(language),
            place: Region::at(Some(self.lines.position(*place))),
        });
        Entry {
            severity: severity_name(diagnostic.severity),
            code: diagnostic.code.0,
            message: diagnostic.message.in_language(language),
            place: Region::at(diagnostic.place.map(|place| self.lines.position(place))),
            label: diagnostic.label.as_ref().map(|label| label.in_language(language)),
            related: related.collect(),
            remedy: diagnostic.remedy.as_ref().map(|remedy| remedy.in_language(language)),
            fix: diagnostic.fix.as_ref().filter(|fix| fix.certain).map(|fix| self.change(fix)),
            finding: diagnostic.facts.as_ref(),
        }
    }

    fn change(&self, fix: &'a Fix) -> Change<'a> {
        let file = self.lines.file(fix.place);
        let range = within(&file.text, fix.place);
        Change { path: &file.path, start: range.start, end: range.end, replacement: &fix.replacement }
    }
}

impl<'a> Region<'a> {
    fn at(position: Option<Position<'a>>) -> Self {
        Self {
            path: position.map(|p| p.path),
            line: position.map(|p| p.line),
            column: position.map(|p| p.column),
            end_line: position.map(|p| p.end_line),
            end_column: position.map(|p| p.end_column),
        }
    }
}
