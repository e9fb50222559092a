//! Files too large for memory: their bytes are compared and written as they are made.

use super::manifest::Hash;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

/// Compares bytes, as they are made, with those of an existing file.
pub(super) struct Comparison {
    existing: BufReader<File>,
    buffer: Vec<u8>,
    digest: Sha256,
    same: bool,
}

impl Comparison {
    pub(super) fn with(path: &Path) -> io::Result<Self> {
        let (existing, buffer) = (BufReader::new(File::open(path)?), vec![0; 1 << 14]);
        Ok(Self { existing, buffer, digest: Sha256::new(), same: true })
    }

    /// The digest of the bytes, if both files are the same.
    pub(super) fn result(mut self) -> io::Result<Option<Hash>> {
        let ends = self.same && self.existing.read(&mut [0])? == 0;
        Ok(ends.then(|| self.digest.finalize().into()))
    }
}

impl Write for Comparison {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.same {
            return Ok(bytes.len());
        }
        let length = self.buffer.len().min(bytes.len());
        let (there, here) = (&mut self.buffer[..length], &bytes[..length]);
        self.same = match self.existing.read_exact(there) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => false,
            read => read.map(|()| there == here)?,
        };
        self.digest.update(here);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the bytes of a file in large pieces, and computes their digest.
pub(super) struct Pieces<W> {
    write_piece: W,
    piece: Vec<u8>,
    /// How large a piece becomes, in bytes.
    most: usize,
    digest: Sha256,
}

/// What all pieces that are held at once come to, in bytes: a file smaller than this is written in one.
const PIECES: usize = 1 << 20;

impl<W: FnMut(&[u8]) -> io::Result<()>> Pieces<W> {
    /// The pieces of one of so many files that are written at once.
    pub(super) fn to(write_piece: W, files: usize) -> Self {
        let most = PIECES / files.max(1);
        Self { write_piece, piece: Vec::new(), most, digest: Sha256::new() }
    }

    /// Writes what is left, which may be nothing; the digest of all.
    pub(super) fn finish(mut self) -> io::Result<Hash> {
        (self.write_piece)(&self.piece)?;
        Ok(self.digest.finalize().into())
    }
}

impl<W: FnMut(&[u8]) -> io::Result<()>> Write for Pieces<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() + bytes.len() > self.most && !self.piece.is_empty() {
            (self.write_piece)(&self.piece)?;
            self.piece.clear();
        }
        self.piece.extend_from_slice(bytes);
        self.digest.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Appends a piece to a file.
type Append<'a> = Box<dyn FnMut(&[u8]) -> io::Result<()> + 'a>;

/// Where the bytes of one of several files go that are made together.
pub(super) enum Sink<'a> {
    /// They are compared with those of an existing file.
    Compared(Comparison),
    /// They are written.
    Staged(Pieces<Append<'a>>),
    /// The file is as it should be.
    Ignored,
}

impl Sink<'_> {
    /// The digest of all bytes; `None` where they were ignored, or differ from those that they were compared
    /// with.
    pub(super) fn finish(self) -> io::Result<Option<Hash>> {
        match self {
            Self::Compared(comparison) => comparison.result(),
            Self::Staged(pieces) => pieces.finish().map(Some),
            Self::Ignored => Ok(None),
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Compared(comparison) => comparison.write(bytes),
            Self::Staged(pieces) => pieces.write(bytes),
            Self::Ignored => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
