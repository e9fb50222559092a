//! A document as its file shows it: paragraphs and tables in the order of reading, each with its place.

use crate::text::container::Container;
use crate::text::message;
use crate::text::message::Message;
use std::ops::Range;
use std::sync::Arc;

/// What a file holds for its reader.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Document {
    /// Its title, where the file names one beside its text.
    pub title: Option<String>,
    /// What it says about itself in pairs of a name and a value: `PubDate`, `ContentSource`.
    pub meta: Vec<(String, String)>,
    /// Its paragraphs and tables, in the order of reading.
    pub blocks: Vec<Block>,
    /// What the file holds beside what it shows, and what of it could not be read.
    pub remarks: Vec<Remark>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// Words.
    Paragraph(Paragraph),
    /// Cells.
    Table(Table),
}

/// A paragraph, a heading or an item of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    /// Its words as shown, with the number that the program made for a list; lines within it end in `\n`.
    pub text: String,
    /// What it is to the file.
    pub role: Role,
    /// Where it stands on the line.
    pub align: Align,
    /// Parts of its text, in bytes, and what the file says of each.
    pub spans: Vec<(Range<usize>, Span)>,
    /// Where it stands in a list.
    pub list: Option<Listed>,
    /// In which quotations and lists it stands, from the outermost: an item, and what goes on under one.
    pub within: Vec<Container>,
    /// Why its text is not surely what its reader sees. A figure of such a paragraph is not read.
    pub doubt: Option<Message>,
    /// Where it is found.
    pub position: Position,
}

/// What a file says of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Span {
    /// It leads to an address.
    Link(String),
    /// It is emphasised.
    Emphasis(Emphasis),
}

/// How words are emphasised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// They are bold.
    Strong,
    /// They are slanted.
    Slanted,
}

/// The first words of an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listed {
    /// In how many lists the item stands, at least 1.
    pub depth: usize,
    /// How many bytes of the text are the number that the program made for it; none before a sign.
    pub number: usize,
}

/// What a paragraph is to its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Words.
    Body,
    /// A heading of this level, from 1.
    Heading(u8),
    /// An item of a list without a number of its own.
    Item,
    /// What belongs to the page and not to the text: navigation, running heads, page numbers.
    Furniture,
}

/// Where a paragraph stands on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Align {
    /// At the beginning, or on both sides.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the end.
    End,
}

/// A table: cells on a grid.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    /// Its cells, from left to right and from top to bottom. None stands upon another; the grid may have
    /// holes.
    pub cells: Vec<TableCell>,
    /// What the file calls it: a caption, the name of a sheet.
    pub caption: Option<String>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TableCell {
    /// The line of the grid that it begins on, from 0.
    pub row: usize,
    /// The column of the grid that it begins at, from 0.
    pub column: usize,
    /// Over how many lines it stands, at least 1.
    pub rowspan: usize,
    /// Over how many columns it stands, at least 1.
    pub colspan: usize,
    /// What it shows, its paragraphs parted by `\n`, without what surrounds it in blanks.
    pub text: String,
    /// Parts of its text, in bytes, and what the file says of each.
    pub spans: Vec<(Range<usize>, Span)>,
    /// Tables within it.
    pub tables: Vec<Table>,
    /// Why its text is not surely what its reader sees: a picture stands in it, or a format shows another
    /// number. A figure of such a cell is not read.
    pub doubt: Option<Message>,
    /// Whether it is hidden from the reader of the document.
    pub hidden: bool,
    /// Where it is found.
    pub position: Position,
}

/// Where something stands in a file, as its reader would look for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Position {
    /// A line of a text, from 1.
    Line(usize),
    /// A paragraph of a document, from 1, those in tables not counted.
    Paragraph(usize),
    /// A cell of a document's table, all from 1, tables within tables counted as they begin.
    Cell {
        /// Which table.
        table: usize,
        /// Which line of its grid.
        row: usize,
        /// Which column of its grid.
        column: usize,
    },
    /// A line of a page, both from 1, those of tables not counted.
    PageLine {
        /// Which page.
        page: usize,
        /// Which line.
        line: usize,
    },
    /// A cell of a table on a page, all from 1.
    PageCell {
        /// Which page.
        page: usize,
        /// Which table of the page.
        table: usize,
        /// Which line of its grid on the page.
        row: usize,
        /// Which column of its grid.
        column: usize,
    },
    /// A cell of a workbook.
    SheetCell {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// The cell's address: `E7`.
        address: String,
    },
}

/// The doubt about a cell that shows no text: a picture, an object, a field to fill in.
pub(crate) fn picture() -> Message {
    message!(
        zh: "这一格里是图片、对象或要填的空，没有文字",
        en: "a picture, an object or a field to fill in stands in this cell, and no text"
    )
}

impl Document {
    /// The cells of its tables, without those of tables within cells.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &TableCell> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Table(table) => table.cells.as_slice(),
            Block::Paragraph(_) => &[],
        })
    }
}

impl Paragraph {
    /// A paragraph of words alone.
    pub(crate) fn new(text: impl Into<String>, position: Position) -> Self {
        let (role, align) = (Role::Body, Align::Start);
        let (spans, list, within) = (Vec::new(), None, Vec::new());
        Self { text: text.into(), role, align, spans, list, within, doubt: None, position }
    }
}

impl TableCell {
    /// A cell of one line and one column with words alone.
    pub(crate) fn new((row, column): (usize, usize), text: impl Into<String>, position: Position) -> Self {
        Self {
            row,
            column,
            rowspan: 1,
            colspan: 1,
            text: text.into(),
            spans: Vec::new(),
            tables: Vec::new(),
            doubt: None,
            hidden: false,
            position,
        }
    }
}

impl Position {
    /// In words.
    pub(crate) fn words(&self) -> Message {
        match self {
            Self::Line(line) => message!(zh: "第 {line} 行", en: "line {line}"),
            Self::Paragraph(number) => message!(zh: "第 {number} 段", en: "paragraph {number}"),
            Self::Cell { table, row, column } => message!(
                zh: "表 {table} 第 {row} 行第 {column} 列",
                en: "table {table}, row {row}, column {column}"
            ),
            Self::PageLine { page, line } => {
                message!(zh: "第 {page} 页第 {line} 行", en: "page {page}, line {line}")
            }
            Self::PageCell { page, table, row, column } => message!(
                zh: "第 {page} 页表 {table} 第 {row} 行第 {column} 列",
                en: "page {page}, table {table}, row {row}, column {column}"
            ),
            Self::SheetCell { sheet, address } => message!(
                zh: "工作表“{sheet}”{address}",
                en: "sheet '{sheet}', {address}"
            ),
        }
    }
}

/// Something that a file holds beside what it shows, or that was not read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Remark {
    /// What, in words: `2 comments`, `the hidden sheet 'draft'`.
    pub words: Message,
    /// Whether whoever gets the file can find it in there, so that it must be told before the file is
    /// published.
    pub is_disclosed: bool,
}
