//! A document as lines of cells: those of its tables, and those that a text lost the grid of.

use super::label::Words;
use crate::import::document::{Block, Document, Paragraph, Position, Role, Table, TableCell};
use crate::import::legend::{self, Sign, Unprinted};
use crate::import::taken::Seat;
use crate::text::message::Message;
use crate::text::space::is_blank;

/// A line of cells, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The paragraph or table that it is in.
    pub seat: Seat,
    /// Which line of the table's grid.
    pub row: usize,
    /// Which grid it is on: tables within tables, and each run of lines without a grid, have their own.
    pub grid: usize,
    /// Whether columns of its grid mean anything: they do not where each cell stood on a line of its own.
    pub has_columns: bool,
    /// Its cells.
    pub slots: Vec<Slot>,
}

/// A cell on a line.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// What it shows, its blanks made plain.
    pub text: String,
    /// The same as a label.
    pub words: Words,
    /// The first column of the grid that it stands on.
    pub column: usize,
    /// One past the last.
    pub end: usize,
    /// Whether it begins on this line, and does not only reach down to it.
    pub begins: bool,
    /// Where it is found.
    pub position: Position,
    /// What the document says that its sign stands for.
    pub stands_for: Option<Unprinted>,
    /// Why its text is not surely what a reader of the document sees.
    pub doubt: Option<Message>,
}

impl Slot {
    fn new(text: &str, (column, end): (usize, usize), begins: bool, position: &Position) -> Self {
        let text = plain(text);
        let (words, position) = (Words::of(&text), position.clone());
        Self { words, text, column, end, begins, position, stands_for: None, doubt: None }
    }

    /// The same in doubt, if there is one. A label in doubt may be another, and names no row.
    fn doubted(self, doubt: Option<Message>) -> Self {
        let words = if doubt.is_some() { Words::unknown() } else { self.words };
        Self { words, doubt, ..self }
    }

    /// Whether it was copied as text, so that its column is not sure.
    pub(super) fn is_on_line(&self) -> bool {
        matches!(self.position, Position::Line(_))
    }

    /// Whether nothing can be seen in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty() && self.doubt.is_none()
    }

    /// Whether it may be a figure: digits, or one of the signs and short words that stand for none.
    pub(super) fn is_figure(&self) -> bool {
        let has_digit = self.text.chars().any(|c| c.is_numeric() && !is_ideograph(c));
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        let starts = self.text.starts_with(|c: char| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '０'
                        ..='９'
                            | '+'
                            | '-'
                            | '−'
                            | '–'
                            | '<'
                            | '>'
                            | '≥'
                            | '≤'
                            | '增'
                            | '减'
                            | '￥'
                            | '¥'
                            | '$'
                            | '约'
                )
        });
        if self.stands_for.is_some() {
            return true;
        }
        if is_numbered(&self.text) || is_year(&self.text) {
            return false;
        }
        let is_sign = letters == 0 && !has_digit && self.text.chars().count() <= 3;
        let is_word = |c: char| c.is_alphabetic() && is_ideograph(c);
        let is_label = self.text.starts_with(char::is_alphabetic) || self.text.contains(is_word);
        (self.doubt.is_some() && !is_label)
            || self.is_blank()
            || is_sign
            || (has_digit && starts)
            || (has_digit && letters == 0)
    }
}

/// Whether a text begins with the number of an item: `1. `, `2、`.
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_numeric() && !is_ideograph(c));
    let after = rest.strip_prefix(['.', '、', '．']).filter(|_| rest.len() < text.len());
    after.is_some_and(|after| after.trim_start().starts_with(char::is_alphabetic))
}

/// Whether a text begins with a year: `2024年：`.
fn is_year(text: &str) -> bool {
    let mut characters = text.chars();
    characters.by_ref().take(4).all(|c| c.is_ascii_digit()) && characters.next() == Some('年')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3000}'..='\u{303f}')
}

