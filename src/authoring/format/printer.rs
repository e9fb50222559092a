//! What every format prints from: diagnostics, the texts they are about, and a language.

use super::place::Lines;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::facts::Facts;
use crate::text::message::Language;
use crate::text::source::Sources;

/// Prints diagnostics. Each format adds a method in a file of its own.
pub(super) struct Printer<'a> {
    pub(super) diagnostics: &'a [Diagnostic],
    pub(super) sources: &'a Sources,
    pub(super) language: Language,
    pub(super) lines: Lines<'a>,
    /// What was counted beside them.
    pub(super) counted: Option<&'a Facts>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(diagnostics: &'a [Diagnostic], sources: &'a Sources, language: Language) -> Self {
        Self { diagnostics, sources, language, lines: Lines::of(diagnostics, sources), counted: None }
    }

    /// The message, and the remedy on a line of its own, for formats that have one text only.
    pub(super) fn message_and_remedy(&self, diagnostic: &Diagnostic) -> String {
        let message = diagnostic.message.in_language(self.language);
        match &diagnostic.remedy {
            Some(remedy) => format!("{message}\n{}", remedy.in_language(self.language)),
            None => message.to_owned(),
        }
    }
}

/// The name of a severity that programs read, the same in every language.
pub(super) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    }
}
