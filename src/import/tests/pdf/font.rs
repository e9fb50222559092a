//! How characters become codes.

use crate::import::tests::dice::Dice;
use encoding_rs::GBK;
use std::collections::BTreeMap;

/// What the codes of a font are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// GBK, not embedded.
    Gbk,
    /// Unicode, not embedded.
    Unicode,
    /// Numbers within the font, which a table of its own explains.
    Numbers,
}

/// A font.
#[derive(Debug, Clone)]
pub struct Font {
    /// What its codes are.
    pub kind: Kind,
    /// The numbers of characters.
    numbers: BTreeMap<char, u16>,
}

impl Font {
    /// A font of chance for some words.
    pub fn of(words: &str, dice: &mut Dice) -> Self {
        let mut kind = dice.pick(&[Kind::Gbk, Kind::Unicode, Kind::Numbers]);
        let more = "0123456789- 内部资料";
        if kind == Kind::Gbk && GBK.encode(words).2 || words.chars().any(|c| c > '\u{ffff}') {
            kind = Kind::Unicode;
        }
        let mut numbers: BTreeMap<char, u16> = words.chars().chain(more.chars()).map(|c| (c, 0)).collect();
        // Numbers that say nothing of the characters.
        let count = numbers.len();
        let mut free: Vec<u16> = (1..=u16::try_from(count).unwrap()).collect();
        numbers.values_mut().for_each(|number| *number = free.remove(dice.below(free.len())));
        Self { kind, numbers }
    }

    /// The width of a character, in thousandths of the size.
    pub fn width(c: char) -> i64 {
        if c.is_ascii() { 500 } else { 1000 }
    }

    /// The code of a text, as hexadecimal digits.
    pub fn encode(&self, text: &str) -> String {
        let bytes: Vec<u8> = match self.kind {
            Kind::Gbk => GBK.encode(text).0.into_owned(),
            Kind::Unicode => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Kind::Numbers => {
                text.chars().flat_map(|c| self.numbers.get(&c).copied().unwrap_or(0).to_be_bytes()).collect()
            }
        };
        bytes.iter().map(|byte| format!("{byte:02X}")).collect()
    }

    /// The objects of the font, from number 3 on.
    pub fn objects(&self) -> Vec<String> {
        let encoding = match self.kind {
            Kind::Gbk => "GBK-EUC-H",
            Kind::Unicode => "UniGB-UTF16-H",
            Kind::Numbers => "Identity-H",
        };
        let table = if self.kind == Kind::Numbers { "/ToUnicode 6 0 R" } else { "" };
        let ordering = if self.kind == Kind::Numbers { "Identity" } else { "GB1" };
        let widths: String = match self.kind {
            Kind::Numbers => {
                let width = |(c, number): (&char, &u16)| format!("{number} [{}] ", Self::width(*c));
                self.numbers.iter().map(width).collect()
            }
            Kind::Gbk | Kind::Unicode => "1 [500 500] 3 95 500 814 939 500".into(),
        };
        let mut entries: Vec<String> = Vec::new();
        for (c, number) in &self.numbers {
            let text: String = c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
            entries.push(format!("<{number:04X}> <{text}>\n"));
        }
        let blocks: String = entries
            .chunks(100)
            .map(|some| format!("{} beginbfchar\n{}endbfchar\n", some.len(), some.concat()))
            .collect();
        let map = format!(
            "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <FFFF> \
             endcodespacerange\n{blocks}endcmap end\n"
        );
        vec![
            format!(
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}\
                 /DescendantFonts[4 0 R]{table}>>"
            ),
            format!(
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 5 0 R\
                 /DW 1000/W[{widths}]\
                 /CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 2>>>>"
            ),
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0\
             /Ascent 880/Descent -120/CapHeight 700/StemV 93>>"
                .to_owned(),
            format!("<</Length {}>>stream\n{map}\nendstream", map.len() + 1),
        ]
    }
}
