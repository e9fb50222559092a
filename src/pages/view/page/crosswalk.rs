//! How an earlier edition of a form continues in it.

use crate::model::form::Crosswalk;
use crate::model::form::Form;
use crate::pages::address::Route;
use crate::pages::view::parts::links::Links;
use crate::text::source::Place;
use crate::text::strings::strings;
use serde::Serialize;

/// How one earlier edition continues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrosswalkView {
    /// The earlier edition.
    pub from_title: String,
    /// Its page.
    pub href: String,
    /// What does not simply continue.
    pub entries: Vec<EntryView>,
}

/// One entry of a crosswalk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryView {
    /// The name of the relation.
    pub relation: &'static str,
    /// The relation, in words.
    pub relation_label: &'static str,
    /// Cells of the earlier edition.
    pub from: Vec<CellName>,
    /// Cells of this edition.
    pub to: Vec<CellName>,
    /// Why.
    pub why: String,
}

/// Cells of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellName {
    /// Their address.
    pub id: String,
    /// Their words.
    pub label: String,
}

/// How an earlier edition continues in a form; `None` where the archive lacks that edition.
pub(crate) fn view(links: &Links<'_>, form: &Form, crosswalk: &Crosswalk) -> Option<CrosswalkView> {
    let (archive, language) = (links.archive, links.language);
    let earlier = archive.forms.find(&crosswalk.from)?;
    let names = |form: &Form, addresses: &[(String, Place)]| {
        let name =
            |(id, _): &(String, Place)| CellName { id: id.clone(), label: form.describe(id, language) };
        addresses.iter().map(name).collect()
    };
    let entries = crosswalk.entries.iter().map(|entry| EntryView {
        relation: entry.link.name(),
        relation_label: strings(language).one_of("relation", entry.link.name()),
        from: names(archive.form(earlier), &entry.from),
        to: names(form, &entry.to),
        why: entry.why.text(language).to_owned(),
    });
    Some(CrosswalkView {
        from_title: archive.form(earlier).title.text(language).to_owned(),
        href: links.to(Route::Form(earlier)),
        entries: entries.collect(),
    })
}
