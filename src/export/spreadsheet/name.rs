//! Names of sheets: short, without the characters that spreadsheets refuse, each once.

use std::collections::BTreeSet;

/// The longest name that a sheet may have, in UTF-16.
const LONGEST: usize = 31;

/// The names that are taken, in small letters: spreadsheets do not tell `A` from `a`.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name that says what a title says, and that no sheet has yet.
    pub(super) fn give(&mut self, title: &str) -> String {
        let plain: String = title
            .chars()
            .map(|character| if refused(character) { ' ' } else { character })
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let plain = plain.trim_matches(['\'', ' ']);
        let plain = if plain.is_empty() { "1" } else { plain };
        let mut name = cut(plain, LONGEST);
        for number in 2_usize.. {
            if self.0.insert(name.to_lowercase()) {
                break;
            }
            let end = format!(" ({number})");
            name = format!("{}{end}", cut(plain, LONGEST - end.len()));
        }
        name
    }
}

/// Whether a name may not have a character.
fn refused(character: char) -> bool {
    character.is_control() || matches!(character, '[' | ']' | ':' | '*' | '?' | '/' | '\\')
}

/// As much of a text as fits.
fn cut(text: &str, most: usize) -> String {
    let mut length = 0;
    let fits = text.chars().take_while(|character| {
        length += character.len_utf16();
        length <= most
    });
    fits.collect::<String>().trim_end_matches(['\'', ' ']).to_owned()
}
