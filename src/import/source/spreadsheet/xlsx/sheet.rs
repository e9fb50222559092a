//! The cells of a sheet.

use super::super::Refusal;
use super::super::address;
use super::super::format::Shown;
use super::super::limit::{self, Limits};
use super::super::number::Number;
use super::super::sheet::Sheet;
use super::super::xml::{Broken, Element, Piece, Xml};
use super::Shared;
use super::strings;
use crate::text::message::message;

/// Why a sheet is not read.
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

/// Reads the cells of a sheet from the text of its part.
pub(super) fn read(
    text: &str,
    shared: &Shared,
    sheet: &mut Sheet,
    limits: &mut Limits,
    part: &str,
) -> Result<(), Box<Refusal>> {
    pieces(text, shared, sheet, limits).map_err(|stop| match stop {
        Stop::Broken => limit::broken(part),
        Stop::Refused(refusal) => refusal,
    })
}

/// Reads all pieces of a sheet.
fn pieces(text: &str, shared: &Shared, sheet: &mut Sheet, limits: &mut Limits) -> Result<(), Stop> {
    let mut xml = Xml::new(text);
    let (mut row, mut next_row, mut next_column) = (0, 0, 0);
    let mut shows_zeros = true;
    while let Some(piece) = xml.next()? {
        let Piece::Open(element) = piece else { continue };
        match element.name().as_str() {
            "sheetView" => {
                shows_zeros =
                    element.attribute("showZeros").is_none_or(|value| value == "1" || value == "true");
            }
            "sheetFormatPr" => sheet.hides_rows = element.is("zeroHeight"),
            "col" => column(&element, sheet),
            "row" => {
                row = element.number("r").map_or(next_row, |number| number.saturating_sub(1));
                (next_row, next_column) = (row.saturating_add(1), 0);
                if element.is("hidden") {
                    sheet.hidden_rows.insert(row.min(address::ROWS));
                } else {
                    sheet.shown_rows.insert(row.min(address::ROWS));
                }
            }
            "c" => {
                let own = element.attribute("r").and_then(|name| address::parse(&name));
                let place = own.unwrap_or((row, next_column));
                next_column = place.1.saturating_add(1);
                let kind = element.attribute("t").unwrap_or_default();
                let style = element.number("s").unwrap_or(0);
                let raw = Raw::read(&mut xml, kind)?;
                if let Some(mut shown) = raw.shown(style, shared) {
                    shown.is_hidden |= !shows_zeros && raw.is_zero();
                    sheet.add(place, shown, limits)?;
                }
            }
            "mergeCell" => {
                let range = element.attribute("ref");
                if let Some((first, last)) = range.and_then(|range| address::range(&range)) {
                    sheet.merge(first, last)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Takes what is said of a run of columns.
fn column(element: &Element<'_>, sheet: &mut Sheet) {
    let (Some(first), Some(last)) = (element.number("min"), element.number("max")) else { return };
    let is_narrow = element.attribute("width").and_then(|width| Number::parse(&width));
    if first > 0 && (element.is("hidden") || is_narrow.is_some_and(|width| width.is_zero())) {
        sheet.hidden_columns.extend(first - 1..last.min(address::COLUMNS));
    }
}

/// A cell as it is written.
struct Raw {
    /// What its value is: `s`, `str`, `inlineStr`, `b`, `e`, `d`, or a number.
    kind: String,
    /// Its value.
    value: Option<String>,
    /// Its formula.
    formula: Option<String>,
}

impl Raw {
    /// Reads the cell that has just begun.
    fn read(xml: &mut Xml<'_>, kind: String) -> Result<Self, Broken> {
        let mut raw = Self { kind, value: None, formula: None };
        let mut inside = String::new();
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Open(element) => match element.name().as_str() {
                    "is" => raw.value = Some(strings::rich(xml, "is")?),
                    name @ ("v" | "f") => {
                        let place = if name == "v" { &mut raw.value } else { &mut raw.formula };
                        place.get_or_insert_default();
                        inside = name.to_owned();
                    }
                    _ => xml.skip()?,
                },
                Piece::Close(name) if name == "c" => break,
                Piece::Close(_) => inside.clear(),
                Piece::Text(words) => match inside.as_str() {
                    "v" => raw.value.get_or_insert_default().push_str(&words),
                    "f" => raw.formula.get_or_insert_default().push_str(&words),
                    _ => {}
                },
            }
        }
        Ok(raw)
    }

    /// Whether its value is the number 0.
    fn is_zero(&self) -> bool {
        let is_number = matches!(self.kind.as_str(), "" | "n");
        is_number && self.value.as_deref().and_then(Number::parse).is_some_and(|number| number.is_zero())
    }

    /// What it shows; nothing if it is blank.
    fn shown(&self, style: usize, shared: &Shared) -> Option<Shown> {
        let format = shared.styles.format(style);
        let words = |text: String| match format {
            Some(format) => format.text(text),
            None => Shown::plain(text),
        };
        let value = self.value.as_deref().filter(|value| !value.is_empty() || self.kind == "str");
        let Some(value) = value else {
            let formula = self.formula.as_ref()?;
            return Some(Shown {
                text: format!("={formula}"),
                is_hidden: false,
                doubt: Some(message!(
                    zh: "公式没有保存结果，在表格软件里打开后再保存即可",
                    en: "its formula has no result yet; opening and saving the workbook calculates it"
                )),
            });
        };
        Some(match self.kind.as_str() {
            "s" => {
                let place = value.trim().parse::<usize>().ok();
                words(place.and_then(|place| shared.texts.get(place)).cloned().unwrap_or_default())
            }
            "str" => words(strings::unescaped(value)),
            "inlineStr" => words(value.to_owned()),
            "b" => {
                Shown::plain(if matches!(value.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.to_owned())
            }
            "d" => Shown::plain(date(value)),
            "e" => Shown::plain(value.to_owned()),
            _ => match (Number::parse(value), format) {
                (Some(number), Some(format)) => format.number(&number, shared.since_1904),
                (Some(number), None) => Shown::plain(number.to_string()),
                (None, _) => Shown::plain(value.to_owned()),
            },
        })
    }
}

/// A date that is written out: midnight is left off.
fn date(value: &str) -> String {
    value.trim().trim_end_matches('Z').trim_end_matches("T00:00:00").replace('T', " ")
}
