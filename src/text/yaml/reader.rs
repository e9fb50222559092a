//! Where the quick reader is in its text.

use super::Node;
use crate::text::source::FileId;

/// A place in the text, and what is known of the line there.
pub(super) struct Reader<'a> {
    pub file: FileId,
    /// The file up to the end of the YAML, so that positions are those of the file.
    pub text: &'a str,
    pub at: usize,
    pub line: Line,
    pub depth: usize,
}

/// The next line with content. `at` is at its first byte that is no space.
#[derive(Default)]
pub(super) struct Line {
    /// How far it is indented; `None` at the end.
    pub column: Option<usize>,
    /// Where it begins.
    pub start: usize,
}

/// Whether a scalar is a key that nothing is wrong with: empty keys, merge keys and unusual spaces are
/// refused, and a very long one is beyond what YAML looks ahead.
pub(super) fn may_be_key(node: &Node<'_>) -> bool {
    node.place.range().len() <= 256
        && node.plain_text().is_some_and(|text| !text.is_empty() && text != "<<" && text.trim() == text)
}
