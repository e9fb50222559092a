//! Files that a document names as published with its page: `attachments` in front matter and in
//! `annals.yaml`.

use crate::text::diagnostic::Diagnostic;
use crate::text::source::Place;
use crate::text::yaml::Node;

/// A file, or a whole folder, that a document names as published with its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Its path as seen from the files of that page; that of a folder ends with a slash.
    pub path: String,
    /// Where it is named.
    pub place: Place,
}

impl NamedFile {
    /// Whether a file, by its path as seen from those of the page, is this one or lies in this folder.
    pub(crate) fn is(&self, path: &str) -> bool {
        if self.path.ends_with('/') { path.starts_with(&self.path) } else { path == self.path }
    }
}

/// Reads `attachments`: a path, or a list of them.
pub(crate) fn read(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<NamedFile> {
    let named = |node: &Node<'_>| {
        let path = node.text(diagnostics)?;
        Some(NamedFile { path: path.to_owned(), place: node.place })
    };
    node.map(Node::one_or_more).unwrap_or_default().iter().filter_map(named).collect()
}
