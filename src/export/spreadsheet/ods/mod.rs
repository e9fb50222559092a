//! A workbook as ODS: a package of XML parts.

mod content;
mod part;
mod styles;

use super::book::Book;
use crate::text::message;
use crate::text::message::Message;
use std::io::{Cursor, Error, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What kind of file it is: the package begins with it, so that programs know it by its first bytes.
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The bytes of the file: the same for the same workbook.
///
/// # Errors
/// If something is larger than such a file can hold.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, Message> {
    written(book).map_err(
        |error| message!(zh: "内容放不进电子表格：{error}", en: "this does not fit into a workbook: {error}"),
    )
}

fn written(book: &Book) -> Result<Vec<u8>, Error> {
    let parts = [
        ("META-INF/manifest.xml", part::manifest(KIND)?),
        ("content.xml", content::write(book)?),
        ("styles.xml", styles::pages(book)?),
        ("meta.xml", part::about(book)?),
        ("settings.xml", part::settings(book)?),
    ];
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
    package.start_file("mimetype", plain.compression_method(CompressionMethod::Stored))?;
    package.write_all(KIND.as_bytes())?;
    for (name, bytes) in parts {
        package.start_file(name, plain.compression_method(CompressionMethod::Deflated))?;
        package.write_all(&bytes)?;
    }
    Ok(package.finish()?.into_inner())
}
