//! Text with places: messages, source files, diagnostics, YAML trees, Markdown, front matter.
//!
//! The bytes of files flow in; trees flow out in which every node knows its place in its file, and
//! diagnostics that point there. Nothing here knows what a form or a report is.
//!
//! * A [`message`] is for the terminal, in Chinese and English, written where its condition is.
//! * [`limits`] say how much is read, made and told.
//! * [`strings`] hold the words of pages and data files, in as many languages as there are files of them.
//! * A [`file_name`] may be one that some system cannot hold.
//! * A [`source`] keeps a text as long as it does not change, so that caches can compare texts by identity.
//! * A [`character`] that no page can show is told wherever it stands.
//! * [`yaml`] reads what authors write: a scalar is the text that was written, never a number.
//!
//! The modules use those above them, and nothing else of the crate.

pub(crate) mod message;
pub(crate) mod limits;
pub(crate) mod strings;
pub(crate) mod space;
pub(crate) mod file_name;
pub(crate) mod collate;
pub(crate) mod difference;
pub(crate) mod source;
pub(crate) mod facts;
pub(crate) mod diagnostic;
pub(crate) mod character;
pub(crate) mod yaml;
pub(crate) mod container;
pub(crate) mod markdown;
pub(crate) mod document;

pub(crate) use message::message;
