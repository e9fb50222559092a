//! Entries added to a list of a file: `corrections` of a report, `reworded` of `annals.yaml`.

use super::unchanged::{tree, yaml_range};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::FileId;
use crate::text::yaml::{Node, Value};

/// The text of a file with entries, each written in braces, at the end of the list under a key. A list that
/// is not there is begun at the end of the file's YAML.
///
/// # Errors
/// Why they cannot be written there.
pub(super) fn added(
    file: FileId,
    path: &str,
    text: &str,
    key: &str,
    entries: &[String],
) -> Result<String, Message> {
    let unsure = || {
        message!(
            zh: "{key} 写得特别，不能确定写在哪里；请手写",
            en: "`{key}` is written in a way that leaves it uncertain where an entry goes: write it by hand"
        )
    };
    let root =
        tree(file, path, text).filter(|root| text.as_bytes().get(root.place.range().start) != Some(&b'{'));
    let (root, yaml) = root.zip(yaml_range(file, path, text)).ok_or_else(unsure)?;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (at, new) = match root.find(key) {
        None => (yaml.end, block(&format!("{key}:{end}"), "  ", entries, end)),
        Some(list) => after_last(text, list, entries, end).ok_or_else(unsure)?,
    };
    // The last line of a file may lack its end.
    let joint = if at > 0 && !text[..at].ends_with('\n') && new.ends_with('\n') { end } else { "" };
    let after = format!("{}{joint}{new}{}", &text[..at], &text[at..]);
    let count = |root: &Node<'_>| root.find(key).map_or(0, |list| list.one_or_more().len());
    let is_added = tree(file, path, &after).is_some_and(|new| count(&new) == count(&root) + entries.len());
    if is_added { Ok(after) } else { Err(unsure()) }
}

/// Where entries go after those of a list, and how they are written there.
fn after_last(text: &str, list: &Node<'_>, entries: &[String], end: &str) -> Option<(usize, String)> {
    let Value::Sequence(items) = &list.value else { return None };
    let (first, last) = (items.first()?, items.last()?);
    if text.as_bytes().get(list.place.range().start) == Some(&b'[') {
        return Some((last.place.range().end, entries.iter().map(|entry| format!(", {entry}")).collect()));
    }
    let start = first.place.range().start;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let (indent, between) = text[line..start].split_once('-')?;
    if !indent.trim().is_empty() || !between.trim().is_empty() {
        return None;
    }
    let from = last.place.range().end;
    let at = text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    Some((at, block("", indent, entries, end)))
}

fn block(head: &str, indent: &str, entries: &[String], end: &str) -> String {
    let lines: String = entries.iter().map(|entry| format!("{indent}- {entry}{end}")).collect();
    format!("{head}{lines}")
}
