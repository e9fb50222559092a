//! Documents out: a report, or a publisher's years side by side, as a file that offices work with.
//!
//! What a page shows flows in; the bytes of a file flow out, the same bytes for the same archive.
//! Nothing about figures is decided here: a document says what the page says.
//!
//! ```text
//! ReportView, ComparisonView → spreadsheet → xlsx, ods
//! ReportView                 → printed     → docx, html, md
//! ```

mod notes;
mod grid;
mod xml;
pub(crate) mod spreadsheet;
pub(crate) mod printed;
pub(crate) mod eu_dsa;
mod published;
#[cfg(test)]
mod tests;

pub(crate) use published::Published;

use crate::model::format::Format;
use crate::model::id::{PublisherId, ReportId};
use crate::pages::view::Model;
use crate::text::message;
use crate::text::message::Message;

/// A report as a file.
///
/// # Errors
/// If it is larger than such a file can hold.
pub(crate) fn report(
    model: &Model<'_>,
    position: ReportId,
    language: &str,
    format: Format,
) -> Result<Vec<u8>, Message> {
    match format {
        Format::Docx => printed::docx(&printed::of_report(model, position, language)),
        Format::Html => Ok(printed::html(&printed::of_report(model, position, language)).into_bytes()),
        Format::Markdown => {
            Ok(printed::markdown(&printed::of_checked_report(model, position, language)).into_bytes())
        }
        Format::Xlsx => spreadsheet::xlsx(&spreadsheet::of_report(model, position, language)),
        Format::Ods => spreadsheet::ods(&spreadsheet::of_report(model, position, language)),
        Format::EuDsaCsv => Err(message!(zh: "这种格式是一个文件夹", en: "this format is a folder")),
    }
}

/// The years of a publisher side by side as a file; nothing where there is nothing to compare.
///
/// # Errors
/// If the format has no sheets, or if it is larger than such a file can hold.
pub(crate) fn years(
    model: &Model<'_>,
    publisher: PublisherId,
    language: &str,
    format: Format,
) -> Option<Result<Vec<u8>, Message>> {
    let book = spreadsheet::of_publisher(model, publisher, language)?;
    Some(match format {
        Format::Xlsx => spreadsheet::xlsx(&book),
        Format::Ods => spreadsheet::ods(&book),
        Format::Docx | Format::Html | Format::Markdown | Format::EuDsaCsv => Err(message!(
            zh: "历年并列要用电子表格，{} 放不下", en: "years side by side need a spreadsheet; {} has none", format.name()
        )),
    })
}
