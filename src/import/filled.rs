//! The workbook of a form, filled in: `annals new report --xlsx` and `annals export` write into its notes
//! whose it is.

use super::document::{Block, Document, Table};

/// Whose workbook it is, as its notes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filled {
    /// The publisher's id.
    pub publisher: String,
    /// The period, with the report's name if it has one.
    pub address: String,
    /// The form's id.
    pub form: String,
    /// Whether it was to be filled in: a report that was written as a workbook has no list of its sheets.
    pub is_to_fill: bool,
}

/// The keys of the notes, in Chinese and in English.
pub(crate) const PUBLISHER: [&str; 2] = ["机关 id", "Publisher's id"];
pub(crate) const ADDRESS: [&str; 2] = ["期间 id", "Period's id"];
pub(crate) const FORM: [&str; 2] = ["表式 id", "Form's id"];
const SHEETS: [&str; 2] = ["工作表", "Sheets"];

/// Whose workbook a document is, if it is one of ours; its notes are no part of the report and are taken out.
pub(crate) fn of(document: &mut Document) -> Option<Filled> {
    let notes = document.blocks.iter().position(|block| read(block).is_some())?;
    let filled = document.blocks.get(notes).and_then(read);
    document.blocks.remove(notes);
    filled
}

fn read(block: &Block) -> Option<Filled> {
    let Block::Table(table) = block else { return None };
    Some(Filled {
        publisher: beside(table, &PUBLISHER)?,
        address: beside(table, &ADDRESS)?,
        form: beside(table, &FORM)?,
        is_to_fill: beside(table, &SHEETS).is_some(),
    })
}

/// What stands in the column behind a key.
fn beside(table: &Table, key: &[&str]) -> Option<String> {
    let at = table.cells.iter().find(|cell| key.contains(&cell.text.trim()))?;
    let value = table.cells.iter().find(|cell| cell.row == at.row && cell.column == at.column + 1)?;
    Some(value.text.trim().to_owned())
}
