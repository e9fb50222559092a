//! From the bytes of a file to a [`Document`](super::document::Document): one module a format.
//!
//! The [`format`] is told by what is in the file, and by its name where that says nothing. What is in no
//! format that is read is refused with a remedy: a [`refusal`]. Bytes become characters by their
//! [`encoding`]; the [`limits`] hold for all.

pub(crate) mod refusal;
mod limits;
mod encoding;
mod format;
mod html;
mod text;
mod markdown;
mod delimited;

use super::document::Document;
use crate::text::message;
use format::Format;
use refusal::Refusal;

/// Reads a file of any format.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    match Format::of(name, bytes)? {
        // Until `docx::read` is here.
        Format::Docx => Err(not_yet("DOCX")),
        // Until `spreadsheet::read` is here.
        Format::Spreadsheet => Err(not_yet("XLSX")),
        Format::Html => html::read(bytes),
        Format::Text => text::read(bytes),
        Format::Delimited => delimited::read(bytes),
        Format::Markdown => markdown::read(bytes),
    }
}

/// The refusal of a format whose reader is not here yet.
fn not_yet(format: &str) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "还不能读取 {format} 文件", en: "{format} files are not read yet"),
        remedy: message!(zh: "请另存为网页（HTML）后导入", en: "save it as HTML, and import that"),
    })
}
