//! The findings of an archive, by report.

use super::{Culprit, Finding, of_report};
use crate::model::archive::Archive;
use crate::model::form::Form;
use crate::model::publisher::Override;
use crate::model::report::{CellRef, Report};
use crate::text::source::FileId;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The findings of every report, in the order of the reports and then of the forms.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    by_report: Vec<Arc<[Finding]>>,
}

impl Findings {
    /// Those of one report.
    pub fn of(&self, report: usize) -> &[Finding] {
        self.by_report.get(report).map_or(&[], |findings| findings)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.by_report.iter().flat_map(|findings| findings.iter())
    }
}

/// What earlier runs found in reports that are still the same. An empty one changes nothing but the time.
#[derive(Default)]
pub struct Memory {
    forms: Arc<[Form]>,
    known: BTreeMap<FileId, Known>,
}

/// What was found in a report, with all that it follows from beside the forms.
struct Known {
    report: Arc<Report>,
    previous: Option<Arc<Report>>,
    kind: Option<String>,
    crosswalk: Vec<Override>,
    /// The positions that the report and the one before had.
    at: (usize, Option<usize>),
    findings: Arc<[Finding]>,
}

/// Makes every check over every report.
pub fn run(archive: &Archive, memory: &mut Memory) -> Findings {
    if !Arc::ptr_eq(&memory.forms, &archive.forms) {
        *memory = Memory { forms: Arc::clone(&archive.forms), ..Memory::default() };
    }
    let known = &memory.known;
    let all = (0..archive.reports.len()).into_par_iter();
    let found: Vec<Known> = all.map(|report| Known::again(archive, report, known)).collect();
    let findings = Findings { by_report: found.iter().map(|known| Arc::clone(&known.findings)).collect() };
    memory.known = found.into_iter().map(|known| (known.report.place.file, known)).collect();
    findings
}

impl Known {
    /// What is known of a report, where it still holds; else what its checks say now.
    fn again(archive: &Archive, position: usize, known: &BTreeMap<FileId, Self>) -> Self {
        let report = &archive.reports[position];
        let before = archive.previous_report(position);
        let (previous, publisher) =
            (before.map(|p| Arc::clone(&archive.reports[p])), &archive.publishers[report.publisher]);
        let holds = |known: &&Self| {
            Arc::ptr_eq(&known.report, report)
                && known.previous.as_ref().map(Arc::as_ptr) == previous.as_ref().map(Arc::as_ptr)
                && known.kind == publisher.kind
                && known.crosswalk == publisher.crosswalk
        };
        let at = (position, before);
        let findings = match known.get(&report.place.file).filter(holds) {
            Some(known) if known.at == at => Arc::clone(&known.findings),
            // Reports were added or removed before this one.
            Some(known) => known.findings.iter().map(|finding| finding.moved(known.at, at)).collect(),
            None => of_report(archive, position).into(),
        };
        let (kind, crosswalk) = (publisher.kind.clone(), publisher.crosswalk.clone());
        Self { report: Arc::clone(report), previous, kind, crosswalk, at, findings }
    }
}

impl Finding {
    /// The same finding after its report and the one before have moved.
    fn moved(&self, from: (usize, Option<usize>), to: (usize, Option<usize>)) -> Self {
        let moved = |cell: CellRef| {
            let report = if cell.report == from.0 { to.0 } else { to.1.unwrap_or(cell.report) };
            CellRef { report, ..cell }
        };
        Self {
            report: to.0,
            cells: self.cells.iter().copied().map(moved).collect(),
            culprit: self.culprit.as_ref().map(|c| Culprit { cell: moved(c.cell), ..c.clone() }),
            ..self.clone()
        }
    }
}
