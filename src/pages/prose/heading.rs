//! Headings of a report's prose, and the sections of its form that they are.

use crate::model::archive::Archive;
use crate::model::form::Form;
use crate::model::form::heading::section_of;
use crate::model::id::SectionId;
use crate::pages::address::ids::{self, TablePart};
use crate::pages::address::{ChartPart, Route};
use crate::text::markdown::{Prose, Section};
use std::borrow::Cow;

/// Ids that a page has besides its prose, without those that no page shares: a report's sections and tables
/// and, each with its block in front, its figures; the charts of the first page.
pub(super) fn taken(archive: &Archive, route: Route) -> Vec<Cow<'_, str>> {
    match route {
        Route::Report(report) => {
            let report = archive.report(report);
            let sections = archive.form(report.form).sections().iter().map(|section| Cow::from(&section.id));
            let blocks = report.data.iter().map(|data| Cow::from(&data.block().id));
            let tables = report
                .data
                .iter()
                .flat_map(|data| TablePart::ALL.map(|part| Cow::Owned(ids::table(&data.table().id, part))));
            sections.chain(blocks).chain(tables).collect()
        }
        Route::Index => {
            let charts = (1..=archive.indicators().len()).map(ids::headline);
            charts.flat_map(|chart| ChartPart::ALL.map(|part| Cow::Owned(part.of(&chart)))).collect()
        }
        Route::Publisher(_)
        | Route::Years(..)
        | Route::YearsWhole(_)
        | Route::Publishers(_)
        | Route::Period(..)
        | Route::Reporting(..)
        | Route::Indicator(..)
        | Route::Tables(..)
        | Route::Changes(_)
        | Route::Corrections
        | Route::Data(_)
        | Route::Forms
        | Route::Form(_)
        | Route::Findings(_)
        | Route::Search
        | Route::Compare
        | Route::Page(_)
        | Route::Moved(_)
        | Route::NotFound => Vec::new(),
    }
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
pub(super) fn form_of(archive: &Archive, route: Route) -> Option<&Form> {
    route.report().map(|report| archive.form(archive.report(report).form))
}
