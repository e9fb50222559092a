//! Space that is not plain, and texts in which there is nothing to see.

/// What a space that is not plain is called in Chinese and in English.
pub(crate) fn name_of_space(space: char) -> (&'static str, &'static str) {
    match space {
        '\t' => ("制表符（Tab）", "a tab"),
        '\u{3000}' => ("全角空格", "a full-width space"),
        '\u{a0}' => ("不间断空格（NBSP）", "a no-break space"),
        _ => ("特殊的空白字符", "an unusual space"),
    }
}

/// Whether there is nothing to see in a text: it is empty, or all of it is space, controls and characters
/// without width.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_without_width(c))
}

/// Whether a character takes no room: joiners, marks of direction, byte order marks, fillers.
pub(crate) fn is_without_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}')
        || matches!(c, '\u{feff}' | '\u{ffa0}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::is_blank;

    #[test]
    fn what_cannot_be_seen_is_blank() {
        for text in ["", " ", "  \t", "\u{3000}", "\u{a0}\u{200b}", "\u{feff}", "\r\n", "\u{7}"] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["~", ".", "0", "　a", "/"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
