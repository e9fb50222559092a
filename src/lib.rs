//! Annals turns a folder of Markdown reports with YAML statistics into a published archive of many years.
//!
//! The order of the modules below is the order in which data flows, and the law of imports: a module uses those above
//! it, never one below. Read from top to bottom.
//!
//! ```text
//! discover → parse → validate → archive → check → view → render → write
//! ```

// Tests may unwrap; the program may not.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod text;
pub mod model;
pub mod analysis;
pub mod authoring;
pub mod pages;
pub mod publish;
pub mod live;
pub mod command;
#[cfg(test)]
mod testing;

// What tests share names the crate as programs in `tests/` do.
#[cfg(test)]
extern crate self as annals;
