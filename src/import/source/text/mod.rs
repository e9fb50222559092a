//! Plain text: each line a paragraph, but for lines whose words stand in columns, which are tables.
//!
//! Columns are parted by tabs, by strokes (`|`), or by blanks where these line up.

mod lines;
mod row;
mod tabs;
mod strokes;
mod columns;
mod group;
mod tags;
#[cfg(test)]
pub(super) mod tests;

use super::limits;
use crate::import::document::{Block, Document, Paragraph, Position, Role, Span, Table, TableCell};
use crate::import::source::encoding;
use crate::import::source::refusal::Refusal;
use group::Group;
use lines::Line;
use row::{Cell, Row};
use std::ops::Range;

/// A part of a text, and the address that it leads to.
pub(super) type Link = (Range<usize>, String);

/// A line as it is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    /// Its words.
    pub(super) text: String,
    /// What it is.
    pub(super) role: Role,
    /// Where its words lead.
    pub(super) links: Vec<Link>,
}

/// How the lines of a kind of text are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialect {
    /// What a line says that is in no table; nothing if it is only a mark.
    pub(super) line: fn(&str) -> Option<Said>,
    /// What a cell says.
    pub(super) cell: fn(&str) -> String,
    /// Whether it has marks: `\|` is no stroke, and tables may be in tags.
    pub(super) has_marks: bool,
}

/// A text whose marks are words.
const PLAIN: Dialect = Dialect { line: plain, cell: |text| text.to_owned(), has_marks: false };

/// Reads a text.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    read_as(bytes, PLAIN)
}

/// Reads a text of a kind.
pub(super) fn read_as(bytes: &[u8], dialect: Dialect) -> Result<Document, Box<Refusal>> {
    limits::check_bytes(bytes)?;
    let decoded = encoding::decode(bytes)?;
    let lines = lines::lines(&decoded.text)?;
    let mut reading = Reading { dialect, blocks: Vec::new(), cells: 0 };
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        if dialect.has_marks
            && let Some(length) = tags::length(rest)
        {
            let (lines, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            reading.tagged(lines)?;
            rest = after;
            continue;
        }
        let Group { rows, length } = Group::first(rest, dialect.has_marks);
        let (lines, after) = rest.split_at_checked(length.max(1)).unwrap_or((rest, &[]));
        match rows {
            Some(rows) => reading.table(rows)?,
            None => lines.iter().for_each(|line| reading.paragraph(line)),
        }
        rest = after;
    }
    Ok(Document { blocks: reading.blocks, remarks: decoded.remarks, ..Document::default() })
}

/// A text that is read.
struct Reading {
    dialect: Dialect,
    blocks: Vec<Block>,
    cells: usize,
}

impl Reading {
    /// Adds a line that is in no table.
    fn paragraph(&mut self, line: &Line<'_>) {
        let Some(said) = (self.dialect.line)(&line.text.replace('\u{b}', "\n")) else { return };
        let position = Position::Line(line.number);
        let Said { text, role, links } = said;
        let spans = links.into_iter().map(|(part, address)| (part, Span::Link(address))).collect();
        let paragraph = Paragraph { role, spans, ..Paragraph::new(text, position) };
        self.blocks.push(Block::Paragraph(paragraph));
    }

    /// Adds what is in tags.
    fn tagged(&mut self, lines: &[Line<'_>]) -> Result<(), Box<Refusal>> {
        let blocks = tags::blocks(lines)?;
        let cells = blocks.iter().map(|block| match block {
            Block::Table(table) => table.cells.len(),
            Block::Paragraph(_) => 0,
        });
        self.cells += cells.sum::<usize>();
        self.blocks.extend(blocks);
        if self.cells > limits::CELLS { Err(limits::too_many_cells()) } else { Ok(()) }
    }

    /// Adds a table.
    fn table(&mut self, rows: Vec<Row>) -> Result<(), Box<Refusal>> {
        let mut table = Table::default();
        for (row, Row { line, cells, .. }) in rows.into_iter().enumerate() {
            self.cells += cells.len();
            if self.cells > limits::CELLS {
                return Err(limits::too_many_cells());
            }
            if cells.len() > limits::COLUMNS {
                return Err(limits::too_wide());
            }
            for Cell { column, colspan, text } in cells {
                let text = text.replace('\u{b}', "\n");
                let text = (self.dialect.cell)(text.trim_matches(is_blank));
                let cell = TableCell::new((row, column), text, Position::Line(line));
                table.cells.push(TableCell { colspan, ..cell });
            }
        }
        self.blocks.push(Block::Table(table));
        Ok(())
    }
}

/// What a line of plain text says. Headings as in Markdown are seen in plain texts, too.
fn plain(line: &str) -> Option<Said> {
    let line = line.trim_matches(is_blank);
    let (role, text) = match heading(line) {
        Some((level, words)) => (Role::Heading(level), words),
        None => (Role::Body, line),
    };
    (!text.is_empty()).then(|| Said { text: text.to_owned(), role, links: Vec::new() })
}

/// The level and the words of a line that begins as a heading: `## words`.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok().filter(|level| (1..=6).contains(level))?;
    words.starts_with(is_blank).then(|| (level, words.trim_matches(is_blank)))
}

/// Whether a character surrounds words without being one.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}
