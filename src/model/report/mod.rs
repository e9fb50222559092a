//! Reports: one publisher × one period, held against the forms of its tables.

mod correction;
mod note;
mod pattern;
mod read;
mod rows;
mod statistics;

pub use correction::{Correction, Kind as CorrectionKind};
pub use note::Note;
pub use read::{FrontMatter, read};
pub use rows::{Row, Rows};
pub use statistics::KINDS as KINDS_WITHOUT_NUMBER;

use crate::model::figure::{Figure, Value};
use crate::model::form::{Block, Cell, Form};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::text::source::{FileId, Place};
use jiff::civil::{Date, Time};

/// The keys of a report's front matter in their usual order.
pub const KEYS: [&str; 18] = [
    "title",
    "period",
    "form",
    "editions",
    "draft",
    "published",
    "signed",
    "index_number",
    "file_number",
    "language",
    "sources",
    "rows",
    "omitted",
    "statistics",
    "notes",
    "scope",
    "corrections",
    "acknowledged",
];

/// One published report.
#[derive(Debug, Clone)]
pub struct Report {
    /// Who reports, as a position in the archive's publishers.
    pub publisher: usize,
    /// On which period.
    pub period: Period,
    /// Its title, where it has one of its own.
    pub title: Label,
    /// The form of its tables, as a position in the archive's forms.
    pub form: usize,
    /// When it was published.
    pub published: Option<Date>,
    /// The time of day of that, where it says so.
    pub published_time: Option<Time>,
    /// When it was signed.
    pub signed: Option<Date>,
    /// The number under which its publisher files it, 索引号.
    pub index_number: Option<IndexNumber>,
    /// The number that it has as a document, 文号.
    pub file_number: Option<String>,
    /// The language of its prose, where it says so.
    pub language: Option<String>,
    /// Where its figures were taken from.
    pub sources: Vec<Citation>,
    /// Whether it is not to be published yet; then figures may still be missing.
    pub draft: bool,
    /// Its figures, by block, in the order of printing.
    pub data: Vec<BlockData>,
    /// Tables that it does not print.
    pub omitted: Vec<Omission>,
    /// Figures that were changed after it was published, by date.
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

/// A document that figures were taken from.
#[derive(Debug, Clone, Default)]
pub struct Citation {
    /// Its title.
    pub title: Label,
    /// Its address.
    pub url: Option<String>,
    /// How the figures were taken from it.
    pub note: Label,
}

/// A table that a report does not print.
#[derive(Debug, Clone)]
pub struct Omission {
    /// The form, as a position in the archive's forms.
    pub form: usize,
    /// The table, as a position in the form's tables.
    pub table: usize,
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

/// The figures of one block of a report.
#[derive(Debug, Clone)]
pub struct BlockData {
    /// The form that the table follows, as a position in the archive's forms.
    pub form: usize,
    /// The block, as a position in the form's blocks.
    pub block: usize,
    /// Its rows.
    pub rows: Rows,
    /// How many columns it has.
    pub columns: usize,
    /// The figures, row by row.
    figures: Vec<Figure>,
    // Where each is written: first byte and one past the last, in the front matter's file.
    places: Vec<(u32, u32)>,
    file: FileId,
}

impl BlockData {
    /// How many rows it has.
    pub fn row_count(&self) -> usize {
        self.figures.len().checked_div(self.columns).unwrap_or(0)
    }

    /// The figure at a row and a column.
    pub fn figure(&self, row: usize, column: usize) -> &Figure {
        &self.figures[row * self.columns + column]
    }

    /// Where it is written.
    pub fn place(&self, row: usize, column: usize) -> Place {
        let (start, end) = self.places[row * self.columns + column];
        Place { file: self.file, start, end }
    }

    /// What a cell holds; an extension row is like any other row of its column.
    pub fn spec<'f>(&self, row: usize, column: usize, forms: &'f [Form]) -> &'f Cell {
        let block = self.block(forms);
        match self.rows.leaf(row) {
            Some(leaf) => block.cell(leaf, column),
            None => block.columns.leaves[column].cell.as_ref().unwrap_or(&block.cell),
        }
    }

    /// The form's block it fills in.
    pub fn block<'f>(&self, forms: &'f [Form]) -> &'f Block {
        &forms[self.form].blocks[self.block]
    }

    /// The id of the table it belongs to.
    pub fn table<'f>(&self, forms: &'f [Form]) -> &'f str {
        &forms[self.form].tables[self.block(forms).table].id
    }

    /// The id of a row.
    pub fn row_id<'s>(&'s self, row: usize, block: &'s Block) -> &'s str {
        self.rows.id(row, block)
    }

    /// How many figures it holds: cells that exist and are given.
    pub fn figure_count(&self) -> usize {
        self.figures
            .iter()
            .filter(|f| !matches!(f.value, Value::Absent | Value::NotGiven | Value::Unread))
            .count()
    }
}

impl Report {
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

    /// The section under which a table is printed, whatever its edition: a position in the sections of the report's form.
    pub fn section(&self, table: &str, forms: &[Form]) -> Option<usize> {
        let form = &forms[self.form];
        form.tables[form.table(table)?].section
    }
}

/// One cell of a report, by positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// The report, as a position in the archive's reports.
    pub report: usize,
    /// The block, as a position in the report's data.
    pub block: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}
