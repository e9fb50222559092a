//! The entries of a mapping moved as whole lines, each with the comments right above it.

use crate::text::yaml::{Node, Value};

/// What became of a mapping's order.
pub(super) enum Moved {
    /// It is in order already.
    InOrder,
    /// It is not certain which lines belong to which entry, or what the order is.
    Unsure,
    /// The whole text, with the entries in order.
    To(String),
}

/// Puts the entries of a mapping in an order. Entries that it does not name keep the mapping as it is.
pub(super) fn in_order(text: &str, mapping: &Node<'_>, order: &[&str]) -> Moved {
    let Value::Mapping(entries) = &mapping.value else { return Moved::InOrder };
    let rank = |key: &Node<'_>| order.iter().position(|name| key.plain_text() == Some(name));
    let Some(ranks) = entries.iter().map(|(key, _)| rank(key)).collect::<Option<Vec<usize>>>() else {
        return Moved::InOrder;
    };
    if ranks.is_sorted() {
        return Moved::InOrder;
    }
    let Some(chunks) = chunks(text, entries) else { return Moved::Unsure };
    let mut by_rank: Vec<usize> = (0..chunks.len()).collect();
    by_rank.sort_by_key(|&entry| ranks[entry]);
    let (start, end) = (chunks[0].start, chunks[chunks.len() - 1].end);
    let column = text[..key_start(entries, 0)].len() - line_start(text, key_start(entries, 0));
    // A comment above the first entry may be about them all, and one below the last about the last.
    let first_moves = by_rank[0] != 0 && is_comment(text[..start].lines().next_back().unwrap_or(""), column);
    let below = text[end..].lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let last_moves = by_rank[by_rank.len() - 1] != chunks.len() - 1 && is_comment(below, column);
    if first_moves || last_moves {
        return Moved::Unsure;
    }
    let mut after = String::with_capacity(text.len());
    after.push_str(&text[..start]);
    for (at, &entry) in by_rank.iter().enumerate() {
        after.push_str(&text[chunks[entry].clone()]);
        // Empty lines stay where they are.
        if let Some(next) = chunks.get(at + 1) {
            after.push_str(&text[chunks[at].end..next.start]);
        }
    }
    after.push_str(&text[end..]);
    Moved::To(after)
}

fn key_start(entries: &[(Node<'_>, Node<'_>)], entry: usize) -> usize {
    entries[entry].0.place.range().start
}

/// The lines of each entry. `None` where entries share lines, or a comment stands apart from what follows it.
fn chunks(text: &str, entries: &[(Node<'_>, Node<'_>)]) -> Option<Vec<std::ops::Range<usize>>> {
    let mut chunks: Vec<std::ops::Range<usize>> = Vec::with_capacity(entries.len());
    let mut column = None;
    for (entry, (key, value)) in entries.iter().enumerate() {
        let at = key_start(entries, entry);
        let begins = line_start(text, at);
        let indent = at - begins;
        if !text[begins..at].bytes().all(|b| b == b' ') || *column.get_or_insert(indent) != indent {
            return None;
        }
        let last = value.place.range().end.max(key.place.range().end);
        let end = last + text[last..].find('\n')? + 1;
        let mut start = begins;
        if let Some(before) = chunks.last() {
            let gap = text.get(before.end..begins)?;
            for line in gap.split_inclusive('\n').rev().take_while(|line| is_comment(line, indent)) {
                start -= line.len();
            }
            if !text[before.end..start].trim().is_empty() {
                return None;
            }
        }
        chunks.push(start..end);
    }
    Some(chunks)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Whether a line is a comment that stands where keys of this indentation do.
fn is_comment(line: &str, column: usize) -> bool {
    let words = line.trim_start_matches(' ');
    words.starts_with('#') && line.len() - words.len() == column
}
