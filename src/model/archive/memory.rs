//! What earlier runs read, so that a change costs what it touches.

use super::sort::Halves;
use crate::model::form::Form;
use crate::model::publisher::Publisher;
use crate::model::report::Report;
use crate::model::site::Site;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::FileId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was read from files whose texts are still the same. An empty one changes nothing but the time.
///
/// Publishers and reports are read by the archive's own words and forms, so they are forgotten with these.
#[derive(Default)]
pub struct Memory {
    pub(super) ground: Option<Kept<Ground>>,
    pub(super) publishers: BTreeMap<FileId, Kept<Publisher>>,
    pub(super) reports: BTreeMap<Halves, Kept<Arc<Report>>>,
}

/// What every document is read by.
#[derive(Clone, Default)]
pub struct Ground {
    /// What the archive says of itself.
    pub site: Site,
    /// The built-in forms, then the archive's own.
    pub forms: Arc<[Form]>,
    /// How many are built in.
    pub built_in: usize,
}

/// What was read from some texts, and what was told of them.
#[derive(Clone)]
pub struct Kept<T> {
    /// The texts.
    pub of: Vec<Arc<str>>,
    /// What was read.
    pub read: Option<T>,
    /// What was told.
    pub told: Vec<Diagnostic>,
}

impl<T> Kept<T> {
    /// Whether it was read from these very texts.
    pub fn are_of(&self, texts: &[Arc<str>]) -> bool {
        self.of.len() == texts.len() && self.of.iter().zip(texts).all(|(a, b)| Arc::ptr_eq(a, b))
    }

    /// Whether it was read from this very text.
    pub fn is_of(&self, text: &Arc<str>) -> bool {
        self.are_of(std::slice::from_ref(text))
    }
}
