//! The forms of an archive.

use super::Form;
use crate::model::id::{FormId, List};
use std::sync::Arc;

/// Every form that an archive knows: the built-in ones, then its own.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    forms: Arc<List<FormId, Arc<Form>>>,
    built_in: usize,
}

impl Forms {
    /// The built-in forms and an archive's own after them.
    pub fn new(built_in: Vec<Arc<Form>>, own: Vec<Form>) -> Self {
        let count = built_in.len();
        let forms = built_in.into_iter().chain(own.into_iter().map(Arc::new)).collect();
        Self { forms: Arc::new(forms), built_in: count }
    }

    /// One of the forms.
    pub fn get(&self, form: FormId) -> &Arc<Form> {
        &self.forms[form]
    }

    /// The form with an id.
    pub fn find(&self, id: &str) -> Option<FormId> {
        self.forms.find(|form| form.id == id)
    }

    /// The forms, each with its position.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (FormId, &Form)> + ExactSizeIterator {
        self.forms.entries().map(|(id, form)| (id, &**form))
    }

    /// The positions of the forms.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = FormId> + ExactSizeIterator + use<> {
        self.forms.ids()
    }

    /// The forms, from first to last.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Form> + ExactSizeIterator {
        self.forms.iter().map(|form| &**form)
    }

    /// The forms that the archive declares itself.
    pub fn own(&self) -> impl Iterator<Item = FormId> + use<> {
        self.forms.ids().skip(self.built_in)
    }

    /// Whether these are the very forms that another value holds, not only equal ones.
    pub fn are(&self, others: &Self) -> bool {
        Arc::ptr_eq(&self.forms, &others.forms)
    }
}
