//! The folder a site is written into: its lock, its manifest, what stands in it, and where files wait.

use super::disk::Disk;
use super::failure::Failure;
use super::manifest::Manifest;
use super::names::{self, Names};
use super::{MANIFEST, STAGING};
use rayon::prelude::*;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub(super) struct Folder<'a> {
    pub(super) disk: &'a dyn Disk,
    root: &'a Path,
    staging: PathBuf,
    /// Whether the staging folder stands already: it is made only when something differs.
    staging_made: Mutex<bool>,
    /// Whether this run made the folder itself, and should take it away again if nothing is to be in it.
    root_made: bool,
    /// Held so that two runs do not clear each other's staging folder; the system lets go of it even of a killed one.
    lock: Option<File>,
}

impl<'a> Folder<'a> {
    /// Takes hold of a folder, makes it where there is none, and clears what a killed run left.
    pub(super) fn open(disk: &'a dyn Disk, root: &'a Path) -> Result<Self, Failure> {
        let root_made = match fs::metadata(root) {
            Ok(found) if found.is_dir() => false,
            Ok(_) => return Err(Failure::file_in_the_way(root)),
            Err(_) => make_all(disk, root).map(|()| true).map_err(|error| Failure::io(root, &error))?,
        };
        // Not every system can open or lock a folder; the lock is a courtesy, not what keeps files whole.
        let lock = File::open(root).ok();
        if lock.as_ref().is_some_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
            return Err(Failure::busy(root));
        }
        let staging = root.join(STAGING);
        let folder = Self { disk, root, staging, staging_made: Mutex::new(false), root_made, lock };
        match look(&folder.staging)? {
            None => {}
            Some(found) if found.is_symlink() => return Err(Failure::link(&folder.staging)),
            Some(found) if !found.is_dir() => return Err(Failure::file_in_the_way(&folder.staging)),
            Some(_) => folder.clear_staging().map_err(|error| Failure::io(&folder.staging, &error))?,
        }
        Ok(folder)
    }

    pub(super) fn manifest(&self) -> Result<Manifest, Failure> {
        Manifest::read(self.root)
    }

    /// Where on disk a site path lies.
    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Makes sure that every folder on the way is one, and none leads out of the site, before anything is done.
    pub(super) fn check(&self, names: &Names<'_>, stale: &[&str], old: &Manifest) -> Result<(), Failure> {
        let to_write = names::folders(names.sorted());
        let to_clear = names::folders(stale.iter().copied());
        let written = to_write.par_iter().map(|folder| (*folder, true));
        let cleared = to_clear.par_iter().map(|folder| (*folder, false));
        let wrong: Vec<Failure> = written
            .chain(cleared)
            .filter_map(|(folder, needed)| {
                let path = self.at(folder);
                match look(&path) {
                    Err(failure) => Some(failure),
                    Ok(Some(found)) if found.is_symlink() => Some(Failure::link(&path)),
                    Ok(Some(found)) if needed && !found.is_dir() && !old.owns(folder) => {
                        Some(Failure::file_in_the_way(&path))
                    }
                    Ok(_) => None,
                }
            })
            .collect();
        Failure::first_of(wrong).map_or(Ok(()), Err)
    }

    /// Writes a file aside.
    pub(super) fn stage(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.stage_with(name, |append| append(bytes))
    }

    /// Writes a file aside piece by piece, as `write` hands them to what it is given.
    pub(super) fn stage_with<T>(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<T>,
    ) -> Result<T, Failure> {
        {
            let mut made = self.staging_made.lock().unwrap_or_else(PoisonError::into_inner);
            if !*made {
                self.disk.create_folder(&self.staging).map_err(|error| Failure::io(&self.staging, &error))?;
                *made = true;
            }
        }
        let path = self.staging.join(name);
        let mut begun = false;
        let written = write(&mut |piece| match std::mem::replace(&mut begun, true) {
            false => self.disk.write(&path, piece),
            true => self.disk.append(&path, piece),
        });
        written.map_err(|error| Failure::io(&path, &error))
    }

    /// Puts a file that was written aside into its place.
    pub(super) fn publish(&self, name: &str, path: &str) -> Result<(), Failure> {
        let to = self.at(path);
        self.disk.rename(&self.staging.join(name), &to).map_err(|error| Failure::io(&to, &error))
    }

    /// Puts another manifest in place of the one that stands.
    pub(super) fn write_manifest(&self, text: &[u8]) -> Result<(), Failure> {
        self.stage(MANIFEST, text)?;
        self.publish(MANIFEST, MANIFEST)
    }

    /// Takes the staging folder away.
    pub(super) fn clear_staging(&self) -> io::Result<()> {
        let entries = match fs::read_dir(&self.staging) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            self.disk.remove_file(&entry?.path())?;
        }
        self.disk.remove_folder(&self.staging)
    }

    /// Leaves as little behind as the disk allows; what remains is cleared by the next run.
    pub(super) fn abandon(&self) {
        let _ = self.clear_staging();
        if self.root_made {
            let _ = self.disk.remove_folder(self.root);
        }
    }
}

impl Drop for Folder<'_> {
    /// Closing is not enough: a process that was being started in the meantime has the open file too.
    fn drop(&mut self) {
        let _ = self.lock.as_ref().map(File::unlock);
    }
}

/// What stands at a path, links not followed; `None` if nothing does.
pub(super) fn look(path: &Path) -> Result<Option<Metadata>, Failure> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(Failure::io(path, &error)),
    }
}

fn make_all(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    if let Some(parent) = path.parent()
        && !parent.as_os_str().is_empty()
        && !parent.is_dir()
    {
        make_all(disk, parent)?;
    }
    disk.create_folder(path)
}
