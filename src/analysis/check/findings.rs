//! The findings of an archive, by report.

use super::against::{Against, Weighed};
use super::finding::Outcome;
use super::finding::{Culprit, Finding};
use super::found::Found;
use super::report::evaluate;
use super::tally::Tally;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::form::Forms;
use crate::model::id::{List, ReportId};
use crate::model::publisher::Override;
use crate::model::report::{CellRef, Report};
use crate::text::source::FileId;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The findings of every report, in the order of the reports and then of the forms.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    by_report: List<ReportId, Arc<Found>>,
    /// How many of the reports stand; the others come after them.
    standing: usize,
    nothing: Found,
    /// Findings of later reports that are marked at a cell too: what was carried over from there.
    carried: BTreeMap<CellRef, Vec<(ReportId, usize)>>,
}

/// A finding that is marked at a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marked<'a> {
    /// The report whose finding it is: the cell's own, or one that looks back at it.
    pub report: ReportId,
    /// Its place among the findings of that report.
    pub place: usize,
    /// The finding.
    pub finding: &'a Finding,
}

impl Findings {
    /// The findings of one report.
    pub fn of(&self, report: ReportId) -> &[Finding] {
        self.found(report).findings()
    }

    /// All that was found in one report.
    pub fn found(&self, report: ReportId) -> &Found {
        self.by_report.get(report).map_or(&self.nothing, Arc::as_ref)
    }

    /// The findings that are marked at a cell: those of its own report, then what fails in a report that
    /// repeats or continues its figure.
    pub(crate) fn marked(&self, cell: CellRef) -> impl Iterator<Item = Marked<'_>> {
        let own = self.found(cell.report).marked_by_number(cell.cell);
        let own = own.map(move |(place, finding)| Marked { report: cell.report, place, finding });
        let carried = self.carried.get(&cell).into_iter().flatten();
        let carried = carried.filter_map(|&(report, place)| {
            Some(Marked { report, place, finding: self.of(report).get(place)? })
        });
        own.chain(carried)
    }

    /// Whether a figure contradicts others of its report, or of the next: it is a term of a relation that
    /// fails, as its mark says. An explanation leaves the figures as they are.
    pub(crate) fn contradicts(&self, cell: CellRef) -> bool {
        self.marked(cell).any(|marked| marked.finding.outcome == Outcome::Contradiction)
    }

    /// How all checks of the reports that stand ended.
    pub fn tally(&self) -> Tally {
        let mut sum = Tally::default();
        self.by_report.iter().take(self.standing).for_each(|found| sum.add(found.tally()));
        sum
    }

    /// All findings of the reports that stand.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.by_report.iter().take(self.standing).flat_map(|found| found.findings())
    }
}

/// A cache for incremental rebuilds: the findings of reports that are still the same. An empty one changes
/// nothing but the time.
#[derive(Default)]
pub(crate) struct Cache {
    forms: Forms,
    /// The languages that the findings are told in.
    languages: Vec<String>,
    known: BTreeMap<FileId, Known>,
}

/// What was found in a report, with all that it follows from beside the forms: other reports of its
/// publisher, and what is said of that.
struct Known {
    report: Arc<Report>,
    others: Vec<Arc<Report>>,
    kind: Option<String>,
    crosswalk: Vec<Override>,
    /// The positions that the report and those others had.
    at: (ReportId, Vec<ReportId>),
    found: Arc<Found>,
}

/// Makes every check over every report.
pub(crate) fn run(archive: &Archive, cache: &mut Cache) -> Findings {
    let languages = &archive.site.languages;
    if !cache.forms.are(&archive.forms) || cache.languages != *languages {
        *cache = Cache { forms: archive.forms.clone(), languages: languages.clone(), known: BTreeMap::new() };
    }
    let known = &cache.known;
    let all = archive.reports.all().par_iter();
    let found: Vec<Known> = all.map(|report| Known::again(archive, report, known)).collect();
    let by_report: List<ReportId, Arc<Found>> = found.iter().map(|known| Arc::clone(&known.found)).collect();
    let carried = carried(&by_report);
    let standing = archive.reports.len();
    let findings = Findings { by_report, standing, nothing: Found::default(), carried };
    cache.known = found.into_iter().map(|known| (known.report.place.file, known)).collect();
    findings
}

/// What fails over two periods, by the figures of the earlier one.
fn carried(by_report: &List<ReportId, Arc<Found>>) -> BTreeMap<CellRef, Vec<(ReportId, usize)>> {
    let mut carried: BTreeMap<CellRef, Vec<(ReportId, usize)>> = BTreeMap::new();
    for (report, found) in by_report.entries() {
        let failed = found.findings().iter().enumerate().filter(|(_, finding)| finding.outcome.failed());
        for (place, finding) in failed {
            for &cell in finding.cells.iter().filter(|cell| cell.report != report) {
                let places = carried.entry(cell).or_default();
                // A figure can be a term twice.
                if places.last() != Some(&(report, place)) {
                    places.push((report, place));
                }
            }
        }
    }
    carried
}

impl Known {
    /// What is known of a report, where it still holds; else what its checks say now.
    fn again(archive: &Archive, report: &ArchivedReport, known: &BTreeMap<FileId, Self>) -> Self {
        let others: Vec<ReportId> = report.previous().into_iter().chain(archive.parts(report)).collect();
        let at = (report.position(), others);
        let others: Vec<Arc<Report>> =
            at.1.iter().map(|&other| Arc::clone(archive.report(other).shared())).collect();
        let publisher = archive.publisher(report.publisher());
        let holds = |known: &&Self| {
            Arc::ptr_eq(&known.report, report.shared())
                && known.others.iter().map(Arc::as_ptr).eq(others.iter().map(Arc::as_ptr))
                && known.kind == publisher.kind
                && known.crosswalk == publisher.crosswalk
        };
        let found = match known.get(&report.place.file).filter(holds) {
            Some(known) if known.at == at => Arc::clone(&known.found),
            // Reports were added or removed before this one.
            Some(known) => known.found.map(|finding| finding.moved(&known.at, &at)).into(),
            None => evaluate(archive, report.position()).into(),
        };
        let (kind, crosswalk) = (publisher.kind.clone(), publisher.crosswalk.clone());
        Self { report: Arc::clone(report.shared()), others, kind, crosswalk, at, found }
    }
}

impl Finding {
    /// The same finding after its report and the others that it follows from have moved.
    fn moved(&self, from: &(ReportId, Vec<ReportId>), to: &(ReportId, Vec<ReportId>)) -> Self {
        let moved = |cell: CellRef| {
            let other = from.1.iter().zip(&to.1).find(|(from, _)| **from == cell.report);
            let report = other.map_or(to.0, |(_, to)| *to);
            CellRef { report, ..cell }
        };
        Self {
            report: to.0,
            cells: self.cells.iter().copied().map(moved).collect(),
            against: self.against.iter().map(|against| against.moved(moved)).collect(),
            culprit: self.culprit.as_ref().map(|c| Culprit { cell: moved(c.cell), ..c.clone() }),
            ..self.clone()
        }
    }
}

impl Against {
    fn moved(&self, moved: impl Fn(CellRef) -> CellRef) -> Self {
        let terms = self.terms.iter().map(|term| Weighed { cell: moved(term.cell), ..*term });
        Self { terms: terms.collect(), sides: self.sides }
    }
}
