//! Words as YAML.

use crate::model::label::Label;

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A label, in one language or in several.
pub fn label(label: &Label, language: &str) -> String {
    let texts: Vec<(&str, &str)> = label.iter().collect();
    match texts[..] {
        [(only, text)] if only == language => quoted(text),
        _ => {
            let each = texts.iter().map(|(language, text)| format!("{language}: {}", quoted(text)));
            format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Words for a comment: on one line.
pub fn comment(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many columns a text takes on a screen: two for a Chinese character.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

/// Spaces that fill a text up to a width.
pub fn fill(text: &str, to: usize) -> String {
    " ".repeat(to.saturating_sub(width(text)))
}
