//! What format a file is in: by what is in it, and by its name where that says nothing.

mod foreign;
#[cfg(test)]
mod tests;

use crate::import::source::limits;
use crate::import::source::refusal::Refusal;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// A document of Word since 2007, or of WPS.
    Docx,
    /// Pages as they are printed.
    Pdf,
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

/// How much of a text is searched for what makes it a page.
const SEARCHED: usize = 4096;

impl Format {
    /// The format of a file.
    pub(crate) fn of(name: &str, bytes: &[u8]) -> Result<Self, Box<Refusal>> {
        limits::check_bytes(bytes)?;
        let begins = |with: &[u8]| bytes.starts_with(with);
        if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
            return foreign::packed(bytes);
        }
        if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return foreign::compound(bytes);
        }
        let head = head(bytes);
        if head.get(..1024).unwrap_or(&head).contains("%pdf-") {
            return Ok(Self::Pdf);
        }
        if let Some(refusal) = foreign::refusal(bytes, &head) {
            return Err(refusal);
        }
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let ending = ending.as_deref().unwrap_or_default();
        if is_page(&head, ending) {
            return Ok(Self::Html);
        }
        match ending {
            "html" | "htm" | "xhtml" | "shtml" => Ok(Self::Html),
            "md" | "markdown" => Ok(Self::Markdown),
            // Systems of offices give texts the names of workbooks.
            "csv" | "tsv" | "tab" | "xls" | "et" => Ok(Self::Delimited),
            "docx" | "xlsx" | "xlsm" | "ods" | "odt" | "pdf" => Err(foreign::not_what_it_is_called(ending)),
            _ => Ok(Self::Text),
        }
    }
}

/// The beginning of a text in small letters, as far as it is ASCII, without a mark and without the zeros that
/// UTF-16 has between its letters.
fn head(bytes: &[u8]) -> String {
    let bytes = bytes.get(..2 * SEARCHED).unwrap_or(bytes);
    let letters = bytes.iter().filter(|byte| **byte != 0 && **byte < 0x80);
    letters.take(SEARCHED).map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

/// Whether a text is a page: it begins with a tag, and has one that only pages have.
fn is_page(head: &str, ending: &str) -> bool {
    let has = |tags: &[&str]| tags.iter().any(|tag| has_tag(head, tag));
    let whole = head.trim_start().starts_with('<') && has(&["!doctype html", "html", "head", "body", "meta"]);
    // A part of a page, as it is cut out of one. Markdown may begin with tags.
    let part = || {
        !matches!(ending, "md" | "markdown")
            && without_comments(head).starts_with('<')
            && has(&["table", "div", "p", "span", "h1", "h2", "h3", "center", "font", "style", "ul", "ol"])
    };
    whole || part()
}

/// Whether a tag of a name stands in a text.
fn has_tag(text: &str, name: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || "/>".contains(c))
        })
    })
}

/// A text from its first character that belongs to no comment.
fn without_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, after)| after.trim_start());
    }
    rest
}
