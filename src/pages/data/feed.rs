//! What came last, as an Atom feed (RFC 4287): reports published and figures corrected, the newest first.
//!
//! The dates are the reports' own, so the same sources make the same feed. A report that says of no day when
//! it was published cannot be put among the others and is left out.

use super::file::DataFile;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::report::{CellRef, Correction};
use crate::pages::address::{self, Route};
use crate::text::markdown::escape;
use crate::text::strings::strings;
use std::cmp::Reverse;
use std::fmt::Write;

/// How many entries a feed has at most.
const ENTRIES: usize = 30;

/// A report, or a correction by its number among those of the report.
struct Entry<'a> {
    day: String,
    report: &'a ArchivedReport,
    correction: Option<usize>,
}

/// The feed in a language of the site; empty where the archive does not say where it is published.
pub(super) fn write(archive: &Archive, language: &str) -> Vec<u8> {
    let Some(base) = &archive.site.base else { return Vec::new() };
    let feed = Feed { archive, base, language };
    feed.write().into_bytes()
}

struct Feed<'a> {
    archive: &'a Archive,
    base: &'a str,
    language: &'a str,
}

impl Feed<'_> {
    fn write(&self) -> String {
        let archive = self.archive;
        let entries = entries(archive);
        let home = self.page(Route::Index);
        let position = archive.site.languages.iter().position(|language| language == self.language);
        let own = DataFile::Feed(position.unwrap_or_default()).path(archive);
        // Without any entry the feed is as new as what the archive is about.
        let newest = entries.first().map(|entry| entry.day.clone());
        let newest =
            newest.or_else(|| archive.periods.iter().next_back().map(|period| period.end.to_string()));
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
            self.language
        );
        element(&mut xml, "title", archive.site.title.text(self.language));
        element(&mut xml, "id", &home);
        link(&mut xml, "self", "application/atom+xml", &format!("{}{own}", self.base));
        link(&mut xml, "alternate", "text/html", &home);
        element(&mut xml, "updated", &midnight(newest.as_deref().unwrap_or("1970-01-01")));
        author(&mut xml, archive.site.title.text(self.language));
        for Entry { day, report, correction } in entries {
            xml.push_str("<entry>\n");
            match correction {
                None => self.report(&mut xml, &day, report),
                Some(correction) => self.correction(&mut xml, report, correction),
            }
            xml.push_str("</entry>\n");
        }
        xml.push_str("</feed>\n");
        xml
    }

    fn report(&self, xml: &mut String, day: &str, report: &ArchivedReport) {
        let archive = self.archive;
        let page = self.page(Route::Report(report.position()));
        let publisher = archive.name_on(report.publisher(), &report.period, self.language);
        element(xml, "title", &archive.title(report.position(), self.language));
        element(xml, "id", &page);
        link(xml, "alternate", "text/html", &page);
        element(xml, "published", &midnight(day));
        element(xml, "updated", &midnight(day));
        author(xml, &publisher);
        let form = archive.form(report.form).title.text(self.language);
        let period = report.period.label(self.language);
        element(xml, "summary", &format!("{publisher} · {period} · {form}"));
    }

    fn correction(&self, xml: &mut String, report: &ArchivedReport, number: usize) {
        let archive = self.archive;
        let correction = &report.corrections[number];
        let cell = archive.cell(CellRef { report: report.position(), cell: correction.cell });
        let figure = cell.address();
        let page = self.page(Route::Report(report.position()));
        let title = archive.title(report.position(), self.language);
        let day = midnight(&correction.on.to_string());
        element(xml, "title", &strings(self.language).say("feed.correction", &[("title", &title)]));
        element(xml, "id", &format!("{page}#{figure}-{}", id(&report.corrections, number)));
        link(xml, "alternate", "text/html", &format!("{page}#{figure}"));
        element(xml, "published", &day);
        element(xml, "updated", &day);
        author(xml, &archive.name_on(report.publisher(), &report.period, self.language));
        let mut summary = cell.data().form().describe(&figure, self.language);
        _ = write!(summary, ": {} → {}", correction.was, correction.now);
        for words in [&correction.why, &correction.impact] {
            if !words.is_empty() {
                _ = write!(summary, " — {}", words.text(self.language));
            }
        }
        element(xml, "summary", &summary);
    }

    fn page(&self, route: Route) -> String {
        address::url(self.base, &address::path(self.archive, route, self.language))
    }
}

/// The newest reports and corrections.
fn entries(archive: &Archive) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for report in archive.reports.iter() {
        if let Some(published) = report.published {
            entries.push(Entry { day: published.to_string(), report, correction: None });
        }
        let corrections = report.corrections.iter().enumerate();
        entries.extend(corrections.map(|(number, correction)| Entry {
            day: correction.on.to_string(),
            report,
            correction: Some(number),
        }));
    }
    let rank =
        |entry: &Entry<'_>| (Reverse(entry.day.clone()), entry.report.position(), Reverse(entry.correction));
    entries.sort_by_cached_key(rank);
    entries.truncate(ENTRIES);
    entries
}

/// What tells a correction from the others of its figure, also after earlier ones are added: its day, and a
/// number where there are several on one.
fn id(corrections: &[Correction], number: usize) -> String {
    let correction = &corrections[number];
    let twin = |other: &&Correction| other.cell == correction.cell && other.on == correction.on;
    match corrections[..number].iter().filter(twin).count() {
        0 => correction.on.to_string(),
        before => format!("{}-{}", correction.on, before + 1),
    }
}

fn element(xml: &mut String, name: &str, text: &str) {
    _ = write!(xml, "<{name}>");
    // XML 1.0 has no way to write most control characters.
    let allowed: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    escape(&allowed, xml);
    _ = writeln!(xml, "</{name}>");
}

fn link(xml: &mut String, relation: &str, kind: &str, href: &str) {
    _ = write!(xml, "<link rel=\"{relation}\" type=\"{kind}\" href=\"");
    escape(href, xml);
    xml.push_str("\"/>\n");
}

fn author(xml: &mut String, name: &str) {
    xml.push_str("<author>");
    element(xml, "name", name);
    xml.push_str("</author>\n");
}

/// A day as a moment; the sources say no more than the day.
fn midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
