//! Which lines are headings, and of which level.

use super::marker::Marker;
use super::part::Part;
use crate::import::document::{Block, Document, Role};
use crate::import::line::Line;
use crate::model::form::Form;
use crate::model::form::heading::{alike, section_of, words};
use crate::model::id::SectionId;

/// Headings without a role are no longer than so many characters.
const LONGEST: usize = 40;

/// What becomes of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A heading of this level, from 2.
    Heading(u8),
    /// An item in so many lists, with its number where it has one that Markdown can give it.
    Item { depth: usize, number: Option<u32> },
    /// A paragraph, or a table.
    Text,
}

/// The shape of each part.
pub(super) fn shapes(parts: &[Part<'_>], form: &Form, document: &Document) -> Vec<Shape> {
    let outline = Outline { parts, form, document };
    let sections = outline.sections();
    let mut levels = Levels::default();
    let shape = |(at, part): (usize, &Part<'_>)| {
        let Some(line) = part.line() else { return Shape::Text };
        let level = match sections.iter().position(|section| *section == Some(at)) {
            Some(number) => Some(levels.section(&line.text, number)),
            None if !outline.is_heading(at) => None,
            None => levels.other(line),
        };
        match (level, line.role) {
            (Some(level), _) => Shape::Heading(levels.without_gap(level)),
            (None, Role::Item) if line.goes_on => Shape::Text,
            (None, Role::Item) => Shape::Item { depth: line.list.map_or(1, |list| list.depth), number: None },
            (None, _) => match line.list.zip(line.number()) {
                Some((list, number)) => Shape::Item { depth: list.depth, number: Some(number) },
                None => Shape::Text,
            },
        }
    };
    parts.iter().enumerate().map(shape).collect()
}

struct Outline<'a, 'd> {
    parts: &'a [Part<'d>],
    form: &'a Form,
    document: &'a Document,
}

impl Outline<'_, '_> {
    fn line(&self, at: usize) -> Option<&Line<'_>> {
        self.parts.get(at)?.line()
    }

    /// Which part is the heading of each section of the form.
    fn sections(&self) -> Vec<Option<usize>> {
        let lines = (0..self.parts.len()).filter(|&at| self.line(at).is_some_and(could_be_heading));
        let candidates: Vec<usize> = lines.collect();
        let ids: Vec<SectionId> = self.form.sections().ids().collect();
        let is_title = |at: usize, section: SectionId| {
            self.line(at).is_some_and(|line| self.is_title(section, &line.text))
        };
        // Of a title that stands twice the later is the heading, and the earlier one in a table of contents.
        let alone: Vec<usize> = candidates.iter().rev().copied().filter(|&at| !self.is_in_list(at)).collect();
        let titled = |section: &SectionId| alone.iter().copied().find(|&at| is_title(at, *section));
        let mut sections: Vec<Option<usize>> = ids.iter().map(titled).collect();
        for (number, &id) in ids.iter().enumerate() {
            let before = sections.iter().take(number).flatten().max().map_or(0, |at| at + 1);
            let after = sections.iter().skip(number + 1).flatten().min().copied().unwrap_or(self.parts.len());
            let between = || candidates.iter().copied().filter(|at| (before..after).contains(at));
            // Before the first title a number may be one of a table of contents.
            let is_numbered = |at: usize| {
                let fits = before > 0 || !self.is_in_list(at);
                fits && self.line(at).is_some_and(|line| self.has_number(id, line))
            };
            if let Some(slot @ None) = sections.get_mut(number) {
                let titled = between().find(|&at| is_title(at, id));
                *slot = titled.or_else(|| between().find(|&at| is_numbered(at)));
            }
        }
        sections
    }

    /// Whether a line is the title of a section, with its number or without.
    fn is_title(&self, section: SectionId, line: &str) -> bool {
        let line = line.trim_end_matches(['。', '：', ':']);
        let mut titles = self.form.section(section).title.iter();
        titles.any(|(_, title)| alike(title, line) || alike(words(title), words(line)))
    }

    /// Whether a line begins with the number of a section. Arabic numbers stand in front of much else.
    fn has_number(&self, section: SectionId, line: &Line<'_>) -> bool {
        let is_certain =
            !self.form.section(section).number.is_ascii() || matches!(line.role, Role::Heading(_));
        is_certain && section_of(self.form, &line.text) == Some(section)
    }

    /// Whether a line is a heading, of a section or not.
    fn is_heading(&self, at: usize) -> bool {
        let Some(line) = self.line(at) else { return false };
        let is_marked = matches!(Marker::of(&line.text), Some(Marker::Section(_) | Marker::Part(_)));
        matches!(line.role, Role::Heading(_)) || (is_marked && could_be_heading(line) && !self.is_in_list(at))
    }

    /// Whether lines with numbers that go on follow one another without anything between: they are items, or
    /// a table of contents.
    fn is_in_list(&self, at: usize) -> bool {
        let number = |line: &Line<'_>| match Marker::of(&line.text) {
            Some(Marker::Section(number)) => Some((0, number)),
            Some(Marker::Part(number)) => Some((1, number)),
            _ => None,
        };
        let go_on = |first: Option<usize>, next: Option<usize>| {
            let lines = first.and_then(|at| self.line(at)).zip(next.and_then(|at| self.line(at)));
            let Some((first, next)) = lines else { return false };
            let numbers = number(first).zip(number(next));
            let follows = numbers.is_some_and(|((kind, a), (other, b))| kind == other && a + 1 == b);
            let between = self.document.blocks.get(first.spot.block..next.spot.block).unwrap_or_default();
            follows && !between.iter().any(|block| matches!(block, Block::Table(_)))
        };
        go_on(at.checked_sub(1), Some(at)) || go_on(Some(at), at.checked_add(1))
    }
}

