//! What authors are helped with: beginnings of files, certain fixes, schemas for editors, diagnostics in every format.

pub mod skeleton;
pub mod remedy;
pub mod schema;
pub mod format;
pub mod explain;
