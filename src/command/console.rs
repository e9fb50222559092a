//! Printing: in which language, and whether in colour.

use super::result::Failure;
use crate::authoring::format::{self, Format};
use crate::text::diagnostic::Diagnostic;
use crate::text::facts::Facts;
use crate::text::message::{Language, Message};
use crate::text::source::Sources;
use std::io::{self, IsTerminal, Write};

/// Where a command prints.
pub(super) struct Console {
    pub language: Language,
    pub color: bool,
}

impl Console {
    /// Where it is not said whether to use colour, the terminal decides.
    pub(super) fn new(language: Language, color: Option<bool>) -> Self {
        let allowed = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { language, color: color.unwrap_or_else(|| allowed && io::stdout().is_terminal()) }
    }

    /// A message in this console's language.
    pub(super) fn text<'m>(&self, message: &'m Message) -> &'m str {
        message.in_language(self.language)
    }

    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        self.write(text.as_bytes())
    }

    /// Prints bytes that are no text.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush()).map_err(Failure::Print)
    }

    /// Prints a message on a line of its own.
    pub(super) fn line(&self, message: &Message) -> Result<(), Failure> {
        self.print(&format!("{}\n", self.text(message)))
    }

    pub(super) fn diagnostics(
        &self,
        diagnostics: &[Diagnostic],
        sources: &Sources,
        format: Format,
    ) -> Result<(), Failure> {
        self.print(&format::diagnostics(diagnostics, sources, self.language, format, self.color))
    }

    /// Diagnostics with what was counted beside them.
    pub(super) fn checked(
        &self,
        diagnostics: &[Diagnostic],
        counted: &Facts,
        sources: &Sources,
        format: Format,
    ) -> Result<(), Failure> {
        self.print(&format::checked(diagnostics, counted, sources, self.language, format, self.color))
    }

    /// Prints to standard error what has no place in a file. That it cannot be printed stops nothing.
    pub(super) fn complain(&self, message: &Message, remedy: Option<&Message>) {
        let mut text = format!("annals: {}\n", self.text(message));
        if let Some(remedy) = remedy {
            text.push_str(&format!("        {}\n", self.text(remedy)));
        }
        let _ = io::stderr().write_all(text.as_bytes());
    }
}
