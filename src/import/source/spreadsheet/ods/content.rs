//! The sheets of an ODS workbook, their rows and cells, each of which may stand for many alike.

use super::super::Refusal;
use super::super::about::disclosed;
use super::super::address;
use super::super::limit::{self, Limits};
use super::super::sheet::{Sheet, Visibility};
use super::super::xml::{Broken, Element, Piece, Xml};
use super::cell::Raw;
use crate::text::message::message;
use std::collections::BTreeSet;

/// Why the sheets are not read.
enum Stop {
    Broken,
    Refused(Box<Refusal>),
}

impl From<Broken> for Stop {
    fn from(_: Broken) -> Self {
        Self::Broken
    }
}

impl From<Box<Refusal>> for Stop {
    fn from(refusal: Box<Refusal>) -> Self {
        Self::Refused(refusal)
    }
}

/// The styles of sheets that are not shown.
pub(super) fn hidden_tables(text: &str) -> Result<BTreeSet<String>, Broken> {
    let mut hidden = BTreeSet::new();
    let mut style = None;
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next()? {
        let Piece::Open(element) = piece else { continue };
        match element.name().as_str() {
            "style" => style = element.attribute("name"),
            "table-properties" if element.attribute("display").as_deref() == Some("false") => {
                hidden.extend(style.take());
            }
            "body" => break,
            _ => {}
        }
    }
    Ok(hidden)
}

/// The sheets of a workbook.
pub(super) fn sheets(
    text: &str,
    hidden: &BTreeSet<String>,
    limits: &mut Limits,
) -> Result<Vec<Sheet>, Box<Refusal>> {
    let mut sheets = Vec::new();
    // LibreOffice, which calculates, declares a vocabulary of its own.
    let is_calculated =
        text.split_once("<office:body").is_some_and(|(head, _)| head.contains("xmlns:calcext="));
    let mut run = || -> Result<(), Stop> {
        let mut xml = Xml::new(text);
        while let Some(piece) = xml.next()? {
            let Piece::Open(element) = piece else { continue };
            match element.name().as_str() {
                // What was changed stands before the sheets, with tables of its own.
                "tracked-changes" => {
                    xml.skip()?;
                    let mut about = Sheet::default();
                    about.remarks.push(disclosed(message!(
                        zh: "修订记录，含改动前的内容",
                        en: "the record of changes, with what stood there before"
                    )));
                    sheets.push(about);
                }
                "table" => {
                    let style = element.attribute("style-name").unwrap_or_default();
                    let visibility =
                        if hidden.contains(&style) { Visibility::Hidden } else { Visibility::Visible };
                    let mut sheet = Sheet::new(element.attribute("name").unwrap_or_default(), visibility);
                    Rows { xml: &mut xml, limits, is_calculated, row: 0, column: 0, notes: 0, frames: 0 }
                        .read(&mut sheet)?;
                    sheets.push(sheet);
                }
                _ => {}
            }
        }
        Ok(())
    };
    run().map_err(|stop| match stop {
        Stop::Broken => limit::broken("content.xml"),
        Stop::Refused(refusal) => refusal,
    })?;
    Ok(sheets)
}

/// Reads the rows of a sheet.
struct Rows<'x, 'a> {
    xml: &'x mut Xml<'a>,
    limits: &'x mut Limits,
    is_calculated: bool,
    row: usize,
    column: usize,
    notes: usize,
    frames: usize,
}

/// How often an element stands for another like it.
fn repeated(element: &Element<'_>, name: &str) -> usize {
    element.number(name).unwrap_or(1).clamp(1, address::ROWS)
}

/// Whether a row or a column is not shown: hidden by hand, or by a filter.
fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element.attribute("visibility").as_deref(), Some("collapse" | "filter"))
}

impl Rows<'_, '_> {
    /// Reads up to the end of the sheet.
    fn read(mut self, sheet: &mut Sheet) -> Result<(), Stop> {
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(element) => match element.name().as_str() {
                    "table-column" => {
                        let last = self.column.saturating_add(repeated(&element, "number-columns-repeated"));
                        if is_hidden(&element) {
                            sheet.hidden_columns.extend(self.column..last.min(address::COLUMNS));
                        }
                        self.column = last;
                    }
                    "table-row" => {
                        let count = repeated(&element, "number-rows-repeated");
                        self.row(sheet, count, is_hidden(&element))?;
                    }
                    "shapes" => self.shapes("shapes")?,
                    "table-column-group"
                    | "table-header-columns"
                    | "table-columns"
                    | "table-row-group"
                    | "table-header-rows"
                    | "table-rows" => {}
                    _ => self.xml.skip()?,
                },
                Piece::Close(name) if name == "table" => break,
                _ => {}
            }
        }
        let name = &sheet.name;
        let (notes, frames) = (self.notes, self.frames);
        if notes > 0 {
            sheet.remarks.push(disclosed(message!(
                zh: "工作表“{name}”的批注 {notes} 条",
                en: "comments on the sheet '{name}': {notes}"
            )));
        }
        if frames > 0 {
            let name = &sheet.name;
            sheet.remarks.push(disclosed(message!(
                zh: "工作表“{name}”里没有读的图片、图表、图形 {frames} 个",
                en: "pictures, charts or shapes on the sheet '{name}', not read: {frames}"
            )));
        }
        Ok(())
    }

    /// Reads a row that stands for so many.
    fn row(&mut self, sheet: &mut Sheet, count: usize, is_hidden: bool) -> Result<(), Stop> {
        let mut cells: Vec<(usize, usize, Raw)> = Vec::new();
        let mut column = 0_usize;
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(element) => match element.name().as_str() {
                    name @ ("table-cell" | "covered-table-cell") => {
                        let across = repeated(&element, "number-columns-repeated");
                        let spans = (
                            repeated(&element, "number-rows-spanned"),
                            repeated(&element, "number-columns-spanned"),
                        );
                        let raw = Raw::read(self.xml, &element, name)?;
                        self.notes += raw.notes;
                        self.frames += raw.frames;
                        if spans != (1, 1) && self.row < address::ROWS && column < address::COLUMNS {
                            let last = (self.row + spans.0 - 1, column + spans.1 - 1);
                            sheet.merge((self.row, column), last)?;
                        }
                        if !raw.is_blank() {
                            cells.push((column, across, raw));
                        }
                        column = column.saturating_add(across);
                    }
                    _ => self.xml.skip()?,
                },
                Piece::Close(name) if name == "table-row" => break,
                _ => {}
            }
        }
        let last = self.row.saturating_add(count).min(address::ROWS);
        // Empty rows may be repeated to the end of the sheet: only those with cells matter.
        if !cells.is_empty() {
            if is_hidden {
                sheet.hidden_rows.extend(self.row..last);
            }
            for row in self.row..last {
                for (first, across, raw) in &cells {
                    for column in *first..first.saturating_add(*across).min(address::COLUMNS) {
                        sheet.add((row, column), raw.shown(self.is_calculated), self.limits)?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(count);
        Ok(())
    }

    /// Counts the pictures and charts that lie on the sheet.
    fn shapes(&mut self, end: &str) -> Result<(), Broken> {
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(_) => {
                    self.frames += 1;
                    self.xml.skip()?;
                }
                Piece::Close(name) if name == end => break,
                _ => {}
            }
        }
        Ok(())
    }
}
