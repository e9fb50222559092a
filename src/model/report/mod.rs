//! Reports: one publisher × one period, held against the forms of its tables.

mod key;
mod rows;
mod block_data;
mod statistics;
mod note;
mod source;
mod correction;
mod version;
mod withdrawal;
mod as_of;
mod read;
mod write;
mod name;

pub(crate) use block_data::BlockData;
pub use block_data::CellId;
pub(crate) use correction::{Correction, Kind as CorrectionKind};
pub(crate) use key::Key;
pub(crate) use name::{TABLES, is_report_name, parts as parts_of_address};
pub(crate) use note::Note;
pub(crate) use read::KINDS as KINDS_WITHOUT_NUMBER;
pub(crate) use read::{FrontMatter, read};
pub(crate) use rows::{NamedRow, Rows};
pub(crate) use source::{Citation, Imported, SourceFile};
pub(crate) use statistics::Statistics;
pub(crate) use version::Update;
pub(crate) use withdrawal::{Withdrawal, WithdrawnFigures};
pub use write::front_matter;

use crate::model::form::{CellSpec, Forms};
use crate::model::former_address::FormerAddress;
use crate::model::id::{FormId, ReportId, SectionId, TableId};
use crate::model::label::Label;
use crate::model::named_file::NamedFile;
use crate::model::period::Period;
use crate::text::source::Place;
use jiff::civil::{Date, Time};

/// One published report.
#[derive(Debug, Clone)]
pub struct Report {
    /// On which period.
    pub period: Period,
    /// Its title, where it has one of its own.
    pub title: Label,
    /// The form of its tables, unless one follows another edition.
    pub form: FormId,
    /// When it was published.
    pub published: Option<Date>,
    /// The time of day of that, where it says so.
    pub published_time: Option<Time>,
    /// When it was signed.
    pub signed: Option<Date>,
    /// What it changed of the version before, where it is not the first.
    pub update: Option<Update>,
    /// That it was taken back, where it was.
    pub withdrawn: Option<Withdrawal>,
    /// The number under which its publisher files it, 索引号.
    pub index_number: Option<IndexNumber>,
    /// The number that it has as a document, 文号.
    pub file_number: Option<String>,
    /// The language of its prose, where it says so.
    pub language: Option<String>,
    /// Where its figures were taken from.
    pub sources: Vec<Citation>,
    /// Files that it names as published with it.
    pub attachments: Vec<NamedFile>,
    /// Addresses that it once had.
    pub moved_from: Vec<FormerAddress>,
    /// Whether it is not to be published yet; then figures may still be missing.
    pub draft: bool,
    /// Its figures.
    pub data: Statistics,
    /// Tables that it does not print.
    pub omitted: Vec<Omission>,
    /// Figures that were changed after it was published, by date: those that it declares, and those that
    /// follow from the versions before it.
    pub corrections: Vec<Correction>,
    /// Footnotes on it and its figures.
    pub notes: Vec<Note>,
    /// Figures that count something else than in the period before, and why.
    pub scope: Vec<Note>,
    /// Findings that its editors know of.
    pub acknowledged: Vec<Acknowledgement>,
    /// Where its front matter stands.
    pub place: Place,
    /// Where its prose stands, if it has any.
    pub prose: Option<Place>,
}

/// The number under which a report is filed: each has its own.
#[derive(Debug, Clone)]
pub struct IndexNumber {
    /// The number.
    pub text: String,
    /// Where it is written.
    pub place: Place,
}

/// A table that a report does not print.
#[derive(Debug, Clone)]
pub struct Omission {
    /// The form.
    pub form: FormId,
    /// The table of the form.
    pub table: TableId,
    /// Why.
    pub why: Label,
}

/// A finding that an editor has seen and explains.
#[derive(Debug, Clone)]
pub struct Acknowledgement {
    /// The check's id.
    pub check: String,
    /// The row or column it is about; every one of the check if none is named.
    pub at: Option<String>,
    /// Why it stands.
    pub why: Label,
    /// Where it is written.
    pub place: Place,
}

/// What a cell asks for, and the period that says in which unit.
type Asked<'a> = (&'a CellSpec, &'a Period);

impl Report {
    /// A report of which nothing is known yet but its period and its form; `place` is where it will stand.
    pub(crate) fn new(period: Period, form: FormId, place: Place) -> Self {
        Self {
            period,
            title: Label::default(),
            form,
            published: None,
            published_time: None,
            signed: None,
            update: None,
            withdrawn: None,
            index_number: None,
            file_number: None,
            language: None,
            sources: Vec::new(),
            attachments: Vec::new(),
            moved_from: Vec::new(),
            draft: false,
            data: Statistics::default(),
            omitted: Vec::new(),
            corrections: Vec::new(),
            notes: Vec::new(),
            scope: Vec::new(),
            acknowledged: Vec::new(),
            place,
            prose: None,
        }
    }

    /// Whether readers find figures in it: not in one that was withdrawn with them.
    pub fn shows_figures(&self) -> bool {
        self.withdrawn.as_ref().is_none_or(|withdrawal| withdrawal.figures == WithdrawnFigures::Kept)
    }

    /// What it says of its figures, each with the number that it has on the report's page: first what counts
    /// something else, then the footnotes.
    pub(crate) fn numbered_notes(&self) -> impl Iterator<Item = (&Note, usize)> {
        self.scope.iter().chain(&self.notes).zip(1..)
    }

    /// A version of a report that was withdrawn with all figures of all versions.
    pub(crate) fn taken_back(&self, withdrawal: &Withdrawal) -> Self {
        Self {
            withdrawn: Some(withdrawal.clone()),
            update: self.update.clone(),
            title: self.title.clone(),
            published: self.published,
            published_time: self.published_time,
            signed: self.signed,
            language: self.language.clone(),
            ..Self::new(self.period.clone(), self.form, self.place)
        }
    }

    /// The latest day that it names: the last of its period, or one on which something of it came out.
    pub(crate) fn latest_day(&self) -> Date {
        let corrected = self.corrections.iter().map(|correction| correction.on);
        let updated = self.update.iter().map(|update| update.on);
        let withdrawn = self.withdrawn.iter().map(|withdrawal| withdrawal.on);
        let said = corrected.chain(updated).chain(withdrawn);
        said.chain(self.published).chain(self.signed).fold(self.period.end, Date::max)
    }

    /// When it was published, as far as it says: `2021-01-29 10:19`, or the day alone.
    pub fn publication(&self) -> Option<String> {
        let day = self.published?;
        Some(match self.time_of_publication() {
            Some(time) => format!("{day} {time}"),
            None => day.to_string(),
        })
    }

    /// The time of day at which it was published, if it says so: `10:19`.
    pub fn time_of_publication(&self) -> Option<String> {
        self.published_time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute()))
    }

    /// The section under which a table is printed, whatever its edition: one of the sections of the report's
    /// form.
    pub fn section(&self, table: &str, forms: &Forms) -> Option<SectionId> {
        let form = forms.get(self.form);
        form.table(form.find_table(table)?).section
    }
}

/// One cell of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// The report.
    pub report: ReportId,
    /// The cell of the report.
    pub cell: CellId,
}
