//! Revisions as text and as JSON.

mod difference;
mod say;
mod text;
mod json;

pub(crate) use json::json;
pub(crate) use text::{full, short};
