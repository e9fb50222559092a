//! From the bytes of a file to a [`Document`](super::document::Document): one module a format.

pub(crate) mod refusal;
pub(crate) mod spreadsheet;
