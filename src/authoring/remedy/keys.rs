//! The usual order of a report's keys: its own as the guide has them, tables and rows as the form has them.

use super::move_entries::{Moved, in_order as moved};
use super::unchanged::{same_but_for_order, tree};
use crate::model::report::{Key, Report};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::FileId;

/// A report's text with its keys in order, and what could not be put in order, if anything.
///
/// Rows that a report names itself keep their order among each other: it can mean something.
pub(super) fn in_order(file: FileId, path: &str, text: &str, report: &Report) -> (String, Option<Message>) {
    let blocks: Vec<&str> = report.data.iter().map(|data| data.block().id.as_str()).collect();
    let mut mappings: Vec<(Vec<&str>, Vec<&str>)> = report
        .data
        .iter()
        .map(|data| {
            let rows = data.rows().map(|row| data.row_id(row)).collect();
            (vec!["statistics", data.block().id.as_str()], rows)
        })
        .collect();
    mappings.push((vec!["statistics"], blocks));
    mappings.push((vec![], Key::ALL.iter().map(|key| key.name()).collect()));
    let mut text = text.to_owned();
    let mut unsure: Vec<String> = Vec::new();
    for (at, order) in mappings {
        let Some(root) = tree(file, path, &text) else { break };
        let Some(mapping) = at.iter().try_fold(&root, |node, key| node.find(key)) else { continue };
        let after = match moved(&text, mapping, &order) {
            Moved::InOrder => continue,
            Moved::Unsure => None,
            Moved::To(after) => {
                let same = tree(file, path, &after).is_some_and(|tree| same_but_for_order(&root, &tree));
                (same && lines(&text) == lines(&after)).then_some(after)
            }
        };
        match after {
            Some(after) => text = after,
            None => unsure.push(if at.is_empty() { "---".to_owned() } else { at.join(".") }),
        }
    }
    if unsure.is_empty() {
        return (text, None);
    }
    let names = unsure.join(", ");
    let why = message!(
        zh: "{names} 的次序没有改：看不出其中的说明属于哪一项",
        en: "the order of {names} was left: it is not certain what its comments or lines belong to"
    );
    (text, Some(why))
}

/// The lines of a text, sorted: moving lines changes none.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.sort_unstable();
    lines
}
