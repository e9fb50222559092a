//! The files that are published beside the pages of reports.

use super::report;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::format::Format;
use crate::model::id::ReportId;
use crate::pages::address;
use crate::pages::view::Model;
use std::io;

/// A report in a language, as a file of the site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Published<'a> {
    report: ReportId,
    language: &'a str,
    format: Format,
}

impl<'a> Published<'a> {
    /// Every file that the archive publishes, in a fixed order.
    pub(crate) fn all(archive: &'a Archive) -> impl Iterator<Item = Self> {
        let of_language = move |language: &'a String| {
            archive.reports.all().iter().map(ArchivedReport::position).flat_map(move |report| {
                let formats = archive.site.downloads.iter();
                formats.map(move |&format| Self { report, language, format })
            })
        };
        archive.site.languages.iter().flat_map(of_language)
    }

    /// Its path in the site.
    pub(crate) fn path(self, archive: &Archive) -> String {
        address::document_path(archive, self.report, self.language, self.format)
    }

    /// Writes it.
    ///
    /// # Errors
    /// If it is larger than such a file can hold, or what it is written into fails.
    pub(crate) fn write(self, model: &Model<'_>, into: &mut dyn io::Write) -> io::Result<()> {
        let bytes = report(model, self.report, self.language, self.format);
        into.write_all(&bytes.map_err(|message| io::Error::other(message.en))?)
    }
}
