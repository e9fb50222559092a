//! What every kind of target can do.

use crate::publish::output::{Failure, Hash};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A place that a site is published to. Paths are those of the site's files.
pub(crate) trait Remote {
    /// A file that stands there; nothing where there is none.
    ///
    /// # Errors
    /// If the target cannot be reached or read.
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Failure>;

    /// Sends files of the site in `site`, one after another; each appears whole, or not at all.
    ///
    /// # Errors
    /// If the target cannot be reached or written.
    fn send(&mut self, site: &Path, paths: &[&str]) -> Result<(), Failure>;

    /// Puts some bytes there.
    ///
    /// # Errors
    /// As [`Remote::send`].
    fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let folder = temporary()?;
        let file = folder.path().join(path);
        fs::write(&file, bytes).map_err(|error| Failure::amid(&file, &error))?;
        self.send(folder.path(), &[path])
    }

    /// Removes files, which may be gone already, and the folders that become empty.
    ///
    /// # Errors
    /// If the target cannot be reached or written.
    fn remove(&mut self, paths: &[&str]) -> Result<(), Failure>;

    /// Which of some files do not stand there as they are in `site`.
    ///
    /// # Errors
    /// If the target cannot be reached or read.
    fn differing(&mut self, site: &Path, files: &[(&str, Hash)]) -> Result<Vec<String>, Failure>;

    /// Puts all of it into effect, where that is a step of its own.
    ///
    /// # Errors
    /// If the target refuses it.
    fn finish(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    /// How many files are sent at a time, after which the place is kept at which sending goes on after a
    /// break; none where the target knows itself what it has.
    fn batch(&self) -> Option<usize>;

    /// What readers can see while it is being sent.
    fn between(&self) -> Between;
}

/// What readers can see while a site is being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Between {
    /// Each file old or new: new pages beside old ones.
    Mixed,
    /// The old site, then the new one.
    Nothing,
}

/// A folder that is gone when it is dropped.
///
/// # Errors
/// If the system has no room for one.
pub(super) fn temporary() -> Result<TempDir, Failure> {
    tempfile::tempdir().map_err(|error| Failure::amid(&std::env::temp_dir(), &error))
}
