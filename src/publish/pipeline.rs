//! The way of the data, from a folder of sources to a folder of pages.

mod attachments;
mod files;
mod workspace;

pub use files::Site;
pub use workspace::Workspace;

use crate::analysis::check::{self, Findings};
use crate::model::archive::Archive;
use crate::pages::search;
use crate::pages::theme::{TemplateError, Theme};
use crate::publish::output::{self, Outcome};
use crate::text::diagnostic::{self, Diagnostic, Severity};
use crate::text::source::Sources;
use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// An archive, read and checked.
pub struct Checked {
    /// The texts.
    pub sources: Sources,
    /// The archive.
    pub archive: Archive,
    /// Figures that contradict each other.
    pub findings: Findings,
    /// The theme, without its files that are wrong.
    pub theme: Arc<Theme>,
    /// What is wrong with the files; findings are not among them.
    pub diagnostics: Vec<Diagnostic>,
    // Made when the first of its files is asked for.
    index: OnceLock<search::Index>,
}

impl Checked {
    /// Whether anything is wrong that stops a build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// Renders a page of every kind in every language; what a template does wrong with one joins the diagnostics.
    /// Nothing is rendered where something is wrong already.
    pub fn try_theme(&mut self) {
        if !self.has_errors() {
            let failures = Site::of(self).trial();
            self.failed(failures);
        }
    }

    fn failed(&mut self, failures: Vec<TemplateError>) {
        self.diagnostics.extend(self.theme.diagnostics(failures, &mut self.sources));
        diagnostic::sort(&mut self.diagnostics, &self.sources);
    }

    /// Diagnostics and findings together, in the order in which they are told. Where it is `strict`, findings and
    /// warnings are errors.
    pub fn told(&self, strict: bool) -> Vec<Diagnostic> {
        let mut told = self.diagnostics.clone();
        let warnings = told.iter_mut().filter(|d| strict && d.severity == Severity::Warning);
        warnings.for_each(|d| d.severity = Severity::Error);
        told.extend(check::diagnostics(&self.archive, &self.findings, strict));
        diagnostic::sort(&mut told, &self.sources);
        told
    }
}

/// Reads and checks the archive in a folder, without its drafts. Everything that is wrong with its content is among the diagnostics.
///
/// # Errors
/// If a file of the archive or of its theme cannot be read.
pub fn check(root: &Path) -> io::Result<Checked> {
    Workspace::open(root, false)?.check()
}

/// Renders a checked archive into a folder. With errors nothing is written; they are among the diagnostics then.
///
/// # Errors
/// If the folder cannot be written.
pub fn publish(checked: &mut Checked, into: &Path) -> Result<Option<Outcome>, output::Failure> {
    if checked.has_errors() {
        return Ok(None);
    }
    let failures = match output::publish(into, &Site::of(checked).files()) {
        Ok(outcome) => return Ok(Some(outcome)),
        Err(output::Failed::Writing(failure)) => return Err(failure),
        Err(output::Failed::Rendering(failures)) => failures,
    };
    checked.failed(failures);
    Ok(None)
}
