//! A report with its place in the archive.

use super::tables::Cut;
use crate::model::id::{FormId, Id, PartId, PublisherId, ReportId, SequenceId, TableId, ids};
use crate::model::report::{Report, TABLES};
use std::ops::Deref;
use std::sync::Arc;

/// What the files of a report say: its newest version, and those that it superseded, the first one first.
#[derive(Debug, Clone)]
pub(super) struct Versions {
    pub(super) newest: Arc<Report>,
    pub(super) earlier: Vec<Arc<Report>>,
}

/// A report with its place in the archive.
#[derive(Debug)]
pub struct ArchivedReport {
    pub(super) report: Arc<Report>,
    pub(super) position: ReportId,
    pub(super) publisher: PublisherId,
    pub(super) name: Option<Box<str>>,
    pub(super) sequence: SequenceId,
    pub(super) previous: Option<ReportId>,
    pub(super) version: u32,
    pub(super) newest: ReportId,
    pub(super) earlier: Vec<ReportId>,
    pub(super) cut: Cut,
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

    /// The last part of its address: `2020`, or `2020/survey` where it has a name; that of a version which
    /// another one superseded stands below, `2020/v1`.
    pub fn address(&self) -> String {
        let address = self.lasting_address();
        if self.is_superseded() { format!("{address}/v{}", self.version) } else { address }
    }

    /// The last part of the address that it had when nothing superseded it.
    pub fn lasting_address(&self) -> String {
        address(&self.period.id, self.name())
    }

    /// The number of the version that it is, from 1.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The newest version of the same report.
    pub fn newest(&self) -> ReportId {
        self.newest
    }

    /// Whether another version took its place.
    pub fn is_superseded(&self) -> bool {
        self.newest != self.position
    }

    /// The versions that this newest one superseded, the first one first.
    pub fn earlier(&self) -> &[ReportId] {
        &self.earlier
    }

    /// Which of the sequences that its publisher's reports on its kind of period make it is in.
    pub fn sequence(&self) -> SequenceId {
        self.sequence
    }

    /// The report on the period just before in its sequence.
    pub fn previous(&self) -> Option<ReportId> {
        self.previous
    }

    /// The pages that its tables take, its own page first.
    pub(crate) fn parts(&self) -> impl Iterator<Item = PartId> + use<> {
        ids(self.cut.pages())
    }

    /// The page on which one of its tables is.
    pub(crate) fn part_of(&self, form: FormId, table: TableId) -> PartId {
        self.cut.page_of(form, table)
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

/// The folder of a further page of a report's tables, below that of the report: `tables/2`.
pub(crate) fn tables_folder(part: PartId) -> String {
    format!("{TABLES}/{}", part.index() + 1)
}
