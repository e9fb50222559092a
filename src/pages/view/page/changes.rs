//! The page of what a version of a report changed: figures, rows, words, notes, prose.

use crate::analysis::publication::{Printed, Reported, SharedWords};
use crate::analysis::revision::{self, Changes, WordsRevision};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::ReportId;
use crate::model::report::CellRef;
use crate::pages::prose::lines;
use crate::pages::view::Model;
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::version::{self, UpdateView};
use crate::text::difference::{Step, steps};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a version of a report changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangesView {
    /// The version before.
    pub before: Link,
    /// The version after.
    pub after: Link,
    /// What it says of itself.
    pub update: Option<UpdateView>,
    /// Figures that changed, came or went, in the order of printing.
    pub figures: Vec<ChangedFigure>,
    /// Rows that came or went.
    pub rows: Vec<ChangedRow>,
    /// Labels, units and notes that are others.
    pub words: Vec<ChangedWords>,
    /// The prose line by line; empty where it is the same.
    pub prose: Vec<ProseLine>,
    /// The language of the prose.
    pub language: String,
}

/// A figure that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedFigure {
    /// Its table, row and column.
    pub figure: String,
    /// What it was, with the link to it; nothing where none was there.
    pub was: Option<Link>,
    /// What it is.
    pub now: Option<Link>,
}

/// A row that came or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedRow {
    /// Its words.
    pub row: String,
    /// `came` or `went`.
    pub change: &'static str,
}

/// Words that are others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedWords {
    /// What they are: `row`, `column`, `label`, `unit`, `note`.
    pub what: &'static str,
    /// The figure or the table that they are on; empty for the whole report.
    pub on: String,
    /// What they were; empty where there were none.
    pub was: String,
    /// What they are.
    pub now: String,
}

/// A line of prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProseLine {
    /// `kept`, `came` or `went`.
    pub change: &'static str,
    /// Its words, as readers see them.
    pub text: String,
}

/// The page of what the version after this one changed.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, position: ReportId) -> ChangesView {
    let archive = model.archive;
    let before = archive.report(position);
    // Only what was superseded has such a page.
    let after = archive.successor(position).unwrap_or(before);
    let words = SharedWords::default();
    let [was, now] = [before, after].map(|report| Reported::of(archive, model.sources, report, &words));
    let changes = revision::of_report(&was, &now).unwrap_or_default();
    let sides = Sides { links, before, after };
    ChangesView {
        before: version::page(links, before),
        after: version::page(links, after),
        update: version::update(links, after),
        figures: sides.figures(&changes),
        rows: rows(&was.words.rows, &now.words.rows),
        words: sides.words(&changes),
        prose: prose(model, links.language, [before, after]),
        language: language(archive, after),
    }
}

fn language(archive: &Archive, report: &ArchivedReport) -> String {
    report.language.clone().unwrap_or_else(|| archive.language_of(report.publisher()).to_owned())
}

/// The two versions.
struct Sides<'a> {
    links: &'a Links<'a>,
    before: &'a ArchivedReport,
    after: &'a ArchivedReport,
}

impl Sides<'_> {
    fn figures(&self, changes: &Changes) -> Vec<ChangedFigure> {
        let changed = changes.figures.iter().map(|change| ChangedFigure {
            figure: self.described(&change.address),
            was: self.figure(self.before, &change.address, change.was.as_ref()),
            now: self.figure(self.after, &change.address, change.now.as_ref()),
        });
        changed.collect()
    }

    /// A figure of a version as printed, with the link to it.
    fn figure(&self, of: &ArchivedReport, address: &str, printed: Option<&Printed>) -> Option<Link> {
        let (cell, printed) = (of.data.find(address)?, printed?);
        let href = self.links.cell(CellRef { report: of.position(), cell });
        Some(Link { label: printed.text.clone(), href })
    }

    /// The table, the row and the column that an address names, as the version prints them that has it.
    fn described(&self, address: &str) -> String {
        let language = self.links.language;
        let mut sides = [self.after, self.before].into_iter();
        let found = sides.find_map(|report| Some((report, report.data.find(address)?)));
        let Some((report, cell)) = found else {
            // What is on a table, a row or a column.
            let form = self.links.archive.form(self.after.form);
            let described = form.describe(address, language);
            let table = address.split_once('.').filter(|_| described == address);
            return table.map_or(described, |(table, _)| form.describe(table, language));
        };
        let cell = self.links.archive.cell(CellRef { report: report.position(), cell });
        let data = cell.data();
        let caption = &data.block().caption;
        let table = if caption.is_empty() { &data.table().title } else { caption };
        let words = [table, cell.row_name(), &cell.column().name].map(|label| label.text(language));
        words.join(" · ")
    }

    /// Those in the language of the page, and in the first where the page has none of its own.
    fn words(&self, changes: &Changes) -> Vec<ChangedWords> {
        let language = self.links.language;
        let has_own = |other: &WordsRevision| {
            let same = |words: &&WordsRevision| words.what == other.what && words.place() == other.place();
            changes.words.iter().filter(same).any(|words| words.further_language() == Some(language))
        };
        let is_shown = |words: &&WordsRevision| match words.further_language() {
            Some(own) => own == language,
            None => !has_own(words),
        };
        let changed = changes.words.iter().filter(is_shown).map(|words| ChangedWords {
            what: words.what.name(),
            on: self.described(words.place()),
            was: words.was.clone(),
            now: words.now.clone(),
        });
        changed.collect()
    }
}

/// Rows that only one of the versions has, by their words.
fn rows(was: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<ChangedRow> {
    let only = |own: &BTreeMap<String, String>, other: &BTreeMap<String, String>, change: &'static str| {
        let rows = own.iter().filter(|(row, _)| !other.contains_key(*row));
        rows.map(|(_, row)| ChangedRow { row: row.clone(), change }).collect::<Vec<_>>()
    };
    [only(now, was, "came"), only(was, now, "went")].concat()
}

/// The prose of two versions line by line, as readers see it; as it is written where only what they do not
/// see differs: where links lead, what is emphasised. Nothing where it is the same.
fn prose(model: &Model<'_>, language: &str, versions: [&ArchivedReport; 2]) -> Vec<ProseLine> {
    let written = |report: &ArchivedReport| {
        let text = report.prose.map_or("", |prose| model.sources.text(prose));
        text.trim().lines().map(str::trim_end).map(str::to_owned).collect::<Vec<_>>()
    };
    let written = versions.map(written);
    if written[0] == written[1] {
        return Vec::new();
    }
    let seen = versions.map(|report| lines((model.archive, model.sources), report, language));
    let [was, now] = if seen[0] == seen[1] { written } else { seen };
    let [old, new] = [&was, &now].map(|lines| lines.iter().map(String::as_str).collect::<Vec<_>>());
    let line = |step: Step| match step {
        Step::Kept(_, at) => ProseLine { change: "kept", text: now[at].clone() },
        Step::Added(at) => ProseLine { change: "came", text: now[at].clone() },
        Step::Removed(at) => ProseLine { change: "went", text: was[at].clone() },
    };
    steps(&old, &new).into_iter().map(line).filter(|line| !line.text.is_empty()).collect()
}
