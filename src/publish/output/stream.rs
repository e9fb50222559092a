//! Files too large to be held: their bytes pass by as they are made.

use super::manifest::Hash;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

/// Takes the bytes of a file and tells whether they are those of the file that stands.
pub(super) struct Comparison<'b> {
    standing: BufReader<File>,
    room: &'b mut [u8],
    digest: Sha256,
    same: bool,
}

impl<'b> Comparison<'b> {
    pub(super) fn with(path: &Path, room: &'b mut [u8]) -> io::Result<Self> {
        Ok(Self { standing: BufReader::new(File::open(path)?), room, digest: Sha256::new(), same: true })
    }

    /// The digest of the bytes, if both files were the same to their ends.
    pub(super) fn result(mut self) -> io::Result<Option<Hash>> {
        let ends = self.same && self.standing.read(&mut [0])? == 0;
        Ok(ends.then(|| self.digest.finalize().into()))
    }
}

impl Write for Comparison<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.same {
            return Ok(bytes.len());
        }
        let room = self.room.len().min(bytes.len());
        let (there, here) = (&mut self.room[..room], &bytes[..room]);
        self.same = match self.standing.read_exact(there) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => false,
            read => read.map(|()| there == here)?,
        };
        self.digest.update(here);
        Ok(room)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Takes the bytes of a file, hands them on in large pieces, and keeps their digest.
pub(super) struct Pieces<W> {
    hand_on: W,
    piece: Vec<u8>,
    digest: Sha256,
}

/// Files smaller than this are written at once.
const PIECE: usize = 1 << 20;

impl<W: FnMut(&[u8]) -> io::Result<()>> Pieces<W> {
    pub(super) fn to(hand_on: W) -> Self {
        Self { hand_on, piece: Vec::new(), digest: Sha256::new() }
    }

    /// Hands on what is left, which may be nothing, and tells the digest of all.
    pub(super) fn finish(mut self) -> io::Result<Hash> {
        (self.hand_on)(&self.piece)?;
        Ok(self.digest.finalize().into())
    }
}

impl<W: FnMut(&[u8]) -> io::Result<()>> Write for Pieces<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() + bytes.len() > PIECE {
            (self.hand_on)(&self.piece)?;
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
