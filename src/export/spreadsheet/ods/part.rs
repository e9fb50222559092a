//! The small parts of the package.

use crate::export::spreadsheet::book::{Book, Sheet};
use crate::export::xml::{self, Xml, element, empty, said};
use std::io::Error;

/// A part: its root, with what stands in it.
pub(super) fn part(
    root: &str,
    spaces: &[&str],
    inside: impl FnOnce(&mut Xml) -> Result<(), Error>,
) -> Result<Vec<u8>, Error> {
    let names: Vec<(String, String)> =
        spaces.iter().map(|space| (format!("xmlns:{space}"), of(space))).collect();
    let mut names: Vec<(&str, &str)> = names.iter().map(|(name, of)| (name.as_str(), of.as_str())).collect();
    let prefix = root.split_once(':').map_or("", |(prefix, _)| prefix);
    let version = format!("{prefix}:version");
    names.push((&version, "1.3"));
    xml::part(root, &names, inside)
}

/// The address of a vocabulary.
fn of(space: &str) -> String {
    match space {
        "dc" => "http://purl.org/dc/elements/1.1/".to_owned(),
        "fo" => "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0".to_owned(),
        "number" => "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0".to_owned(),
        other => format!("urn:oasis:names:tc:opendocument:xmlns:{other}:1.0"),
    }
}

/// The list of the package's parts.
pub(super) fn manifest(kind: &str) -> Result<Vec<u8>, Error> {
    let xml = "text/xml";
    let files =
        [("/", kind), ("content.xml", xml), ("styles.xml", xml), ("meta.xml", xml), ("settings.xml", xml)];
    part("manifest:manifest", &["manifest"], |xml| {
        for (path, kind) in files {
            let attributes = [("manifest:full-path", path), ("manifest:media-type", kind)];
            empty(xml, "manifest:file-entry", &attributes)?;
        }
        Ok(())
    })
}

/// What the workbook is.
pub(super) fn about(book: &Book) -> Result<Vec<u8>, Error> {
    part("office:document-meta", &["office", "meta", "dc"], |xml| {
        element(xml, "office:meta", &[], |xml| {
            said(xml, "meta:generator", &[], concat!("Annals/", env!("CARGO_PKG_VERSION")))?;
            said(xml, "dc:title", &[], &book.title)?;
            said(xml, "meta:initial-creator", &[], &book.author)?;
            said(xml, "dc:creator", &[], &book.author)?;
            said(xml, "dc:language", &[], &book.language)
        })
    })
}

/// What stays in sight of each sheet.
pub(super) fn settings(book: &Book) -> Result<Vec<u8>, Error> {
    let map = |name| [("config:name", name)];
    part("office:document-settings", &["office", "config"], |xml| {
        element(xml, "office:settings", &[], |xml| {
            element(xml, "config:config-item-set", &map("ooo:view-settings"), |xml| {
                element(xml, "config:config-item-map-indexed", &map("Views"), |xml| {
                    element(xml, "config:config-item-map-entry", &[], |xml| {
                        item(xml, "ShowGrid", "boolean", "false")?;
                        element(xml, "config:config-item-map-named", &map("Tables"), |xml| {
                            book.sheets.iter().try_for_each(|sheet| in_sight(xml, sheet))
                        })
                    })
                })
            })
        })
    })
}

/// What stays in sight of a sheet.
fn in_sight(xml: &mut Xml, sheet: &Sheet) -> Result<(), Error> {
    let (rows, columns) = (sheet.frozen.0.to_string(), sheet.frozen.1.to_string());
    // 2: what stays is fixed. The part that moves is the one in which somebody works.
    let mode = |number: &str| if number == "0" { "0" } else { "2" };
    let part = if sheet.frozen.1 == 0 { "2" } else { "3" };
    element(xml, "config:config-item-map-entry", &[("config:name", sheet.name.as_str())], |xml| {
        item(xml, "HorizontalSplitMode", "short", mode(&columns))?;
        item(xml, "VerticalSplitMode", "short", mode(&rows))?;
        item(xml, "HorizontalSplitPosition", "int", &columns)?;
        item(xml, "VerticalSplitPosition", "int", &rows)?;
        item(xml, "ActiveSplitRange", "short", part)?;
        item(xml, "PositionRight", "int", &columns)?;
        item(xml, "PositionBottom", "int", &rows)?;
        item(xml, "ShowGrid", "boolean", "false")
    })
}

fn item(xml: &mut Xml, name: &str, kind: &str, value: &str) -> Result<(), Error> {
    said(xml, "config:config-item", &[("config:name", name), ("config:type", kind)], value)
}
