//! Files too large for memory: their bytes are compared and written as they are made.

use super::manifest::Hash;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

/// Compares bytes, as they are made, with those of an existing file.
pub(super) struct Comparison<'b> {
    existing: BufReader<File>,
    buffer: &'b mut [u8],
    digest: Sha256,
    same: bool,
}

impl<'b> Comparison<'b> {
    pub(super) fn with(path: &Path, buffer: &'b mut [u8]) -> io::Result<Self> {
        Ok(Self { existing: BufReader::new(File::open(path)?), buffer, digest: Sha256::new(), same: true })
    }

    /// The digest of the bytes, if both files are the same.
    pub(super) fn result(mut self) -> io::Result<Option<Hash>> {
        let ends = self.same && self.existing.read(&mut [0])? == 0;
        Ok(ends.then(|| self.digest.finalize().into()))
    }
}

impl Write for Comparison<'_> {
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
    digest: Sha256,
}

/// Files smaller than this are written at once.
const PIECE: usize = 1 << 20;

impl<W: FnMut(&[u8]) -> io::Result<()>> Pieces<W> {
    pub(super) fn to(write_piece: W) -> Self {
        Self { write_piece, piece: Vec::new(), digest: Sha256::new() }
    }

    /// Writes what is left, which may be nothing; the digest of all.
    pub(super) fn finish(mut self) -> io::Result<Hash> {
        (self.write_piece)(&self.piece)?;
        Ok(self.digest.finalize().into())
    }
}

impl<W: FnMut(&[u8]) -> io::Result<()>> Write for Pieces<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() + bytes.len() > PIECE {
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
