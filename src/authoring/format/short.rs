//! One line for each diagnostic.

use super::encode::one_line;
use super::printer::{Printer, severity_name};
use std::fmt::Write;

impl Printer<'_> {
    /// `path:line:column: error[code]: message`.
    pub(super) fn short(&self) -> String {
        let mut text = String::new();
        for diagnostic in self.diagnostics {
            if let Some(place) = diagnostic.place {
                let at = self.lines.position(place);
                let _ = write!(text, "{}:{}:{}: ", one_line(at.path), at.line, at.column);
            }
            let message = one_line(diagnostic.message.in_language(self.language));
            let _ =
                writeln!(text, "{}[{}]: {message}", severity_name(diagnostic.severity), diagnostic.code.0);
        }
        text
    }
}
