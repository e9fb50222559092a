//! What came last, as an Atom feed (RFC 4287): reports published, corrected and withdrawn, the newest first.
//!
//! The dates are the reports' own, so the same sources make the same feed. A report that says of no day when
//! it was published cannot be put among the others and is left out.

use super::file::Feed as Kind;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::report::{CellRef, Correction};
use crate::pages::address::{self, Route};
use crate::text::markdown::escape;
use crate::text::strings::strings;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::fmt::{Display, Write};

/// How many entries a feed has at most.
const ENTRIES: usize = 30;

/// So many figures of a new version are named.
const NAMED: usize = 12;

/// What happened to a report.
struct Entry<'a> {
    day: Date,
    report: &'a ArchivedReport,
    what: What,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// It was published.
    Published,
    /// A figure was corrected: which of its corrections.
    Corrected(usize),
    /// It is a version that took the place of another.
    Updated,
    /// It was taken back.
    Withdrawn,
}

/// A feed in a language of the site, which stands at the path `own`; empty where the archive does not say
/// where it is published.
pub(super) fn write(archive: &Archive, kind: Kind, language: &str, own: &str) -> Vec<u8> {
    let Some(base) = &archive.site.base else { return Vec::new() };
    Feed { archive, base, kind, language }.write(own).into_bytes()
}

struct Feed<'a> {
    archive: &'a Archive,
    base: &'a str,
    kind: Kind,
    language: &'a str,
}

impl Feed<'_> {
    fn write(&self, own: &str) -> String {
        let archive = self.archive;
        let entries = entries(archive, self.kind);
        let home = self.page(self.kind.page());
        // Without any entry the feed is as new as what the archive is about.
        let newest = entries.first().map(|entry| entry.day);
        let newest = newest.or_else(|| archive.periods.iter().next_back().map(|period| period.end));
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
            self.language
        );
        element(&mut xml, "title", &self.title());
        element(&mut xml, "id", &home);
        link(&mut xml, "self", "application/atom+xml", &format!("{}{own}", self.base));
        link(&mut xml, "alternate", "text/html", &home);
        element(&mut xml, "updated", &newest.map_or_else(|| midnight("1970-01-01"), midnight));
        author(&mut xml, archive.site.title.text(self.language));
        for entry in entries {
            xml.push_str("<entry>\n");
            self.entry(&mut xml, &entry);
            xml.push_str("</entry>\n");
        }
        xml.push_str("</feed>\n");
        xml
    }

    fn title(&self) -> String {
        let site = self.archive.site.title.text(self.language);
        match self.kind {
            Kind::Latest => site.to_owned(),
            Kind::Corrections => strings(self.language).say("feed.corrections", &[("site", &site)]),
            Kind::Publisher(publisher) => {
                let name = self.archive.publisher(publisher).name.text(self.language);
                strings(self.language).say("feed.publisher", &[("site", &site), ("name", &name)])
            }
        }
    }

    fn entry(&self, xml: &mut String, &Entry { day, report, what }: &Entry<'_>) {
        let archive = self.archive;
        let strings = strings(self.language);
        let title = archive.title(report.position(), self.language);
        let page = self.page(Route::Report(report.position()));
        let newest = self.page(Route::Report(report.newest()));
        let publisher = archive.name_on(report.publisher(), &report.period, self.language);
        let (title, id, href, summary) = match what {
            What::Published => {
                let form = archive.form(report.form).title.text(self.language);
                let period = report.period.label(self.language);
                (title, newest.clone(), page, format!("{publisher} · {period} · {form}"))
            }
            What::Corrected(number) => {
                let correction = &report.corrections[number];
                let at = CellRef { report: report.position(), cell: correction.cell };
                let figure = archive.cell(at).address();
                let id = format!("{page}#{figure}-{}", id(&report.corrections, number));
                let mut summary = self.correction(report, correction);
                for words in [&correction.why, &correction.impact] {
                    if !words.is_empty() {
                        _ = write!(summary, " — {}", words.text(self.language));
                    }
                }
                let title = strings.say("feed.correction", &[("title", &title)]);
                let there = self.page(address::page_of(archive, at));
                (title, id, format!("{there}#{figure}"), summary)
            }
            What::Updated => {
                let before = archive.predecessor(report.position()).unwrap_or(report);
                let changes = self.page(Route::Changes(before.position()));
                let title = strings.say("feed.update", &[("title", &title)]);
                (title, changes.clone(), changes, self.update(report))
            }
            What::Withdrawn => {
                let why = report.withdrawn.as_ref().map(|withdrawal| withdrawal.why.text(self.language));
                let title = strings.say("feed.withdrawal", &[("title", &title)]);
                (title, format!("{page}#withdrawn"), page, why.unwrap_or_default().to_owned())
            }
        };
        element(xml, "title", &title);
        element(xml, "id", &id);
        link(xml, "alternate", "text/html", &href);
        element(xml, "published", &midnight(day));
        element(xml, "updated", &midnight(day));
        author(xml, &publisher);
        element(xml, "summary", &summary);
    }

    /// What a version changed: why, and the figures.
    fn update(&self, report: &ArchivedReport) -> String {
        let update = report.update.as_ref();
        let mut summary = update.map(|update| update.why.text(self.language)).unwrap_or_default().to_owned();
        let mut changed = report.corrections.iter().filter(|correction| is_of_update(report, correction));
        for correction in changed.by_ref().take(NAMED) {
            _ = write!(summary, " — {}", self.correction(report, correction));
        }
        if changed.next().is_some() {
            summary.push_str(" …");
        }
        summary
    }

    /// A figure, what it was and what it is.
    fn correction(&self, report: &ArchivedReport, correction: &Correction) -> String {
        let cell = self.archive.cell(CellRef { report: report.position(), cell: correction.cell });
        let figure = cell.data().form().describe(&cell.address(), self.language);
        format!("{figure}: {} → {}", correction.was, correction.now)
    }

    fn page(&self, route: Route) -> String {
        address::url(self.base, &address::path(self.archive, route, self.language))
    }
}

