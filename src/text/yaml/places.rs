//! Where things stand, where the parser says so only roughly.

use super::growing::{Key, Kind, Loader, Open};
use super::{Node, Value};
use crate::text::source::Place;
use granit_parser::ScalarStyle;
use std::borrow::Cow;
use std::ops::Range;

impl<'a> Loader<'a, '_> {
    /// A scalar in its place.
    pub(super) fn scalar(&self, text: Cow<'a, str>, style: ScalarStyle, range: Range<usize>) -> Node<'a> {
        let plain = style == ScalarStyle::Plain;
        if plain && range.is_empty() {
            // An empty value comes as `~`, and in a mapping it comes before its colon.
            let at = self.empty_value(range.start);
            return Node { place: self.place(at..at), value: nothing() };
        }
        let end = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let inner = self.text.get(range.clone()).unwrap_or("");
                range.start + inner.trim_end().len()
            }
            _ => range.end,
        };
        Node { place: self.place(range.start..end), value: Value::Scalar { text, plain } }
    }

    /// Where an empty value stands: right after its colon, if it has one.
    fn empty_value(&self, reported: usize) -> usize {
        let Some(Open { kind: Kind::Mapping { key: Key::Given(_) | Key::Refused { .. }, .. }, end, .. }) =
            self.open.last()
        else {
            return reported;
        };
        let colon = self.skip_space(*end);
        if self.text[colon..].starts_with(':') { colon + 1 } else { *end }
    }

    /// The first dash of a block sequence. Where it is not indented more than its key, the parser tells its
    /// first item.
    pub(super) fn dash(&self, reported: usize) -> usize {
        let from = match self.open.last() {
            Some(Open { kind: Kind::Mapping { .. }, end, .. }) => {
                let colon = self.skip_space(*end);
                if self.text[colon..].starts_with(':') { self.skip_space(colon + 1) } else { colon }
            }
            _ => reported,
        };
        if from <= reported && self.text[from..].starts_with('-') { from } else { reported }
    }

    /// The first byte from `at` that is neither space nor comment.
    fn skip_space(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.text[at..];
            at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
            if !self.text[at..].starts_with('#') {
                return at;
            }
            at += self.text[at..].find(['\n', '\r']).unwrap_or(self.text.len() - at);
        }
    }

    /// A range of the text as a place in the file.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.file, self.base + range.start, self.base + range.end)
    }
}

/// An empty value.
pub(super) fn nothing<'a>() -> Value<'a> {
    Value::Scalar { text: Cow::Borrowed(""), plain: true }
}
