//! The quick reader's lists in brackets and quoted scalars.

use super::class::{Class, class};
use super::reader::{Reader, may_be_key};
use super::{Node, Value};
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// Whether the character that begins with a special byte is an ordinary one: general punctuation,
    /// full-width forms, signs such as `×` have their own bytes.
    pub(super) fn is_harmless(&self, at: usize) -> bool {
        match self.text.as_bytes()[at..] {
            [0xe2, 0x80, third, ..] => !matches!(third, 0xa8 | 0xa9),
            [0xe2, ..] => true,
            [0xef, second, ..] => matches!(second, 0xbc | 0xbd),
            [0xc2, second, ..] => second > 0xa0,
            _ => false,
        }
    }

    /// A list or mapping in brackets, all on one line; `at` is at the opening bracket.
    pub(super) fn flow(&mut self) -> Option<Node<'a>> {
        self.deeper()?;
        let node = if self.byte() == b'[' { self.flow_sequence() } else { self.flow_mapping() };
        self.depth -= 1;
        node
    }

    fn flow_sequence(&mut self) -> Option<Node<'a>> {
        let start = self.at;
        self.at += 1;
        self.spaces();
        let mut items = Vec::new();
        if self.byte() != b']' {
            items.reserve(8);
            loop {
                items.push(self.flow_value()?);
                if self.separator(b']')? {
                    break;
                }
            }
        }
        self.at += 1;
        Some(self.node(start, self.at, Value::Sequence(items)))
    }

    fn flow_mapping(&mut self) -> Option<Node<'a>> {
        let start = self.at;
        self.at += 1;
        self.spaces();
        let mut entries = Vec::new();
        if self.byte() != b'}' {
            entries.reserve(4);
            loop {
                let key =
                    if matches!(self.byte(), b'"' | b'\'') { self.quoted() } else { self.flow_scalar() }?;
                if !may_be_key(&key) || self.byte() != b':' || self.after(1) != b' ' {
                    return None;
                }
                self.at += 1;
                self.spaces();
                entries.push((key, self.flow_value()?));
                if self.separator(b'}')? {
                    break;
                }
            }
        }
        self.at += 1;
        super::keys::repeated(&entries).is_empty().then(|| self.node(start, self.at, Value::Mapping(entries)))
    }

    /// Goes to what follows a comma, or to the closing bracket and answers `true`.
    fn separator(&mut self, close: u8) -> Option<bool> {
        self.spaces();
        if self.byte() == close {
            return Some(true);
        }
        if self.byte() != b',' {
            return None;
        }
        self.at += 1;
        self.spaces();
        Some(false)
    }

    fn flow_value(&mut self) -> Option<Node<'a>> {
        match self.byte() {
            b'[' | b'{' => self.flow(),
            b'"' | b'\'' => self.quoted(),
            _ => self.flow_scalar(),
        }
    }

    /// A plain scalar in brackets; it ends before a comma, a bracket, or the colon of a key.
    fn flow_scalar(&mut self) -> Option<Node<'a>> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        match class(self.byte()) {
            Class::Word | Class::Special => {}
            Class::Dash if matches!(class(self.after(1)), Class::Word) => {}
            _ => return None,
        }
        let (mut at, mut end) = (start, start);
        loop {
            match class(*bytes.get(at)?) {
                Class::Word | Class::Dash | Class::Indicator => {}
                Class::Special if self.is_harmless(at) => {}
                Class::Hash if at == end => {}
                Class::Colon
                    if matches!(bytes.get(at + 1), Some(b'/' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z')) => {}
                Class::Space => {
                    at += 1;
                    continue;
                }
                Class::Comma | Class::Bracket | Class::Colon => break,
                _ => return None,
            }
            at += 1;
            end = at;
        }
        // What stands between the scalar and its key's colon is not looked at here.
        if bytes[at] == b':' && at != end {
            return None;
        }
        self.at = end;
        Some(self.plain(start, end))
    }

    /// A quoted scalar on one line, without escapes.
    pub(super) fn quoted(&mut self) -> Option<Node<'a>> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let quote = bytes[start];
        let mut at = start + 1;
        loop {
            let byte = *bytes.get(at)?;
            if byte == quote {
                break;
            }
            match class(byte) {
                Class::End | Class::Unsure => return None,
                Class::Special if !self.is_harmless(at) => return None,
                _ if byte == b'\\' && quote == b'"' => return None,
                _ => at += 1,
            }
        }
        if bytes.get(at + 1) == Some(&quote) {
            return None;
        }
        self.at = at + 1;
        let text = Cow::Borrowed(&self.text[start + 1..at]);
        Some(self.node(start, self.at, Value::Scalar { text, plain: false }))
    }
}
