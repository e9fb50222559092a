//! YAML as a tree in which every node knows its place in the file.
//!
//! Only what an archive needs is YAML here: mappings with scalar keys, sequences, scalars. A scalar stays the
//! text that was written: `012`, `1e3`, `yes` and `~` mean nothing yet, so no figure can be altered by
//! reading it. Anchors, aliases, merge keys and tags are refused: what a file says must be visible where it
//! is said.
//!
//! Two readers make the same tree: [`parse_plain`], a quick one for the plain YAML that nearly all reports
//! are written in, which gives up at the first thing it is not sure of, and [`parse_fully`], which reads
//! everything and knows what is wrong. A test holds them against each other.

mod codes;
mod fields;
mod class;
mod reader;
mod flow;
mod growing;
mod full;
mod bound;
mod hint;
mod indent;
mod keys;
mod lines;
mod nearest;
mod node;
mod places;
mod plain;
mod refuse;
mod syntax;
mod web;
mod words;
pub(crate) mod write;
#[cfg(test)]
mod tests;

pub(crate) use codes::*;
pub(crate) use fields::Fields;
pub(crate) use full::parse_fully;
pub(crate) use nearest::{by_likeness, nearest};
pub(crate) use node::{Node, Value};
pub(crate) use plain::parse_plain;

use crate::text::character;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::limits;
use crate::text::message;
use crate::text::source::{FileId, Place};
use std::borrow::Cow;
use std::ops::Range;

/// The most bytes that are read as YAML.
pub(crate) const MAX_BYTES: usize = limits::YAML_BYTES.most;

/// The most collections that may lie within each other.
pub(crate) const MAX_DEPTH: usize = limits::YAML_DEPTH.most;

/// Reads `text[range]`, a whole file or the front matter in it. All places count in the whole file.
///
/// `None` if it cannot be read at all. What is wrong goes to the diagnostics. Where there is nothing but
/// space and comments the node is an empty scalar.
pub(crate) fn parse<'a>(
    file: FileId,
    text: &'a str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node<'a>> {
    if range.len() > MAX_BYTES {
        let place = Place::new(file, range.start, range.start);
        diagnostics.push(
            Diagnostic::error(
                TOO_LARGE,
                place,
                message!(
                    zh: "YAML 有 {} 字节，最多 {MAX_BYTES} 字节（4 MiB）",
                    en: "{} bytes of YAML; at most {MAX_BYTES} (4 MiB) are read",
                    range.len()
                ),
            )
            .remedy(message!(
                zh: "把正文放到两行 --- 之外，或分成几个文件",
                en: "move prose out of the front matter, or split the file"
            )),
        );
        return None;
    }
    let mut characters = Vec::new();
    character::check(file, text, range.clone(), &mut characters);
    let is_cause = characters.iter().any(|told| told.severity == Severity::Error);
    diagnostics.append(&mut characters);
    let mut told = Vec::new();
    let node = parse_plain(file, text, range.clone()).or_else(|| parse_fully(file, text, range, &mut told));
    // Text that cannot be read because of a character that was told is not told once more.
    if node.is_some() || !is_cause {
        diagnostics.append(&mut told);
    }
    let node = node?;
    escapes(&node, text, diagnostics);
    Some(node)
}

/// Tells escapes that stand for characters which no page can show.
fn escapes(node: &Node<'_>, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    match &node.value {
        // What is not escaped was told where it stands.
        Value::Scalar { text: Cow::Owned(said), .. }
            if text.get(node.place.range()).is_some_and(is_escaped) =>
        {
            character::check_written(said, node.place, diagnostics);
        }
        Value::Scalar { .. } => {}
        Value::Sequence(items) => items.iter().for_each(|item| escapes(item, text, diagnostics)),
        Value::Mapping(entries) => {
            for (key, value) in entries {
                escapes(key, text, diagnostics);
                escapes(value, text, diagnostics);
            }
        }
    }
}

fn is_escaped(written: &str) -> bool {
    written.starts_with('"') && written.contains('\\')
}
