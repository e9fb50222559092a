//! What each byte is to the quick reader.

/// What a byte can be in plain YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Part of any scalar, and able to begin one.
    Word,
    /// The first byte of characters of which some are not harmless.
    Special,
    /// `-`, which begins a scalar or an item.
    Dash,
    /// `,`: part of a scalar outside brackets only.
    Comma,
    /// `[]{}`: part of a scalar outside brackets only.
    Bracket,
    /// Part of a scalar, and not able to begin one.
    Indicator,
    Colon,
    Hash,
    Space,
    /// A line feed or carriage return.
    End,
    /// Tabs and control characters: not read here.
    Unsure,
}

/// The class of a byte.
pub(super) fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Unsure; 256];
    let mut byte = 0x21;
    while byte < 0x100 {
        classes[byte] = match byte as u8 {
            b'-' => Class::Dash,
            b',' => Class::Comma,
            b'[' | b']' | b'{' | b'}' => Class::Bracket,
            b'?' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' => Class::Indicator,
            b':' => Class::Colon,
            b'#' => Class::Hash,
            0x7f => Class::Unsure,
            // C1 controls and NBSP; U+2028; the byte order mark.
            0xc2 | 0xe2 | 0xef => Class::Special,
            _ => Class::Word,
        };
        byte += 1;
    }
    classes[b' ' as usize] = Class::Space;
    classes[b'\n' as usize] = Class::End;
    classes[b'\r' as usize] = Class::End;
    classes
};
