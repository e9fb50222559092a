//! How large a workbook may be, and the refusals of those that are larger or broken.

use super::Refusal;
use crate::text::limits;
use crate::text::message::message;

/// The bytes that a part of a package may have.
pub(super) const PART: u64 = 50 << 20;
/// The bytes that all parts of a package that are read may have.
pub(super) const PACKAGE: u64 = limits::DOCUMENT_UNPACKED.most as u64;
/// The cells that a workbook may fill.
const CELLS: usize = limits::DOCUMENT_CELLS.most;
/// The bytes that the text of all cells may have: a text that many cells share counts in each.
const TEXT: usize = 100 << 20;
/// The merged ranges that a sheet may have.
pub(super) const MERGES: usize = 50_000;

/// The records that the sheets of an XLS workbook may have: several sheets may name the same.
const RECORDS: usize = 20_000_000;

/// What a workbook has filled so far.
#[derive(Debug, Default)]
pub(super) struct Limits {
    /// How many cells.
    cells: usize,
    /// How many bytes of text.
    text: usize,
    /// How many records.
    records: usize,
}

impl Limits {
    /// Counts a cell with so many bytes of text.
    pub(super) fn count(&mut self, text: usize) -> Result<(), Box<Refusal>> {
        self.cells += 1;
        self.text = self.text.saturating_add(text);
        if self.cells > CELLS || self.text > TEXT { Err(large()) } else { Ok(()) }
    }

    /// Counts a record.
    pub(super) fn pass(&mut self) -> Result<(), Box<Refusal>> {
        self.records += 1;
        if self.records > RECORDS { Err(large()) } else { Ok(()) }
    }
}

/// The workbook is larger than any report.
pub(super) fn large() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "电子表格太大：有内容的单元格最多 {CELLS} 个，解压后最多 100 MB",
            en: "the workbook is too large: up to {CELLS} cells may be filled, and \
                 unpacked it may have 100 MB"
        ),
        remedy: message!(
            zh: "删去报告以外的工作表，再另存为 XLSX",
            en: "remove the sheets that do not belong to the report, and save it again as XLSX"
        ),
    })
}

/// A part of the workbook cannot be read.
pub(super) fn broken(part: &str) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "电子表格已损坏：{part} 读不出来",
            en: "the workbook is damaged: {part} cannot be read"
        ),
        remedy: message!(
            zh: "用电子表格软件打开，核对内容，另存为新的 XLSX 文件",
            en: "open it in a spreadsheet program, look it over, and save it as a new XLSX file"
        ),
    })
}

/// The workbook is encrypted.
pub(super) fn encrypted() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "电子表格设有打开密码，内容是加密的",
            en: "the workbook opens with a password only: its content is encrypted"
        ),
        remedy: message!(
            zh: "用密码打开，取消打开密码，再另存为 XLSX",
            en: "open it with its password, remove the password, and save it again as XLSX"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::{CELLS, Limits, RECORDS, TEXT};

    #[test]
    fn a_workbook_fills_so_many_cells() {
        let mut limits = Limits::default();
        assert!((0..CELLS).all(|_| limits.count(1).is_ok()));
        assert!(limits.count(1).unwrap_err().message.en.contains("up to 200000 cells"));
        assert!(Limits::default().count(TEXT).is_ok());
        assert!(Limits::default().count(TEXT + 1).is_err());
        let mut limits = Limits { records: RECORDS - 1, ..Limits::default() };
        assert!(limits.pass().is_ok() && limits.pass().is_err());
    }
}
