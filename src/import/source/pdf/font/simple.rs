//! Fonts whose characters have one byte.

use super::names;
use crate::import::source::pdf::file::File;
use encoding_rs::{MACINTOSH, WINDOWS_1252};
use lopdf::{Dictionary, Object};
use std::collections::BTreeMap;

/// What the bytes of a font are.
#[derive(Debug, Clone)]
pub(super) struct Simple {
    base: Base,
    differences: BTreeMap<u32, Option<String>>,
}

/// The encoding that a font starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Standard,
    WinAnsi,
    MacRoman,
    /// Its own, which only its program knows.
    Own,
}

impl Simple {
    /// Reads the encoding of a font.
    pub(super) fn read(file: &File, font: &Dictionary) -> Self {
        let encoding = file.get(font, b"Encoding");
        let own = own_encoding(file, font);
        match encoding {
            Object::Name(name) => Self { base: named(name).unwrap_or(own), differences: BTreeMap::new() },
            Object::Dictionary(encoding) => {
                let base = file.name(encoding, b"BaseEncoding").and_then(named).unwrap_or(own);
                Self { base, differences: differences(file, encoding) }
            }
            _ => Self { base: own, differences: BTreeMap::new() },
        }
    }

    /// The characters of a byte.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.differences.get(&code) {
            return text.clone();
        }
        let byte = u8::try_from(code).ok()?;
        let decoded = |encoding: &'static encoding_rs::Encoding| {
            encoding.decode_without_bom_handling(&[byte]).0.into_owned()
        };
        let text: String = match self.base {
            Base::Own => return None,
            Base::WinAnsi => decoded(WINDOWS_1252),
            Base::MacRoman => decoded(MACINTOSH),
            Base::Standard => standard(byte)?.to_string(),
        };
        text.chars().all(|c| !c.is_control()).then_some(text)
    }
}

/// The encoding that a font has by itself.
fn own_encoding(file: &File, font: &Dictionary) -> Base {
    const SYMBOLIC: i64 = 4;
    let name = file.name(font, b"BaseFont").unwrap_or_default();
    let is_of_symbols = |name: &[u8]| {
        [&b"Symbol"[..], b"ZapfDingbats", b"Wingdings"].iter().any(|symbols| name.starts_with(symbols))
    };
    let Some(descriptor) = file.dictionary(font, b"FontDescriptor") else {
        return if is_of_symbols(name) || file.name(font, b"Subtype") == Some(b"Type3") {
            Base::Own
        } else {
            Base::Standard
        };
    };
    let flags = file.get(descriptor, b"Flags").as_i64().unwrap_or(0);
    let is_embedded = [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.has(key));
    if flags & SYMBOLIC != 0 || is_embedded || is_of_symbols(name) { Base::Own } else { Base::Standard }
}

fn named(name: &[u8]) -> Option<Base> {
    match name {
        b"WinAnsiEncoding" => Some(Base::WinAnsi),
        b"MacRomanEncoding" => Some(Base::MacRoman),
        b"StandardEncoding" => Some(Base::Standard),
        _ => None,
    }
}

/// The codes that an encoding names glyphs for.
fn differences(file: &File, encoding: &Dictionary) -> BTreeMap<u32, Option<String>> {
    let mut differences = BTreeMap::new();
    let mut code = 0_u32;
    for entry in file.list(encoding, b"Differences").iter().take(1024) {
        match file.resolve(entry) {
            Object::Integer(first) => code = u32::try_from(*first).unwrap_or(0),
            Object::Name(name) => {
                differences.insert(code, names::text(name));
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    differences
}

/// The character of a byte in the encoding that PDF calls the standard.
fn standard(byte: u8) -> Option<char> {
    match byte {
        b'\'' => Some('’'),
        b'`' => Some('‘'),
        b' '..=b'~' => Some(char::from(byte)),
        0xa1 => Some('¡'),
        0xa2 => Some('¢'),
        0xa3 => Some('£'),
        0xa5 => Some('¥'),
        0xa7 => Some('§'),
        0xaa => Some('“'),
        0xb1 => Some('–'),
        0xb7 => Some('•'),
        0xba => Some('”'),
        0xbc => Some('…'),
        0xd0 => Some('—'),
        _ => None,
    }
}
