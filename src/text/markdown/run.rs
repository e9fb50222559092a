//! Text that may hold a citation, kept back until all of it is there.

use std::ops::Range;

/// Text that the parser hands over in parts, from the first brace to the end of the text.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    // Where the parts begin, in `text` and in the marked text.
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    at: usize,
    source: Range<usize>,
    len: usize,
}

impl Run {
    pub(super) fn is_open(&self) -> bool {
        !self.text.is_empty()
    }

    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        self.parts.push(Part { at: self.text.len(), source, len: text.len() });
        self.text.push_str(text);
    }

    /// Empties it; its strings are used again.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.parts.clear();
    }

    /// Where a byte of the text stands in the marked text.
    pub(super) fn source(&self, at: usize) -> usize {
        let part =
            self.parts.partition_point(|part| part.at <= at).checked_sub(1).map(|part| &self.parts[part]);
        match part {
            // An entity is shorter or longer than what it stands for, and has one place.
            Some(part) if part.source.len() == part.len => part.source.start + (at - part.at),
            Some(part) => part.source.start,
            None => 0,
        }
    }
}
