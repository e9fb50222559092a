//! How diagnostics are told: to people at a terminal, to editors, and to the services that run checks.
//!
//! Every format tells every diagnostic, the ones without a place too, and the same ones in the same bytes each time.

mod change;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod place;
pub mod revision;
mod sarif;
mod short;

pub use change::diff;

#[cfg(test)]
mod tests;

use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message::Language;
use crate::text::source::Sources;
use place::Lines;
use std::fmt;
use std::str::FromStr;

/// A format in which diagnostics are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With excerpts of the source, for people.
    #[default]
    Full,
    /// One line each: `path:line:column: error[code]: message`, for editors and `grep`.
    Short,
    /// One array of objects, for programs.
    Json,
    /// GitHub's workflow commands, which become annotations of a pull request.
    Github,
    /// GitLab's Code Quality report.
    Gitlab,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::Full, Self::Short, Self::Json, Self::Github, Self::Gitlab, Self::Sarif];

    /// Its name, as in `--format sarif`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Short => "short",
            Self::Json => "json",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Sarif => "sarif",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|format| format.name() == text).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("'{text}': {names} / 只能是 {names}")
        })
    }
}

/// Tells diagnostics in their order, in one language. Colour is used by [`Format::Full`] only.
///
/// # Panics
/// If a place is in no file of these `sources`.
pub fn tell(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
    format: Format,
    color: bool,
) -> String {
    let telling = Telling { diagnostics, sources, language, lines: Lines::of(diagnostics, sources) };
    match format {
        Format::Full => telling.full(color),
        Format::Short => telling.short(),
        Format::Json => telling.json(),
        Format::Github => telling.github(),
        Format::Gitlab => telling.gitlab(),
        Format::Sarif => telling.sarif(),
    }
}

/// What is told, and what is needed to tell it.
struct Telling<'a> {
    diagnostics: &'a [Diagnostic],
    sources: &'a Sources,
    language: Language,
    lines: Lines<'a>,
}

/// The word for a severity that programs read, the same in every language.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    }
}

/// The message, and the remedy on a line of its own, for formats that have one text only.
fn message_and_remedy(diagnostic: &Diagnostic, language: Language) -> String {
    let message = diagnostic.message.in_language(language);
    match &diagnostic.remedy {
        Some(remedy) => format!("{message}\n{}", remedy.in_language(language)),
        None => message.to_owned(),
    }
}

/// A value as indented JSON and a line feed.
fn to_json(value: &impl serde::Serialize) -> String {
    // These values are structs of texts and numbers: nothing in them can fail to become JSON.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
