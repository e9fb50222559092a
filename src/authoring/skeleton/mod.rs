//! The beginnings of files that people write: an archive, a publisher, a report with a place for every
//! figure.

mod archive;
mod publisher;
mod edition;
mod written;
mod wanted;
mod carried;
mod rows;
mod report;

pub(crate) use archive::{archive, hosting};
pub(crate) use edition::edition;
pub(crate) use publisher::{NewPublisher, publisher};
pub(crate) use report::report;
pub(crate) use wanted::{Wanted, last_report, stem};

/// A file to write: its path below the archive's folder, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// Its path, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether it is a program.
    pub runs: bool,
}
