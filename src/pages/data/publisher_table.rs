//! Which tables the reports of a publisher have.

use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{DataId, FormId, PublisherId, TableId};
use crate::model::report::BlockData;
use std::collections::BTreeMap;

/// A table of a publisher's reports, in all editions of its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PublisherTable {
    /// Whose it is.
    pub publisher: PublisherId,
    /// An edition that has it.
    pub form: FormId,
    /// The table in that edition.
    pub table: TableId,
}

impl PublisherTable {
    /// The tables in which a publisher's reports give a figure, as the newest edition of each orders them;
    /// none where the archive publishes no tables.
    pub(crate) fn all(archive: &Archive, publisher: PublisherId) -> Vec<Self> {
        if !are_published(archive) {
            return Vec::new();
        }
        let mut tables = BTreeMap::new();
        for data in archive.reports_of(publisher).iter().flat_map(|report| report.data.iter()) {
            let known = (data.form().family.as_str(), data.table().id.as_str());
            let form = data.form_id();
            if tables.get(&known).is_none_or(|table: &Self| table.form != form) && gives(data) {
                let table = data.block().table;
                tables.insert(known, Self { publisher, form, table });
            }
        }
        let mut tables: Vec<Self> = tables.into_values().collect();
        tables.sort();
        tables
    }

    /// Whether the archive publishes it: it publishes tables, and a report of the publisher gives a figure in
    /// it.
    pub(super) fn is_published(self, archive: &Archive) -> bool {
        let gives = |report: &ArchivedReport| {
            self.of(archive, report).into_iter().any(|part| gives(report.data.block(part)))
        };
        are_published(archive) && archive.reports_of(self.publisher).iter().any(gives)
    }

    /// The name of its file below its publisher's page: `tables/us-foia/dispositions.csv`.
    pub(super) fn path(self, archive: &Archive) -> String {
        let form = archive.form(self.form);
        format!("tables/{}/{}.csv", form.family, form.table(self.table).id)
    }

    /// The parts of a report that it is made of.
    pub(super) fn of(self, archive: &Archive, report: &ArchivedReport) -> Vec<DataId> {
        let form = archive.form(self.form);
        let id = &form.table(self.table).id;
        let is_own = |data: &BlockData| data.form().family == form.family && data.table().id == *id;
        report.data.entries().filter(|(_, data)| is_own(data)).map(|(at, _)| at).collect()
    }
}

/// Whether `annals.yaml` wants tables.
fn are_published(archive: &Archive) -> bool {
    archive.site.data.csv && archive.site.data.tables
}

/// Whether a part of a report gives any figure.
fn gives(data: &BlockData) -> bool {
    data.cells().any(|(row, column)| data.figure(row, column).value.is_given())
}
