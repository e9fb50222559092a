//! The beginnings of files that people write: an archive, a publisher, a report with a place for every figure.

mod archive;
mod carried;
mod edition;
mod publisher;
mod report;
mod rows;
mod written;

pub use archive::{archive, hosting};
pub use edition::edition;
pub use publisher::publisher;
pub use report::{Wanted, last_report, report};

/// A file to write: its path below the archive's folder, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether it is a program.
    pub runs: bool,
}
