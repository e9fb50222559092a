//! Lists of codes, and the rows that are told apart by them.

use super::{Reader, codes};
use crate::model::form::Coded;
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use std::collections::BTreeMap;

impl Reader<'_> {
    /// `codes` of the form: lists by name, each of codes with their words.
    pub(super) fn lists(&mut self, node: &Node<'_>) {
        for (name, list) in node.entries(self.diagnostics).unwrap_or_default() {
            let Some(name) = self.id(name, '_') else { continue };
            let mut found: Vec<Coded> = Vec::new();
            let mut places: BTreeMap<String, Place> = BTreeMap::new();
            for entry in list.items(self.diagnostics).unwrap_or_default() {
                let Some(mut fields) = Fields::of(entry, self.diagnostics) else { continue };
                let id_node = fields.require("id", self.diagnostics);
                let label = fields.require("label", self.diagnostics);
                let label = self.label(label);
                fields.finish(self.diagnostics);
                let Some((id, place)) = id_node.and_then(|n| Some((self.id(n, '_')?, n.place))) else {
                    continue;
                };
                match places.get(&id) {
                    Some(&first) => self.duplicate(&id, place, first),
                    None => _ = places.insert(id.clone(), place),
                }
                found.push(Coded { id, label });
            }
            self.codes.insert(name, found);
        }
    }

    /// The list that a row names.
    pub(super) fn list(&mut self, node: &Node<'_>) -> Vec<Coded> {
        let Some(name) = node.text(self.diagnostics) else { return Vec::new() };
        if let Some(list) = self.codes.get(name) {
            return list.clone();
        }
        let known = self.codes.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        self.error(
            codes::BAD_WORD,
            node.place,
            message!(zh: "表式的 codes 里没有“{name}”", en: "`codes` of the form has no list '{name}'"),
            message!(
                zh: "写其中的一个：{known}；或在那里加上它",
                en: "write one of them: {known}; or add it there"
            ),
        );
        Vec::new()
    }
}
