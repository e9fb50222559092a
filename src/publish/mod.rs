//! From pages to a folder, and back: writing what differs, verifying a built site, the whole way in one place.

pub mod output;
pub mod verify;
pub mod pipeline;
