//! The `annals` program as it runs: arguments in, text, files and exit codes out.

mod command;
mod diff;
mod guides;
mod releases;
mod same_bytes;
#[path = "../support/mod.rs"]
mod support;
mod watching;
