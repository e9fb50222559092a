//! Fonts: which characters the codes of a text are, and how wide they are.
//!
//! A code that no table of the file and no standard decodes is no character: it is shown as U+FFFD, and in
//! doubt, so that what it stands in is not read.

mod cmap;
mod codes;
mod predefined;
mod simple;
mod names;
mod widths;
#[cfg(test)]
mod tests;

use super::budget::{Budget, FONT};
use super::doubt::{Doubt, UNKNOWN};
use super::file::File;
use super::number::ONE;
use crate::import::source::refusal::Refusal;
use cmap::CMap;
use codes::Codes;
use lopdf::{Dictionary, Object};
use predefined::Predefined;
use simple::Simple;
use widths::Widths;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<CMap>,
    encoding: Encoding,
    widths: Widths,
    /// Where the next character goes in vertical writing, and how far above its place a character starts.
    vertical: Option<(i64, i64)>,
}

/// What codes are by themselves.
#[derive(Debug)]
enum Encoding {
    /// Characters of one byte.
    Simple(Simple),
    /// Characters of a standard for Chinese, Japanese or Korean.
    Predefined(Predefined),
    /// Numbers of characters within the font.
    Numbers(Option<CMap>),
}

/// A character that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// What it is.
    pub(super) text: String,
    /// Why it may be another.
    pub(super) doubt: Option<Doubt>,
    /// How wide it is, of a size of one.
    pub(super) width: i64,
    /// How far the next one is, to the right or, in vertical writing, up.
    pub(super) advance: i64,
    /// Whether it is the space of one byte, which may be made wider.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(
        file: &File,
        dictionary: &Dictionary,
        budget: &mut Budget,
    ) -> Result<Self, Box<Refusal>> {
        budget.step(FONT)?;
        let mut map = |object: &Object| match object {
            Object::Stream(stream) => {
                let content = file.content(stream, budget)?;
                CMap::parse(&content, budget).map(Some)
            }
            _ => Ok(None),
        };
        let to_unicode = map(file.get(dictionary, b"ToUnicode"))?;
        let descendant = file.list(dictionary, b"DescendantFonts").first();
        let descendant = descendant.and_then(|font| file.resolve(font).as_dict().ok());
        let Some(descendant) = descendant else {
            let widths = Widths::simple(file, dictionary);
            let encoding = Encoding::Simple(Simple::read(file, dictionary));
            return Ok(Self { codes: Codes::Single, to_unicode, encoding, widths, vertical: None });
        };
        let encoding = file.get(dictionary, b"Encoding");
        let own = map(encoding)?;
        let name = encoding.as_name().unwrap_or_default();
        let predefined = Predefined::named(name);
        let is_vertical = name.ends_with(b"-V") || own.as_ref().is_some_and(|map| map.is_vertical);
        let codes = match (&predefined, &own) {
            (Some(predefined), _) => predefined.codes(),
            (None, Some(map)) => Codes::Spaces(map.spaces.clone()),
            (None, None) => Codes::Pairs,
        };
        let encoding = predefined.map_or(Encoding::Numbers(own), Encoding::Predefined);
        let widths = Widths::composite(file, descendant, budget)?;
        let vertical = is_vertical.then(|| widths::vertical(file, descendant));
        Ok(Self { codes, to_unicode, encoding, widths, vertical })
    }

    /// How far above its place a character of vertical writing starts; nothing in horizontal writing.
    pub(super) fn vertical(&self) -> Option<i64> {
        self.vertical.map(|(_, above)| above)
    }

    /// The characters of a text.
    pub(super) fn shown(&self, bytes: &[u8]) -> Vec<Shown> {
        self.codes.split(bytes).into_iter().map(|code| self.character(code)).collect()
    }

    fn character(&self, bytes: &[u8]) -> Shown {
        let code = bytes.iter().fold(0_u32, |code, &byte| (code << 8) | u32::from(byte));
        let (own, width) = match &self.encoding {
            Encoding::Simple(simple) => (simple.text(code), self.widths.of(code)),
            Encoding::Predefined(predefined) => {
                let text = predefined.text(bytes);
                let number = text.as_deref().and_then(|text| predefined.number(text));
                (text, self.widths.of_predefined(number))
            }
            Encoding::Numbers(map) => {
                let number = map.as_ref().map_or(Some(code), |map| map.number(code));
                (None, self.widths.of(number.unwrap_or(0)))
            }
        };
        let told = self.to_unicode.as_ref().and_then(|map| map.text(code));
        let (text, doubt) = match (told, own) {
            // Two tables that say different digits: nobody knows which is seen.
            (Some(told), Some(own)) if !agree(&told, &own) => (told, Some(Doubt::Otherwise(own))),
            (Some(text), _) | (None, Some(text)) => (text, None),
            (None, None) => (UNKNOWN.to_string(), Some(Doubt::Undecoded)),
        };
        let advance = self.vertical.map_or(width, |(advance, _)| advance);
        Shown { text, doubt, width, advance, is_space: bytes == b" " }
    }
}

/// Reads a font's table of codes alone.
#[cfg(test)]
pub(super) fn try_codes(table: &[u8], mut budget: Budget) -> Result<(), Box<Refusal>> {
    CMap::parse(table, &mut budget).map(|_| ())
}

/// Whether two texts do not contradict each other in a digit.
fn agree(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    digits(one) == digits(other)
}

/// A thousandth of the size, as widths are written.
fn thousandths(number: i64) -> i64 {
    number / 1000
}

/// The width of a character that nothing tells.
const DEFAULT: i64 = ONE;
