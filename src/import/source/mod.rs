//! From the bytes of a file to a [`Document`](super::document::Document): one module a format.
//!
//! The [`format`] is told by what is in the file, and by its name where that says nothing. What is in no
//! format that is read is refused with a remedy: a [`refusal`]. Bytes become characters by their
//! [`encoding`]; the [`limits`] hold for all. The [`Opening`] of a PDF is not ours, and has no limits of its
//! own: whoever reads documents of strangers tries it first in a process that has.

pub(crate) mod refusal;
mod limits;
mod encoding;
mod marks;
mod format;
mod html;
mod text;
mod docx;
mod pdf;
mod spreadsheet;
mod markdown;
mod delimited;
mod lines;
pub(crate) mod table_lines;
pub(crate) mod records;
pub(crate) mod elements;
pub(crate) mod zipped;
#[cfg(test)]
mod tests;

use super::document::Document;
use format::Format;
use refusal::Refusal;

pub(crate) use pdf::Opening;

/// Reads a file of any format.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    match Format::of(name, bytes)? {
        Format::Docx => docx::read(bytes),
        Format::Pdf => pdf::read(bytes),
        Format::Spreadsheet => spreadsheet::read(bytes),
        Format::Html => html::read(bytes),
        Format::Text => text::read(bytes),
        Format::Delimited => delimited::read(bytes),
        Format::Markdown => markdown::read(bytes),
    }
}
