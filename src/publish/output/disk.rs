//! Every operation that changes the disk, in one place, so that a test can stop a run at any of them.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// A disk. Each operation does what its namesake in [`std::fs`] does; a test overrides them to fail.
pub(crate) trait Disk: Sync {
    /// Makes a folder whose parent exists.
    ///
    /// # Errors
    /// As [`fs::create_dir`].
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    /// Writes a file; after a kill, part of it may be there.
    ///
    /// # Errors
    /// As [`fs::write`].
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::write(path, bytes)
    }

    /// Appends to a file; after a kill, part of that may be there.
    ///
    /// # Errors
    /// As [`fs::File::open`] and [`io::Write::write_all`].
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::File::options().append(true).open(path)?.write_all(bytes)
    }

    /// Renames a file and replaces the one at its new path: the one operation that publishes.
    ///
    /// # Errors
    /// As [`fs::rename`].
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Removes a file.
    ///
    /// # Errors
    /// As [`fs::remove_file`].
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Removes an empty folder.
    ///
    /// # Errors
    /// As [`fs::remove_dir`].
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct System;

impl Disk for System {}