/// A text on one line, with plain single spaces, without characters that have no width.
fn plain(text: &str) -> String {
    if is_blank(text) {
        return String::new();
    }
    let visible = text.chars().filter(|c| !is_blank(&c.to_string()) || c.is_whitespace());
    let visible: String = visible.collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Line {
    /// Its cells in which something is printed.
    fn shown(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| !slot.is_blank())
    }

    /// Whether nothing is printed on it.
    pub(super) fn is_blank(&self) -> bool {
        self.shown().next().is_none()
    }

    /// What stands alone on it: a title, a caption, a sentence. Cells that may be blank are none beside it.
    pub(super) fn alone(&self) -> Option<&Slot> {
        let mut words = self.slots.iter().filter(|slot| !slot.text.is_empty());
        words.next().filter(|_| words.next().is_none())
    }

    /// Whether it is a label with blank cells beside it, on the columns on which another line has its cells.
    pub(super) fn is_blank_beside(&self, other: &Self) -> bool {
        let places = |line: &Self| line.slots.iter().map(|slot| (slot.column, slot.end)).collect::<Vec<_>>();
        let label = self.slots.iter().position(|slot| !slot.is_blank());
        self.grid == other.grid
            && self.has_columns
            && self.slots.len() > 1
            && self.slots.iter().all(|slot| slot.begins)
            && label == Some(0)
            && self.shown().count() == 1
            && places(self) == places(other)
    }

    /// Whether it prints a number as a figure.
    pub(super) fn has_number(&self) -> bool {
        self.slots.iter().any(|slot| {
            slot.begins
                && slot.is_figure()
                && slot.text.contains(|c: char| c.is_numeric() && !is_ideograph(c))
        })
    }

    /// Whether all that it prints are figures.
    pub(super) fn is_of_figures(&self) -> bool {
        let mut shown = self.shown().filter(|slot| slot.begins).peekable();
        shown.peek().is_some() && shown.all(Slot::is_figure)
    }
}

/// The lines of heads directly above a line: up to one that prints a number, or, on a grid, one on which
/// words stand alone. `from` is the first that may be one.
pub(super) fn heads_above(lines: &[Line], number: usize, from: usize) -> Vec<usize> {
    let Some(line) = lines.get(number) else { return Vec::new() };
    let above = (from..number).rev().take_while(|&at| lines[at].grid == line.grid);
    let is_end = |at: &usize| {
        let other = &lines[*at];
        let is_title = || other.alone().is_some_and(|alone| !is_over_the_only_figure(alone, line));
        other.has_number() || other.is_of_figures() || (line.has_columns && is_title())
    };
    let mut heads: Vec<usize> = above.take_while(|at| !is_end(at)).collect();
    heads.reverse();
    heads
}

/// Whether words stand over the one figure of a line, and not over its label: the head of the only column.
fn is_over_the_only_figure(words: &Slot, line: &Line) -> bool {
    let [label, figure] = &line.slots[..] else { return false };
    words.column >= label.end && words.column < figure.end && figure.column < words.end
}

/// The lines of a document.
pub(super) fn lines(document: &Document) -> Vec<Line> {
    let mut reader = Reader { lines: Vec::new(), grids: 0 };
    let mut blocks = document.blocks.iter().enumerate().peekable();
    while let Some((number, block)) = blocks.next() {
        match block {
            Block::Table(table) => {
                let said = legend::of(document, number, table);
                let signs: Vec<Sign<'_>> = said.into_iter().map(|(sign, _)| sign).collect();
                reader.table(&number.into(), table, &signs);
            }
            Block::Paragraph(first) => {
                let mut run = vec![(number, first)];
                while let Some((number, Block::Paragraph(next))) =
                    blocks.next_if(|(_, block)| matches!(block, Block::Paragraph(_)))
                {
                    run.push((number, next));
                }
                reader.paragraphs(&run);
            }
        }
    }
    reader.lines
}

struct Reader {
    lines: Vec<Line>,
    grids: usize,
}

impl Reader {
    fn grid(&mut self) -> usize {
        self.grids += 1;
        self.grids - 1
    }

