//! Reading the cells of a document against the forms of an archive: exactly or not at all.
//!
//! Labels say which cell of a form a cell of the document is, its sums prove it. What may be two things is
//! not read.

mod label;
mod line;
mod form_words;
mod rows;
mod heads;
mod place;
mod cell;
mod proof;
mod outcome;
mod wanted;
mod band;
mod namesakes;
mod joined;
mod printed_unit;
mod year;
mod beside;
mod rivals;
mod own_rows;
mod groups;
mod across;
mod table;
mod caption;
mod edition;
#[cfg(test)]
mod tests;

pub(crate) use cell::read as read_cell;
pub(crate) use edition::{Reading, read};
pub(crate) use outcome::{CellReading, Count, Differing, OwnRow, State, TableReading};
pub(crate) use year::is_of_edition;
