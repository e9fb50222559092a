//! XLS as Excel wrote it from 1997: a compound file with a chain of records. Older ones are refused.

mod compound;
mod records;
mod strings;
mod globals;
mod cells;

use super::Refusal;
use super::about::About;
use super::limit::{self, Limits};
use crate::import::document::{Block, Document, Remark};
use crate::text::message::message;
use compound::Compound;

/// The name of the part that records stand in.
const STREAM: &str = "XLS";

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], limits: &mut Limits) -> Result<Document, Box<Refusal>> {
    let file = Compound::open(bytes).ok_or_else(|| limit::broken("OLE2"))?;
    if file.has("EncryptedPackage") {
        return Err(limit::encrypted());
    }
    let Some(stream) = file.stream("Workbook") else {
        return Err(if file.has("Book") { old() } else { limit::broken(STREAM) });
    };
    let globals = globals::read(&stream)?;
    let mut document = Document::default();
    for entry in &globals.sheets {
        if !entry.is_table {
            let name = &entry.name;
            let words = message!(
                zh: "工作表“{name}”不是表格（是图表或宏），没有读",
                en: "the sheet '{name}' is no table but a chart or a macro: it was not read"
            );
            document.remarks.push(Remark { words, is_disclosed: true });
            continue;
        }
        let sheet = cells::read(&stream, entry, &globals, limits)?;
        document.blocks.extend(sheet.finish(&mut document.remarks).map(Block::Table));
    }
    if file.has("_VBA_PROJECT_CUR") {
        let words = message!(zh: "宏程序，没有运行", en: "macros, which were not run");
        document.remarks.push(Remark { words, is_disclosed: true });
    }
    let mut about = About::default();
    about.person(&globals.writer);
    about.say(&mut document);
    Ok(document)
}

/// The workbook is older than 1997.
fn old() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "文件是 Excel 97 以前的格式，不读",
            en: "the file is of a format older than Excel 97, which is not read"
        ),
        remedy: message!(
            zh: "用电子表格软件打开，另存为 XLSX",
            en: "open it in a spreadsheet program and save it as XLSX"
        ),
    })
}
