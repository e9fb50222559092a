//! What the example archive is told: the whole of it as committed, the findings that must be among it one by one, and
//! in small archives the cell that would explain several, and what acknowledging does.
//!
//! After a change that is meant to change words or findings: `ANNALS_BLESS=1 cargo test --test findings`, then read
//! the diff.

#[path = "findings/acknowledged.rs"]
mod acknowledged;
#[path = "findings/culprit.rs"]
mod culprit;
#[path = "findings/example.rs"]
mod example;
mod support;
