//! Pages: their size and margins, and lines across them.

use super::paper::{A4, Paper};
use crate::export::xml::{Xml, element, empty};
use std::io::Error;

/// A line across the page.
pub(super) fn rule(xml: &mut Xml) -> Result<(), Error> {
    element(xml, "w:p", &[], |xml| {
        element(xml, "w:pPr", &[], |xml| {
            element(xml, "w:pBdr", &[], |xml| {
                let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "1"), ("w:color", "auto")];
                empty(xml, "w:bottom", &line)
            })
        })
    })
}

/// The pages of a section.
pub(super) fn section(xml: &mut Xml, paper: Paper, is_wide: bool) -> Result<(), Error> {
    element(xml, "w:sectPr", &[], |xml| {
        empty(xml, "w:footerReference", &[("w:type", "default"), ("r:id", "rFooter")])?;
        let (short, long) = (A4.0.to_string(), A4.1.to_string());
        let [top, right, bottom, left] = paper.margins.map(|margin| margin.to_string());
        let (size, margins) = match is_wide {
            true => (
                vec![("w:w", long), ("w:h", short), ("w:orient", "landscape".into())],
                [left, top, right, bottom],
            ),
            false => (vec![("w:w", short), ("w:h", long)], [top, right, bottom, left]),
        };
        let size: Vec<(&str, &str)> = size.iter().map(|(name, value)| (*name, value.as_str())).collect();
        empty(xml, "w:pgSz", &size)?;
        let names = ["w:top", "w:right", "w:bottom", "w:left"];
        let mut all: Vec<(&str, &str)> =
            names.into_iter().zip(&margins).map(|(name, margin)| (name, margin.as_str())).collect();
        all.extend([("w:header", "851"), ("w:footer", "992"), ("w:gutter", "0")]);
        empty(xml, "w:pgMar", &all)
    })
}
