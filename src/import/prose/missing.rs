//! What of a document's words is not in its report.

use super::part::is_layout;
use crate::import::document::{Block, Document, Position, Table};
use crate::import::line::{self, Line};
use crate::import::metadata::Metadata;
use crate::import::taken::{Seat, Taken};
use crate::text::markdown::{Options, parse, plain_text};

/// Words of a document that are not in its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Missing {
    /// The words.
    pub text: String,
    /// Where they stand in the document.
    pub position: Position,
}

/// How many words may be looked for from the beginning again, since they are not where they should be.
const AGAIN: usize = 10_000;

/// Every piece of a document's text that is neither taken as figures nor told by the metadata, and that the
/// prose, as a page shows it, does not hold at its place.
pub(crate) fn missing(
    document: &Document,
    taken: &Taken,
    markdown: &str,
    metadata: &Metadata,
) -> Vec<Missing> {
    let shown = visible(markdown);
    let mut search = Search { shown: &shown, at: 0, again: 0, missing: Vec::new() };
    for (number, block) in document.blocks.iter().enumerate() {
        let seat = Seat::from(number);
        match block {
            _ if taken.holds(&seat) => {}
            Block::Paragraph(paragraph) => {
                let lines = line::of_paragraph(number, paragraph);
                let told = |line: &Line<'_>| metadata.lines.contains(&line.spot);
                lines
                    .iter()
                    .filter(|line| !told(line))
                    .for_each(|line| search.piece(&line.text, line.position));
            }
            Block::Table(table) => search.table(table, &seat, taken),
        }
    }
    search.missing
}

/// What a page shows of prose, without its blanks.
pub(super) fn visible(markdown: &str) -> String {
    let prose = parse(markdown, &Options::default());
    let figure = |number: usize, text: &mut String| {
        text.push_str(prose.citations.get(number).map_or("", |citation| &citation.text));
    };
    let mut visible = String::new();
    let sections = prose.sections.iter().flat_map(|section| [&section.heading, &section.body]);
    for pieces in std::iter::once(&prose.preamble).chain(sections).chain([&prose.footnotes]) {
        visible.push_str(&plain_text(pieces, figure));
    }
    visible.retain(is_visible);
    visible
}

fn is_visible(c: char) -> bool {
    !c.is_whitespace()
}

/// Looks for the pieces of a document one after another.
struct Search<'s> {
    shown: &'s str,
    at: usize,
    again: usize,
    missing: Vec<Missing>,
}

impl Search<'_> {
    fn piece(&mut self, text: &str, position: &Position) {
        let words: String = line::shown(text).chars().filter(|c| is_visible(*c)).collect();
        let found = self.shown.get(self.at..).and_then(|rest| rest.find(&words)).map(|at| self.at + at);
        let found = found.or_else(|| {
            self.again += 1;
            (self.again <= AGAIN).then(|| self.shown.find(&words)).flatten()
        });
        match found {
            Some(at) => self.at = self.at.max(at + words.len()),
            None => self.missing.push(Missing { text: text.to_owned(), position: position.clone() }),
        }
    }

    fn table(&mut self, table: &Table, seat: &Seat, taken: &Taken) {
        if taken.holds(seat) {
            return;
        }
        for (number, cell) in table.cells.iter().enumerate() {
            if !taken.holds_row(seat, cell.row) {
                line::lines(&cell.text).for_each(|(_, _, words)| self.piece(words, &cell.position));
            }
            if is_layout(table) {
                let tables = cell.tables.iter().enumerate();
                tables.for_each(|(inner, table)| self.table(table, &seat.inner(number, inner), taken));
            }
        }
    }
}
