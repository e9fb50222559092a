//! The dialect of Markdown that is read: the parser with its extensions.

use pulldown_cmark::{OffsetIter, Parser};

/// The events of a marked text, with their places in it.
pub(super) fn events(text: &str) -> OffsetIter<'_> {
    use pulldown_cmark::Options as Dialect;
    let dialect = Dialect::ENABLE_TABLES
        | Dialect::ENABLE_FOOTNOTES
        | Dialect::ENABLE_STRIKETHROUGH
        | Dialect::ENABLE_HEADING_ATTRIBUTES
        | Dialect::ENABLE_GFM;
    Parser::new_ext(text, dialect).into_offset_iter()
}
