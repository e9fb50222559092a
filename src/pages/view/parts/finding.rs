//! Findings as pages show them.

use super::links::Links;
use crate::analysis::check::{Finding, Findings, Marked, Outcome};
use crate::model::id::ReportId;
use crate::model::report::CellRef;
use crate::pages::address::{self, Route, ids};
use crate::pages::view::Model;
use crate::text::strings::strings;
use serde::Serialize;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingView {
    /// `strict`, `notice` or `unassessed`.
    pub severity: &'static str,
    /// The check's id.
    pub check: String,
    /// Where the check is explained.
    pub check_href: String,
    /// The table it is in.
    pub table: String,
    /// The row or column it is at.
    pub at: Option<String>,
    /// Both sides with their terms and numbers.
    pub message: String,
    /// The rule in words.
    pub says: String,
    /// The one figure that would satisfy every check that failed with this one, in words.
    pub suggestion: Option<String>,
    /// Why it stands, where an editor acknowledges it.
    pub acknowledged: Option<String>,
    /// Its anchor on the page of its report.
    pub anchor: String,
    /// The link to where it is told in full.
    pub href: String,
    /// Whether that is the page at hand: a report with many tables tells of each finding beside its table.
    pub here: bool,
    /// The figures it is about.
    pub cells: Vec<CellView>,
}

/// A finding in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingLine {
    /// `strict`, `notice` or `unassessed`.
    pub severity: &'static str,
    /// The period of its report.
    pub period: String,
    /// Where its report tells of it in full.
    pub href: String,
    /// The table it is in.
    pub table: String,
    /// The row or column it is at.
    pub at: Option<String>,
    /// Both sides with their terms and numbers.
    pub message: String,
    /// Why it stands, where an editor acknowledges it.
    pub acknowledged: Option<String>,
}

/// A figure with its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// Its row and column in words.
    pub label: String,
    /// As printed.
    pub value: String,
    /// The name of its kind of value.
    pub kind: &'static str,
    /// The link to it.
    pub href: String,
}

/// The findings of one report, in the order in which they are anchored.
pub(crate) fn of_report(model: &Model<'_>, links: &Links<'_>, report: ReportId) -> Vec<FindingView> {
    let findings = model.findings_of(report).iter().enumerate();
    findings.map(|(place, finding)| one(model, links, finding, place)).collect()
}

/// A finding in a line, by its number among those of its report, from 1.
pub(crate) fn line(model: &Model<'_>, links: &Links<'_>, finding: &Finding, number: usize) -> FindingLine {
    let archive = model.archive;
    let form = archive.form(finding.form);
    let language = links.language;
    FindingLine {
        severity: severity(finding),
        period: archive.short_title(archive.report(finding.report), language),
        href: links.within(address::told_on(archive, finding), &ids::finding(number)),
        table: form.table_of(form.check(finding.check).home).title.text(language).to_owned(),
        at: finding.at.as_ref().map(|at| at.label.text(language).to_owned()),
        message: message(finding, language).to_owned(),
        acknowledged: finding.acknowledged.as_ref().map(|why| why.text(language).to_owned()),
    }
}

/// How many of a report's figures contradict each other without an explanation.
pub(crate) fn contradictions(model: &Model<'_>, report: ReportId) -> usize {
    let findings = model.findings_of(report).iter();
    findings.filter(|f| f.outcome == Outcome::Contradiction && f.acknowledged.is_none()).count()
}

/// The finding that is marked at a cell: what fails is marked at every figure that is a term of it, in a
/// report before too. Where a figure has several, the gravest.
pub(crate) fn gravest(findings: &Findings, cell: CellRef) -> Option<Marked<'_>> {
    findings.marked(cell).min_by_key(gravity)
}

/// What sorts the findings that are marked at the cells of a report, from the gravest on.
pub(crate) fn gravity(marked: &Marked<'_>) -> (bool, Outcome, ReportId, usize) {
    let finding = marked.finding;
    (finding.acknowledged.is_some(), finding.outcome, marked.report, marked.place)
}

/// The link to a finding that is marked at a figure, from any page.
pub(crate) fn href(links: &Links<'_>, marked: &Marked<'_>) -> String {
    links.within(address::told_on(links.archive, marked.finding), &ids::finding(marked.place + 1))
}

/// What a finding says, at the cell where it is shown in full and at figures of other reports; its other
/// figures only refer to it.
pub(crate) fn message_at(finding: &Finding, cell: CellRef, language: &str) -> Option<String> {
    let is_elsewhere = finding.report != cell.report;
    (is_elsewhere || finding.shown_at() == Some(cell)).then(|| message(finding, language).to_owned())
}

/// What a finding says.
fn message<'f>(finding: &'f Finding, language: &str) -> &'f str {
    finding.message.text(language)
}

/// The severity with which a finding is marked.
pub(crate) fn shown_severity(finding: &Finding) -> &'static str {
    if finding.acknowledged.is_some() { "acknowledged" } else { severity(finding) }
}

/// The name of a finding's severity.
pub(crate) fn severity(finding: &Finding) -> &'static str {
    match finding.outcome {
        Outcome::Contradiction => "strict",
        Outcome::Notice => "notice",
        Outcome::Unassessed(_) => "unassessed",
    }
}

fn one(model: &Model<'_>, links: &Links<'_>, finding: &Finding, place: usize) -> FindingView {
    let archive = model.archive;
    let form = archive.form(finding.form);
    let check = form.check(finding.check);
    let language = links.language;
    let page = address::told_on(archive, finding);
    FindingView {
        severity: severity(finding),
        check: check.id.clone(),
        check_href: format!("{}#check-{}", links.to(Route::Form(finding.form)), check.id),
        table: form.table_of(check.home).title.text(language).to_owned(),
        at: finding.at.as_ref().map(|at| at.label.text(language).to_owned()),
        message: message(finding, language).to_owned(),
        says: check.says.text(language).to_owned(),
        suggestion: finding.culprit.as_ref().map(|culprit| {
            let cell = cell(model, links, culprit.cell);
            let (figure, n) = (culprit.figure, culprit.checks);
            strings(language)
                .say("finding.suggestion", &[("cell", &cell.label), ("figure", &figure), ("n", &n)])
        }),
        acknowledged: finding.acknowledged.as_ref().map(|why| why.text(language).to_owned()),
        cells: finding.cells.iter().map(|&c| cell(model, links, c)).collect(),
        href: links.within(page, &ids::finding(place + 1)),
        here: page == links.route,
        anchor: ids::finding(place + 1),
    }
}

/// A figure with its row, its column and its address.
fn cell(model: &Model<'_>, links: &Links<'_>, cell: CellRef) -> CellView {
    let at = cell;
    let cell = model.archive.cell(at);
    let row = cell.row_name().text(links.language);
    let column = cell.column().name.text(links.language);
    let mut label = format!("{row} · {column}");
    if !matches!(links.route, Route::Report(here) | Route::Tables(here, _) if here == at.report) {
        label = format!("{} · {label}", cell.report().period.label(links.language));
    }
    let figure = cell.figure();
    CellView { label, value: figure.to_string(), kind: figure.value.kind(), href: links.cell(at) }
}
