//! The preview: an archive in memory, pages rendered on request, open pages that follow changes.
//!
//! It answers with what a build would write, and adds a script: there is no second way to make a page.

mod guard;
mod overlay;
mod preview;
mod answer;
mod events;
mod bounded;
mod server;
#[cfg(test)]
mod tests;

pub(crate) use preview::Preview;
pub(crate) use server::Server;
