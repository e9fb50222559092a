//! Open data: every figure as data, with what is to be said of it.
//!
//! One observation is one figure of one report. The same observations, with the same words, make the CSV
//! files, the JSON of a report, and what the pages offer for download. [`DataFile`] says which files there
//! are and where they stand, [`OpenData`] writes them, [`dictionary`] says what is in them.

pub(crate) mod citation;
pub(crate) mod dictionary;
pub(crate) mod json_ld;

mod archive_json;
mod catalogue;
mod converted;
mod feed;
mod file;
mod form_json;
mod hierarchy;
mod history;
mod json;
mod note;
mod observation;
mod package;
mod publisher_table;
mod report_json;
mod reporting;
mod series_json;
mod source_json;
mod status;
mod table;
mod tabular;
mod vintages;
mod version_json;
#[cfg(test)]
mod tests;

pub(crate) use converted::converted;
pub(crate) use file::{DataFile, Dialect, Extent, Feed};
pub(crate) use publisher_table::PublisherTable;

use crate::analysis::check::{Finding, Findings};
use crate::analysis::series::Comparisons;
use crate::model::archive::Archive;
use crate::model::id::{List, PublisherId, ReportId};
use history::History;
use std::io;
use std::sync::{Arc, OnceLock};

/// What the open data of an archive is made of.
pub(crate) struct OpenData<'a> {
    archive: &'a Archive,
    findings: &'a Findings,
    comparisons: Arc<Comparisons<'a>>,
    // A publisher's series tell how each of its figures follows the one before: worked out once, when first
    // asked for.
    histories: List<PublisherId, OnceLock<History>>,
}

impl<'a> OpenData<'a> {
    /// The open data of an archive with its findings and the comparisons of its publishers.
    pub(crate) fn new(
        archive: &'a Archive,
        findings: &'a Findings,
        comparisons: Arc<Comparisons<'a>>,
    ) -> Self {
        let histories = archive.publishers.iter().map(|_| OnceLock::new()).collect();
        Self { archive, findings, comparisons, histories }
    }

    /// Writes a file as it is made: the figures of a whole archive are too many to hold.
    ///
    /// # Errors
    /// If what it is written into fails.
    pub(crate) fn write(&self, file: DataFile, into: &mut dyn io::Write) -> io::Result<()> {
        let archive = self.archive;
        into.write_all(&match file {
            DataFile::Figures(extent, dialect) => {
                return self.write_figures(&[(extent, dialect)], &mut [into]);
            }
            DataFile::Table(table, language) => {
                return table::write(self, table, archive.site.language(language), into);
            }
            DataFile::Report(report) => report_json::write(self, report),
            DataFile::Series(publisher) => {
                series_json::write(archive, publisher, self.comparisons.of(publisher).all())
            }
            DataFile::Form(form) => form_json::write(archive, form),
            DataFile::Archive => archive_json::write(archive),
            DataFile::Package => package::write(archive),
            DataFile::Catalogue => catalogue::write(archive),
            DataFile::Versions => version_json::write(archive),
            DataFile::Vintages => return vintages::write(archive, into),
            DataFile::Reporting => return reporting::write(self, into),
            DataFile::Hierarchy => return hierarchy::write(self, into),
            DataFile::Feed(feed, language) => {
                let own = file.path(archive);
                feed::write(archive, feed, archive.site.language(language), &own)
            }
        })
    }

    /// Writes the figures of some extents into files, each in a dialect. What several of them hold is made
    /// once.
    ///
    /// # Errors
    /// If what they are written into fails.
    pub(crate) fn write_figures(
        &self,
        figures: &[(Extent, Dialect)],
        into: &mut [&mut dyn io::Write],
    ) -> io::Result<()> {
        let archive = self.archive;
        let mut files: Vec<tabular::Figures<'_>> = Vec::new();
        for (&(extent, dialect), into) in figures.iter().zip(into) {
            files.push(tabular::Figures { extent, dialect, into: &mut **into });
        }
        // Those of one publisher are looked for among its own.
        match figures {
            [(Extent::Publisher(only), _), others @ ..]
                if others.iter().all(|(extent, _)| *extent == Extent::Publisher(*only)) =>
            {
                tabular::write(self, archive.reports_of(*only).iter(), &mut files)
            }
            _ => tabular::write(self, archive.reports.iter(), &mut files),
        }
    }

    fn history(&self, publisher: PublisherId) -> &History {
        let history = || History::of(self.archive, self.comparisons.of(publisher).all());
        self.histories[publisher].get_or_init(history)
    }

    fn findings_of(&self, report: ReportId) -> &'a [Finding] {
        self.findings.of(report)
    }
}
