//! Text as Markdown that shows the same text, for whoever makes Markdown of something else.

mod containers;
mod escape;

pub(crate) use containers::Containers;
pub(crate) use escape::{Context, Reader, push, target};
