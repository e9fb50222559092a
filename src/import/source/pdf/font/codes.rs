//! How the bytes of a text are parted into codes.

/// How long codes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Codes {
    /// One byte each.
    Single,
    /// Two bytes each.
    Pairs,
    /// Two bytes, or four where they are a pair of surrogates.
    Utf16,
    /// Four bytes each.
    Quads,
    /// One byte, or two where the first is not of ASCII; four where `has_quads` and the second is a digit.
    Mixed {
        /// Whether there are codes of four bytes, as in GB 18030.
        has_quads: bool,
    },
    /// Katakana of one byte stand among codes of two.
    ShiftJis,
    /// As the font's own table says.
    Spaces(Vec<Space>),
}

/// Codes of a length between two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Space {
    /// How many bytes they have.
    pub(super) length: usize,
    /// The first.
    pub(super) low: Vec<u8>,
    /// The last.
    pub(super) high: Vec<u8>,
}

impl Space {
    fn holds(&self, bytes: &[u8]) -> bool {
        bytes.len() == self.length
            && bytes
                .iter()
                .zip(self.low.iter().zip(&self.high))
                .all(|(byte, (low, high))| low <= byte && byte <= high)
    }
}

impl Codes {
    /// The codes of a text.
    pub(super) fn split<'b>(&self, bytes: &'b [u8]) -> Vec<&'b [u8]> {
        let mut codes = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.length(rest).clamp(1, rest.len());
            let (code, after) = rest.split_at(length);
            codes.push(code);
            rest = after;
        }
        codes
    }

    /// How long the first code is.
    fn length(&self, bytes: &[u8]) -> usize {
        let first = bytes.first().copied().unwrap_or(0);
        let second = bytes.get(1).copied().unwrap_or(0);
        match self {
            Self::Single => 1,
            Self::Pairs => 2,
            Self::Quads => 4,
            Self::Utf16 => {
                if (0xd8..0xdc).contains(&first) {
                    4
                } else {
                    2
                }
            }
            Self::Mixed { .. } if first < 0x81 => 1,
            Self::Mixed { has_quads } => {
                if *has_quads && second.is_ascii_digit() {
                    4
                } else {
                    2
                }
            }
            Self::ShiftJis => {
                if first < 0x81 || (0xa0..0xe0).contains(&first) {
                    1
                } else {
                    2
                }
            }
            Self::Spaces(spaces) => {
                let fits = |length: &usize| {
                    bytes.get(..*length).is_some_and(|code| spaces.iter().any(|space| space.holds(code)))
                };
                let shortest = spaces.iter().map(|space| space.length).min().unwrap_or(2);
                (1..=4).find(fits).unwrap_or(shortest)
            }
        }
    }
}
