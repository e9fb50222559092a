//! Styles of cells, of which only the number formats are read.

use super::super::format::{Format, builtin};
use super::super::xml::{Broken, Piece, Xml};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The number format of each style.
#[derive(Default)]
pub(super) struct Styles(Vec<Option<Rc<Format>>>);

impl Styles {
    /// Reads the styles of a workbook.
    pub(super) fn read(text: &str) -> Result<Self, Broken> {
        let mut written: BTreeMap<usize, String> = BTreeMap::new();
        let mut formats: BTreeMap<usize, Rc<Format>> = BTreeMap::new();
        let mut styles = Vec::new();
        let mut is_of_cells = false;
        let mut xml = Xml::new(text);
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Open(element) => match element.name().as_str() {
                    "numFmt" => {
                        if let Some(id) = element.number("numFmtId") {
                            written.insert(id, element.attribute("formatCode").unwrap_or_default());
                        }
                    }
                    "cellXfs" => is_of_cells = true,
                    "xf" if is_of_cells => {
                        let id = element.number("numFmtId").unwrap_or(0);
                        let code = written.get(&id).map(String::as_str).or(builtin(id));
                        styles.push(code.filter(|code| *code != "General").map(|code| {
                            formats.entry(id).or_insert_with(|| Rc::new(Format::new(code))).clone()
                        }));
                    }
                    // Formats that depend on conditions stand here too, under the same numbers.
                    "dxfs" => xml.skip()?,
                    _ => {}
                },
                Piece::Close(name) if name == "cellXfs" => is_of_cells = false,
                _ => {}
            }
        }
        Ok(Self(styles))
    }

    /// The format of a style; none if numbers are shown as they are.
    pub(super) fn format(&self, style: usize) -> Option<&Format> {
        self.0.get(style)?.as_deref()
    }
}
