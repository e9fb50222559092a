//! Where an imported report comes from: the file, its digest, and how its cells were read.

use super::reading::Count;
use crate::model::label::Label;
use crate::model::named_file::NamedFile;
use crate::model::report::{Citation, Imported, SourceFile};
use crate::text::source::Place;
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// A document that a report is read from.
pub(crate) struct Origin<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// The SHA-256 of its bytes.
    pub sha256: &'a str,
    /// Its title in a language.
    pub title: Label,
    /// Where it is published.
    pub url: Option<String>,
    /// Whether it is published with the report.
    pub is_kept: bool,
}

/// The document as a source of the report, with how its cells ended; `place` is where it will be said.
pub(crate) fn source(origin: &Origin<'_>, count: Count, place: Place) -> Citation {
    let Count { proven, read, unread, absent } = count;
    let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
    let kept = origin.is_kept.then(|| NamedFile { path: origin.name.to_owned(), place });
    Citation {
        title: origin.title.clone(),
        url: origin.url.clone(),
        file: Some(SourceFile {
            name: origin.name.to_owned(),
            sha256: Some(origin.sha256.to_owned()),
            imported: Some(Imported {
                proven: count(proven),
                read: count(read),
                unread: count(unread),
                absent: count(absent),
            }),
            kept,
        }),
        ..Citation::default()
    }
}

/// The SHA-256 of some bytes, in lower-case hexadecimal digits, as `sha256sum` prints it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    in_digits(&Sha256::digest(bytes))
}

fn in_digits(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file that is read once, and its SHA-256.
pub(crate) struct Digested<R> {
    inner: R,
    digest: Sha256,
}

impl<R: Read> Digested<R> {
    /// A file of which nothing was read.
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, digest: Sha256::new() }
    }

    /// The SHA-256 of the whole file.
    ///
    /// # Errors
    /// If what was not read cannot be read.
    pub(crate) fn finish(mut self) -> io::Result<String> {
        io::copy(&mut self, &mut io::sink())?;
        Ok(in_digits(&self.digest.finalize()))
    }
}

impl<R: Read> Read for Digested<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.digest.update(&buffer[..count]);
        Ok(count)
    }
}
