//! Pages, and how cells, rows and columns are drawn.

use super::part::part;
use crate::export::spreadsheet::book::{Book, Cell, Content, PlainNumber};
use crate::export::spreadsheet::look::{self, Look, Side, Size};
use crate::export::xml::{Xml, element, empty, said};
use std::collections::BTreeMap;
use std::io::Error;

/// The pages that sheets are printed on.
pub(super) const PAGES: [&str; 2] = ["Upright", "Lying"];

/// The part with the font and the pages.
pub(super) fn pages(book: &Book) -> Result<Vec<u8>, Error> {
    part("office:document-styles", &["office", "style", "text", "table", "fo"], |xml| {
        element(xml, "office:styles", &[], |xml| {
            element(xml, "style:default-style", &[("style:family", "table-cell")], |xml| {
                let font = look::font(&book.language);
                let (language, country) = book.language.split_once('-').unwrap_or((&book.language, ""));
                let country = if country.is_empty() && language == "zh" { "CN" } else { country };
                let mut text = vec![
                    ("fo:font-family", font),
                    ("style:font-family-asian", font),
                    ("fo:language", language),
                    ("style:language-asian", language),
                ];
                if !country.is_empty() {
                    text.extend([("fo:country", country), ("style:country-asian", country)]);
                }
                empty(xml, "style:text-properties", &text)
            })
        })?;
        element(xml, "office:automatic-styles", &[], |xml| {
            page(xml, PAGES[0], ("21cm", "29.7cm", "portrait"))?;
            page(xml, PAGES[1], ("29.7cm", "21cm", "landscape"))
        })?;
        element(xml, "office:master-styles", &[], |xml| {
            for name in PAGES {
                let attributes = [("style:name", name), ("style:page-layout-name", name)];
                element(xml, "style:master-page", &attributes, |xml| {
                    element(xml, "style:footer", &[], |xml| {
                        element(xml, "text:p", &[], |xml| {
                            said(xml, "text:page-number", &[], "1")?;
                            crate::export::xml::words(xml, " / ")?;
                            said(xml, "text:page-count", &[], "1")
                        })
                    })
                })?;
            }
            Ok(())
        })
    })
}

/// A4, as wide as the sheet.
fn page(xml: &mut Xml, name: &str, (width, height, way): (&str, &str, &str)) -> Result<(), Error> {
    element(xml, "style:page-layout", &[("style:name", name)], |xml| {
        empty(
            xml,
            "style:page-layout-properties",
            &[
                ("fo:page-width", width),
                ("fo:page-height", height),
                ("style:print-orientation", way),
                ("fo:margin", "1.3cm"),
                ("style:scale-to-X", "1"),
                ("style:scale-to-Y", "0"),
                ("style:table-centering", "horizontal"),
            ],
        )
    })
}

/// How a number is shown: its decimals, and whether commas part its thousands.
type Shown = Option<(usize, bool)>;

/// The drawings of cells that a workbook has, each with its name.
pub(super) struct CellStyles(BTreeMap<(Look, Shown), String>);

fn shown(content: &Content) -> Shown {
    match content {
        Content::Number(PlainNumber { decimals, is_grouped, .. }) => Some((*decimals, *is_grouped)),
        Content::Text(_) | Content::Empty => None,
    }
}

impl CellStyles {
    /// Those of a workbook.
    pub(super) fn of(book: &Book) -> Self {
        let cells = book.sheets.iter().flat_map(|sheet| &sheet.cells);
        let mut styles: BTreeMap<(Look, Shown), String> =
            cells.map(|cell| ((cell.look, shown(&cell.content)), String::new())).collect();
        styles.values_mut().zip(1..).for_each(|(name, number)| *name = format!("ce{number}"));
        Self(styles)
    }

    /// The name of the drawing of a cell.
    pub(super) fn name(&self, cell: &Cell) -> &str {
        self.0.get(&(cell.look, shown(&cell.content))).map_or("", String::as_str)
    }

    /// Declares them all.
    pub(super) fn write(&self, xml: &mut Xml) -> Result<(), Error> {
        for ((look, shown), name) in &self.0 {
            let number = format!("N{name}");
            if let Some((decimals, is_grouped)) = shown {
                let decimals = decimals.to_string();
                element(xml, "number:number-style", &[("style:name", &number)], |xml| {
                    let digits = [
                        ("number:min-integer-digits", "1"),
                        ("number:decimal-places", decimals.as_str()),
                        ("number:min-decimal-places", decimals.as_str()),
                        ("number:grouping", if *is_grouped { "true" } else { "false" }),
                    ];
                    empty(xml, "number:number", &digits)
                })?;
            }
            let mut attributes = vec![("style:name", name.as_str()), ("style:family", "table-cell")];
            if shown.is_some() {
                attributes.push(("style:data-style-name", &number));
            }
            element(xml, "style:style", &attributes, |xml| drawn(xml, *look))?;
        }
        Ok(())
    }
}

/// How a cell is drawn.
fn drawn(xml: &mut Xml, look: Look) -> Result<(), Error> {
    let style = look.style();
    let line = format!("0.5pt solid #{:06x}", look::LINE);
    let bar = format!("2.5pt solid #{:06x}", look::BREAK);
    let ground = style.ground.map(|ground| format!("#{ground:06x}"));
    let mut cell = vec![
        ("fo:wrap-option", "wrap"),
        ("style:vertical-align", if style.top { "top" } else { "middle" }),
        ("fo:padding", "0.06cm"),
        ("style:text-align-source", "fix"),
    ];
    if style.boxed {
        cell.push(("fo:border", &line));
    }
    if style.barred {
        cell.push(("fo:border-left", &bar));
    }
    if let Some(ground) = &ground {
        cell.push(("fo:background-color", ground));
    }
    empty(xml, "style:table-cell-properties", &cell)?;
    let side = match style.side {
        Side::Left => "start",
        Side::Middle => "center",
        Side::Right => "end",
    };
    let indent = format!("{}pt", 9 * u32::from(style.indent));
    empty(xml, "style:paragraph-properties", &[("fo:text-align", side), ("fo:margin-left", &indent)])?;
    let size = match style.size {
        Size::Large => "14pt",
        Size::Normal => "10.5pt",
        Size::Small => "9pt",
    };
    let grey = format!("#{:06x}", look::GREY);
    let mut text = vec![("fo:font-size", size), ("style:font-size-asian", size)];
    if style.bold {
        text.extend([("fo:font-weight", "bold"), ("style:font-weight-asian", "bold")]);
    }
    if style.grey {
        text.push(("fo:color", &grey));
    }
    empty(xml, "style:text-properties", &text)
}
