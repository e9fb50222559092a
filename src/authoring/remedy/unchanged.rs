//! What may not change when a text is mended.

use super::edits::{self, Edit};
use crate::text::diagnostic::Severity;
use crate::text::document;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::FileId;
use crate::text::yaml::{self, Node, Value};
use std::ops::Range;

/// A text in which slips of typing are mended, if each edit leaves the digits as they are. The name of a key
/// may change: its digits are no figure.
///
/// # Errors
/// Why it cannot be taken.
pub(super) fn by_slips(file: FileId, path: &str, before: &str, slips: Vec<Edit>) -> Result<String, Message> {
    let read = tree(file, path, before);
    let is_same = |(range, replacement): &Edit| {
        let was = before.get(range.clone()).unwrap_or_default();
        digits(was) == digits(replacement) || read.as_ref().is_some_and(|tree| has_key(tree, range))
    };
    if !slips.iter().all(is_same) {
        return Err(message!(
            zh: "改后数字的各位会不同，没有改",
            en: "digits would differ, so nothing was done"
        ));
    }
    let mut after = edits::apply(before, slips)?;
    // One slip mended may leave the next line no YAML; the slips that then come to light are mended with it.
    for _ in 0..MOST_LINES {
        let more = more_slips(file, path, &after);
        let is_plain = |(range, replacement): &Edit| {
            digits(after.get(range.clone()).unwrap_or_default()) == digits(replacement)
        };
        let is_readable = read.is_none() || tree(file, path, &after).is_some();
        if is_readable || more.is_empty() || !more.iter().all(is_plain) {
            break;
        }
        after = edits::apply(&after, more)?;
    }
    // What could be read before can be read after.
    if read.is_some() && tree(file, path, &after).is_none() {
        return Err(message!(
            zh: "改后读不出来，没有改",
            en: "it could not be read any more, so nothing was done"
        ));
    }
    Ok(after)
}

/// No more lines than this are mended for one.
const MOST_LINES: usize = 200;

/// The certain fixes of what is wrong with a text as YAML.
fn more_slips(file: FileId, path: &str, text: &str) -> Vec<Edit> {
    let Some(range) = yaml_range(file, path, text) else { return Vec::new() };
    let mut told = Vec::new();
    yaml::parse(file, text, range, &mut told);
    let fixes = told.into_iter().filter_map(|told| told.fix).filter(|fix| fix.certain);
    fixes.map(|fix| (fix.place.range(), fix.replacement)).collect()
}

/// Whether a range is that of a key.
fn has_key(node: &Node<'_>, range: &Range<usize>) -> bool {
    match &node.value {
        Value::Mapping(entries) => {
            entries.iter().any(|(key, value)| key.place.range() == *range || has_key(value, range))
        }
        Value::Sequence(items) => items.iter().any(|item| has_key(item, range)),
        Value::Scalar { .. } => false,
    }
}

/// Why a file is left alone altogether.
pub(super) fn figures_would_change() -> Message {
    message!(
        zh: "改后会有别的数字不同，没有改",
        en: "other figures would differ, so nothing was done"
    )
}

/// The digits of a text, full-width ones as plain ones, in order.
fn digits(text: &str) -> Vec<u32> {
    let value = |c: char| match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        c => c.to_digit(10),
    };
    text.chars().filter_map(value).collect()
}

/// Where the YAML of a file stands: all of it, or its front matter.
pub(super) fn yaml_range(file: FileId, path: &str, text: &str) -> Option<Range<usize>> {
    if path.ends_with(".md") {
        return document::split(file, text, &mut Vec::new())?.front_matter;
    }
    Some(0..text.len())
}

/// The YAML of a file, if nothing is wrong with it as YAML.
pub(super) fn tree<'a>(file: FileId, path: &str, text: &'a str) -> Option<Node<'a>> {
    let range = yaml_range(file, path, text)?;
    let mut told = Vec::new();
    yaml::parse(file, text, range, &mut told)
        .filter(|_| told.iter().all(|told| told.severity != Severity::Error))
}

/// Whether two trees say the same, in whatever order their keys stand.
pub(super) fn same_but_for_order(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar { text: a, plain: p }, Value::Scalar { text: b, plain: q }) => a == b && p == q,
        (Value::Sequence(a), Value::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_but_for_order(a, b))
        }
        (Value::Mapping(a), Value::Mapping(b)) => {
            let there = |key: &Node<'_>| b.iter().find(|(k, _)| k.plain_text() == key.plain_text());
            a.len() == b.len()
                && a.iter().all(|(key, value)| there(key).is_some_and(|(_, v)| same_but_for_order(value, v)))
        }
        _ => false,
    }
}
