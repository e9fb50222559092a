//! What is kept while a text is written.

use super::lists::Lists;
use super::paper::Paper;
use super::relations::Relations;
use crate::text::container::Container;
use std::collections::BTreeSet;

/// What writes the text.
pub(super) struct Writer {
    pub paper: Paper,
    pub relations: Relations,
    pub lists: Lists,
    /// The styles of paragraphs in quotations and lists, each by what it stands in.
    pub contained: BTreeSet<Vec<Container>>,
    /// The footnotes that were referred to.
    pub marked: BTreeSet<usize>,
    pub is_note: bool,
    /// The size of the words of a table that needs smaller ones, in half points.
    pub size: Option<usize>,
}
