//! The sheets, row by row.

use super::part::part;
use super::styles::{CellStyles, PAGES};
use crate::export::spreadsheet::book::{Book, Cell, Content, Sheet};
use crate::export::spreadsheet::size;
use crate::export::xml::{Xml, element, empty, words};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Error;

/// The part with all sheets.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, Error> {
    let styles = CellStyles::of(book);
    let widths: BTreeSet<usize> = book.sheets.iter().flat_map(|sheet| &sheet.columns).copied().collect();
    let heights: BTreeSet<u32> = book.sheets.iter().flat_map(|sheet| &sheet.rows).copied().collect();
    part("office:document-content", &["office", "style", "text", "table", "fo", "number"], |xml| {
        element(xml, "office:automatic-styles", &[], |xml| {
            for (at, page) in PAGES.iter().enumerate() {
                let name = format!("ta{at}");
                let sheet = [
                    ("style:name", name.as_str()),
                    ("style:family", "table"),
                    ("style:master-page-name", page),
                ];
                element(xml, "style:style", &sheet, |xml| {
                    empty(xml, "style:table-properties", &[("table:display", "true")])
                })?;
            }
            for width in widths {
                // A character is two millimetres wide.
                let (name, wide) = (format!("co{width}"), format!("{}mm", width * 2));
                let column = [("style:name", name.as_str()), ("style:family", "table-column")];
                element(xml, "style:style", &column, |xml| {
                    empty(xml, "style:table-column-properties", &[("style:column-width", &wide)])
                })?;
            }
            for height in heights {
                let (name, high) = (format!("ro{height}"), format!("{height}pt"));
                let row = [("style:name", name.as_str()), ("style:family", "table-row")];
                element(xml, "style:style", &row, |xml| {
                    let properties =
                        [("style:row-height", high.as_str()), ("style:use-optimal-row-height", "false")];
                    empty(xml, "style:table-row-properties", &properties)
                })?;
            }
            styles.write(xml)
        })?;
        element(xml, "office:body", &[], |xml| {
            element(xml, "office:spreadsheet", &[], |xml| {
                book.sheets.iter().try_for_each(|sheet| write_sheet(xml, sheet, &styles))
            })
        })
    })
}

fn write_sheet(xml: &mut Xml, sheet: &Sheet, styles: &CellStyles) -> Result<(), Error> {
    let page = if size::is_wide(&sheet.columns) { "ta1" } else { "ta0" };
    element(xml, "table:table", &[("table:name", sheet.name.as_str()), ("table:style-name", page)], |xml| {
        for width in &sheet.columns {
            empty(xml, "table:table-column", &[("table:style-name", &format!("co{width}"))])?;
        }
        let taken = Taken::by(sheet);
        let (heads, rest) = sheet.rows.split_at(sheet.frozen.0.min(sheet.rows.len()));
        if !heads.is_empty() {
            element(xml, "table:table-header-rows", &[], |xml| {
                (0..).zip(heads).try_for_each(|(row, height)| write_row(xml, &taken, (row, *height), styles))
            })?;
        }
        (heads.len()..).zip(rest).try_for_each(|(row, height)| write_row(xml, &taken, (row, *height), styles))
    })
}

/// What stands at the places of a sheet.
struct Taken<'a> {
    cells: BTreeMap<(usize, usize), &'a Cell>,
    /// The places over which a cell stands that begins elsewhere.
    covered: BTreeSet<(usize, usize)>,
    width: usize,
}

impl<'a> Taken<'a> {
    fn by(sheet: &'a Sheet) -> Self {
        let cells: BTreeMap<(usize, usize), &Cell> =
            sheet.cells.iter().map(|cell| ((cell.place.row, cell.place.column), cell)).collect();
        let places = sheet.cells.iter().flat_map(|cell| {
            let place = cell.place;
            let columns = place.column..place.column + place.colspan;
            (place.row..place.row + place.rowspan).flat_map(move |row| columns.clone().map(move |c| (row, c)))
        });
        let covered = places.filter(|place| !cells.contains_key(place)).collect();
        Self { cells, covered, width: sheet.columns.len() }
    }
}

fn write_row(
    xml: &mut Xml,
    taken: &Taken<'_>,
    (row, height): (usize, u32),
    styles: &CellStyles,
) -> Result<(), Error> {
    element(xml, "table:table-row", &[("table:style-name", &format!("ro{height}"))], |xml| {
        for column in 0..taken.width {
            if let Some(cell) = taken.cells.get(&(row, column)) {
                write_cell(xml, cell, styles)?;
            } else if taken.covered.contains(&(row, column)) {
                empty(xml, "table:covered-table-cell", &[])?;
            } else {
                empty(xml, "table:table-cell", &[])?;
            }
        }
        Ok(())
    })
}

fn write_cell(xml: &mut Xml, cell: &Cell, styles: &CellStyles) -> Result<(), Error> {
    let (rows, columns) = (cell.place.rowspan.to_string(), cell.place.colspan.to_string());
    let mut attributes = vec![("table:style-name", styles.name(cell))];
    if (cell.place.rowspan, cell.place.colspan) != (1, 1) {
        attributes.extend([
            ("table:number-rows-spanned", rows.as_str()),
            ("table:number-columns-spanned", columns.as_str()),
        ]);
    }
    match &cell.content {
        Content::Empty => return empty(xml, "table:table-cell", &attributes),
        Content::Text(_) => attributes.push(("office:value-type", "string")),
        Content::Number(number) => {
            attributes.extend([("office:value-type", "float"), ("office:value", number.digits.as_str())]);
        }
    }
    element(xml, "table:table-cell", &attributes, |xml| {
        cell.content.words().lines().try_for_each(|line| element(xml, "text:p", &[], |xml| spaced(xml, line)))
    })
}

/// A line of words. Of several blanks only the first would be kept, and none where a line begins.
fn spaced(xml: &mut Xml, line: &str) -> Result<(), Error> {
    let kept = line.trim_start_matches(' ');
    blanks(xml, line.len() - kept.len())?;
    let mut rest = kept;
    while let Some(at) = rest.find(['\t', ' ']) {
        let (before, after) = rest.split_at(at);
        words(xml, before)?;
        if let Some(after) = after.strip_prefix('\t') {
            empty(xml, "text:tab", &[])?;
            rest = after;
            continue;
        }
        words(xml, " ")?;
        let kept = after.trim_start_matches(' ');
        blanks(xml, after.len() - kept.len() - 1)?;
        rest = kept;
    }
    words(xml, rest)
}

fn blanks(xml: &mut Xml, count: usize) -> Result<(), Error> {
    if count > 0 { empty(xml, "text:s", &[("text:c", &count.to_string())]) } else { Ok(()) }
}
