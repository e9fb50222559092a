//! The reports that a publisher's series run through, and what the detectors of their forms read from them.

use crate::analysis::check::{self, Reading};
use crate::model::archive::Archive;
use crate::model::period::Period;
use std::cell::OnceCell;

/// The reports of a publisher on one kind of period, from first to last.
pub struct Course<'a> {
    pub archive: &'a Archive,
    pub publisher: usize,
    /// As positions in the archive's reports.
    pub reports: Vec<usize>,
    // Every cell of a report asks for these: they are worked out once, when the first one does.
    readings: Vec<OnceCell<Vec<(usize, usize, Reading)>>>,
}

impl<'a> Course<'a> {
    pub fn new(archive: &'a Archive, publisher: usize, reports: Vec<usize>) -> Self {
        let readings = reports.iter().map(|_| OnceCell::new()).collect();
        Self { archive, publisher, reports, readings }
    }

    /// The period of a report.
    pub fn period(&self, at: usize) -> &'a Period {
        &self.archive.reports[self.reports[at]].period
    }

    /// What a detector of a form reads from a report; `None` where no row there tells anything.
    pub fn reading(&self, at: usize, form: usize, detector: usize) -> Option<Reading> {
        let found = self.readings[at].get_or_init(|| check::readings(self.archive, self.reports[at]));
        found.iter().find(|(of, position, _)| (*of, *position) == (form, detector)).map(|(.., read)| *read)
    }
}
