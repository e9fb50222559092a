//! The tables of codes that every reader of PDF knows by name. Their codes are those of older standards, or
//! Unicode, so that no table of glyphs is needed to read them.

use super::codes::Codes;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, SHIFT_JIS, UTF_16BE};

/// A table that is known by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Predefined {
    standard: &'static encoding_rs::Encoding,
    shape: Shape,
    /// The number of the space in the collection of glyphs, from which those of ASCII go on.
    first: u32,
}

#[derive(Debug, Clone, Copy)]
enum Shape {
    Utf16,
    Utf32,
    Mixed,
    WithQuads,
    ShiftJis,
}

/// Where glyphs of half width begin in the collection for simplified Chinese.
const HALF_WIDTH: u32 = 814;

impl Predefined {
    /// The table of a name.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?;
        let table = name.strip_suffix("-H").or_else(|| name.strip_suffix("-V"))?;
        let (standard, shape, first) = match table {
            "GB-EUC" | "GBK-EUC" => (GB18030, Shape::Mixed, HALF_WIDTH),
            "GBpc-EUC" | "GBKp-EUC" => (GB18030, Shape::Mixed, 1),
            "GBK2K" => (GB18030, Shape::WithQuads, HALF_WIDTH),
            "B5pc" | "ETen-B5" | "ETenms-B5" => (BIG5, Shape::Mixed, 1),
            "90ms-RKSJ" | "90msp-RKSJ" | "90pv-RKSJ" => (SHIFT_JIS, Shape::ShiftJis, 1),
            "EUC" => (EUC_JP, Shape::Mixed, 1),
            "KSC-EUC" | "KSCms-UHC" | "KSCms-UHC-HW" | "KSCpc-EUC" => (EUC_KR, Shape::Mixed, 1),
            _ if table.starts_with("Uni") && table.contains("-UCS2") => (UTF_16BE, Shape::Utf16, 1),
            _ if table.starts_with("Uni") && table.contains("-UTF16") => (UTF_16BE, Shape::Utf16, 1),
            _ if table.starts_with("Uni") && table.contains("-UTF32") => (UTF_16BE, Shape::Utf32, 1),
            _ => return None,
        };
        Some(Self { standard, shape, first })
    }

    /// How its codes are parted.
    pub(super) fn codes(self) -> Codes {
        match self.shape {
            Shape::Utf16 => Codes::Utf16,
            Shape::Utf32 => Codes::Quads,
            Shape::Mixed => Codes::Mixed { has_quads: false },
            Shape::WithQuads => Codes::Mixed { has_quads: true },
            Shape::ShiftJis => Codes::ShiftJis,
        }
    }

    /// The character of a code.
    pub(super) fn text(self, code: &[u8]) -> Option<String> {
        if matches!(self.shape, Shape::Utf32) {
            let code = u32::from_be_bytes(code.try_into().ok()?);
            return char::from_u32(code).map(String::from);
        }
        let (text, has_errors) = self.standard.decode_without_bom_handling(code);
        (!has_errors && !text.is_empty()).then(|| text.into_owned())
    }

    /// The number of a character in the collection of glyphs, where it is of ASCII.
    pub(super) fn number(self, text: &str) -> Option<u32> {
        let mut characters = text.chars();
        let character = characters.next().filter(|_| characters.next().is_none())?;
        matches!(character, ' '..='~').then(|| self.first + u32::from(character) - u32::from(' '))
    }
}
