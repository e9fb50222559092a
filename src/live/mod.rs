//! What runs while an author writes: noticing changes, and showing the archive as it would be published.
//!
//! Changes of files and requests flow in; paths to read again and answers to a browser flow out.
//!
//! * [`watch`] says which paths of an archive's folder may have changed. It reads no archive.
//! * [`serve`] answers requests from an archive in memory, and tells open pages when their bytes change.
//!
//! Neither has a way of its own to make anything: archives come from `publish::pipeline`, pages from the same
//! functions as in a build. These modules may use every wing above. Only here and in `command` there is a
//! clock, and only here a network.

pub(crate) mod watch;
pub(crate) mod serve;
