//! What a workbook holds beside its cells: comments, pictures, charts, macros, names of people.

use super::super::Refusal;
use super::super::about::{About, disclosed};
use super::super::limit;
use super::super::package::Package;
use super::super::sheet::Sheet;
use super::super::xml::{Broken, Piece, Xml};
use super::relations::Relations;
use crate::import::document::Document;
use crate::text::message::message;

/// What can be found in a part: how often each of these elements begins.
fn count<const N: usize>(text: &str, names: [&str; N]) -> Result<[usize; N], Broken> {
    let mut counts = [0; N];
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next()? {
        let Piece::Open(element) = piece else { continue };
        let name = element.name();
        for (count, wanted) in counts.iter_mut().zip(names) {
            *count += usize::from(name == wanted);
        }
    }
    Ok(counts)
}

/// Says what belongs to a sheet beside its cells.
pub(super) fn of_sheet(package: &mut Package<'_>, part: &str, sheet: &mut Sheet) -> Result<(), Box<Refusal>> {
    let relations = Relations::of(package, part)?;
    let name = sheet.name.clone();
    for kind in ["comments", "threadedComment"] {
        let mut comments = 0;
        for relation in relations.of_kind(kind).filter(|relation| !relation.is_outside) {
            let text = package.text(&relation.target)?.unwrap_or_default();
            let counts = count(&text, ["comment", "threadedComment"]);
            comments += counts.map_err(|Broken| limit::broken(&relation.target))?.iter().sum::<usize>();
        }
        // Comments in threads stand among the plain ones as well.
        if comments > 0 {
            sheet.remarks.push(disclosed(message!(
                zh: "工作表“{name}”的批注 {comments} 条",
                en: "comments on the sheet '{name}': {comments}"
            )));
            break;
        }
    }
    for relation in relations.of_kind("drawing").filter(|relation| !relation.is_outside) {
        let text = package.text(&relation.target)?.unwrap_or_default();
        let counts = count(&text, ["pic", "graphicFrame", "sp"]);
        let [pictures, charts, boxes] = counts.map_err(|Broken| limit::broken(&relation.target))?;
        if pictures + charts + boxes > 0 {
            sheet.remarks.push(disclosed(message!(
                zh: "工作表“{name}”里没有读的图片 {pictures} 张、图表 {charts} 个、文本框或图形 {boxes} 个",
                en: "not read on the sheet '{name}': pictures {pictures}, charts {charts}, \
                     text boxes or shapes {boxes}"
            )));
        }
    }
    Ok(())
}

/// Says what belongs to the workbook beside its sheets.
pub(super) fn of_workbook(
    package: &mut Package<'_>,
    root: &Relations,
    document: &mut Document,
) -> Result<(), Box<Refusal>> {
    let mut about = About::default();
    for kind in ["core-properties", "extended-properties"] {
        let Some(part) = root.of_kind(kind).next() else { continue };
        let text = package.text(&part.target)?.unwrap_or_default();
        about.read(&text, &mut document.title).map_err(|Broken| limit::broken(&part.target))?;
    }
    about.say(document);
    if package.names().any(|name| name.ends_with("vbaproject.bin")) {
        document.remarks.push(disclosed(message!(zh: "宏程序，没有运行", en: "macros, which were not run")));
    }
    let links =
        package.names().filter(|name| name.starts_with("xl/externallinks/") && name.ends_with(".xml"));
    let links = links.count();
    if links > 0 {
        document.remarks.push(disclosed(message!(
            zh: "引用其他工作簿 {links} 个，取的是保存时的值",
            en: "links to other workbooks: {links}; the values are those of the last saving"
        )));
    }
    Ok(())
}
