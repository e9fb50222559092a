//! Characters of symbol fonts, which are pictures under the numbers of other characters.

/// What a character of a symbol font shows; `None` where that is not known.
pub(super) fn symbol(font: &str, character: char) -> Option<char> {
    let code = match character as u32 {
        code @ 0xF020..=0xF0FF => code - 0xF000,
        code @ 0x20..=0xFF => code,
        _ => return Some(character),
    };
    if code == 0x20 {
        return Some(' ');
    }
    match font.trim().to_ascii_lowercase().as_str() {
        "wingdings" => wingdings(code),
        "wingdings 2" => wingdings_2(code),
        "symbol" => greek(code),
        _ => None,
    }
}

/// Whether a font is one of symbols.
pub(super) fn is_symbol_font(font: &str) -> bool {
    ["wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol"]
        .iter()
        .any(|other| font.trim().eq_ignore_ascii_case(other))
}

/// The more usual characters of Wingdings.
fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x6C => '●',
        0x6E => '■',
        0x6F => '□',
        0x70 => '❐',
        0x71 => '❑',
        0x72 => '❒',
        0x74 => '⧫',
        0x75 => '◆',
        0x76 => '❖',
        0x80 => '⓪',
        0x81..=0x8A => return char::from_u32('①' as u32 + code - 0x81),
        0x8B => '⓿',
        0x8C..=0x95 => return char::from_u32('❶' as u32 + code - 0x8C),
        0x9F => '•',
        0xA1 => '○',
        0xA4 => '◉',
        0xA7 => '▪',
        0xA8 => '◻',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xE8 => '➔',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

/// The more usual characters of Wingdings 2.
fn wingdings_2(code: u32) -> Option<char> {
    Some(match code {
        0x4F => '✗',
        0x50 => '✓',
        0x51 | 0x53 => '☒',
        0x52 => '☑',
        0x54 => '☒',
        0x6A..=0x73 => return char::from_u32('①' as u32 + code - 0x6A),
        0x96 => '•',
        0x97 => '●',
        0xA2 => '■',
        0xA3 => '□',
        _ => return None,
    })
}

/// The characters of Symbol: digits as they are, Greek letters, signs.
fn greek(code: u32) -> Option<char> {
    const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let character = char::from_u32(code)?;
    Some(match character {
        'A'..='Z' => return GREEK.chars().nth((code - 0x41) as usize),
        'a'..='z' => return SMALL.chars().nth((code - 0x61) as usize),
        '-' => '−',
        '0'..='9'
        | '%'
        | '('
        | ')'
        | '+'
        | ','
        | '.'
        | '/'
        | ':'
        | ';'
        | '<'
        | '='
        | '>'
        | '['
        | ']'
        | '!' => character,
        '\u{A3}' => '≤',
        '\u{B0}' => '°',
        '\u{B1}' => '±',
        '\u{B3}' => '≥',
        '\u{B4}' => '×',
        '\u{B7}' => '•',
        '\u{B8}' => '÷',
        '\u{B9}' => '≠',
        '\u{BB}' => '≈',
        '\u{BC}' => '…',
        '\u{AE}' => '→',
        '\u{A5}' => '∞',
        '\u{E5}' => '∑',
        _ => return None,
    })
}
