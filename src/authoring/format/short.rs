//! One line for each diagnostic.

use super::{Telling, word};
use std::fmt::Write;

impl Telling<'_> {
    /// `path:line:column: error[code]: message`.
    pub(super) fn short(&self) -> String {
        let mut text = String::new();
        for diagnostic in self.diagnostics {
            if let Some(place) = diagnostic.place {
                let at = self.lines.position(place);
                let _ = write!(text, "{}:{}:{}: ", on_one_line(at.path), at.line, at.column);
            }
            let message = on_one_line(diagnostic.message.in_language(self.language));
            let _ = writeln!(text, "{}[{}]: {message}", word(diagnostic.severity), diagnostic.code.0);
        }
        text
    }
}

/// A text with a space for each character that would end the line, command the terminal or turn the text around.
pub(super) fn on_one_line(text: &str) -> String {
    let commands = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace(commands, " ")
}
