//! ODS: a package with one part for all sheets, in which each cell has its value and what it shows.

mod cell;
mod content;

use super::Refusal;
use super::about::{About, disclosed};
use super::limit::{self, Limits};
use super::package::Package;
use super::xml::Broken;
use crate::import::document::{Block, Document};
use crate::text::message::message;

/// Reads a workbook.
pub(super) fn read(package: &mut Package<'_>, limits: &mut Limits) -> Result<Document, Box<Refusal>> {
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(limit::encrypted());
    }
    let mut document = Document::default();
    let text = package.needed("content.xml")?;
    let hidden = content::hidden_tables(&text).map_err(|Broken| limit::broken("content.xml"))?;
    for sheet in content::sheets(&text, &hidden, limits)? {
        document.blocks.extend(sheet.finish(&mut document.remarks).map(Block::Table));
    }
    if package.names().any(|name| name.starts_with("basic/") && !name.ends_with("script-lc.xml")) {
        document.remarks.push(disclosed(message!(zh: "宏程序，没有运行", en: "macros, which were not run")));
    }
    let about = package.text("meta.xml")?.unwrap_or_default();
    let mut people = About::default();
    people.read(&about, &mut document.title).map_err(|Broken| limit::broken("meta.xml"))?;
    people.say(&mut document);
    Ok(document)
}
