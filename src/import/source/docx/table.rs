//! Tables: cells on a grid.

use super::reader::Reader;
use super::refuse::{damaged, too_much};
use super::space::Space;
use super::xml::Element;
use crate::import::document::{Block, Paragraph, Position, Span, Table, TableCell, picture};
use crate::import::source::refusal::Refusal;
use crate::text::limits;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many cells a document may have.
const MOST_CELLS: usize = limits::DOCUMENT_CELLS.most;

/// How many columns a table may have: more than any program makes.
const MOST_COLUMNS: usize = limits::DOCUMENT_COLUMNS.most;

/// A row or a cell as it is written, with whatever wraps it taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A row.
    Row,
    /// A cell.
    Cell,
}

/// How a cell goes on from the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merge {
    /// It stands alone.
    None,
    /// Those below may go on from it.
    Begins,
    /// It goes on from the one above.
    GoesOn,
}

/// A cell of a row before it has a place.
struct Piece<'e> {
    /// What it holds: the cells that are merged sideways into it after the first.
    cells: Vec<&'e Element>,
    /// Over how many columns it stands.
    colspan: usize,
    /// How it goes on from the one above it.
    merge: Merge,
}

impl Reader<'_> {
    /// Reads a table.
    pub(super) fn table(&mut self, element: &Element) -> Result<Table, Box<Refusal>> {
        self.tables += 1;
        self.depth += 1;
        let number = self.tables;
        let caption = element.child("tblPr").and_then(|properties| properties.value("tblCaption"));
        let caption = caption.map(str::trim).filter(|caption| !caption.is_empty()).map(str::to_owned);
        let mut table = Table { caption, ..Table::default() };
        let mut rows = Vec::new();
        self.parts(element, Part::Row, &mut rows)?;
        // The cells that may go on below, by their column.
        let mut open: BTreeMap<usize, usize> = BTreeMap::new();
        let mut row = 0;
        for element in rows {
            let properties = element.child("trPr");
            let count = |name| properties.and_then(|properties| properties.value(name)).and_then(span);
            let hidden = properties.and_then(|properties| properties.switch("hidden")).unwrap_or(false);
            let pieces = self.pieces(element)?;
            if pieces.is_empty() {
                continue;
            }
            let mut column = count("gridBefore").unwrap_or(0);
            let mut next = BTreeMap::new();
            for piece in pieces {
                if column + piece.colspan > MOST_COLUMNS {
                    return Err(too_many_columns(number));
                }
                let above = open.get(&column).copied().filter(|_| piece.merge == Merge::GoesOn);
                let above =
                    above.filter(|at| table.cells.get(*at).is_some_and(|cell| cell.colspan == piece.colspan));
                let pictures = self.tally.pictures();
                let Content { text, spans, tables } = self.content(&piece, above.is_some())?;
                let is_picture = text.is_empty() && self.tally.pictures() > pictures;
                let at = above.unwrap_or(table.cells.len());
                match above.and_then(|at| table.cells.get_mut(at)) {
                    Some(cell) => cell.rowspan = row + 1 - cell.row,
                    None => {
                        let position = Position::Cell { table: number, row: row + 1, column: column + 1 };
                        let (colspan, doubt) = (piece.colspan, is_picture.then(picture));
                        let cell = TableCell::new((row, column), text, position);
                        table.cells.push(TableCell { colspan, spans, tables, doubt, hidden, ..cell });
                    }
                }
                if piece.merge != Merge::None {
                    next.insert(column, at);
                }
                column += piece.colspan;
            }
            open = next;
            row += 1;
        }
        self.depth -= 1;
        Ok(table)
    }

    /// The rows of a table or the cells of a row, whatever wraps them, without those that are deleted.
    fn parts<'e>(
        &mut self,
        parent: &'e Element,
        part: Part,
        found: &mut Vec<&'e Element>,
    ) -> Result<(), Box<Refusal>> {
        let (name, properties, deleted, inserted) = match part {
            Part::Row => ("tr", "trPr", "del", "ins"),
            Part::Cell => ("tc", "tcPr", "cellDel", "cellIns"),
        };
        for element in parent.elements() {
            match (element.space, &*element.name) {
                (Space::Word, other) if other == name => {
                    let changed =
                        |mark| element.child(properties).is_some_and(|all| all.child(mark).is_some());
                    self.tally.changes += usize::from(changed(deleted) || changed(inserted));
                    if !changed(deleted) {
                        found.push(element);
                    }
                }
                (Space::Word, "del" | "moveFrom") => self.tally.changes += 1,
                (Space::Word, "sdt") => {
                    if let Some(inner) = element.child("sdtContent") {
                        self.parts(inner, part, found)?;
                    }
                }
                (Space::Word, other) if other.ends_with("Pr") || other.ends_with("PrEx") => {}
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = element.chosen() {
                        self.parts(chosen, part, found)?;
                    }
                }
                _ if element.holds(&|inner| inner.is_word(name)) => self.parts(element, part, found)?,
                _ if element.has_text() => return Err(damaged(&element.name, &format!("w:{name} ?"))),
                _ => {}
            }
        }
        Ok(())
    }

    /// The cells of a row, those that are merged sideways taken together.
    fn pieces<'e>(&mut self, row: &'e Element) -> Result<Vec<Piece<'e>>, Box<Refusal>> {
        let mut cells = Vec::new();
        self.parts(row, Part::Cell, &mut cells)?;
        self.cells += cells.len();
        if self.cells > MOST_CELLS {
            return Err(too_much(
                &format!("表格的单元格超过 {MOST_CELLS} 个"),
                &format!("its tables have more than {MOST_CELLS} cells"),
            ));
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for cell in cells {
            let properties = cell.child("tcPr");
            let colspan = properties.and_then(|properties| properties.value("gridSpan")).and_then(span);
            let colspan = colspan.unwrap_or(1).max(1);
            let property = |name| properties.and_then(|properties| properties.child(name));
            let goes_on = |property: &Element| property.word("val") != Some("restart");
            if property("hMerge").is_some_and(goes_on)
                && let Some(before) = pieces.last_mut()
            {
                before.colspan += colspan;
                before.cells.push(cell);
                continue;
            }
            let recorded = property("cellMerge").and_then(|merge| merge.word("vMerge"));
            let merge = match (recorded, property("vMerge")) {
                (Some("cont"), _) => Merge::GoesOn,
                (Some(_), _) => Merge::Begins,
                (None, Some(merge)) if goes_on(merge) => Merge::GoesOn,
                (None, Some(_)) => Merge::Begins,
                (None, None) => Merge::None,
            };
            pieces.push(Piece { cells: vec![cell], colspan, merge });
        }
        Ok(pieces)
    }

    /// The words of a cell and the tables in it; what is covered is only counted.
    fn content(&mut self, piece: &Piece, is_covered: bool) -> Result<Content, Box<Refusal>> {
        let mut content = Content::default();
        for (at, cell) in piece.cells.iter().enumerate() {
            let (mut own, mut inner) = (Vec::new(), Vec::new());
            for block in self.blocks(cell)? {
                match block {
                    Block::Paragraph(paragraph) => own.push(paragraph),
                    Block::Table(table) => inner.push(table),
                }
            }
            if is_covered || at > 0 {
                let inner = inner.iter().flat_map(|table| &table.cells).map(|cell| cell.text.as_str());
                let own = own.iter().map(|paragraph| paragraph.text.as_str());
                let words = own.chain(inner).flat_map(str::chars);
                self.tally.covered_count += words.filter(|character| !character.is_whitespace()).count();
            } else {
                own.into_iter().for_each(|paragraph| content.add(paragraph));
                content.tables.append(&mut inner);
            }
        }
        content.text.truncate(content.text.trim_end().len());
        Ok(content)
    }
}

