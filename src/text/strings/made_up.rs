//! A language that is made up, for tests.

use super::Texts;

/// The tag of a language that is made up: English in brackets.
pub const MADE_UP: &str = "qaa";

/// The strings of the made-up language.
pub(super) fn texts() -> (&'static str, Texts) {
    let english: Texts = serde_yaml::from_str(include_str!("en.yaml")).unwrap_or_default();
    (MADE_UP, english.into_iter().map(|(key, text)| (key, bracketed(&text))).collect())
}

/// A text of the made-up language: each stretch of words between placeholders in brackets.
pub fn bracketed(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (words, placeholder) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
        if words.contains(char::is_alphabetic) {
            made.push_str(&format!("⟦{words}⟧"));
        } else {
            made.push_str(words);
        }
        let end = placeholder.find('}').map_or(placeholder.len(), |end| end + 1);
        made.push_str(&placeholder[..end]);
        rest = &placeholder[end..];
    }
    made
}
