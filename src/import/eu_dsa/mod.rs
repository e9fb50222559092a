//! The transparency reports of the Digital Services Act, as providers publish them: a bundle of CSV files by
//! the harmonised template (Implementing Regulation (EU) 2024/2835).
//!
//! ```text
//! files → filed → made
//!         cells   a reading by the form
//!         and     `eu-dsa-2025`, as of a
//!         rows    document
//! ```

mod layout;
mod filed;
mod made;

pub(crate) use filed::{Filed, filed};
pub(crate) use layout::{OTHER, Sheet, sheets};
pub(crate) use made::made;

/// The id of the form.
pub(crate) const FORM: &str = "eu-dsa-2025";

/// What the template has in place of a description, where nobody replaced it.
pub(crate) const FILLER: &str = "Text to detail the \"Other\" keyword.";
