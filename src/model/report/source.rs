//! Documents that a report's figures were taken from.

use crate::model::label::Label;
use crate::model::named_file::NamedFile;

/// A document that figures were taken from.
#[derive(Debug, Clone, Default)]
pub struct Citation {
    /// Its title.
    pub title: Label,
    /// Its address.
    pub url: Option<String>,
    /// How the figures were taken from it.
    pub note: Label,
    /// The file that it was read from.
    pub file: Option<SourceFile>,
}

/// A file that figures were taken from.
#[derive(Debug, Clone, Default)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes, as 64 lower-case hexadecimal digits.
    pub sha256: Option<String>,
    /// How the program read its cells.
    pub imported: Option<Imported>,
    /// Where it is published, among the report's attachments.
    pub kept: Option<NamedFile>,
}

/// How the cells of a form were read from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// The form's sums hold through them.
    pub proven: u32,
    /// No sum is over them.
    pub read: u32,
    /// They could not be read.
    pub unread: u32,
    /// The file does not print them.
    pub absent: u32,
}

impl Imported {
    /// Each count with its name in front matter and in data, in their order.
    pub fn counts(self) -> [(&'static str, u32); 4] {
        [("proven", self.proven), ("read", self.read), ("unread", self.unread), ("absent", self.absent)]
    }

    /// How many cells there are.
    pub fn cells(self) -> u32 {
        self.counts().into_iter().fold(0, |cells, (_, count)| cells.saturating_add(count))
    }
}
