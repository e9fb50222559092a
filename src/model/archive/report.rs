//! A report with its place in the archive.

use crate::model::id::{PublisherId, ReportId, SequenceId};
use crate::model::report::Report;
use std::ops::Deref;
use std::sync::Arc;

/// A report with its place in the archive.
#[derive(Debug)]
pub struct ArchivedReport {
    pub(super) report: Arc<Report>,
    pub(super) position: ReportId,
    pub(super) publisher: PublisherId,
    pub(super) name: Option<Box<str>>,
    pub(super) sequence: SequenceId,
    pub(super) previous: Option<ReportId>,
}

impl ArchivedReport {
    /// Its position in the archive.
    pub fn position(&self) -> ReportId {
        self.position
    }

    /// Who reports.
    pub fn publisher(&self) -> PublisherId {
        self.publisher
    }

    /// Its name, where it is not its publisher's first on its period.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The last part of its address: `2020`, or `2020/survey` where it has a name.
    pub fn address(&self) -> String {
        address(&self.period.id, self.name())
    }

    /// Which of the sequences that its publisher's reports on its kind of period make it is in.
    pub fn sequence(&self) -> SequenceId {
        self.sequence
    }

    /// The report on the period just before in its sequence.
    pub fn previous(&self) -> Option<ReportId> {
        self.previous
    }

    /// What was read from its files; the same value as long as these stay as they are.
    pub fn shared(&self) -> &Arc<Report> {
        &self.report
    }
}

/// What its files say.
impl Deref for ArchivedReport {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.report
    }
}

/// The last part of a report's address.
pub(super) fn address(period: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{period}/{name}"),
        None => period.to_owned(),
    }
}
