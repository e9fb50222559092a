//! What a new report is begun from: the archive, its publisher's last report, the language of its author.

use super::written::comment;
use crate::model::archive::{Archive, ArchivedReport, Cell, EditionCell};
use crate::model::form::Form;
use crate::model::id::{BlockId, ColumnId, FormId, PublisherId};
use crate::model::period::Period;
use crate::text::message::{Language, Message};
use crate::text::source::{Place, Sources};

/// The report that is to be written.
pub(crate) struct Wanted<'a> {
    /// The archive it belongs to.
    pub archive: &'a Archive,
    /// The archive's texts.
    pub sources: &'a Sources,
    /// Who reports.
    pub publisher: PublisherId,
    /// On which period.
    pub period: Period,
    /// By which form.
    pub form: FormId,
    /// The language of the comments; labels are in that of the publisher's reports.
    pub language: Language,
}

/// The publisher's last report before a period, of the same kind of period.
pub(crate) fn last_report<'a>(
    archive: &'a Archive,
    publisher: PublisherId,
    period: &Period,
) -> Option<&'a ArchivedReport> {
    let mut reports = archive.reports_of(publisher).iter();
    reports.rfind(|report| report.period.kind == period.kind && report.period < *period)
}

/// What all parts of a report's beginning are made of.
pub(super) struct Skeleton<'a> {
    pub wanted: &'a Wanted<'a>,
    pub form: &'a Form,
    pub last: Option<&'a ArchivedReport>,
    /// The language of labels.
    pub labels: &'a str,
}

impl Skeleton<'_> {
    /// Where the report will belong: no file of its own is there yet.
    pub(super) fn place(&self) -> Place {
        self.wanted.archive.publisher(self.wanted.publisher).place
    }

    /// What the last report's period is called.
    pub(super) fn last_label(&self) -> String {
        self.last.map(|last| last.period.label(self.wanted.language.tag())).unwrap_or_default()
    }

    /// A comment in the author's language.
    pub(super) fn comment(&self, words: &Message) -> String {
        comment(words.in_language(self.wanted.language))
    }

    /// The last report's cell that a cell continues.
    pub(super) fn before(&self, block: BlockId, row: &str, column: ColumnId) -> Option<Cell<'_>> {
        let (last, archive) = (self.last?, self.wanted.archive);
        let cell = EditionCell { form: self.wanted.form, block, row: row.to_owned(), column };
        Some(archive.cell(archive.continued(last, &cell)?.find_in(last)?))
    }

    /// What the last report has in a cell, as it is written there.
    pub(super) fn as_written(&self, block: BlockId, row: &str, column: ColumnId) -> Option<String> {
        let before = self.before(block, row, column).filter(|cell| cell.is_given())?;
        let written = comment(self.wanted.sources.text(before.place()));
        Some(if written.is_empty() { "~".to_owned() } else { written })
    }
}
