//! The reports that a publisher's series run through, and what the detectors of their forms read from them.

use crate::analysis::check::{self, Findings, Reading};
use crate::model::archive::{Archive, ArchivedReport, Beside};
use crate::model::id::{FormId, PublisherId, ReadingId, ReportId};
use std::cell::OnceCell;

/// The reports of a publisher on one kind of period, from first to last.
pub(super) struct Timeline<'a> {
    pub archive: &'a Archive,
    pub publisher: PublisherId,
    pub reports: Vec<ReportId>,
    /// The first of them from whose period on the publisher before reports too.
    pub overlap: Option<ReportId>,
    pub findings: &'a Findings,
    // Every cell of a report asks for these: they are worked out once, when the first one does.
    readings: Vec<OnceCell<Vec<(FormId, ReadingId, Reading)>>>,
}

impl<'a> Timeline<'a> {
    /// The timeline over reports that stand beside one another.
    pub(super) fn new(
        archive: &'a Archive,
        findings: &'a Findings,
        publisher: PublisherId,
        beside: Beside,
    ) -> Self {
        let Beside { reports, overlap } = beside;
        let readings = reports.iter().map(|_| OnceCell::new()).collect();
        Self { archive, publisher, reports, overlap, findings, readings }
    }

    /// The nth report.
    pub(super) fn report(&self, nth: usize) -> &'a ArchivedReport {
        self.archive.report(self.reports[nth])
    }

    /// What a detector of a form reads from the nth report; `None` where no row there tells anything.
    pub(super) fn reading(&self, nth: usize, form: FormId, detector: ReadingId) -> Option<Reading> {
        let found = self.readings[nth].get_or_init(|| check::readings(self.archive, self.reports[nth]));
        found.iter().find(|(of, id, _)| (*of, *id) == (form, detector)).map(|(.., reading)| *reading)
    }
}
