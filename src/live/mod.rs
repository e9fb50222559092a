//! While somebody writes: what changed on the disk, and how it looks in the preview.

pub mod watch;
pub mod serve;
