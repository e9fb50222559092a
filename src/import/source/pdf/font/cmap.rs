//! Tables of codes that a font brings: which characters they are, or which glyphs.

use super::codes::Space;
use crate::import::source::pdf::budget::{Budget, CODES};
use crate::import::source::pdf::doubt::UNKNOWN;
use crate::import::source::pdf::lexer::{Lexer, Token};
use crate::import::source::pdf::number::ONE;
use crate::import::source::pdf::refuse;
use crate::import::source::refusal::Refusal;
use crate::text::character::without_look_alikes;
use std::collections::BTreeMap;

/// A table of codes.
#[derive(Debug, Clone, Default)]
pub(super) struct CMap {
    /// Which codes there are.
    pub(super) spaces: Vec<Space>,
    /// Whether it is for vertical writing.
    pub(super) is_vertical: bool,
    /// The characters of single codes.
    characters: BTreeMap<u32, Vec<u8>>,
    /// The first and last code of ranges, and the character of the first, by first code.
    ranges: BTreeMap<u32, (u32, Vec<u8>)>,
    /// The same for numbers of glyphs.
    numbers: BTreeMap<u32, (u32, u32)>,
}

impl CMap {
    /// Reads a table.
    pub(super) fn parse(content: &[u8], budget: &mut Budget) -> Result<Self, Box<Refusal>> {
        let mut map = Self::default();
        // The words since the last operator; a list within them is marked by its brackets.
        let mut words: Vec<Token> = Vec::new();
        for token in Lexer::new(content) {
            budget.step(1)?;
            let Token::Operator(operator) = token else {
                // A table has no more codes than there are of two bytes.
                if words.len() < 3 << 16 {
                    words.push(token);
                }
                continue;
            };
            match operator.as_slice() {
                b"endcodespacerange" => map.add_spaces(&words),
                b"endbfchar" => map.add_characters(&words),
                b"endbfrange" => map.add_ranges(&words),
                b"endcidchar" => map.add_numbers(&words, false),
                b"endcidrange" => map.add_numbers(&words, true),
                b"def" => {
                    if let [.., Token::Name(name), Token::Number(ONE)] = &words[..] {
                        map.is_vertical |= name == b"WMode";
                    }
                }
                _ => {}
            }
            words.clear();
            if map.characters.len() + map.ranges.len() + map.numbers.len() + map.spaces.len() > CODES {
                return Err(refuse::too_much());
            }
        }
        Ok(map)
    }

    fn add_spaces(&mut self, words: &[Token]) {
        for pair in words.chunks_exact(2) {
            if let [Token::Bytes(low), Token::Bytes(high)] = pair
                && low.len() == high.len()
                && (1..=4).contains(&low.len())
            {
                self.spaces.push(Space { length: low.len(), low: low.clone(), high: high.clone() });
            }
        }
    }

    fn add_characters(&mut self, words: &[Token]) {
        for pair in words.chunks_exact(2) {
            if let [Token::Bytes(code), Token::Bytes(text)] = pair {
                self.characters.insert(number(code), text.clone());
            }
        }
    }

    fn add_ranges(&mut self, words: &[Token]) {
        let mut rest = words;
        while let [Token::Bytes(low), Token::Bytes(high), after @ ..] = rest {
            let (low, high) = (number(low), number(high));
            match after {
                [Token::Bytes(text), after @ ..] => {
                    self.ranges.insert(low, (high, text.clone()));
                    rest = after;
                }
                [Token::ListStart, after @ ..] => {
                    let texts = after.iter().take_while(|token| **token != Token::ListEnd);
                    let mut count = 0;
                    for (code, text) in (low..).zip(texts) {
                        count += 1;
                        if let Token::Bytes(text) = text {
                            self.characters.insert(code, text.clone());
                        }
                    }
                    rest = after.get(count + 1..).unwrap_or_default();
                }
                _ => return,
            }
        }
    }

    fn add_numbers(&mut self, words: &[Token], is_range: bool) {
        for entry in words.chunks_exact(if is_range { 3 } else { 2 }) {
            if let [Token::Bytes(low), .., Token::Number(first)] = entry {
                let high = match entry {
                    [_, Token::Bytes(high), _] => high,
                    _ => low,
                };
                let first = u32::try_from(first / ONE).unwrap_or(0);
                self.numbers.insert(number(low), (number(high), first));
            }
        }
    }

    /// The characters of a code; nothing where the table has none that can be seen.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let text = match self.characters.get(&code) {
            Some(text) => decoded(text)?,
            None => {
                let (low, (high, first)) = self.ranges.range(..=code).next_back()?;
                let ahead = (code <= *high).then(|| code - low)?;
                let first = decoded(first)?;
                let last = first.chars().next_back()?;
                let last_now = char::from_u32(u32::from(last).checked_add(ahead)?)?;
                let before = first.strip_suffix(last)?;
                format!("{before}{last_now}")
            }
        };
        let text: String = without_look_alikes(&text).chars().map(spaced).collect();
        let is_seen = |c: char| !c.is_control() && c != UNKNOWN && !is_private(c);
        (!text.is_empty() && text.chars().all(is_seen)).then_some(text)
    }

    /// The number of the glyph of a code.
    pub(super) fn number(&self, code: u32) -> Option<u32> {
        let (low, (high, first)) = self.numbers.range(..=code).next_back()?;
        if code <= *high { first.checked_add(code - low) } else { None }
    }
}

/// The code that bytes are.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |code: u32, &byte| (code << 8) | u32::from(byte))
}

/// The characters that a table says in UTF-16; a single byte is one, too.
fn decoded(bytes: &[u8]) -> Option<String> {
    if let [byte] = bytes {
        return Some(char::from(*byte).to_string());
    }
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(u16::from_be_bytes));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok()
}

/// The space that some programs write as a tab or the end of a line.
fn spaced(c: char) -> char {
    if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }
}

/// Whether a character has no meaning outside of its font.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}
