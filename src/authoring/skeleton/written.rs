//! Words as YAML.

use crate::model::label::Label;
use crate::text::yaml::write::scalar;

/// A label, in one language or in several.
pub(super) fn label(label: &Label, language: &str) -> String {
    let texts: Vec<(&str, &str)> = label.iter().collect();
    match texts[..] {
        [(only, text)] if only == language => scalar(text),
        _ => {
            let each = texts.iter().map(|(language, text)| format!("{language}: {}", scalar(text)));
            format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Words for a comment: on one line.
pub(super) fn comment(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many columns a text takes on a screen: two for a Chinese character.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

/// Spaces that fill a text up to a width.
pub(super) fn fill(text: &str, to_width: usize) -> String {
    " ".repeat(to_width.saturating_sub(width(text)))
}
