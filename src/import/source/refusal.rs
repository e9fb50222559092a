//! A file that cannot be read, and what to do about it.

use crate::text::message::Message;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    /// What is wrong, and where.
    pub message: Message,
    /// What certainly helps.
    pub remedy: Message,
}
