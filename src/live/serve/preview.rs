//! What is shown during editing: the last archive without errors, and the errors of the current one.

use super::overlay::{self, Problem};
use crate::pages::theme::TemplateError;
use crate::publish::pipeline::{self, Checked, Site};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message::Language;
use crate::text::source::Sources;
use sha2::{Digest, Sha256};
use std::io;
use std::sync::Arc;

/// What is shown at one moment; a change makes the next one.
#[derive(Clone)]
pub(crate) struct Preview {
    language: Language,
    shown: Option<Arc<Checked>>,
    problems: Arc<Vec<Problem>>,
}

/// A file of the site, or what is there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Its bytes.
    File(Vec<u8>),
    /// Those of a file that is published as it is.
    Attachment(Vec<u8>),
    /// No file is there; these are the bytes of the 404 page.
    Nothing(Vec<u8>),
    /// It cannot be made, and this is why.
    Failed(Vec<Problem>),
}

impl Preview {
    /// What is shown first: nothing yet if there are errors.
    pub(crate) fn first(checked: io::Result<Checked>, language: Language) -> Self {
        Self { language, shown: None, problems: Arc::default() }.next(checked)
    }

    /// What is shown after a change: the new archive, or with errors still the one before.
    #[must_use]
    pub(crate) fn next(&self, checked: io::Result<Checked>) -> Self {
        let (shown, problems) = match checked {
            Err(error) => (self.shown.clone(), vec![Problem::unreadable(&error, self.language)]),
            Ok(mut checked) => {
                // Templates fail where they are used: after a change of the theme a page of each kind is
                // tried.
                if self.shown.as_ref().is_some_and(|shown| !Arc::ptr_eq(&shown.theme, &checked.theme)) {
                    checked = pipeline::try_templates(checked);
                }
                let is_error = |d: &&Diagnostic| d.severity == Severity::Error;
                let errors: Vec<Diagnostic> = checked.diagnostics.iter().filter(is_error).cloned().collect();
                let problems = overlay::problems(&errors, &checked, self.language);
                (if errors.is_empty() { Some(Arc::new(checked)) } else { self.shown.clone() }, problems)
            }
        };
        Self { language: self.language, shown, problems: Arc::new(problems) }
    }

    /// The archive that is shown.
    pub(crate) fn shown(&self) -> Option<&Checked> {
        self.shown.as_deref()
    }

    /// What is wrong with the archive as it is.
    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The language of messages.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The file at a path of the site.
    pub(crate) fn find(&self, path: &str) -> Found {
        let Some(checked) = &self.shown else { return Found::Failed(self.problems.to_vec()) };
        let site = Site::of(checked);
        let made = |path: &str| site.file(path).map(|file| file.bytes());
        let is_attached = site.file(path).is_some_and(|file| file.is_copied());
        match made(path) {
            Some(Ok(Ok(bytes))) if is_attached => Found::Attachment(bytes),
            Some(Ok(Ok(bytes))) => Found::File(bytes),
            Some(Ok(Err(failure))) => Found::Failed(self.failed(checked, failure)),
            // An attachment that is gone; the next change will find that.
            Some(Err(_)) | None => match made("404.html") {
                Some(Ok(Ok(bytes))) => Found::Nothing(bytes),
                Some(_) | None => Found::Nothing(Vec::new()),
            },
        }
    }

    fn failed(&self, checked: &Checked, failure: TemplateError) -> Vec<Problem> {
        let mut sources: Sources = checked.sources.clone();
        let diagnostics = checked.theme.diagnostics(vec![failure], &mut sources);
        overlay::problems_without_figures(&diagnostics, &sources, self.language)
    }

    /// The version of a page: a digest of its bytes as they would be published.
    pub(crate) fn version(&self, path: &str) -> String {
        match self.find(path) {
            Found::File(bytes) | Found::Attachment(bytes) | Found::Nothing(bytes) => version(&bytes),
            Found::Failed(_) => "none".to_owned(),
        }
    }

    /// The same for all that pages load beside their own bytes: style sheets, and everything else.
    pub(crate) fn assets_version(&self) -> [String; 2] {
        let assets = |css: bool| {
            let mut digest = Sha256::new();
            for (path, bytes) in self.shown.iter().flat_map(|checked| checked.theme.assets()) {
                if path.ends_with(".css") == css {
                    digest.update(path);
                    digest.update(bytes);
                }
            }
            short(&digest.finalize())
        };
        [assets(true), assets(false)]
    }
}

/// A short digest of bytes.
pub(super) fn version(bytes: &[u8]) -> String {
    short(&Sha256::digest(bytes))
}

fn short(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
