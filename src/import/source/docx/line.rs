//! The text of a paragraph while it is put together.

use super::xml::Element;
use crate::import::document::Span;
use std::ops::Range;

/// A place in the text of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Offset(usize);

/// What a paragraph shows so far, and what hangs on it.
#[derive(Debug, Default)]
pub(super) struct Line<'e> {
    /// Its words.
    pub text: String,
    /// Parts of its words, and what is said of each.
    pub spans: Vec<(Range<usize>, Span)>,
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
        let shifted = |(range, span): (Range<usize>, Span)| (range.start + by..range.end + by, span);
        self.spans.extend(other.spans.into_iter().map(shifted));
        self.boxes.extend(other.boxes);
    }

    /// Puts words before it.
    pub(super) fn prefix(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.text.insert_str(0, words);
        for (range, _) in &mut self.spans {
            *range = range.start + words.len()..range.end + words.len();
        }
    }

    /// The place after its last word.
    pub(super) fn end(&self) -> Offset {
        Offset(self.text.len())
    }

    /// Makes all from a place on lead to an address.
    pub(super) fn link(&mut self, from: Offset, to: &str) {
        if !to.is_empty() {
            self.say(from, Span::Link(to.to_owned()));
        }
    }

    /// Says something of all from a place on.
    pub(super) fn say(&mut self, Offset(from): Offset, span: Span) {
        if from < self.text.len() {
            self.spans.push((from..self.text.len(), span));
        }
    }

    /// Whether it shows nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
