//! Ranges of a text replaced.

use crate::text::message;
use crate::text::message::Message;
use std::ops::Range;

/// A range of a text, and what is to stand there.
pub(super) type Edit = (Range<usize>, String);

/// The text with ranges replaced.
///
/// # Errors
/// If two ranges overlap, or one is none of the text.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> Result<String, Message> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits.dedup();
    let mut after = String::with_capacity(text.len());
    let mut at = 0;
    for (range, replacement) in edits {
        let kept = text.get(at..range.start).filter(|_| text.get(range.clone()).is_some());
        let kept = kept.ok_or_else(
            || message!(zh: "两处改法重叠，没有改", en: "two remedies overlap, so neither was done"),
        )?;
        after.push_str(kept);
        after.push_str(&replacement);
        at = range.end;
    }
    after.push_str(&text[at..]);
    Ok(after)
}