/// What a cell holds.
#[derive(Default)]
struct Content {
    text: String,
    spans: Vec<(Range<usize>, Span)>,
    tables: Vec<Table>,
}

impl Content {
    /// Adds a paragraph, without the blanks that the cell's words would begin with.
    fn add(&mut self, paragraph: Paragraph) {
        let words = if self.text.is_empty() { paragraph.text.trim_start() } else { &paragraph.text };
        let cut = paragraph.text.len() - words.len();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let before = self.text.len();
        let moved = |(part, span): (Range<usize>, Span)| {
            (before + part.start.saturating_sub(cut)..before + part.end.saturating_sub(cut), span)
        };
        self.spans.extend(paragraph.spans.into_iter().map(moved));
        self.text.push_str(words);
    }
}

/// A count of columns; what is no number is none.
fn span(text: &str) -> Option<usize> {
    let digits = text.trim();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().map_or(MOST_COLUMNS + 1, |count: usize| count.min(MOST_COLUMNS + 1)))
}

/// The refusal of a table that is too wide.
fn too_many_columns(number: usize) -> Box<Refusal> {
    too_much(
        &format!("表 {number} 超过 {MOST_COLUMNS} 列"),
        &format!("table {number} has more than {MOST_COLUMNS} columns"),
    )
}
