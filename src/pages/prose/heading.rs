//! Headings of a report's prose, and the sections of its form that they are.

use crate::model::archive::Archive;
use crate::model::form::Form;
use crate::model::id::SectionId;
use crate::pages::address::ids::{self, TablePart};
use crate::pages::address::{ChartPart, Route};
use crate::text::character::{look_alike, without_look_alikes};
use crate::text::markdown::{Prose, Section};
use std::borrow::Cow;

/// Ids that a page has besides its prose, without those that no page shares: a report's sections and tables
/// and, each with its block in front, its figures; the charts of the first page.
pub(super) fn taken(archive: &Archive, route: Route) -> Vec<Cow<'_, str>> {
    match route {
        Route::Report(report) => {
            let report = archive.report(report);
            let sections = archive.form(report.form).sections.iter().map(|section| Cow::from(&section.id));
            let blocks = report.data.iter().map(|data| Cow::from(&data.block().id));
            let tables = report
                .data
                .iter()
                .flat_map(|data| TablePart::ALL.map(|part| Cow::Owned(ids::table(&data.table().id, part))));
            sections.chain(blocks).chain(tables).collect()
        }
        Route::Index => {
            let charts = (1..=archive.indicators.len()).map(ids::headline);
            charts.flat_map(|chart| ChartPart::ALL.map(|part| Cow::Owned(part.of(&chart)))).collect()
        }
        Route::Publisher(_)
        | Route::Period(_)
        | Route::Indicator(..)
        | Route::Corrections
        | Route::Data
        | Route::Forms
        | Route::Form(_)
        | Route::Findings
        | Route::Search
        | Route::Page(_)
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

/// The section of a form that a heading is: by its title, or by the number it begins with.
pub(super) fn section_of(form: &Form, heading: &str) -> Option<SectionId> {
    let heading = without_look_alikes(heading.trim());
    form.sections.find(|section| {
        let titled = section.title.iter().any(|(_, title)| alike(title, &heading));
        let numbered = heading
            .strip_prefix(&*section.number)
            .is_some_and(|rest| !section.number.is_empty() && rest.trim_start().starts_with(SIGNS));
        titled || numbered
    })
}

/// The signs between a heading's number and its words.
const SIGNS: [char; 5] = ['、', '.', '．', ':', '：'];

/// Whether two headings are the same, whatever their spaces and however their characters are encoded.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let characters =
        |text: &str| -> String { without_look_alikes(text).chars().filter(|c| !c.is_whitespace()).collect() };
    characters(one) == characters(other)
}

/// The words of a heading, without its number.
pub(super) fn words(heading: &str) -> &str {
    let heading = heading.trim();
    let is_number = |c: char| {
        let c = look_alike(c).map_or(c, |(common, _)| common);
        c.is_ascii_digit() || "一二三四五六七八九十百（）()第部分节章".contains(c)
    };
    let rest = heading.trim_start_matches(is_number).trim_start();
    rest.strip_prefix(SIGNS).map_or(heading, str::trim_start)
}
