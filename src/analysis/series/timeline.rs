//! The reports that a publisher's series run through, and what the detectors of their forms read from them.

use crate::analysis::check::{self, Findings, Reading};
use crate::model::archive::{Archive, ArchivedReport};
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
    /// The timeline over a sequence of reports of a publisher and those it continues. Reports of the others
    /// come first, up to where its own begin: its own figures always stand for it.
    pub(super) fn new(
        archive: &'a Archive,
        findings: &'a Findings,
        publisher: PublisherId,
        sequence: &[ReportId],
    ) -> Self {
        let (reports, readings) = (Vec::new(), Vec::new());
        let mut timeline = Self { archive, publisher, reports, overlap: None, findings, readings };
        let of = |report: &ReportId| archive.report(*report).publisher();
        for of_one in sequence.chunk_by(|one, other| of(one) == of(other)).rev() {
            timeline.precede(of_one.to_vec());
        }
        timeline.readings = timeline.reports.iter().map(|_| OnceCell::new()).collect();
        timeline
    }

    /// Puts the reports of the publisher before in front.
    fn precede(&mut self, mut earlier: Vec<ReportId>) {
        let Some(&first) = self.reports.first() else {
            self.reports = earlier;
            return;
        };
        let start = self.archive.report(first).period.start;
        let all = earlier.len();
        earlier.retain(|&report| self.archive.report(report).period.end < start);
        if earlier.len() < all {
            self.overlap = Some(first);
        }
        self.reports.splice(0..0, earlier);
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
