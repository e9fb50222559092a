//! What the columns and codes of the open data mean, as data: the data page, the package's schema and the
//! guide say the same.

use super::status::Status;
use crate::model::archive::Archive;
use crate::text::strings::strings;

/// A column of the tables of figures.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its name in the file.
    pub name: &'static str,
    /// Its type, as Table Schema names it.
    pub kind: &'static str,
    /// Whether it is always filled in.
    pub required: bool,
}

impl Column {
    /// What it is called.
    pub(crate) fn title(&self, language: &str) -> &'static str {
        strings(language).one_of("column", self.name)
    }

    /// What it holds.
    pub(crate) fn meaning(&self, language: &str) -> &'static str {
        strings(language).one_of("column.meaning", self.name)
    }
}

const fn column(name: &'static str, kind: &'static str, required: bool) -> Column {
    Column { name, kind, required }
}

/// The columns, in the order of the files.
pub(crate) const COLUMNS: [Column; 15] = [
    column("publisher", "string", true),
    column("period", "string", true),
    column("period_start", "date", true),
    column("period_end", "date", true),
    column("form", "string", true),
    column("table_id", "string", true),
    column("row_id", "string", true),
    column("column_id", "string", true),
    column("value", "number", false),
    column("as_printed", "string", false),
    column("kind", "string", true),
    column("unit", "string", false),
    column("status", "string", true),
    column("note", "string", false),
    column("finding", "string", false),
];

/// The columns that together name one observation: the form too where a publisher has several reports on a
/// period, each by another.
pub(crate) fn key(archive: &Archive) -> Vec<&'static str> {
    let several = archive.reports.iter().any(|report| report.name().is_some());
    let key = ["publisher", "period", "form", "table_id", "row_id", "column_id"];
    key.into_iter().filter(|&column| several || column != "form").collect()
}

/// The kinds of figure, each with what it says.
pub(crate) fn kinds(language: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let strings = strings(language);
    KINDS.into_iter().map(move |kind| (kind, strings.one_of("figure", kind)))
}

const KINDS: [&str; 15] = [
    "number",
    "zero",
    "change",
    "annotated",
    "below",
    "at_most",
    "above",
    "at_least",
    "range",
    "blank",
    "not_applicable",
    "not_collected",
    "suppressed",
    "text",
    "date",
];

/// The status codes, each with what it says here.
pub(crate) fn statuses(language: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let strings = strings(language);
    Status::ALL.into_iter().map(move |status| (status.code(), strings.one_of("status", status.code())))
}
