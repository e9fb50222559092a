//! A document as DOCX: a package of XML parts.

mod vocabulary;
mod paper;
mod styles;
mod lists;
mod relations;
mod writer;
mod words;
mod table;
mod page;
mod body;
mod part;

use super::document::Document;
use crate::text::message;
use crate::text::message::Message;
use std::io::{Cursor, Error, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The bytes of the file: the same for the same document.
///
/// # Errors
/// If something is larger than such a file can hold.
pub(crate) fn write(document: &Document) -> Result<Vec<u8>, Message> {
    written(document).map_err(
        |error| message!(zh: "内容放不进 Word 文件：{error}", en: "this does not fit into a Word file: {error}"),
    )
}

fn written(document: &Document) -> Result<Vec<u8>, Error> {
    let body = body::write(document)?;
    let parts = [
        ("[Content_Types].xml", part::types()?),
        ("_rels/.rels", relations::package()?),
        ("docProps/core.xml", part::about(document)?),
        ("word/document.xml", body.text),
        ("word/_rels/document.xml.rels", body.relations.part(true)?),
        ("word/footnotes.xml", body.footnotes),
        ("word/_rels/footnotes.xml.rels", body.relations.part(false)?),
        ("word/styles.xml", styles::write(&document.language, &body.contained)?),
        ("word/numbering.xml", body.lists.part()?),
        ("word/settings.xml", part::settings(&document.language)?),
        ("word/fontTable.xml", part::fonts()?),
        ("word/footer1.xml", part::footer(&document.language)?),
    ];
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        package.start_file(name, options)?;
        package.write_all(&bytes)?;
    }
    Ok(package.finish()?.into_inner())
}
