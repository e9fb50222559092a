//! GitLab's Code Quality report.

use super::encode;
use super::fingerprint::fingerprints;
use super::printer::Printer;
use crate::text::diagnostic::Severity;
use serde::Serialize;

/// The file named where a diagnostic has no place: GitLab wants one.
const WHOLE_ARCHIVE: &str = "annals.yaml";

#[derive(Serialize)]
struct Issue<'a> {
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

impl Printer<'_> {
    /// The report as JSON.
    pub(super) fn gitlab(&self) -> String {
        let prints = fingerprints(self.diagnostics, self.sources);
        let issues = self.diagnostics.iter().zip(prints).map(|(diagnostic, fingerprint)| {
            let at = diagnostic.place.map(|place| self.lines.position(place));
            Issue {
                description: self.message_and_remedy(diagnostic),
                check_name: diagnostic.code.0,
                fingerprint,
                severity: match diagnostic.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Notice => "info",
                },
                location: Location {
                    path: at.map_or(WHOLE_ARCHIVE, |at| at.path),
                    lines: Span { begin: at.map_or(1, |at| at.line), end: at.map_or(1, |at| at.end_line) },
                },
            }
        });
        encode::json(&issues.collect::<Vec<_>>())
    }
}
