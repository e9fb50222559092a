//! From the bytes of a file to a [`Document`](super::document::Document): one module a format.

use super::document::Document;
use crate::text::message::Message;

/// Why a file is not read.
pub(crate) struct Refusal {
    /// What is wrong.
    pub message: Message,
    /// What certainly helps.
    pub remedy: Message,
}

/// Until the readers of formats are here, nothing is read.
pub(crate) fn read(_: &str, _: &[u8]) -> Result<Document, Box<Refusal>> {
    let words = Message::default();
    Err(Box::new(Refusal { message: words.clone(), remedy: words }))
}
