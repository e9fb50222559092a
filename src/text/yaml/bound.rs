//! A bound that is written without quotes: `>5`. To YAML its sign begins a text of several lines.

use super::SYNTAX;
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source::Place;

/// How long the bound is that a text begins with; `None` where it begins with none.
pub(super) fn length(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('>')?.trim_start_matches(['=', '＝']).trim_start_matches(' ');
    let digits = digits.trim_start_matches(['+', '-', '−']);
    let is_bound = digits.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find([',', ']', '}', '\n', '#']).unwrap_or(text.len());
    is_bound.then(|| text[..end].trim_end().len())
}

/// What is told of a bound at a place.
pub(super) fn diagnostic(bound: &str, place: Place) -> Diagnostic {
    let message = message!(
        zh: "以“>”开头的“{bound}”会被当作多行文字",
        en: "'{bound}' begins with '>', and so a text of several lines"
    );
    let remedy = message!(zh: "写作 '{bound}'（加引号）", en: "write it in quotes: '{bound}'");
    let diagnostic = Diagnostic::error(SYNTAX, place, message).remedy(remedy);
    if bound.contains('\'') { diagnostic } else { diagnostic.fix(place, format!("'{bound}'")) }
}
