//! Where in a page a link may lead: ids of the prose, sections of the form, figures.

use super::{Document, Resolver, parse, section_of};
use crate::model::archive::Archive;
use crate::model::id::SectionId;
use crate::model::report::Report;
use crate::pages::address::Route;
use crate::text::markdown::{Prose, Section};
use std::borrow::Cow;

/// Ids that a page has besides its prose: a report's sections and, each with its table in front, its figures.
pub(super) fn taken(archive: &Archive, route: Route) -> Vec<&str> {
    let Route::Report(report) = route else { return Vec::new() };
    let report = archive.report(report);
    let sections = archive.form(report.form).sections.iter().map(|section| section.id.as_str());
    sections.chain(report.data.iter().map(|data| data.block().id.as_str())).collect()
}

/// For each heading of a report the section of its form that it is. Of several the first counts.
pub(super) fn sections(archive: &Archive, route: Route, prose: &Prose) -> Vec<Option<SectionId>> {
    let Route::Report(report) = route else { return vec![None; prose.sections.len()] };
    let form = archive.form(archive.report(report).form);
    let mut found: Vec<Option<SectionId>> = Vec::with_capacity(prose.sections.len());
    for section in &prose.sections {
        found
            .push(section_of(form, &section.heading_text).filter(|&of_form| !found.contains(&Some(of_form))));
    }
    found
}

/// The id of a heading: of a section of the form it is the section's.
pub(super) fn of_heading<'a>(
    archive: &'a Archive,
    route: Route,
    section: &'a Section,
    of_form: Option<SectionId>,
) -> &'a str {
    match (route, of_form) {
        (Route::Report(report), Some(of_form)) => {
            &archive.form(archive.report(report).form).section(of_form).id
        }
        _ => &section.anchor,
    }
}

impl Resolver<'_> {
    /// The id on a page that an anchor leads to.
    pub(super) fn anchor<'s>(&'s self, route: Route, anchor: &'s str) -> Option<Cow<'s, str>> {
        let prose = self.prose_of(route);
        let sections = sections(self.archive, route, &prose);
        if let Some(at) = prose.sections.iter().position(|section| section.anchor == anchor) {
            let id = of_heading(self.archive, route, &prose.sections[at], sections[at]);
            return Some(Cow::Owned(id.to_owned()));
        }
        let there = prose.anchors.contains(anchor)
            || match route {
                Route::Report(report) => self.is_in_report(self.archive.report(report), &sections, anchor),
                Route::Form(form) => {
                    let form = self.archive.form(form);
                    form.checks.iter().any(|check| anchor.strip_prefix("check-") == Some(&check.id))
                }
                _ => false,
            };
        there.then_some(Cow::Borrowed(anchor))
    }

    /// Whether an id is that of a section that the report's page shows, or of a figure.
    fn is_in_report(&self, report: &Report, headings: &[Option<SectionId>], anchor: &str) -> bool {
        let forms = &self.archive.forms;
        let section = forms.get(report.form).sections.find(|section| section.id == anchor);
        let shown = |section: Option<SectionId>| {
            headings.contains(&section)
                || report.data.iter().any(|data| report.section(&data.table().id, forms) == section)
        };
        section.is_some_and(|section| shown(Some(section))) || report.data.find(anchor).is_some()
    }

    fn prose_of(&self, route: Route) -> Cow<'_, Prose> {
        if route == self.document.route {
            return Cow::Borrowed(self.prose);
        }
        let archive = self.archive;
        let prose = match route {
            Route::Index => archive.home,
            Route::Report(report) => archive.report(report).prose,
            Route::Publisher(publisher) => archive.publisher(publisher).prose,
            Route::Page(page) => Some(archive.page(page).prose),
            _ => None,
        };
        let parsed = prose.map(|prose| parse(archive, self.sources, Document { route, prose }));
        Cow::Owned(parsed.unwrap_or_default())
    }
}
