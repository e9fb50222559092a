//! Revisions as text and as JSON.

mod difference;
mod text;
mod json;

pub use json::json;
pub use text::{full, short};
