//! The parts of all pages, put together in the order of reading.

use super::doubt::{Doubt, UNKNOWN};
use super::furniture::{Sheaf, furniture};
use super::joined::Whole;
use super::layout::{Part, SheetCell, Words};
use super::page::Page;
use super::paragraphs::{Margins, Open};
use crate::import::document::{Block, Document, Paragraph, Position, Remark, Role, Table, TableCell};
use crate::import::source::limits;
use crate::import::source::refusal::Refusal;
use crate::text::message;

/// Puts pages together.
pub(super) fn document(sheaves: Vec<Sheaf>, pages: &[Page]) -> Result<Document, Box<Refusal>> {
    let marked = furniture(&sheaves);
    let mut assembly = Assembly::default();
    let widest = |(sheaf, marked): (&Sheaf, &Vec<bool>)| {
        let lines = || lines(sheaf, marked);
        let left = lines().map(|words| words.left).min().unwrap_or(0);
        let of_lines = lines().map(|words| words.right - left).max();
        let of_tables = sheaf.parts.iter().filter_map(|part| match part {
            Part::Sheet(sheet) => Some(sheet.xs.last()? - sheet.xs.first()?),
            Part::Words(_) => None,
        });
        of_lines.max(of_tables.max())
    };
    assembly.widest = sheaves.iter().zip(&marked).filter_map(widest).max().unwrap_or(0);
    for (at, (sheaf, marked)) in sheaves.into_iter().zip(marked).enumerate() {
        assembly.page(at + 1, sheaf, &marked)?;
    }
    let mut document = assembly.finished();
    document.remarks = remarks(pages);
    Ok(document)
}

/// The lines of a page that are no furniture.
fn lines<'s>(sheaf: &'s Sheaf, marked: &'s [bool]) -> impl Iterator<Item = &'s Words> + Clone {
    sheaf.parts.iter().zip(marked).filter_map(|(part, is_furniture)| match part {
        Part::Words(words) if !is_furniture => Some(words),
        Part::Words(_) | Part::Sheet(_) => None,
    })
}

/// What pages hold beside their text.
fn remarks(pages: &[Page]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (at, page) in pages.iter().enumerate().filter(|(_, page)| page.is_picture) {
        let number = at + 1;
        if page.glyphs.iter().filter(|glyph| !glyph.is_blank()).count() < 100 {
            let words = message!(
                zh: "第 {number} 页是图片，其中的文字没有读取",
                en: "page {number} is a picture, whose words were not read"
            );
            remarks.push(Remark { words, is_disclosed: false });
        }
    }
    for (at, page) in pages.iter().enumerate() {
        let unknown = page.glyphs.iter().filter(|glyph| glyph.doubt == Some(Doubt::Undecoded)).count();
        if unknown > 0 {
            let number = at + 1;
            let words = message!(
                zh: "第 {number} 页有 {unknown} 个字符在文件里没有说明是什么字，显示为“{UNKNOWN}”",
                en: "page {number} has characters that the file does not say the meaning of ({unknown}), \
                     shown as '{UNKNOWN}'"
            );
            remarks.push(Remark { words, is_disclosed: false });
        }
    }
    remarks
}

/// Pages that are being put together.
#[derive(Default)]
struct Assembly {
    blocks: Vec<Block>,
    cells: usize,
    /// How wide the widest page of text is.
    widest: i64,
    /// What the last page may go on with.
    paragraph: Option<Open>,
    table: Option<Whole>,
}

impl Assembly {
    /// Adds a page.
    fn page(&mut self, page: usize, sheaf: Sheaf, marked: &[bool]) -> Result<(), Box<Refusal>> {
        let margins = Margins::of(lines(&sheaf, marked), self.widest);
        let mut aside = Vec::new();
        let (mut tables, mut number, mut is_first) = (0, 0, true);
        for (part, is_furniture) in sheaf.parts.into_iter().zip(marked) {
            match part {
                Part::Words(words) if *is_furniture => {
                    number += 1;
                    aside.push(of_furniture(words, (page, number)));
                }
                Part::Words(words) => {
                    number += 1;
                    self.words(words, margins, (page, number));
                    is_first = false;
                }
                Part::Sheet(sheet) => {
                    tables += 1;
                    let whole = Whole::new(sheet, page, tables);
                    self.sheet(whole, is_first)?;
                    is_first = false;
                }
            }
        }
        // Furniture stands beside what is read, and does not part what goes on.
        self.blocks.extend(aside.into_iter().map(Block::Paragraph));
        Ok(())
    }

    fn words(&mut self, words: Words, margins: Margins, (page, number): (usize, usize)) {
        self.close_table();
        match self.paragraph.as_mut().filter(|open| open.takes(&words, margins, page)) {
            Some(open) => open.add(words, margins, page),
            None => {
                self.close_paragraph();
                self.paragraph = Some(Open::new(words, margins, (page, number)));
            }
        }
    }

    fn sheet(&mut self, mut whole: Whole, is_first: bool) -> Result<(), Box<Refusal>> {
        let is_after_others = self.paragraph.is_some() || self.table.is_some();
        self.close_paragraph();
        match self.table.as_mut().filter(|table| is_first && table.goes_on(&whole)) {
            Some(table) => table.append(whole),
            None => {
                if is_first && is_after_others {
                    whole.doubt_first_row();
                }
                self.close_table();
                self.table = Some(whole);
            }
        }
        if self.cells > limits::CELLS { Err(limits::too_many_cells()) } else { Ok(()) }
    }

    fn close_paragraph(&mut self) {
        if let Some(open) = self.paragraph.take() {
            self.blocks.push(Block::Paragraph(open.paragraph()));
        }
    }

    fn close_table(&mut self) {
        let Some(whole) = self.table.take() else { return };
        let cell = |(cell, position): (SheetCell, Position)| TableCell {
            rowspan: cell.rows,
            colspan: cell.columns,
            doubt: cell.doubt,
            ..TableCell::new((cell.row, cell.column), cell.text, position)
        };
        let cells: Vec<TableCell> = whole.cells().into_iter().map(cell).collect();
        self.cells += cells.len();
        self.blocks.push(Block::Table(Table { cells, caption: None }));
    }

    fn finished(mut self) -> Document {
        self.close_paragraph();
        self.close_table();
        Document { blocks: self.blocks, ..Document::default() }
    }
}

/// A running head or a page number.
fn of_furniture(words: Words, (page, line): (usize, usize)) -> Paragraph {
    Paragraph { role: Role::Furniture, ..Paragraph::new(words.text, Position::PageLine { page, line }) }
}
