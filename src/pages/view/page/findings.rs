//! The page of all findings: who has how many of each kind, then what contradicts, then what is a question.
//!
//! Each finding is told in a line and leads to where its report tells of it in full.

use crate::analysis::check::{Finding, Outcome};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{Id, PartId, PublisherId};
use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::pages::view::parts::finding::{self, FindingLine};
use crate::pages::view::parts::link::Named;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::part::{self, PageOf};
use serde::Serialize;

/// Findings by publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingsView {
    /// How many there are of each kind in the whole archive; on the first page, so that one edit changes few.
    pub counts: Option<Counts>,
    /// How many checks were made, and how they ended, in one sentence; on the first page.
    pub checks: Option<String>,
    /// The publishers of this page with findings.
    pub publishers: Vec<PublisherFindings>,
    /// The pages of the list, where there are several.
    pub pages: Vec<PageOf>,
}

/// The findings of one publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublisherFindings {
    /// Its id.
    pub id: String,
    /// Who.
    pub publisher: Named,
    /// How many there are of each kind.
    pub counts: Counts,
    /// Its figures that contradict each other.
    pub contradictions: Vec<FindingLine>,
    /// What is only a question.
    pub questions: Vec<FindingLine>,
    /// What an editor acknowledges.
    pub acknowledged: Vec<FindingLine>,
    /// Its reports with more than is listed of them here, or with checks that could not be made.
    pub further: Vec<Further>,
}

/// What a report has besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Further {
    /// The period.
    pub period: String,
    /// The findings of the report.
    pub href: String,
    /// How many findings are not listed.
    pub others: usize,
    /// How many checks could not be made.
    pub unassessed: usize,
}

/// How many findings there are of each kind; those acknowledged are counted apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Strict checks that fail.
    pub strict: usize,
    /// Heuristics.
    pub notice: usize,
    /// Checks that could not be made.
    pub unassessed: usize,
    /// Findings of any kind that an editor acknowledges.
    pub acknowledged: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            let count = match (&finding.acknowledged, finding.outcome) {
                (Some(_), _) => &mut counts.acknowledged,
                (None, Outcome::Contradiction) => &mut counts.strict,
                (None, Outcome::Notice) => &mut counts.notice,
                (None, Outcome::Unassessed(_)) => &mut counts.unassessed,
            };
            *count += 1;
        }
        counts
    }
}

/// Of how many findings of a report, of each kind, a line is given.
const OF_A_REPORT: usize = 12;

/// One of the pages of all findings.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, part: PartId) -> FindingsView {
    let archive = model.archive;
    let pages = archive.pages_of_findings();
    let shown = pages.get(part.index()).map(Vec::as_slice).unwrap_or_default();
    let is_first = part.index() == 0;
    FindingsView {
        counts: is_first.then(|| Counts::of(model.findings.iter())),
        checks: is_first.then(|| model.findings.tally().sentence(links.language)),
        publishers: shown.iter().filter_map(|&publisher| of_publisher(model, links, publisher)).collect(),
        pages: part::numbered(
            links,
            &pages.iter().map(Vec::as_slice).collect::<Vec<_>>(),
            Route::Findings,
            Some(part),
        ),
    }
}

/// What was found in the reports of a publisher, if anything was.
fn of_publisher(model: &Model<'_>, links: &Links<'_>, position: PublisherId) -> Option<PublisherFindings> {
    let archive = model.archive;
    let reports = || archive.reports_of(position).iter();
    let counts = Counts::of(reports().flat_map(|report| model.findings_of(report.position())));
    if counts == Counts::default() {
        return None;
    }
    let of = |wanted: fn(&Finding) -> bool| -> Vec<FindingLine> {
        reports().flat_map(|report| lines(model, links, report, wanted).take(OF_A_REPORT)).collect()
    };
    Some(PublisherFindings {
        id: archive.publisher(position).id.clone(),
        publisher: links.publisher(position),
        counts,
        contradictions: of(contradicts),
        questions: of(asks),
        acknowledged: of(is_acknowledged),
        further: reports().filter_map(|report| further(model, links, archive, report)).collect(),
    })
}

fn contradicts(finding: &Finding) -> bool {
    finding.outcome == Outcome::Contradiction && finding.acknowledged.is_none()
}

fn asks(finding: &Finding) -> bool {
    finding.outcome == Outcome::Notice && finding.acknowledged.is_none()
}

fn is_acknowledged(finding: &Finding) -> bool {
    finding.acknowledged.is_some()
}

/// The findings of a report that are wanted, with their places among all of it.
fn lines<'m>(
    model: &'m Model<'_>,
    links: &'m Links<'_>,
    report: &'m ArchivedReport,
    wanted: fn(&Finding) -> bool,
) -> impl Iterator<Item = FindingLine> + 'm {
    let findings = model.findings_of(report.position()).iter().enumerate();
    let wanted = findings.filter(move |(_, finding)| wanted(finding));
    wanted.map(move |(place, finding)| finding::line(model, links, finding, place + 1))
}

fn further(
    model: &Model<'_>,
    links: &Links<'_>,
    archive: &Archive,
    report: &ArchivedReport,
) -> Option<Further> {
    let findings = model.findings_of(report.position());
    let over = |wanted: fn(&Finding) -> bool| {
        findings.iter().filter(|finding| wanted(finding)).count().saturating_sub(OF_A_REPORT)
    };
    let others = over(contradicts) + over(asks) + over(is_acknowledged);
    let unassessed = Counts::of(findings).unassessed;
    (others + unassessed > 0).then(|| Further {
        period: archive.short_title(report, links.language),
        href: format!("{}#x-summary", links.to(Route::Report(report.position()))),
        others,
        unassessed,
    })
}