    /// A table, and what signs in it stand for.
    fn table(&mut self, seat: &Seat, table: &Table, signs: &[Sign<'_>]) {
        let grid = self.grid();
        // What is hidden in a workbook may only have been folded away; a page hides what it does not say.
        let is_shown = |position: &Position| matches!(position, Position::SheetCell { .. });
        let cells = table.cells.iter().enumerate();
        let mut cells: Vec<(usize, &TableCell)> =
            cells.filter(|(_, cell)| !cell.hidden || is_shown(&cell.position)).collect();
        cells.sort_by_key(|(_, cell)| (cell.row, cell.column));
        // In a sheet a cell that is not there is blank.
        let width = cells.iter().filter(|(_, cell)| is_shown(&cell.position));
        let width = width.map(|(_, cell)| cell.column + cell.colspan).max().unwrap_or(0).min(MOST_FILLED);
        let mut above: Vec<&TableCell> = Vec::new();
        let mut cells = cells.into_iter().peekable();
        while let Some(row) = cells.peek().map(|(_, cell)| cell.row) {
            above.retain(|cell| cell.row + cell.rowspan > row);
            let mut here = Vec::new();
            while let Some(cell) = cells.next_if(|(_, cell)| cell.row == row) {
                here.push(cell);
            }
            let reaching = above.iter().map(|cell| (*cell, false));
            let mut on_line: Vec<_> = reaching.chain(here.iter().map(|(_, cell)| (*cell, true))).collect();
            on_line.sort_by_key(|(cell, _)| cell.column);
            let slots: Vec<Slot> = on_line
                .iter()
                .map(|(cell, begins)| {
                    let columns = (cell.column, cell.column + cell.colspan.max(1));
                    let slot = Slot::new(&cell.text, columns, *begins, &cell.position);
                    let sign = signs.iter().find(|(sign, _)| slot.text == *sign);
                    Slot {
                        stands_for: sign.map(|(_, unprinted)| *unprinted),
                        ..slot.doubted(cell.doubt.clone())
                    }
                })
                .collect();
            let slots = filled(slots, width, here.first().map(|(_, cell)| &cell.position));
            self.lines.push(Line { seat: seat.clone(), row, grid, has_columns: true, slots });
            for (number, cell) in &here {
                for (at, inner) in cell.tables.iter().enumerate() {
                    let own: Vec<Sign<'_>> = cell.text.lines().filter_map(legend::sign_of).collect();
                    let signs = if own.is_empty() { signs } else { &own };
                    self.table(&seat.inner(*number, at), inner, signs);
                }
            }
            above.extend(here.into_iter().map(|(_, cell)| cell).filter(|cell| cell.rowspan > 1));
        }
    }

    /// Paragraphs that follow one another: a label with its figures on one line, or each cell on its own.
    fn paragraphs(&mut self, run: &[(usize, &Paragraph)]) {
        let grid = self.grid();
        let mut column = 0;
        for &(block, paragraph) in run.iter().filter(|(_, paragraph)| paragraph.role != Role::Furniture) {
            for text in paragraph.text.lines() {
                let mut parts = parted(text);
                let mut slot = |text: &str| {
                    column += 1;
                    let slot = Slot::new(text, (column - 1, column), true, &paragraph.position);
                    let doubt = paragraph.doubt.clone().filter(|_| slot.is_figure());
                    slot.doubted(doubt)
                };
                if parts.len() > 1 {
                    let slots = parts.drain(..).map(&mut slot).collect();
                    self.lines.push(Line { seat: block.into(), row: 0, grid, has_columns: false, slots });
                    continue;
                }
                let slot = slot(text);
                let last = self.lines.last_mut().filter(|last| last.grid == grid);
                match last {
                    // A figure alone on its line belongs to the label before it.
                    Some(last) if slot.is_figure() && !slot.is_blank() => last.slots.push(slot),
                    _ => self.lines.push(Line {
                        seat: block.into(),
                        row: 0,
                        grid,
                        has_columns: false,
                        slots: vec![slot],
                    }),
                }
            }
        }
    }
}

/// No more columns of a sheet than these are filled with blank cells.
const MOST_FILLED: usize = 40;

/// The cells of a line with blank ones wherever a column has none.
fn filled(slots: Vec<Slot>, width: usize, position: Option<&Position>) -> Vec<Slot> {
    let Some(position) = position.filter(|_| width > 0) else { return slots };
    let mut filled: Vec<Slot> = Vec::new();
    let mut next = 0;
    for slot in slots {
        while next < slot.column.min(width) {
            filled.push(Slot::new("", (next, next + 1), true, position));
            next += 1;
        }
        next = next.max(slot.end);
        filled.push(slot);
    }
    filled.extend((next..width).map(|column| Slot::new("", (column, column + 1), true, position)));
    filled
}

/// A label and the figures behind it, where spaces alone part them.
fn parted(text: &str) -> Vec<&str> {
    let is_figure = |part: &&str| {
        let has_digit = part.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let has_letter = part.chars().any(char::is_alphabetic);
        (has_digit && !has_letter) || matches!(*part, "/" | "-" | "—" | "——" | "／")
    };
    let parts: Vec<&str> = text.split_whitespace().collect();
    let figures = parts.iter().rev().take_while(|part| is_figure(part)).count();
    let Some(first) = parts.len().checked_sub(figures).and_then(|at| parts.get(at)) else {
        return vec![text.trim()];
    };
    // One number behind words is a sentence more often than a cell.
    if figures == parts.len() {
        return parts;
    }
    let at = first.as_ptr() as usize - text.as_ptr() as usize;
    let label = text.get(..at).unwrap_or(text).trim();
    std::iter::once(label).chain(parts.into_iter().rev().take(figures).rev()).collect()
}
