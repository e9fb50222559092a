//! Revisions as text and as JSON.

mod difference;
mod say;
mod change;
mod text;
mod json;
mod github;
mod gitlab;
mod html;

pub(crate) use github::github;
pub(crate) use gitlab::gitlab;
pub(crate) use html::html;
pub(crate) use json::json;
pub(crate) use text::{full, short};
