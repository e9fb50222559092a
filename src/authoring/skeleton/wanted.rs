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
    /// Its name, where it is not the publisher's first on that.
    pub name: Option<&'a str>,
    /// By which form.
    pub form: FormId,
    /// The report whose figures stand beside.
    pub last: Option<&'a ArchivedReport>,
    /// The language of the comments; labels are in that of the publisher's reports.
    pub language: Language,
}

/// The publisher's last report before a period, of the same kind of period: by an edition of a form if one is
/// asked for, else of the same name, if it has any.
pub(crate) fn last_report<'a>(
    archive: &'a Archive,
    publisher: PublisherId,
    period: &Period,
    name: Option<&str>,
    form: Option<FormId>,
) -> Option<&'a ArchivedReport> {
    let reports = archive.reports_of(publisher).iter();
    let mut before = reports.filter(|report| report.period.kind == period.kind && report.period < *period);
    let family = |form: FormId| &archive.form(form).family;
    let by_form = before.clone().rfind(|report| form.is_some_and(|form| family(form) == family(report.form)));
    by_form.or_else(|| before.rfind(|report| report.name() == name))
}

/// Where the file of a report lies below the archive's folder, without its ending.
pub(crate) fn stem(archive: &Archive, publisher: PublisherId, period: &str, name: Option<&str>) -> String {
    let folder = &archive.publisher(publisher).folder;
    let name = name.map(|name| format!("/{name}")).unwrap_or_default();
    format!("content/{folder}/{period}{name}")
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
