//! Lines that were parted by the width of a page and not by their author.

use super::marker::Marker;
use super::part::Part;
use crate::import::document::{Position, Role};
use crate::import::line::Line;

/// Lines that end without a sign and are shorter than this may be headings.
const LONG: usize = 25;

/// Joins the lines that certainly belong to one paragraph.
pub(super) fn joined(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let mut joined: Vec<Part<'_>> = Vec::with_capacity(parts.len());
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Part::Line(first)), Part::Line(next)) if goes_on(first, &next) => append(first, next),
            (_, part) => joined.push(part),
        }
    }
    joined
}

fn append<'d>(first: &mut Line<'d>, next: Line<'d>) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii() && !c.is_ascii_whitespace());
    if latin(first.text.chars().next_back()) && latin(next.text.chars().next()) {
        first.text.push(' ');
    }
    let before = first.text.len();
    let moved = next.spans.into_iter().map(|(part, span)| (part.start + before..part.end + before, span));
    first.spans.extend(moved);
    first.text.push_str(&next.text);
    first.spot = next.spot;
}

/// Whether a line certainly goes on in the next.
fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    // A paragraph of a word processor ends where its author ended it; its lines need not.
    let is_text = |line: &Line<'_>| matches!(line.position, Position::Line(_));
    let may_wrap = line.position == next.position || (is_text(line) && is_text(next));
    let alike = line.role == Role::Body && next.role == Role::Body && line.align == next.align;
    if !may_wrap || !alike || Marker::of(&next.text).is_some() {
        return false;
    }
    let (Some(last), Some(first)) = (line.text.chars().next_back(), next.text.chars().next()) else {
        return false;
    };
    if begins_nothing(first) || ends_nothing(last) {
        return true;
    }
    if last.is_ascii_lowercase() || last == ',' {
        return first.is_ascii_lowercase() && line.text.len() >= LONG;
    }
    let is_word = |c: char| c.is_alphanumeric();
    let has_signs = |text: &str| text.contains(['，', '。', '；', '：', ',']);
    let is_sentence = line.text.chars().count() >= LONG && has_signs(&line.text) && has_signs(&next.text);
    is_word(last) && is_word(first) && (is_sentence || is_open(&line.text, &next.text))
}

/// Whether no line begins with this character.
fn begins_nothing(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '”' | '’' | '〉' | '」' | '』')
}

/// Whether no line ends with this character.
fn ends_nothing(c: char) -> bool {
    matches!(c, '、' | '，' | '（' | '《' | '“' | '‘' | '〈' | '「' | '『')
}

/// Whether a mark that is opened in the one line is closed in the other.
fn is_open(line: &str, next: &str) -> bool {
    let pairs = [('“', '”'), ('《', '》'), ('（', '）')];
    pairs.into_iter().any(|(open, close)| {
        let after = line.rfind(open).and_then(|at| line.get(at..));
        let open_at_end = after.is_some_and(|after| !after.contains(close));
        open_at_end && next.find(close).is_some_and(|at| next.find(open).is_none_or(|other| at < other))
    })
}
