//! XLSX and XLSM: a package with a workbook, its sheets, the texts that they share and their formats.

mod relations;
mod sheet;
mod strings;
mod styles;
mod surroundings;

use super::Refusal;
use super::limit::{self, Limits};
use super::package::Package;
use super::sheet::{Sheet, Visibility};
use super::xml::{Broken, Piece, Xml};
use crate::import::document::{Block, Document, Remark};
use crate::text::message::message;
use relations::Relations;

/// What the workbook says of a sheet.
struct Entry {
    name: String,
    visibility: Visibility,
    relation: String,
}

/// What the workbook says of itself.
#[derive(Default)]
struct Workbook {
    since_1904: bool,
    sheets: Vec<Entry>,
}

/// What all sheets of a workbook share.
struct Shared {
    texts: Vec<String>,
    styles: styles::Styles,
    since_1904: bool,
}

/// Reads a workbook.
pub(super) fn read(package: &mut Package<'_>, limits: &mut Limits) -> Result<Document, Box<Refusal>> {
    let root = Relations::of(package, "")?;
    let main =
        root.of_kind("officeDocument").next().map_or("xl/workbook.xml".to_owned(), |it| it.target.clone());
    if main.ends_with(".bin") {
        return Err(binary());
    }
    let text = package.needed(&main)?;
    let workbook = workbook(&text).map_err(|Broken| limit::broken(&main))?;
    let relations = Relations::of(package, &main)?;
    let mut shared =
        Shared { texts: Vec::new(), styles: styles::Styles::default(), since_1904: workbook.since_1904 };
    if let Some(part) = relations.of_kind("sharedStrings").next() {
        let text = package.text(&part.target)?.unwrap_or_default();
        shared.texts = strings::shared(&text).map_err(|Broken| limit::broken(&part.target))?;
    }
    if let Some(part) = relations.of_kind("styles").next() {
        let text = package.text(&part.target)?.unwrap_or_default();
        shared.styles = styles::Styles::read(&text).map_err(|Broken| limit::broken(&part.target))?;
    }
    let mut document = Document::default();
    for entry in workbook.sheets {
        let name = &entry.name;
        let Some(part) = relations.get(&entry.relation) else { continue };
        if part.kind != "worksheet" {
            let words = message!(
                zh: "工作表“{name}”不是表格（是图表或宏），没有读",
                en: "the sheet '{name}' is no table but a chart or a macro: it was not read"
            );
            document.remarks.push(Remark { words, is_disclosed: true });
            continue;
        }
        let mut sheet = Sheet::new(entry.name.clone(), entry.visibility);
        let text = package.needed(&part.target)?;
        sheet::read(&text, &shared, &mut sheet, limits, &part.target)?;
        surroundings::of_sheet(package, &part.target, &mut sheet)?;
        document.blocks.extend(sheet.finish(&mut document.remarks).map(Block::Table));
    }
    surroundings::of_workbook(package, &root, &mut document)?;
    Ok(document)
}

/// What the workbook says of itself.
fn workbook(text: &str) -> Result<Workbook, Broken> {
    let mut workbook = Workbook::default();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next()? {
        let Piece::Open(element) = piece else { continue };
        match element.name().as_str() {
            "workbookPr" => workbook.since_1904 = element.is("date1904"),
            "sheet" => workbook.sheets.push(Entry {
                name: element.attribute("name").unwrap_or_default(),
                visibility: match element.attribute("state").as_deref() {
                    Some("hidden") => Visibility::Hidden,
                    Some("veryHidden") => Visibility::VeryHidden,
                    _ => Visibility::Visible,
                },
                relation: element.attribute("id").unwrap_or_default(),
            }),
            _ => {}
        }
    }
    Ok(workbook)
}

/// An XLSB workbook.
fn binary() -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "文件是二进制工作簿（XLSB），不读这种格式",
            en: "the file is a binary workbook (XLSB): that format is not read"
        ),
        remedy: message!(zh: "在 Excel 里另存为 XLSX", en: "save it as XLSX in Excel"),
    })
}
