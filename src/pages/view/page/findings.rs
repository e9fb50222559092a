//! The page of all findings.

use crate::analysis::check::{Finding, Outcome};
use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::pages::view::parts::finding::{self, FindingView};
use crate::pages::view::parts::links::Links;
use serde::Serialize;

/// Findings by publisher and report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingsView {
    /// Publishers with findings.
    pub groups: Vec<Group>,
    /// How many there are of each kind.
    pub counts: Counts,
    /// How many checks were made, and how they ended, in one sentence.
    pub checks: String,
}

/// The findings of one publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Who.
    pub publisher: crate::pages::view::parts::link::Named,
    /// Its reports with findings.
    pub reports: Vec<ReportFindings>,
}

/// The findings of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportFindings {
    /// The period.
    pub period: String,
    /// The report.
    pub href: String,
    /// Its findings.
    pub findings: Vec<FindingView>,
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

/// All findings of the archive.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>) -> FindingsView {
    let archive = model.archive;
    let mut groups: Vec<Group> = Vec::new();
    for publisher in archive.publishers.iter() {
        let position = publisher.position();
        let reports: Vec<ReportFindings> = archive
            .reports_of(position)
            .iter()
            .map(|report| ReportFindings {
                period: archive.short_title(report, links.language),
                href: links.to(Route::Report(report.position())),
                findings: finding::of_report(model, links, report.position()),
            })
            .filter(|report| !report.findings.is_empty())
            .collect();
        if !reports.is_empty() {
            let name = publisher.name.text(links.language).to_owned();
            let publisher =
                crate::pages::view::parts::link::Named { name, href: links.to(Route::Publisher(position)) };
            groups.push(Group { publisher, reports });
        }
    }
    let checks = model.findings.tally().sentence(links.language);
    FindingsView { groups, counts: Counts::of(model.findings.iter()), checks }
}
