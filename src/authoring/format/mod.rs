//! Diagnostics and revisions as text: for a terminal, for editors, and for the services that run checks.
//!
//! Every format holds every diagnostic, also those without a place, up to the limits of what is told. The
//! same input gives the same bytes.

mod bounded;
mod encode;
mod place;
mod fingerprint;
mod printer;
mod excerpt;
mod short;
mod json;
mod github;
mod gitlab;
mod sarif;
mod diff;
pub(crate) mod revision;

pub use diff::diff;

#[cfg(test)]
mod tests;

use crate::text::diagnostic::Diagnostic;
use crate::text::facts::Facts;
use crate::text::message::Language;
use crate::text::source::Sources;
use printer::Printer;
use std::fmt;

/// A format for diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With excerpts of the source, for people.
    #[default]
    Full,
    /// One line each: `path:line:column: error[code]: message`, for editors and `grep`.
    Short,
    /// One object with an array of them, for programs.
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

/// Prints diagnostics in their order, in one language. Colour is used by [`Format::Full`] only.
///
/// # Panics
/// If a place is in no file of these `sources`.
pub fn diagnostics(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
    format: Format,
    color: bool,
) -> String {
    let printed = bounded::bounded(diagnostics);
    print(&Printer::new(&printed, sources, language), format, color)
}

/// The same, with what was counted among the formats that have a place for it.
///
/// # Panics
/// If a place is in no file of these `sources`.
pub fn checked(
    diagnostics: &[Diagnostic],
    counted: &Facts,
    sources: &Sources,
    language: Language,
    format: Format,
    color: bool,
) -> String {
    let printed = bounded::bounded(diagnostics);
    let printer = Printer { counted: Some(counted), ..Printer::new(&printed, sources, language) };
    print(&printer, format, color)
}

fn print(printer: &Printer<'_>, format: Format, color: bool) -> String {
    match format {
        Format::Full => printer.full(color),
        Format::Short => printer.short(),
        Format::Json => printer.json(),
        Format::Github => printer.github(),
        Format::Gitlab => printer.gitlab(),
        Format::Sarif => printer.sarif(),
    }
}
