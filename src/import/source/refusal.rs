//! Why a file is not read, and what to do about it.

use crate::text::message::Message;

/// A file that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub remedy: Message,
}
