//! The fields of a mapping: asked for by name, and what was not asked for is told.

use super::{MISSING_KEY, Node, UNKNOWN_KEY, nearest};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;

/// The fields of a mapping. Ask for each that may be there, then [`finish`](Fields::finish).
///
/// ```ignore
/// let mut fields = Fields::of(&node, diagnostics).unwrap();
/// let title = fields.require("title", diagnostics).and_then(|n| n.text(diagnostics));
/// let order = fields.get("order").and_then(|n| n.text(diagnostics));
/// fields.finish(diagnostics);
/// assert_eq!((title, order), (Some("Annals"), None));
/// assert_eq!(diagnostics[0].message.en, "unknown key 'ordr'");
/// ```
#[derive(Debug)]
#[must_use = "finish() tells of unknown keys"]
pub(crate) struct Fields<'n, 'a> {
    node: &'n Node<'a>,
    entries: &'n [(Node<'a>, Node<'a>)],
    /// What was asked for, one name a line; most are there, so this is only read when one is not.
    known: String,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// The fields of a mapping; an error if the node is none.
    pub(crate) fn of(node: &'n Node<'a>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let entries = node.entries(diagnostics)?;
        Some(Self { node, entries, known: String::with_capacity(128) })
    }

    /// The value of a key, if it is there. The key is known from now on.
    pub(crate) fn get(&mut self, key: &str) -> Option<&'n Node<'a>> {
        self.known.push_str(key);
        self.known.push('\n');
        self.entries.iter().find(|(k, _)| k.plain_text() == Some(key)).map(|(_, value)| value)
    }

    /// The value of a key; an error if it is not there.
    pub(crate) fn require(&mut self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<&'n Node<'a>> {
        let value = self.get(key);
        if value.is_none() {
            diagnostics.push(
                Diagnostic::error(
                    MISSING_KEY,
                    self.node.place_of_start(),
                    message!(zh: "缺少“{key}”", en: "'{key}' is missing"),
                )
                .remedy(message!(zh: "在这里补上 {key}: …", en: "add {key}: … here")),
            );
        }
        value
    }

    /// Tells every key that was not asked for.
    pub(crate) fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        for (key, _) in self.entries {
            let Some(name) = key.plain_text() else { continue };
            if self.known.lines().any(|known| known == name) {
                continue;
            }
            let mut known: Vec<&str> = Vec::new();
            for word in self.known.lines() {
                if !known.contains(&word) {
                    known.push(word);
                }
            }
            let all = known.join(", ");
            let remedy = match nearest(name, known) {
                Some(meant) => message!(
                    zh: "是不是 {meant}？可写的有：{all}", en: "did you mean {meant}? There are: {all}"
                ),
                None => message!(zh: "可写的有：{all}", en: "there are: {all}"),
            };
            diagnostics.push(
                Diagnostic::error(
                    UNKNOWN_KEY,
                    key.place,
                    message!(zh: "没有“{name}”这一项", en: "unknown key '{name}'"),
                )
                .remedy(remedy),
            );
        }
    }
}
