//! The list of forms.

use crate::model::form::Form;
use crate::model::id::FormId;
use crate::model::report::BlockData;
use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use crate::text::strings::strings;
use serde::Serialize;

/// All forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormsView {
    /// The forms.
    pub forms: Vec<FormRow>,
}

/// One form of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The document that prescribes it.
    pub basis: String,
    /// The periods it was in use, in words.
    pub used: String,
    /// The titles of its tables.
    pub tables: Vec<String>,
    /// How many reports follow it.
    pub reports: usize,
}

/// The list of forms.
pub(crate) fn list(model: &Model<'_>, links: &Links<'_>) -> FormsView {
    let archive = model.archive;
    let forms = archive.shown_forms().into_iter().map(|position| {
        let form = archive.form(position);
        FormRow {
            id: form.id.clone(),
            title: form.title.text(links.language).to_owned(),
            href: links.to(Route::Form(position)),
            basis: form.basis.text(links.language).to_owned(),
            used: used(form, links.language),
            tables: form.tables().iter().map(|t| t.title.text(links.language).to_owned()).collect(),
            reports: reports_of(model, position),
        }
    });
    FormsView { forms: forms.collect() }
}

pub(crate) fn reports_of(model: &Model<'_>, form: FormId) -> usize {
    let uses = |data: &BlockData| data.form_id() == form;
    model.archive.reports.iter().filter(|r| r.form == form || r.data.iter().any(uses)).count()
}

pub(crate) fn used(form: &Form, language: &str) -> String {
    let (from, to) = (form.used.from.as_deref().unwrap_or(""), form.used.to.as_deref().unwrap_or(""));
    match (from, to) {
        ("", "") => String::new(),
        (from, "") => strings(language).say("form.used-from", &[("from", &from)]),
        (from, to) => strings(language).say("range", &[("first", &from), ("last", &to)]),
    }
}
