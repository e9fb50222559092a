//! PDF with a text layer.
//!
//! ```text
//! bytes → file → content → page → layout → Document
//!         objects  marks     upright  tables,   pages joined,
//!                  with      glyphs   lines     furniture apart
//!                  places
//! ```
//!
//! * [`file`] opens the file; [`budget`] holds for whatever it asks for, and [`refuse`] says why it is not
//!   read. An [`opening`] can be tried apart, where its memory and time are limited.
//! * [`font`] knows which characters codes are; [`doubt`] says why a character or a cell is not surely what
//!   is seen, so that no figure is read of it.
//! * [`content`] follows the operators of a page; [`page`] turns what they draw upright, and [`overlay`]
//!   tells what is drawn upon something else.
//! * [`layout`] finds tables by ruled lines, or by gaps, and reads each cell twice.
//! * [`furniture`] tells running heads and page numbers; [`joined`] makes one table of what goes on over
//!   pages, with the two parts of a [`row`] made one, [`paragraphs`] makes paragraphs of lines, and
//!   [`assembly`] puts all in order.

mod number;
mod budget;
mod refuse;
mod doubt;
mod file;
mod opening;
mod lexer;
mod matrix;
mod font;
mod content;
mod page;
mod overlay;
mod layout;
mod furniture;
mod row;
mod joined;
mod paragraphs;
mod assembly;
#[cfg(test)]
mod tests;

use super::limits;
use super::refusal::Refusal;
use crate::import::document::Document;
use crate::import::source::pdf::content::{Area, Fonts};
use budget::Budget;
use file::File;
use furniture::Sheaf;
use lopdf::Dictionary;
use matrix::Matrix;
use number::ONE;
use page::Page;

pub(crate) use opening::Opening;

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    limits::check_bytes(bytes)?;
    read_within(bytes, Budget::new())
}

/// Reads a PDF that asks for no more than this.
fn read_within(bytes: &[u8], mut budget: Budget) -> Result<Document, Box<Refusal>> {
    let file = File::open(bytes)?;
    let mut fonts = Fonts::new();
    let mut pages = Vec::new();
    for page in file.pages()? {
        let edges = edges(&file, page);
        let drawn = content::draw(&file, page, edges, (&mut fonts, &mut budget))?;
        let mut page = Page::new(drawn, edges);
        overlay::resolve(&mut page);
        overlay::strike(&mut page);
        pages.push(page);
    }
    page::scale(&mut pages);
    let shown: usize =
        pages.iter().map(|page| page.glyphs.iter().filter(|glyph| !glyph.is_blank()).count()).sum();
    let hidden: usize = pages.iter().map(|page| page.hidden).sum();
    if hidden > shown {
        return Err(refuse::recognised_text());
    }
    if shown == 0 {
        return Err(refuse::no_text());
    }
    let sheaves = pages.iter().map(|page| Sheaf { parts: layout::parts(page), height: page.height });
    let mut document = assembly::document(sheaves.collect(), &pages)?;
    document.title = file.title();
    Ok(document)
}

/// The edges of what is seen of a page.
fn edges(file: &File, page: &Dictionary) -> Area {
    // A page that does not say how large it is is as large as a letter.
    let letter = [0, 0, 612 * ONE, 792 * ONE];
    let of = |key: &[u8]| {
        let edges = file.numbers(file.inherited(page, key));
        edges.map(|edges| Area::of_edges(edges, Matrix::IDENTITY))
    };
    let is_seen = |area: &Area| area.left < area.right && area.bottom < area.top;
    let whole = of(b"MediaBox").filter(is_seen);
    let whole = whole.unwrap_or_else(|| Area::of_edges(letter, Matrix::IDENTITY));
    of(b"CropBox").and_then(|part| part.within(whole)).filter(is_seen).unwrap_or(whole)
}
