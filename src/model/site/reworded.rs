//! `reworded`: words beside published figures that took the place of others, and why.

use crate::model::label::Label;
use crate::text::diagnostic::Diagnostic;
use crate::text::yaml::{Fields, Node, Value};

/// Words that took the place of others: a label, a unit, a note.
#[derive(Debug, Clone)]
pub(crate) struct Reworded {
    /// What was printed.
    pub was: String,
    /// What is printed; nothing where the words are gone.
    pub now: String,
    /// Why.
    pub why: Label,
}

/// Reads a list of `{was, now, why}`.
pub(super) fn read(
    node: Option<&Node<'_>>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Reworded> {
    let mut found = Vec::new();
    for node in node.and_then(|node| node.items(diagnostics)).unwrap_or_default() {
        let Some(mut fields) = Fields::of(node, diagnostics) else { continue };
        let was = fields.require("was", diagnostics).and_then(|node| words(node, diagnostics));
        let now = fields.require("now", diagnostics).and_then(|node| words(node, diagnostics));
        let why = fields.require("why", diagnostics);
        let why = why.and_then(|node| Label::read(node, language, diagnostics));
        fields.finish(diagnostics);
        if let (Some(was), Some(now), Some(why)) = (was, now, why) {
            found.push(Reworded { was, now, why });
        }
    }
    found
}

/// Words as they are printed; `~` stands for none.
fn words(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let text = node.text(diagnostics)?;
    let is_none = matches!(node.value, Value::Scalar { plain: true, .. }) && text == "~";
    Some(if is_none { String::new() } else { text.to_owned() })
}
