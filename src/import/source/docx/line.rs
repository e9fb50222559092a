//! The text of a paragraph while it is put together.

use super::xml::Element;
use std::ops::Range;

/// What a paragraph shows so far, and what hangs on it.
#[derive(Debug, Default)]
pub(super) struct Line<'e> {
    /// Its words.
    pub text: String,
    /// Parts of its words that lead to an address.
    pub links: Vec<(Range<usize>, String)>,
    /// Text boxes that are anchored in it, and what else stands in it that is no part of its words.
    pub boxes: Vec<Anchored<'e>>,
}

/// Something that is anchored in a paragraph and read after it.
#[derive(Debug)]
pub(super) enum Anchored<'e> {
    /// An element with paragraphs and tables, or one of these.
    Blocks(&'e Element),
    /// Words drawn as a picture.
    Art(&'e str),
}

impl<'e> Line<'e> {
    /// Adds what comes after it.
    pub(super) fn append(&mut self, other: Line<'e>) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        let shifted = |(range, to): (Range<usize>, String)| (range.start + by..range.end + by, to);
        self.links.extend(other.links.into_iter().map(shifted));
        self.boxes.extend(other.boxes);
    }

    /// Puts words before it.
    pub(super) fn prefix(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.text.insert_str(0, words);
        for (range, _) in &mut self.links {
            *range = range.start + words.len()..range.end + words.len();
        }
    }

    /// Makes all from a place on lead to an address.
    pub(super) fn link(&mut self, from: usize, to: &str) {
        if from < self.text.len() && !to.is_empty() {
            self.links.push((from..self.text.len(), to.to_owned()));
        }
    }

    /// Whether it shows nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
