//! The words of a report beside those of its rows and columns in the archive's first language: what stands
//! over them, and all of them in its further languages.

use crate::model::form::{Axis, Node};
use crate::model::id::Id;
use crate::model::label::Label;
use crate::model::report::BlockData;
use std::collections::BTreeMap;

/// What parts the language of words from what they are on.
const IN: char = '@';

/// Words by what they are on.
pub(super) struct Labels<'l> {
    languages: &'l [String],
    found: BTreeMap<String, String>,
}

impl<'l> Labels<'l> {
    /// None yet, in the languages of an archive.
    pub(super) fn new(languages: &'l [String]) -> Self {
        Self { languages, found: BTreeMap::new() }
    }

    /// Those of a block of a report.
    pub(super) fn add(&mut self, data: &BlockData) {
        let block = data.block();
        let title = if block.caption.is_empty() { &data.table().title } else { &block.caption };
        self.in_all(&block.id, title);
        let columns = format!("{}.*", block.id);
        self.groups(&columns, &block.columns, &block.columns.nodes);
        self.groups(&block.id, &block.rows, &block.rows.nodes);
        for column in data.columns() {
            let leaf = data.column(column);
            self.in_further(&format!("{columns}.{}", leaf.id), &leaf.label);
        }
        for row in data.rows() {
            self.in_further(&format!("{}.{}", block.id, data.row_id(row)), data.row_label(row));
        }
    }

    /// All of them.
    pub(super) fn finish(self) -> BTreeMap<String, String> {
        self.found
    }

    /// The groups of an axis; one without an id is named by the first row or column under it.
    fn groups<I: Id + PartialEq>(&mut self, of: &str, axis: &Axis<I>, nodes: &[Node<I>]) {
        for node in nodes {
            let Node::Group { id, label, nodes } = node else { continue };
            let name = id.clone().or_else(|| Some(format!("^{}", first(axis, nodes)?)));
            if let Some(name) = name {
                self.in_all(&format!("{of}.{name}"), label);
            }
            self.groups(of, axis, nodes);
        }
    }

    fn in_all(&mut self, on: &str, label: &Label) {
        if let Some(first) = self.languages.first().filter(|_| !label.is_empty()) {
            self.found.insert(on.to_owned(), label.text(first).to_owned());
        }
        self.in_further(on, label);
    }

    fn in_further(&mut self, on: &str, label: &Label) {
        for language in self.languages.iter().skip(1) {
            if let Some(words) = label.exactly(language) {
                self.found.insert(in_language(on, language), words.to_owned());
            }
        }
    }
}

/// What words are on, and the further language that they are in.
pub(super) fn in_language(on: &str, language: &str) -> String {
    format!("{on}{IN}{language}")
}

/// The further language of words, by what they are on.
pub(super) fn language(on: &str) -> Option<&str> {
    on.rsplit_once(IN).map(|(_, language)| language)
}

/// The id of the first row or column under some heads.
fn first<'a, I: Id + PartialEq>(axis: &'a Axis<I>, nodes: &[Node<I>]) -> Option<&'a str> {
    nodes.iter().find_map(|node| match node {
        Node::Group { nodes, .. } => first(axis, nodes),
        Node::Leaf(leaf) => Some(axis.one(*leaf).id.as_str()),
    })
}
