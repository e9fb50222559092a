//! GitLab's Code Quality report.

use super::encode;
use super::fingerprint::fingerprints;
use super::printer::Printer;
use crate::text::diagnostic::Severity;
use serde::Serialize;

/// The file named where there is no place: GitLab wants one.
const WHOLE_ARCHIVE: &str = "annals.yaml";

/// An issue of the report.
#[derive(Serialize)]
pub(super) struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Span,
}

#[derive(Serialize)]
struct Span {
    begin: usize,
    end: usize,
}

/// A file, with the first and the last line.
pub(super) type At<'a> = (&'a str, [usize; 2]);

impl<'a> Issue<'a> {
    /// An issue at some lines.
    pub(super) fn new(
        (check_name, description): (&'a str, String),
        fingerprint: String,
        severity: Severity,
        at: Option<At<'a>>,
    ) -> Self {
        let severity = match severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Notice => "info",
        };
        let (path, [begin, end]) = at.unwrap_or((WHOLE_ARCHIVE, [1, 1]));
        let location = Location { path, lines: Span { begin, end } };
        Self { description, check_name, fingerprint, severity, location }
    }
}

impl Printer<'_> {
    /// The report as JSON.
    pub(super) fn gitlab(&self) -> String {
        let prints = fingerprints(self.diagnostics, self.sources);
        let issues = self.diagnostics.iter().zip(prints).map(|(diagnostic, fingerprint)| {
            let at = diagnostic.place.map(|place| self.lines.position(place));
            let words = (diagnostic.code.0, self.message_and_remedy(diagnostic));
            let at = at.map(|at| (at.path, [at.line, at.end_line]));
            Issue::new(words, fingerprint, diagnostic.severity, at)
        });
        encode::json(&issues.collect::<Vec<_>>())
    }
}
