//! Text with places: what is said to people, source files, YAML trees, Markdown, front matter.

pub mod message;
pub mod source;
pub mod diagnostic;
pub mod yaml;
pub mod markdown;
pub mod document;

pub(crate) use message::message;