/// Whether the words of a line could be those of a heading.
fn could_be_heading(line: &Line<'_>) -> bool {
    let ends = line.text.ends_with(['，', '、', ';', ',']);
    match line.role {
        Role::Heading(_) => true,
        Role::Body => {
            // What stands behind a colon is said of the words before it, as in a note at a row of a table.
            let is_said = line.text.contains(['。', '；', '！', '？', '：', ':']);
            !ends && !is_said && line.text.chars().count() <= LONGEST
        }
        Role::Item | Role::Furniture => false,
    }
}

/// The numbers and levels of the headings so far.
#[derive(Default)]
struct Levels {
    /// The number of the last section.
    section: usize,
    /// The number of the last heading that is numbered like a section and stands within one.
    nested: usize,
    /// The level of the last heading.
    last: u8,
}

impl Levels {
    /// A section of the form, counted from 0.
    fn section(&mut self, line: &str, number: usize) -> u8 {
        self.section = match Marker::of(line) {
            Some(Marker::Section(printed)) => printed,
            _ => number + 1,
        };
        self.nested = 0;
        2
    }

    /// Any other heading.
    fn other(&mut self, line: &Line<'_>) -> Option<u8> {
        let role = match line.role {
            Role::Heading(level) => Some(level),
            _ => None,
        };
        Some(match Marker::of(&line.text) {
            Some(Marker::Section(number)) => {
                let goes_on = self.nested > 0 && number == self.nested + 1;
                if !goes_on && number == self.section + 1 {
                    (self.section, self.nested) = (number, 0);
                    2
                } else {
                    self.nested = number;
                    3
                }
            }
            Some(Marker::Part(_)) => 3 + u8::from(self.nested > 0),
            Some(Marker::Other) => role?.max(3),
            None => role?.max(2),
        })
    }

    /// A level that is at most one below that of the heading before.
    fn without_gap(&mut self, level: u8) -> u8 {
        self.last = level.clamp(2, 6).min(self.last.max(1) + 1);
        self.last
    }
}
