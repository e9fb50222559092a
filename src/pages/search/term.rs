//! Words as they are searched for: pairs of Chinese characters, and the words of other scripts.
//!
//! `assets/search.js` takes a query apart in the same way, character by character: what is changed here has
//! to be changed there.

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
    for c in text.chars().flat_map(folded).chain([' ']) {
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
    }
}

/// Full-width forms as half-width ones, capital letters as small ones.
fn folded(c: char) -> impl Iterator<Item = char> {
    let half = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    half.to_lowercase()
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
