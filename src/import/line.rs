//! The lines of a document's paragraphs, each with its place.

use super::document::{Align, Document, Listed, Paragraph, Position, Role, Span, TableCell};
use crate::text::container::Container;
use std::ops::Range;

/// Which line of which block of a document, both from 0. Lines without words count as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    /// The block.
    pub block: usize,
    /// The line of its text.
    pub line: usize,
}

/// A line of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line<'d> {
    /// Which one.
    pub spot: Spot,
    /// Its words, without what surrounds them in blanks and without what no page shows.
    pub text: String,
    /// Parts of its words, in bytes, and what the file says of each.
    pub spans: Vec<(Range<usize>, &'d Span)>,
    /// Where it stands in a list, if it is the first line of an item.
    pub list: Option<Listed>,
    /// In which quotations and lists it stands, from the outermost.
    pub within: &'d [Container],
    /// Whether it goes on in the item of the line before it.
    pub goes_on: bool,
    /// What its paragraph is to the file.
    pub role: Role,
    /// Where it stands on the page.
    pub align: Align,
    /// Where it is found.
    pub position: &'d Position,
}

impl<'d> Line<'d> {
    /// A line of words alone.
    pub(crate) fn plain(spot: Spot, text: String, position: &'d Position) -> Self {
        let (role, align) = (Role::Body, Align::Start);
        Self { spot, text, spans: Vec::new(), list: None, within: &[], goes_on: false, role, align, position }
    }
}

impl Line<'_> {
    /// The number of its item, where it is written as Markdown lets a page show it: `3.`.
    pub(crate) fn number(&self) -> Option<u32> {
        let before = self.text.get(..self.list?.number)?.trim_end().strip_suffix('.')?;
        let is_plain = (1..=9).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_digit());
        before.parse().ok().filter(|number: &u32| is_plain && number.to_string() == before)
    }

    /// The same line without the number of its item.
    pub(crate) fn without_number(&self) -> Self {
        let number = self.list.map_or(0, |list| list.number);
        let rest = self.text.get(number..).unwrap_or_default();
        let cut = number + rest.len() - rest.trim_start().len();
        let moved = |(part, span): &(Range<usize>, _)| {
            (part.end > cut).then(|| (part.start.saturating_sub(cut)..part.end - cut, *span))
        };
        let spans = self.spans.iter().filter_map(moved).collect();
        Self { text: self.text.get(cut..).unwrap_or_default().to_owned(), spans, list: None, ..self.clone() }
    }
}

/// The lines of a text that have words, with their numbers and the bytes at which they begin.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive(is_break).enumerate().map(move |(number, line)| {
        let start = at;
        at += line.len();
        (number, start, line)
    });
    lines.filter_map(|(number, start, line)| {
        let words = line.trim_matches(is_around);
        let before = line.len() - line.trim_start_matches(is_around).len();
        (!words.is_empty()).then_some((number, start + before, words))
    })
}

/// The lines of a paragraph that have words.
pub(crate) fn of_paragraph<'d>(block: usize, paragraph: &'d Paragraph) -> Vec<Line<'d>> {
    let lines = lines(&paragraph.text);
    let first = self::lines(&paragraph.text).next().map_or(0, |(number, ..)| number);
    lines
        .map(|(number, start, words)| Line {
            spot: Spot { block, line: number },
            spans: spans_of(&paragraph.text, &paragraph.spans, start..start + words.len()),
            within: &paragraph.within,
            list: paragraph.list.filter(|_| number == first),
            goes_on: paragraph.list.is_some() && number > first,
            text: shown(words),
            role: paragraph.role,
            align: paragraph.align,
            position: &paragraph.position,
        })
        .collect()
}

/// What a file says of the parts of a line of a text, counted in the bytes that are shown of the line.
fn spans_of<'d>(
    text: &str,
    spans: &'d [(Range<usize>, Span)],
    line: Range<usize>,
) -> Vec<(Range<usize>, &'d Span)> {
    let spans = spans.iter().filter_map(|(range, span)| {
        let (from, to) = (range.start.max(line.start), range.end.min(line.end));
        let part = text.get(line.start..from).zip(text.get(from..to))?;
        let from = shown(part.0).len();
        (from < to).then(|| (from..from + shown(part.1).len(), span))
    });
    spans.filter(|(range, _)| !range.is_empty()).collect()
}

/// The words of a cell in one line: its lines, with blanks between them.
pub(crate) fn of_cell(block: usize, cell: &TableCell) -> Line<'_> {
    let mut whole = Line::plain(Spot { block, line: 0 }, String::new(), &cell.position);
    for (_, start, words) in lines(&cell.text) {
        if !whole.text.is_empty() {
            whole.text.push(' ');
        }
        let before = whole.text.len();
        let spans = spans_of(&cell.text, &cell.spans, start..start + words.len());
        whole
            .spans
            .extend(spans.into_iter().map(|(part, span)| (part.start + before..part.end + before, span)));
        whole.text.push_str(&shown(words));
    }
    whole
}

/// The lines of a document outside of its tables.
pub(crate) fn of_document(document: &Document) -> Vec<Line<'_>> {
    let blocks = document.blocks.iter().enumerate();
    let lines = blocks.filter_map(|(number, block)| match block {
        super::document::Block::Paragraph(paragraph) => Some(of_paragraph(number, paragraph)),
        super::document::Block::Table(_) => None,
    });
    lines.flatten().collect()
}

/// A text without the characters that no page shows; a tab is a space.
pub(crate) fn shown(text: &str) -> String {
    let is_shown = |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{feff}');
    text.chars().filter(is_shown).map(|c| if is_break(c) || c == '\t' { ' ' } else { c }).collect()
}

/// Whether a character ends a line.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character counts for nothing at the ends of a line.
fn is_around(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0'..='\u{1f}' | '\u{7f}' | '\u{feff}' | '\u{200b}')
}
