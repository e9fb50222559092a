//! Values and texts in the notations that several formats share.

/// A value as indented JSON and a line feed.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    // These values are structs of texts and numbers: nothing in them can fail to become JSON.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// A text with a space for each character that would end the line, control the terminal or reverse the
/// direction of the text.
pub(super) fn one_line(text: &str) -> String {
    let controls = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.replace(controls, " ")
}
