//! What of a document's words is not in its report.

use crate::import::document::{Block, Document, Position, Table};
use crate::import::line::{self, Line};
use crate::import::metadata::Metadata;
use crate::import::taken::{Seat, Taken};
use crate::text::markdown::{Options, Piece, parse, plain_text};

/// Words of a document that are not in its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Missing {
    /// The words.
    pub text: String,
    /// Where they stand in the document.
    pub position: Position,
}

/// How many pieces may be looked for in the whole text, since they are not where they should be.
const SEARCHES: usize = 20_000;

/// Every piece of a document's text that is neither taken as figures nor told by the metadata, and that the
/// prose, as a page shows it, does not hold. Words of the prose are held against one piece each, so that a
/// piece is missing where the same words stand only for another.
pub(crate) fn missing(
    document: &Document,
    taken: &Taken,
    markdown: &str,
    metadata: &Metadata,
) -> Vec<Missing> {
    let mut pieces = Pieces { taken, found: Vec::new() };
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
                    .for_each(|line| pieces.add(&line.text, line.position));
            }
            Block::Table(table) => pieces.table(table, &seat),
        }
    }
    let lost = lost(&visible(markdown), &pieces.found);
    let told = |(_, missing): &(String, Missing)| missing.clone();
    lost.into_iter().filter_map(|at| pieces.found.get(at).map(told)).collect()
}

/// What a page shows of prose, without its blanks.
pub(super) fn visible(markdown: &str) -> String {
    let prose = parse(markdown, &Options::default());
    let figure = |number: usize, text: &mut String| {
        text.push_str(prose.citations.get(number).map_or("", |citation| &citation.text));
    };
    let mut visible = String::new();
    let sections = prose.sections.iter().flat_map(|section| [&section.heading, &section.body]);
    for pieces in std::iter::once(&prose.preamble).chain(sections) {
        visible.push_str(&plain_text(&with_numbers(pieces), figure));
    }
    visible.push_str(&plain_text(&prose.footnotes, figure));
    visible.retain(|c| !c.is_whitespace());
    visible
}

/// The same pieces with the numbers that a page shows before items, as words.
fn with_numbers(pieces: &[Piece]) -> Vec<Piece> {
    // Of each open list the number of its next item, where it has numbers.
    let mut lists: Vec<Option<u64>> = Vec::new();
    let said = |tag: &str| tag.split('"').nth(1)?.parse().ok();
    let mut numbered = |html: &String| {
        let mut shown = String::with_capacity(html.len());
        for part in html.split_inclusive('>') {
            shown.push_str(part);
            let Some((_, tag)) = part.rsplit_once('<') else { continue };
            match tag {
                "/ol>" | "/ul>" => _ = lists.pop(),
                "ul>" => lists.push(None),
                "ol>" => lists.push(Some(1)),
                _ if tag.starts_with("ol ") => lists.push(said(tag)),
                _ if tag == "li>" || tag.starts_with("li ") => {
                    if let Some(next) = lists.last_mut().and_then(Option::as_mut) {
                        let number = said(tag).unwrap_or(*next);
                        shown.push_str(&format!("{number}."));
                        *next = number.saturating_add(1);
                    }
                }
                _ => {}
            }
        }
        Piece::Html(shown)
    };
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Html(html) => numbered(html),
        Piece::Link(_) | Piece::Citation(_) => piece.clone(),
    });
    pieces.collect()
}

/// The pieces of a document that should be in its prose, each with its words without blanks.
struct Pieces<'t> {
    taken: &'t Taken,
    found: Vec<(String, Missing)>,
}

impl Pieces<'_> {
    fn add(&mut self, text: &str, position: &Position) {
        let words: String = line::shown(text).chars().filter(|c| !c.is_whitespace()).collect();
        if !words.is_empty() {
            self.found.push((words, Missing { text: text.to_owned(), position: position.clone() }));
        }
    }

    fn table(&mut self, table: &Table, seat: &Seat) {
        if self.taken.holds(seat) {
            return;
        }
        let caption = table.caption.as_deref().filter(|_| !self.taken.holds_some(seat));
        if let Some((caption, cell)) = caption.zip(table.cells.first()) {
            self.add(caption, &cell.position);
        }
        for (number, cell) in table.cells.iter().enumerate() {
            if !self.taken.holds_row(seat, cell.row) {
                line::lines(&cell.text).for_each(|(_, _, words)| self.add(words, &cell.position));
            }
            let tables = cell.tables.iter().enumerate();
            tables.for_each(|(inner, table)| self.table(table, &seat.inner(number, inner)));
        }
    }
}

/// Which pieces a text does not hold, each character of it counted for one piece.
fn lost(shown: &str, pieces: &[(String, Missing)]) -> Vec<usize> {
    let (mut at, mut searches) = (0, 0);
    let mut find = |from: usize, words: &str| {
        searches += 1;
        let rest = shown.get(from..).filter(|_| searches <= SEARCHES)?;
        rest.find(words).map(|found| from + found)
    };
    // What lies between the pieces that were found, and the pieces that were not.
    let (mut gaps, mut open): (Vec<&str>, Vec<usize>) = (Vec::new(), Vec::new());
    for (number, (words, _)) in pieces.iter().enumerate() {
        if shown.get(at..).is_some_and(|rest| rest.starts_with(words.as_str())) {
            at += words.len();
            continue;
        }
        let next = pieces.get(number + 1);
        match find(at, words) {
            // The next piece comes first, so this stands, if anywhere, out of its order.
            Some(found) if next.is_some_and(|(next, _)| find(at, next).is_some_and(|next| next < found)) => {
                open.push(number);
            }
            Some(found) => {
                gaps.extend(shown.get(at..found));
                at = found + words.len();
            }
            None => open.push(number),
        }
    }
    gaps.extend(shown.get(at..));
    let mut is_elsewhere = |words: &str| {
        searches += 1;
        let found = gaps.iter().enumerate().find_map(|(number, gap)| Some((number, gap.split_once(words)?)));
        let Some((number, (before, after))) = found.filter(|_| searches <= SEARCHES) else { return false };
        if let Some(gap) = gaps.get_mut(number) {
            *gap = before;
        }
        gaps.push(after);
        true
    };
    open.retain(|number| !pieces.get(*number).is_some_and(|(words, _)| is_elsewhere(words)));
    open
}
