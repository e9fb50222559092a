//! GitHub's workflow commands.

use super::printer::{Printer, severity_name};
use crate::text::diagnostic::Diagnostic;
use std::fmt::Write;

impl Printer<'_> {
    /// One `::error …::message` each, errors first: GitHub shows only the first ten of a step.
    pub(super) fn github(&self) -> String {
        let mut ordered: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        ordered.sort_by_key(|diagnostic| diagnostic.severity);
        let mut text = String::new();
        for diagnostic in ordered {
            text.push_str("::");
            text.push_str(severity_name(diagnostic.severity));
            text.push(' ');
            if let Some(place) = diagnostic.place {
                let at = self.lines.position(place);
                let _ = write!(text, "file={},line={}", property(at.path), at.line);
                // Columns are for places on one line only.
                let _ = if at.line == at.end_line {
                    write!(text, ",col={},endColumn={},", at.column, at.end_column)
                } else {
                    write!(text, ",endLine={},", at.end_line)
                };
            }
            let message = self.message_and_remedy(diagnostic);
            let _ = writeln!(text, "title={}::{}", property(diagnostic.code.0), data(&message));
        }
        text
    }
}

/// Text after the `::`, escaped.
pub(super) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, escaped.
pub(super) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
