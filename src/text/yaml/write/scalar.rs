//! Scalars: without quotes where nothing can be mistaken, else in the quotes that need the fewest escapes.

use std::fmt::Write;

/// Where a scalar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// Behind a key or a dash, to the end of the line.
    Line,
    /// In brackets, where commas and brackets end it.
    Braces,
}

/// Words, which no program may take for anything else than text.
pub(super) fn text(words: &str, within: Within) -> String {
    if is_plain(words, within) && !is_another_type(words) { words.to_owned() } else { quoted(words) }
}

/// What may be taken for a number, a date or nothing, since it is one.
pub(super) fn plain(words: &str, within: Within) -> String {
    if is_plain(words, within) { words.to_owned() } else { quoted(words) }
}

/// Whether YAML reads a scalar without quotes as it stands.
fn is_plain(words: &str, within: Within) -> bool {
    let Some(first) = words.chars().next() else { return false };
    let begins = match first {
        // Before a letter or a digit it begins no item.
        '-' => words[1..].starts_with(|c: char| c.is_ascii_alphanumeric()),
        '?' | ':' | ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%'
        | '@' | '`' => false,
        first => !first.is_whitespace(),
    };
    let is_bracket = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}');
    let ends_early = within == Within::Braces && words.contains(is_bracket);
    begins
        && !ends_early
        && !words.ends_with(char::is_whitespace)
        && !words.contains(is_unusual)
        && !words.contains(" #")
        // In braces a colon may be a key's, but for one as in an address or a time of day.
        && words.match_indices(':').all(|(at, _)| match words[at + 1..].chars().next() {
            None | Some(' ') => false,
            Some(next) => within == Within::Line || next == '/' || next.is_ascii_alphanumeric(),
        })
}

/// Whether a character is not to be seen, or is a space that looks like another.
fn is_unusual(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether YAML 1.1 or 1.2 gives a plain scalar another type than text: a number, a date, a truth value,
/// nothing.
fn is_another_type(words: &str) -> bool {
    const WORDS: [&str; 14] =
        ["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".inf", ".nan"];
    let lower = words.to_ascii_lowercase();
    let is_part = |c: char| {
        c.is_ascii_hexdigit() || matches!(c, '+' | '-' | '.' | '_' | ':' | 'x' | 'o' | 't' | 'z' | ' ')
    };
    WORDS.contains(&lower.trim_start_matches(['+', '-']))
        || (lower.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
            && lower.chars().all(is_part))
}

fn quoted(words: &str) -> String {
    if !words.contains(is_unusual) {
        if !words.contains(['"', '\\']) {
            return format!("\"{words}\"");
        }
        if !words.contains('\'') {
            return format!("'{words}'");
        }
    }
    let mut quoted = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            // Indents Chinese text, and can be seen.
            '\u{3000}' => quoted.push(c),
            c if is_unusual(c) => _ = write!(quoted, "\\U{:08X}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
