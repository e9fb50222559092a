//! Words as they are searched for: pairs of Chinese characters, and the words of other scripts.
//!
//! `assets/search.js` takes a query apart in the same way, character by character: what is changed here has
//! to be changed there.

use unicode_normalization::UnicodeNormalization;

/// What can be looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Term<'a> {
    /// Two Chinese characters beside each other, or the last of a row of them.
    Pair(char, Option<char>),
    /// A word of letters and digits, in lower case.
    Word(&'a str),
}

/// Hands on the terms of a text, as often as they stand there.
pub(super) fn each_term(text: &str, mut see: impl FnMut(Term<'_>)) {
    let mut word = String::new();
    let mut before = None;
    // A space at the end ends the last term.
    let mut take = |c: char| {
        if is_letter(c) {
            word.push(c);
        } else if !word.is_empty() {
            see(Term::Word(&word));
            word.clear();
        }
        let here = Some(c).filter(|&c| is_character(c));
        if let Some(before) = before {
            see(Term::Pair(before, here));
        }
        before = here;
    };
    if text.chars().all(is_plain) {
        text.chars().map(half).flat_map(char::to_lowercase).for_each(&mut take);
    } else {
        folded(text).for_each(&mut take);
    }
    take(' ');
}

/// A text as it is searched for: one way to write what looks alike or is one letter with a sign (`é` is `e`,
/// `ﬁ` is `fi`, the radical `⼀` the character `一`, `Ａ` the letter `a`), and small letters.
fn folded(text: &str) -> impl Iterator<Item = char> {
    let without_accents = text.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    without_accents.nfc().flat_map(char::to_lowercase)
}

/// Whether folding a character only halves its width and makes it small: nearly all that is read.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\0'..='\u{7f}' | '\u{2010}' | '\u{2012}'..='\u{2016}' | '\u{2018}'..='\u{201e}'
        | '\u{3001}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff5e}')
}

/// Full-width forms as half-width ones.
fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character is one of a script that is written without spaces, or is searched for as these are.
fn is_character(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3040}'..='\u{318f}'
        | '\u{31a0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is part of a word.
fn is_letter(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='z' | '\u{c0}'..='\u{1fff}') && !matches!(c, '\u{d7}' | '\u{f7}')
}

#[cfg(test)]
mod tests {
    use super::{folded, half, is_plain};

    fn fold(text: &str) -> String {
        folded(text).collect()
    }

    #[test]
    fn what_looks_alike_is_written_one_way() {
        for (text, expected) in [
            ("Café Cafe\u{301} ÀÉ", "cafe cafe ae"),
            ("ﬁne ①½ ㎡", "fine 11\u{2044}2 m2"),
            ("⼀、㈠", "一、(一)"),
            ("２０２４Ａ", "2024a"),
            ("İstanbul", "istanbul"),
            ("がガｶﾞ 한", "がガガ 한"),
        ] {
            assert_eq!(fold(text), expected, "{text}");
        }
    }

    #[test]
    fn the_short_way_is_the_long_one() {
        for c in ('\0'..=char::MAX).filter(|&c| is_plain(c)) {
            assert_eq!(fold(&c.to_string()), half(c).to_lowercase().to_string(), "{c:?}");
        }
    }
}
