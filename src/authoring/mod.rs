//! What authors are helped with: beginnings of files, certain fixes, schemas for editors, diagnostics in
//! every format.
//!
//! An archive with its diagnostics and findings flows in; texts flow out: files to begin with, mended texts,
//! JSON Schema and CMS configuration, messages for terminals and code hosts. Nothing is written to the disk
//! here.
//!
//! * What stands in a front matter is written by [`report::front_matter`](crate::model::report::front_matter)
//!   and [`yaml::write`](crate::text::yaml::write), beside the readers of both.
//! * Its rooms use the wings `text`, `model` and `analysis`, and no room uses another of this wing.

pub(crate) mod skeleton;
pub(crate) mod workbook;
pub(crate) mod remedy;
pub(crate) mod schema;
pub mod format;
pub mod explain;
