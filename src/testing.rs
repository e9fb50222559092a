//! What tests share: throw-away archives, as the programs in `tests/` make them, and variants of one report.

#[path = "../tests/support/mod.rs"]
mod support;
pub(crate) mod variants;

pub(crate) use support::*;
