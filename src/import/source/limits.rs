//! How large a file may be: beyond, it is refused, whatever it holds.

use crate::import::source::refusal::Refusal;
use crate::text::limits;
use crate::text::message;

/// The bytes of a file.
pub(super) const BYTES: usize = limits::DOCUMENT_BYTES.most;
/// The cells of all tables of a file.
pub(super) const CELLS: usize = limits::DOCUMENT_CELLS.most;
/// The columns of a table.
pub(super) const COLUMNS: usize = limits::DOCUMENT_COLUMNS.most;
/// The tags of a page.
pub(super) const TAGS: usize = limits::DOCUMENT_ELEMENTS.most;
/// How deep tags of a page may stand within each other: browsers go no deeper.
pub(super) const DEPTH: usize = 2 * limits::DOCUMENT_DEPTH.most;
/// The lines of a text.
pub(super) const LINES: usize = limits::DOCUMENT_LINES.most;

/// The refusal of a file with more bytes than may be.
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), Box<Refusal>> {
    if bytes.len() <= BYTES {
        return Ok(());
    }
    let most = BYTES >> 20;
    Err(Box::new(Refusal {
        message: message!(zh: "文件超过 {most} MB", en: "the file is larger than {most} MB"),
        remedy: smaller(),
    }))
}

/// The refusal of tables with more cells than may be.
pub(super) fn too_many_cells() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "表格的单元格超过 {CELLS} 个", en: "the tables have more than {CELLS} cells"),
        remedy: smaller(),
    })
}

/// The refusal of a table with more columns than may be.
pub(super) fn too_wide() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "有表格超过 {COLUMNS} 列", en: "a table has more than {COLUMNS} columns"),
        remedy: smaller(),
    })
}

/// The refusal of a page with more tags than may be.
pub(super) fn too_many_tags() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "网页的标签超过 {TAGS} 个", en: "the page has more than {TAGS} tags"),
        remedy: smaller(),
    })
}

/// The refusal of a page whose tags stand too deep within each other.
pub(super) fn too_deep() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "网页的标签嵌套超过 {DEPTH} 层",
            en: "tags stand within each other more than {DEPTH} deep"
        ),
        remedy: smaller(),
    })
}

/// The refusal of a text with more lines than may be.
pub(super) fn too_many_lines() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "文件超过 {LINES} 行", en: "the text has more than {LINES} lines"),
        remedy: smaller(),
    })
}

/// What makes a file small enough.
fn smaller() -> message::Message {
    message!(
        zh: "请把年度报告部分单独另存为一个文件后再导入",
        en: "save the report alone as a file, and import that"
    )
}
