//! Annals.
pub mod message;
pub mod source;
pub mod diagnostic;
