//! Text with places: what is said to people, source files, YAML trees, Markdown, front matter.

pub(crate) mod message;
pub(crate) mod source;
pub(crate) mod diagnostic;
pub(crate) mod yaml;
pub(crate) mod markdown;
pub(crate) mod document;

pub(crate) use message::message;
