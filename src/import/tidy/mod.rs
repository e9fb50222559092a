//! Tables of many reports: a line a figure, or a column a figure, read by a mapping file.
//!
//! ```text
//! lines → mapping → cell → gathered → made
//!         columns   of a   by report  a reading, as of a document
//!                   form
//! ```
//!
//! Every cell of the table is in a report, or among what is [`left`], with its lines.

mod heads;
mod said;
pub(crate) mod mapping;
mod cell;
mod names;
mod left;
mod gathered;
mod made;

pub(crate) use gathered::{Gathered, Key, Sheaf, gather};
pub(crate) use heads::Heads;
pub(crate) use left::Left;
pub(crate) use made::reading;
pub(crate) use mapping::{Layout, Mapping};
pub(crate) use names::Names;
