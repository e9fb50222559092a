//! Spreadsheets: the tables of a report, and a publisher's years side by side, as XLSX and ODS.
//!
//! ```text
//! ReportView, ComparisonView → book → xlsx, ods
//! ```

mod book;
mod look;
mod name;
mod size;
mod paper;
mod table;
mod report;
mod remarks;
mod years;
mod xlsx;
mod ods;
#[cfg(test)]
mod tests;

pub(crate) use book::Book;
pub(crate) use report::book as of_report;
pub(crate) use years::book as of_publisher;

use crate::text::message::Message;

/// The bytes of a workbook as XLSX.
///
/// # Errors
/// If something is larger than such a file can hold.
pub(crate) fn xlsx(book: &Book) -> Result<Vec<u8>, Message> {
    xlsx::write(book)
}

/// The bytes of a workbook as ODS.
///
/// # Errors
/// If something is larger than such a file can hold.
pub(crate) fn ods(book: &Book) -> Result<Vec<u8>, Message> {
    ods::write(book)
}
