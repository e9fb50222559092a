//! Markdown: the lines of a text without their marks, and tables with strokes.
//!
//! Lines are not joined: those who read reports go by lines.

#[cfg(test)]
mod tests;

use crate::import::document::{Document, Role};
use crate::import::source::refusal::Refusal;
use crate::import::source::text::{self, Dialect, Said};
use crate::text::markdown::words_of_line;

/// A text with marks.
const MARKDOWN: Dialect = Dialect { line, cell: |text| words_of_line(text).0, escapes: true };

/// Reads a text in Markdown.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    text::read_as(bytes, MARKDOWN)
}

/// What a line says that is in no table.
fn line(line: &str) -> Option<Said> {
    let line = line.trim_matches(text::is_blank).trim_start_matches(['>', ' ']);
    if is_rule(line) {
        return None;
    }
    let (role, marked, number) = if let Some((level, words)) = text::heading(line) {
        (Role::Heading(level), without_closing(words), "")
    } else if let Some(words) = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)) {
        (Role::Item, words.trim_start(), "")
    } else {
        let (number, words) = number(line);
        (Role::Body, words, number)
    };
    let (words, links) = words_of_line(marked);
    let text = words.trim();
    let cut = words.len() - words.trim_start().len();
    // Links within what is left, behind the number.
    let links = links.into_iter().filter_map(|(range, address)| {
        let start = range.start.saturating_sub(cut);
        let end = range.end.saturating_sub(cut).min(text.len());
        (start < end).then(|| (number.len() + start..number.len() + end, address))
    });
    let links = links.collect();
    let text = format!("{number}{text}");
    (!text.is_empty()).then_some(Said { text, role, links })
}

/// The number of an item with its stop and its blank, as printed; and what follows.
fn number(line: &str) -> (&str, &str) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    if digits > 0 && digits < 10 && (rest.starts_with(". ") || rest.starts_with(") ")) {
        line.split_at_checked(digits + 2).unwrap_or(("", line))
    } else {
        ("", line)
    }
}

/// The words of a heading without the marks that close it.
fn without_closing(words: &str) -> &str {
    let open = words.trim_end_matches('#');
    if open.is_empty() || open.ends_with(' ') { open.trim_end() } else { words }
}

/// Whether a line is a rule, the line under a heading, or a fence.
fn is_rule(line: &str) -> bool {
    let of = |mark: char| line.starts_with(mark) && line.chars().all(|c| c == mark || c == ' ');
    let is_fence = ["```", "~~~"].iter().any(|fence| line.starts_with(fence) && !line.contains(' '));
    (line.len() > 2 && ['-', '*', '_', '='].into_iter().any(of)) || is_fence
}
