//! Many documents at once: which files of a folder are whose reports, on which periods.
//!
//! A [`pattern`] says it by paths, a [`mapping`] file by names too; [`assign`] holds both against
//! the archive.

pub(crate) mod pattern;
pub(crate) mod mapping;
pub(crate) mod assign;

pub(crate) use assign::{Assigned, Place, assign};
pub(crate) use mapping::Mapping;
pub(crate) use pattern::Pattern;
