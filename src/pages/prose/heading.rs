//! Headings of a report's prose, and the sections of its form that they are.

use crate::model::archive::Archive;
use crate::model::form::Form;
use crate::model::id::SectionId;
use crate::pages::address::Route;
use crate::text::markdown::{Prose, Section};

/// Ids that a page has besides its prose: a report's sections and, each with its table in front, its figures.
pub(super) fn taken(archive: &Archive, route: Route) -> Vec<&str> {
    let Some(form) = form_of(archive, route) else { return Vec::new() };
    let sections = form.sections.iter().map(|section| section.id.as_str());
    let data = route.report().into_iter().flat_map(|report| &archive.report(report).data);
    sections.chain(data.map(|data| data.block().id.as_str())).collect()
}

/// For each heading of a report the section of its form that it is. Of several the first counts.
pub(super) fn sections(archive: &Archive, route: Route, prose: &Prose) -> Vec<Option<SectionId>> {
    let form = form_of(archive, route);
    let mut found: Vec<Option<SectionId>> = Vec::with_capacity(prose.sections.len());
    for section in &prose.sections {
        let of_form = form.and_then(|form| section_of(form, &section.heading_text));
        found.push(of_form.filter(|&of_form| !found.contains(&Some(of_form))));
    }
    found
}

/// The id of a heading: of a section of the form it is the section's.
pub(super) fn id<'a>(
    archive: &'a Archive,
    route: Route,
    section: &'a Section,
    of_form: Option<SectionId>,
) -> &'a str {
    let of_form = form_of(archive, route).zip(of_form);
    of_form.map_or(&section.anchor, |(form, of_form)| &form.section(of_form).id)
}

/// The form of a report's page.
fn form_of(archive: &Archive, route: Route) -> Option<&Form> {
    route.report().map(|report| archive.form(archive.report(report).form))
}

/// The section of a form that a heading is: by its title, or by the number it begins with.
fn section_of(form: &Form, heading: &str) -> Option<SectionId> {
    let heading = heading.trim();
    form.sections.find(|section| {
        let titled = section.title.iter().any(|(_, title)| title == heading);
        let numbered = heading.strip_prefix(&*section.number).is_some_and(|rest| {
            !section.number.is_empty() && rest.trim_start().starts_with(['、', '.', '．', ':', '：'])
        });
        titled || numbered
    })
}
