//! A cache for incremental rebuilds: what was read from files whose texts have not changed since.

use super::location::ReportFiles;
use super::report::Versions;
use crate::model::form::Forms;
use crate::model::publisher::Publisher;
use crate::model::site::Site;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::FileId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was read from files whose texts are still the same. An empty cache changes nothing but the time.
///
/// Publishers and reports are read by the archive's configuration and forms, so they are dropped when these
/// change.
#[derive(Default)]
pub(crate) struct Cache {
    pub(super) basis: Option<Cached<Basis>>,
    pub(super) publishers: BTreeMap<FileId, Cached<Publisher>>,
    pub(super) reports: BTreeMap<ReportFiles, Cached<Versions>>,
}

/// What every document is read by.
#[derive(Clone, Default)]
pub(super) struct Basis {
    /// What the archive says of itself.
    pub site: Site,
    /// The built-in forms, then the archive's own.
    pub forms: Forms,
}

/// What was read from some texts, and what was wrong with them.
#[derive(Clone)]
pub(super) struct Cached<T> {
    /// The texts.
    pub texts: Vec<Arc<str>>,
    /// What was read.
    pub value: Option<T>,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Cached<T> {
    /// Whether it was read from these very texts. Sources keep a text that did not change, so identity is
    /// enough.
    pub(super) fn is_of(&self, texts: &[Arc<str>]) -> bool {
        self.texts.len() == texts.len() && self.texts.iter().zip(texts).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}
