//! An archive, read and checked.

use super::costs::{Costs, Output};
use crate::analysis::check::{self, Findings};
use crate::analysis::publication::Index;
use crate::model::archive::Archive;
use crate::pages::search;
use crate::pages::theme::{TemplateError, Theme};
use crate::pages::view::Model;
use crate::publish::ledger::Ledger;
use crate::text::diagnostic::{self, Diagnostic, Severity};
use crate::text::source::Sources;
use std::sync::{Arc, OnceLock};

/// An archive, read and checked: all that a site is made of.
pub struct Checked {
    /// The texts.
    pub sources: Sources,
    /// The archive.
    pub archive: Archive,
    /// Figures that contradict each other.
    pub findings: Findings,
    /// The theme, without its files that are wrong.
    pub theme: Arc<Theme>,
    /// What is wrong with the files, sorted; findings are not among them.
    pub diagnostics: Vec<Diagnostic>,
    // Follows from the archive and its texts. Made when the first of its files is asked for: checking needs
    // none.
    search_index: OnceLock<search::Index>,
    // The same holds for the ledger.
    pub(super) ledger: Ledger,
    /// What it cost to come so far, and what the files of its site cost that were made.
    pub(crate) costs: Costs,
}

impl Checked {
    pub(super) fn new(
        sources: Sources,
        archive: Archive,
        findings: Findings,
        theme: Arc<Theme>,
        diagnostics: Vec<Diagnostic>,
        costs: Costs,
    ) -> Self {
        let ledger = Ledger::of(&archive);
        let search_index = OnceLock::new();
        Self { sources, archive, findings, theme, diagnostics, search_index, ledger, costs }
    }

    /// Whether anything is wrong that stops a build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// Diagnostics and findings together, sorted. Where it is `strict`, findings and warnings are errors.
    pub fn all_diagnostics(&self, strict: bool) -> Vec<Diagnostic> {
        let mut all = self.diagnostics.clone();
        let warnings = all.iter_mut().filter(|d| strict && d.severity == Severity::Warning);
        warnings.for_each(|d| d.severity = Severity::Error);
        all.extend(check::diagnostics(&self.archive, &self.findings, strict));
        diagnostic::sort(&mut all, &self.sources);
        all
    }

    /// The same archive, with what is wrong with its templates among the diagnostics.
    #[must_use]
    pub fn with_template_errors(mut self, errors: Vec<TemplateError>) -> Self {
        self.diagnostics.extend(self.theme.diagnostics(errors, &mut self.sources));
        diagnostic::sort(&mut self.diagnostics, &self.sources);
        self
    }

    /// The same archive, with more to be told of it.
    #[must_use]
    pub(crate) fn with(mut self, more: Vec<Diagnostic>) -> Self {
        self.diagnostics.extend(more);
        diagnostic::sort(&mut self.diagnostics, &self.sources);
        self
    }

    /// What its pages and documents are made of.
    pub(crate) fn model(&self) -> Model<'_> {
        Model::new(&self.archive, &self.sources, &self.findings)
    }

    /// The index of the ledger.
    pub(crate) fn ledger(&self) -> &Index {
        self.ledger.index(&self.archive, &self.sources)
    }

    /// What is searched; `None` where the archive has switched it off.
    pub(super) fn search_index(&self) -> Option<&search::Index> {
        let index = || self.costs.output(Output::Search, || search::Index::of(&self.archive, &self.sources));
        self.archive.site.search.then(|| self.search_index.get_or_init(index))
    }
}
