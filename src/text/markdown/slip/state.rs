//! What is known of a text while it is read for slips.

use super::{Slip, Slips};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is known while a text is read. All ranges are of the text itself, without the marks that the parser
/// sees.
pub(super) struct Walk<'a> {
    pub(super) text: &'a str,
    pub(super) raw_html: bool,
    pub(super) found: Slips,
    pub(super) covered: Covered,
    pub(super) literal: Literal,
    pub(super) definitions: Definitions,
    pub(super) tables: Vec<Table>,
    /// The lists that are open, each with the number of its last item.
    pub(super) lists: Vec<Option<u64>>,
    /// How many quotations, lists and footnotes are open.
    pub(super) depth: usize,
    pub(super) in_code: bool,
    /// The raw HTML that an archive allows.
    pub(super) raw: Vec<Range<usize>>,
    /// How many pictures are open: what they hold is text alone.
    pub(super) pictures: usize,
    /// The words of the heading or paragraph that is open.
    pub(super) words: String,
}

impl Walk<'_> {
    /// A range without the white space around it.
    pub(super) fn trimmed(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or("");
        let start = range.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    }

    pub(super) fn tell(&mut self, slip: Slip) {
        self.found.slips.push(slip);
    }
}

/// The parts of a text that are accounted for.
#[derive(Default)]
pub(super) struct Covered(Vec<Range<usize>>);

impl Covered {
    pub(super) fn add(&mut self, range: Range<usize>) {
        self.0.push(range);
    }

    /// What lies between them.
    pub(super) fn gaps(mut self, end: usize) -> Vec<Range<usize>> {
        self.0.sort_by_key(|range| range.start);
        let mut at = 0;
        let mut gaps = Vec::new();
        for range in self.0 {
            if at < range.start {
                gaps.push(at..range.start);
            }
            at = at.max(range.end);
        }
        if at < end {
            gaps.push(at..end);
        }
        gaps
    }
}

/// The parts of a text that are printed as they were written, none of them over more than a line.
#[derive(Default)]
pub(super) struct Literal(pub(super) Vec<Range<usize>>);

impl Literal {
    pub(super) fn add(&mut self, range: &Range<usize>) {
        match self.0.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.0.push(range.clone()),
        }
    }
}

/// A table that is open.
pub(super) struct Table {
    pub(super) columns: usize,
}

/// What is defined, and what is referred to.
#[derive(Default)]
pub(super) struct Definitions {
    /// Where the definitions of links begin that something refers to.
    pub(super) referred: BTreeSet<usize>,
    /// The footnotes, by place.
    pub(super) notes: Vec<Note>,
    /// The footnotes that are open.
    pub(super) open: Vec<usize>,
    /// The names of footnotes that are referred to outside of footnotes.
    pub(super) wanted: Vec<String>,
}

/// A footnote, and those that it refers to.
pub(super) struct Note {
    pub(super) name: String,
    pub(super) range: Range<usize>,
    pub(super) refers_to: Vec<String>,
}

impl Definitions {
    pub(super) fn refer(&mut self, definition: Range<usize>) {
        self.referred.insert(definition.start);
    }

    pub(super) fn refer_to_note(&mut self, name: &str) {
        match self.open.last() {
            Some(&note) => self.notes[note].refers_to.push(folded(name)),
            None => self.wanted.push(folded(name)),
        }
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }
}

/// A label as it is compared: CommonMark compares labels in the same letters, upper or lower.
pub(super) fn folded(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}
