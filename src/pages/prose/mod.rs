//! Prose of the archive: its links and cited figures are resolved against the archive before anything is
//! rendered.

mod plain;
mod heading;
mod document;
mod path;
mod citation;
mod suggestion;
mod resolver;
mod lost;
mod slip;
mod section;
mod check;
mod rendered;
mod words;

pub(crate) use check::{Cache, check};
pub(crate) use rendered::{Section, render};
pub(crate) use words::{lines, words};
