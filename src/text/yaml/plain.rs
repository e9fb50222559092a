//! The quick reader: the plain YAML that nearly all reports are written in.
//!
//! It knows block mappings and block sequences, one-line scalars, and flow collections on one line. At the
//! first thing it is not sure of it gives up, and [`parse_fully`](super::parse_fully) reads the text from the
//! beginning. So it must never be wrong, and it may always be ignorant: whatever is rare or wrong is left out
//! here.

use super::class::{Class, class};
use super::reader::{Line, Reader, may_be_key};
use super::{MAX_DEPTH, Node, Value, keys};
use crate::text::source::{FileId, Place};
use std::borrow::Cow;
use std::ops::Range;

/// Reads like [`parse`](super::parse) if the text is plain enough; `None` says nothing about the text.
pub(crate) fn parse_plain<'a>(file: FileId, text: &'a str, range: Range<usize>) -> Option<Node<'a>> {
    let inner = text.get(range.clone())?;
    let bom = inner.len() - inner.strip_prefix('\u{feff}').unwrap_or(inner).len();
    let mut reader =
        Reader { file, text: &text[..range.end], at: range.start + bom, line: Line::default(), depth: 0 };
    reader.next_line()?;
    if reader.line.column != Some(0) {
        return None;
    }
    let root = reader.mapping(0)?;
    reader.line.column.is_none().then_some(root)
}

impl<'a> Reader<'a> {
    /// A block mapping whose keys stand at `column`, the first of them at `at`.
    fn mapping(&mut self, column: usize) -> Option<Node<'a>> {
        self.deeper()?;
        let start = self.at;
        let mut entries = Vec::with_capacity(8);
        let mut end;
        loop {
            let key = self.key()?;
            let value = self.value(column)?;
            end = value.place.range().end;
            entries.push((key, value));
            match self.line.column {
                Some(next) if next == column => {}
                // A line further in continues what was complete, or is wrong.
                Some(next) if next > column => return None,
                _ => break,
            }
        }
        self.depth -= 1;
        keys::repeated(&entries).is_empty().then(|| self.node(start, end, Value::Mapping(entries)))
    }

    /// A block sequence whose dashes stand at `column`, the first of them at `at`; `within` is the column of
    /// the mapping whose value it is.
    fn sequence(&mut self, column: usize, within: usize) -> Option<Node<'a>> {
        self.deeper()?;
        let start = self.at;
        let mut items = Vec::with_capacity(4);
        let mut end;
        loop {
            // `- ` and something on the same line.
            self.at += 1;
            self.spaces();
            if self.is_line_end() {
                return None;
            }
            let item = self.item()?;
            end = item.place.range().end;
            items.push(item);
            match self.line.column {
                Some(next) if next == column && self.is_dash() => {}
                // Without indentation of its own, the sequence ends at the next key.
                Some(next) if next >= column && !(next == column && column == within) => return None,
                _ => break,
            }
        }
        self.depth -= 1;
        Some(self.node(start, end, Value::Sequence(items)))
    }

    /// An item behind its dash: a mapping that begins there, or a value on one line.
    fn item(&mut self) -> Option<Node<'a>> {
        let start = self.at;
        if self.key().is_some() {
            let column = start - self.line.start;
            self.at = start;
            return self.mapping(column);
        }
        self.at = start;
        self.inline()
    }

    /// What follows a key's colon.
    fn value(&mut self, column: usize) -> Option<Node<'a>> {
        let colon = self.at;
        self.spaces();
        if !self.is_line_end() {
            return self.inline();
        }
        self.at = colon;
        self.rest_of_line()?;
        match self.line.column {
            Some(next) if next >= column && self.is_dash() => self.sequence(next, column),
            Some(next) if next > column => self.mapping(next),
            _ => Some(self.node(colon, colon, Value::Scalar { text: Cow::Borrowed(""), plain: true })),
        }
    }

    /// A value on one line, and the line's end.
    fn inline(&mut self) -> Option<Node<'a>> {
        let node = match self.byte() {
            b'[' | b'{' => self.flow()?,
            b'"' | b'\'' => self.quoted()?,
            _ => self.scalar()?,
        };
        self.rest_of_line()?;
        Some(node)
    }

    /// A plain scalar outside brackets.
    fn scalar(&mut self) -> Option<Node<'a>> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        match class(bytes[start]) {
            Class::Word | Class::Special => {}
            Class::Dash if matches!(class(self.after(1)), Class::Word) => {}
            _ => return None,
        }
        let (mut at, mut end) = (start, start);
        while let Some(&byte) = bytes.get(at) {
            match class(byte) {
                Class::Word | Class::Dash | Class::Comma | Class::Bracket | Class::Indicator => {}
                Class::Special if self.is_harmless(at) => {}
                Class::Colon if !matches!(bytes.get(at + 1), None | Some(b' ' | b'\n' | b'\r')) => {}
                Class::Hash if at == end => {}
                Class::Space => {
                    at += 1;
                    continue;
                }
                Class::Hash | Class::End => break,
                _ => return None,
            }
            at += 1;
            end = at;
        }
        self.at = end;
        Some(self.plain(start, end))
    }

    /// A key and its colon, which space or the end of the line must follow.
    fn key(&mut self) -> Option<Node<'a>> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let node = match bytes.get(start)? {
            b'"' | b'\'' => self.quoted()?,
            &first => {
                if !matches!(class(first), Class::Word | Class::Special) {
                    return None;
                }
                let mut at = start;
                loop {
                    match class(*bytes.get(at)?) {
                        Class::Word | Class::Dash => {}
                        Class::Space if bytes[at + 1..].first().is_some_and(|&b| b != b':') => {}
                        Class::Special if self.is_harmless(at) => {}
                        Class::Colon => break,
                        _ => return None,
                    }
                    at += 1;
                }
                self.at = at;
                self.plain(start, at)
            }
        };
        if !may_be_key(&node) || self.byte() != b':' {
            return None;
        }
        self.at += 1;
        matches!(bytes.get(self.at), None | Some(b' ' | b'\n' | b'\r')).then_some(node)
    }

    pub(super) fn deeper(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= MAX_DEPTH).then_some(())
    }

    pub(super) fn plain(&self, start: usize, end: usize) -> Node<'a> {
        self.node(start, end, Value::Scalar { text: Cow::Borrowed(&self.text[start..end]), plain: true })
    }

    pub(super) fn node(&self, start: usize, end: usize, value: Value<'a>) -> Node<'a> {
        Node { place: Place::new(self.file, start, end), value }
    }
}
