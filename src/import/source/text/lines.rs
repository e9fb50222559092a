//! The lines of a text, whatever ends them.

use crate::import::source::limits;
use crate::import::source::refusal::Refusal;

/// A line, or the part of one that stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number in the text, from 1.
    pub(super) number: usize,
    /// What is on it.
    pub(super) text: &'a str,
}

/// The lines of a text, blank ones too.
pub(super) fn lines(text: &str) -> Result<Vec<Line<'_>>, Box<Refusal>> {
    // The end of a file in DOS.
    let mut rest = text.trim_end_matches('\u{1a}');
    let mut lines = Vec::new();
    let mut number = 1;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r', '\u{c}']).unwrap_or(rest.len());
        let (line, ended) = rest.split_at(end);
        if lines.len() >= limits::LINES {
            return Err(limits::too_many_lines());
        }
        lines.push(Line { number, text: line });
        // A new page begins on the same line.
        if let Some(after) = ended.strip_prefix('\u{c}') {
            rest = after;
        } else {
            number += 1;
            rest = ended.strip_prefix("\r\n").or_else(|| ended.get(1..)).unwrap_or_default();
        }
    }
    Ok(lines)
}