/// Whether a correction belongs to the version that the report is: it is told with it.
fn is_of_update(report: &ArchivedReport, correction: &Correction) -> bool {
    report.update.as_ref().is_some_and(|update| update.on == correction.on)
}

/// The newest of what happened to reports.
fn entries(archive: &Archive, kind: Kind) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let is_wanted = |report: &&ArchivedReport| match kind {
        Kind::Latest | Kind::Corrections => true,
        Kind::Publisher(publisher) => report.publisher() == publisher,
    };
    for newest in archive.reports.current().filter(is_wanted) {
        let published = newest.published.filter(|_| kind != Kind::Corrections && newest.withdrawn.is_none());
        entries.extend(published.map(|day| Entry { day, report: newest, what: What::Published }));
        let withdrawn = newest.withdrawn.as_ref().map(|withdrawal| withdrawal.on);
        entries.extend(withdrawn.map(|day| Entry { day, report: newest, what: What::Withdrawn }));
        let versions = || archive.versions(newest.position());
        entries.extend(versions().filter_map(|report| {
            let day = report.update.as_ref()?.on;
            Some(Entry { day, report, what: What::Updated })
        }));
        let is_told = |correction: &Correction| versions().any(|version| is_of_update(version, correction));
        let corrections =
            newest.corrections.iter().enumerate().filter(|(_, correction)| !is_told(correction));
        entries.extend(corrections.map(|(number, correction)| Entry {
            day: correction.on,
            report: newest,
            what: What::Corrected(number),
        }));
    }
    entries.sort_by_key(|entry| (Reverse(entry.day), entry.report.newest(), Reverse(entry.what)));
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
fn midnight(day: impl Display) -> String {
    format!("{day}T00:00:00Z")
}
