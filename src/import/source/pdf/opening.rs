//! The opening of a file, tried apart.
//!
//! `lopdf` reads each object that an index names, as often as it is named: an index of a kilobyte can ask for
//! hours. What it does cannot be counted from outside, so a file that may be of anybody is opened first in a
//! process that may take only so much.

use super::file::File;
use super::refuse;
use crate::import::source::format::Format;
use crate::import::source::refusal::Refusal;

/// A PDF that is to be opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opening<'b> {
    bytes: &'b [u8],
}

impl<'b> Opening<'b> {
    /// The memory that opening may take, in bytes: three times that of as many objects as a file may have.
    pub(crate) const MEMORY: u64 = 1536 << 20;
    /// The time of a processor that opening may take, in seconds: reports take a small part of one.
    pub(crate) const SECONDS: u64 = 10;

    /// The opening of a file, if it is a PDF.
    pub(crate) fn of(name: &str, bytes: &'b [u8]) -> Option<Self> {
        matches!(Format::of(name, bytes), Ok(Format::Pdf)).then_some(Self { bytes })
    }

    /// The bytes of the file.
    pub(crate) fn bytes(self) -> &'b [u8] {
        self.bytes
    }

    /// Opens the file, and lets it go again: whether it can be read is said by reading it.
    pub(crate) fn attempt(self) {
        drop(File::open(self.bytes));
    }

    /// The refusal of a file that takes more than it may.
    pub(crate) fn too_long() -> Box<Refusal> {
        refuse::too_long(Self::SECONDS, Self::MEMORY)
    }
}
