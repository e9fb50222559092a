//! The values of `official`, each mandatory or not; one that holds nothing counts as missing.

use crate::model::label::Label;
use crate::text::diagnostic::Diagnostic;
use crate::text::yaml::{Fields, Node, Value};

/// The values of a mapping, and which of the mandatory ones are missing.
pub(super) struct Values<'n, 'a> {
    fields: Fields<'n, 'a>,
    within: &'static str,
    language: &'n str,
    /// Mandatory keys without a value.
    pub missing: Vec<String>,
}

/// A value that may be missing.
pub(super) struct Given<'n, 'a> {
    node: Option<&'n Node<'a>>,
    language: &'n str,
}

impl<'n, 'a> Values<'n, 'a> {
    pub(super) fn of(fields: Fields<'n, 'a>, within: &'static str, language: &'n str) -> Self {
        Self { fields, within, language, missing: Vec::new() }
    }

    /// A value that every official site has.
    pub(super) fn must(&mut self, key: &str) -> Given<'n, 'a> {
        let given = self.may(key);
        if given.node.is_none() {
            self.missing.push(format!("{}{key}", self.within));
        }
        given
    }

    /// A value that a site may have.
    pub(super) fn may(&mut self, key: &str) -> Given<'n, 'a> {
        Given { node: self.fields.get(key).filter(|node| holds_something(node)), language: self.language }
    }

    /// Tells unknown keys, and answers with the missing ones.
    pub(super) fn finish(self, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
        self.fields.finish(diagnostics);
        self.missing
    }
}

impl<'n, 'a> Given<'n, 'a> {
    pub(super) fn node(self) -> Option<&'n Node<'a>> {
        self.node
    }

    pub(super) fn label(self, diagnostics: &mut Vec<Diagnostic>) -> Label {
        self.node.and_then(|node| Label::read(node, self.language, diagnostics)).unwrap_or_default()
    }

    pub(super) fn labels(self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Label> {
        let items = self.node.and_then(|node| node.items(diagnostics)).unwrap_or_default();
        let given = items.iter().filter(|item| holds_something(item));
        given.filter_map(|item| Label::read(item, self.language, diagnostics)).collect()
    }

    pub(super) fn address(self, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
        self.node?.web_address(diagnostics).map(str::to_owned)
    }
}

/// Whether a value, or a part of it, is more than white space.
fn holds_something(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Scalar { text, .. } => !text.trim().is_empty(),
        Value::Sequence(items) => items.iter().any(holds_something),
        Value::Mapping(entries) => entries.iter().any(|(_, value)| holds_something(value)),
    }
}
