//! Workbooks: each sheet a table, each cell as whoever opens the workbook sees it.
//!
//! XLSX and ODS are packages of XML and XLS is a chain of records; all three are read here, record by record,
//! because a library would first lay out the whole grid: one cell in the last row of a sheet is a gigabyte.
//! And the format of a number, which says what is printed, is needed with its value.
//!
//! A number is shown without the separators of its thousands, with the decimals of its format. If the format
//! shows another number than the cell holds, the cell's number is kept, and a doubt says so: no figure
//! is read from it.
//!
//! ```text
//! address → number → format → sheet → xlsx, ods, xls
//! ```

mod address;
mod limit;
mod number;
mod xml;
mod package;
mod format;
mod sheet;
mod about;
mod xlsx;
mod ods;
mod xls;
#[cfg(test)]
mod tests;

use super::refusal::Refusal;
use crate::import::document::Document;
use crate::text::message::message;
use limit::Limits;
use package::Package;

/// What every OLE2 file begins with: XLS, and whatever Office has encrypted.
const OLE2: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    let mut limits = Limits::default();
    if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes)?;
        if package.has("content.xml") {
            // Texts and slides are packages of the same kind.
            let is_workbook = package.text("mimetype")?.is_some_and(|kind| kind.contains("spreadsheet"));
            return if is_workbook { ods::read(&mut package, &mut limits) } else { Err(no_workbook()) };
        }
        if package.has("xl/workbook.xml") || package.has("[Content_Types].xml") {
            return xlsx::read(&mut package, &mut limits);
        }
    }
    if bytes.starts_with(OLE2) {
        return xls::read(bytes, &mut limits);
    }
    Err(no_workbook())
}

/// The file is something else.
fn no_workbook() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "文件不是电子表格：开头既不是 XLSX、ODS，也不是 XLS",
            en: "the file is no workbook: it begins like neither XLSX, ODS nor XLS"
        ),
        remedy: message!(
            zh: "用电子表格软件打开，另存为 XLSX",
            en: "open it in a spreadsheet program and save it as XLSX"
        ),
    })
}
