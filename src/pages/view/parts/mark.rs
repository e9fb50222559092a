//! The marks beside figures of a comparison: numbered notes, findings, what stood there before a correction.

use super::finding;
use super::link::Link;
use super::links::Links;
use crate::analysis::check::{Findings, Marked};
use crate::analysis::comparable::{Reason, Standing};
use crate::model::archive::ArchivedReport;
use crate::model::id::{FormId, ReportId};
use crate::model::report::{CellRef, Correction};
use crate::pages::address::{self, Route};
use crate::pages::data::converted;
use crate::pages::view::Model;
use serde::Serialize;

/// What a mark of a comparison means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BreakNote {
    /// Its number.
    pub number: usize,
    /// What changed: `renamed`, `differs`, `split`, `merged`, `not-comparable`, `new`, `discontinued`,
    /// `unit`, `reading`, `scope`, `succession`, `overlap`, `period-length`, `period-position`, `hole`,
    /// `contradicted`; or what the report says of its figures: `footnote`, `converted`, `correction`,
    /// `revision`.
    pub cause: &'static str,
    /// Whether figures on the two sides must not be compared.
    pub breaks: bool,
    /// The titles of the editions before and after, where the edition changed.
    pub editions: Option<(String, String)>,
    /// The report that says it, where it is no step from one report to the next.
    pub report: Option<Link>,
    /// How a figure was changed.
    pub changed: Option<Changed>,
    /// Why.
    pub why: String,
}

/// How a published figure was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// What stood there before.
    pub was: String,
    /// What was put there.
    pub now: String,
    /// When, `YYYY-MM-DD`.
    pub on: String,
}

impl Changed {
    /// The change that a correction declares.
    pub fn of(correction: &Correction) -> Self {
        let (was, now) = (correction.was.to_string(), correction.now.to_string());
        Self { was, now, on: correction.on.to_string() }
    }
}

/// The mark of a finding beside a compared figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundMark {
    /// `strict`, `notice` or `acknowledged`.
    pub severity: &'static str,
    /// The link to it on the report's page.
    pub href: String,
    /// What it says; nothing where a figure only has a part in it.
    pub message: Option<String>,
}

/// A report as the column of a comparison.
pub(crate) struct Column<'a> {
    pub report: &'a ArchivedReport,
    pub href: String,
    findings: &'a Findings,
}

/// The reports of a comparison, one for each point of its series.
pub(crate) fn columns<'a>(model: &Model<'a>, links: &Links<'_>, reports: &[ReportId]) -> Vec<Column<'a>> {
    let column = |&report: &ReportId| Column {
        report: model.archive.report(report),
        href: links.to(Route::Report(report)),
        findings: model.findings,
    };
    reports.iter().map(column).collect()
}

impl Column<'_> {
    /// The link to a cell of the report, which most have on its own page.
    pub(crate) fn to(&self, links: &Links<'_>, cell: CellRef) -> String {
        let page = address::page_of(links.archive, cell);
        if page == Route::Report(self.report.position()) {
            [&self.href, "#", &links.archive.cell(cell).address()].concat()
        } else {
            links.cell(cell)
        }
    }

    /// The gravest finding that is marked at one of some cells, if the figures there contradict or puzzle.
    pub(crate) fn found(&self, links: &Links<'_>, cells: &[CellRef]) -> Option<FoundMark> {
        let gravest = |&cell: &CellRef| Some((finding::gravest(self.findings, cell)?, cell));
        let gravity = |(marked, _): &(Marked<'_>, CellRef)| finding::gravity(marked);
        let (marked, cell) = cells.iter().filter_map(gravest).min_by_key(gravity)?;
        let severity = finding::shown_severity(marked.finding);
        (severity != "unassessed").then(|| FoundMark {
            severity,
            href: finding::href(links, &marked),
            message: finding::message_at(marked.finding, cell, links.language),
        })
    }

    /// What stood at a cell before it was first corrected.
    pub(crate) fn was(&self, cells: &[CellRef]) -> Option<String> {
        let [cell] = cells else { return None };
        self.corrections(*cell).next().map(|correction| correction.was.to_string())
    }

    fn corrections(&self, cell: CellRef) -> impl Iterator<Item = &Correction> {
        self.report.corrections.iter().filter(move |correction| correction.cell == cell.cell)
    }
}

