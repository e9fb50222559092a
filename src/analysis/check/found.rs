//! What was found in one report: its findings, where each is marked, and how its checks ended.

use super::finding::Finding;
use super::tally::Tally;
use crate::model::report::{CellId, CellRef};
use std::collections::BTreeMap;

/// What was found in one report.
#[derive(Debug, Clone, Default)]
pub struct Found {
    findings: Vec<Finding>,
    tally: Tally,
    /// The places of the findings that are marked at a cell of the report.
    at: BTreeMap<CellId, Vec<usize>>,
}

impl Found {
    pub(super) fn new(findings: Vec<Finding>, tally: Tally) -> Self {
        let mut at: BTreeMap<CellId, Vec<usize>> = BTreeMap::new();
        for (place, finding) in findings.iter().enumerate() {
            for cell in finding.marked() {
                let places = at.entry(cell.cell).or_default();
                // A figure can be a term twice.
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        Self { findings, tally, at }
    }

    /// The findings, in the order of the forms.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How the checks ended.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The findings that are marked at a cell of the report, each with its place among all of them.
    pub(super) fn marked_by_number(&self, cell: CellId) -> impl Iterator<Item = (usize, &Finding)> {
        let places = self.at.get(&cell).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&place| (place, &self.findings[place]))
    }

    /// The same with its findings changed.
    pub(super) fn map(&self, change: impl Fn(&Finding) -> Finding) -> Self {
        Self::new(self.findings.iter().map(change).collect(), self.tally.clone())
    }
}

impl Finding {
    /// The cells of its own report at which it is marked: every figure that is a term of what fails; where a
    /// check cannot be assessed, the figure that is why.
    fn marked(&self) -> impl Iterator<Item = CellRef> {
        let own = self.cells.iter().copied().filter(|cell| cell.report == self.report);
        own.take(if self.outcome.failed() { usize::MAX } else { 1 })
    }

    /// The cell of its own report where it is shown in full.
    pub fn shown_at(&self) -> Option<CellRef> {
        self.marked().next()
    }
}