/// The remarks on figures of one page, each once, in the order in which they come.
#[derive(Debug)]
pub(crate) struct Notes<'l> {
    language: &'l str,
    remarks: Vec<Remark>,
}

/// A step of a series that needs an explanation, or what a report says of its own figures.
#[derive(Debug, PartialEq)]
enum Remark {
    Step(Reason),
    Of { report: ReportId, cause: &'static str, changed: Option<Changed>, why: String },
}

impl<'l> Notes<'l> {
    /// No notes yet, of a page in a language.
    pub(crate) fn new(language: &'l str) -> Self {
        Self { language, remarks: Vec::new() }
    }

    /// The number of what is said of a step from one report to the next.
    pub(crate) fn step(&mut self, reason: &Reason) -> usize {
        let known =
            self.remarks.iter().position(|remark| matches!(remark, Remark::Step(other) if other == reason));
        known.map_or_else(|| self.add(Remark::Step(reason.clone())), |known| known + 1)
    }

    /// The numbers of what a report says of itself as a whole.
    pub(crate) fn report(&mut self, column: &Column<'_>) -> Vec<usize> {
        let notes = column.report.notes.iter().filter(|note| note.on.is_none());
        notes.map(|note| self.footnote(column, note.text.text(self.language))).collect()
    }

    /// The numbers of what a report says of one of its figures: footnotes, and corrections.
    pub(crate) fn figure(&mut self, column: &Column<'_>, cell: CellRef) -> Vec<usize> {
        let figure = column.report.data.figure(cell.cell);
        let mut numbers: Vec<usize> = Vec::new();
        numbers.extend(figure.note().map(|note| self.footnote(column, note)));
        let unit = column.report.data.block(cell.cell.data).spec(cell.cell.row, cell.cell.column);
        if let Some(words) = converted(figure, unit.unit(&column.report.period), self.language) {
            let report = column.report.position();
            let why = format!("{figure}, {words}");
            numbers.push(self.of_report(Remark::Of { report, cause: "converted", changed: None, why }));
        }
        for note in column.report.notes.iter().filter(|note| note.cells.contains(&cell.cell)) {
            numbers.push(self.footnote(column, note.text.text(self.language)));
        }
        for correction in column.corrections(cell) {
            numbers.push(self.of_report(Remark::Of {
                report: column.report.position(),
                cause: correction.kind.name(),
                changed: Some(Changed::of(correction)),
                why: correction.why.text(self.language).to_owned(),
            }));
        }
        numbers
    }

    /// Whether a number is that of a footnote.
    pub(crate) fn is_footnote(&self, number: usize) -> bool {
        matches!(self.remarks.get(number - 1), Some(Remark::Of { cause: "footnote", .. }))
    }

    fn footnote(&mut self, column: &Column<'_>, words: &str) -> usize {
        let (report, why) = (column.report.position(), words.to_owned());
        self.of_report(Remark::Of { report, cause: "footnote", changed: None, why })
    }

    fn of_report(&mut self, remark: Remark) -> usize {
        let known = self.remarks.iter().position(|other| *other == remark);
        known.map_or_else(|| self.add(remark), |known| known + 1)
    }

    fn add(&mut self, remark: Remark) -> usize {
        self.remarks.push(remark);
        self.remarks.len()
    }

    /// The notes as the page shows them.
    pub(crate) fn views(self, links: &Links<'_>) -> Vec<BreakNote> {
        let notes = self.remarks.into_iter().enumerate();
        notes.map(|(at, remark)| remark.view(links, at + 1)).collect()
    }
}

impl Remark {
    fn view(self, links: &Links<'_>, number: usize) -> BreakNote {
        let archive = links.archive;
        let title = |form: FormId| archive.form(form).title.text(links.language).to_owned();
        match self {
            Self::Step(reason) => BreakNote {
                number,
                cause: reason.cause.name(),
                breaks: reason.cause.standing() == Standing::Broken,
                editions: reason.editions.map(|(before, after)| (title(before), title(after))),
                report: None,
                changed: None,
                why: reason.why.text(links.language).to_owned(),
            },
            Self::Of { report, cause, changed, why } => BreakNote {
                number,
                cause,
                breaks: false,
                editions: None,
                report: Some(Link {
                    label: archive.title(report, links.language),
                    href: links.to(Route::Report(report)),
                }),
                changed,
                why,
            },
        }
    }
}
