//! The folder a site is written into: its lock, its manifest, its files, and the staging folder.

use super::disk::Disk;
use super::failure::Failure;
use super::manifest::Manifest;
use super::names::{self, MANIFEST, Names, STAGING};
use rayon::prelude::*;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub(super) struct Folder<'a> {
    pub(super) disk: &'a dyn Disk,
    root: &'a Path,
    staging: PathBuf,
    /// Whether the staging folder exists: it is created only when something differs.
    staging_made: Mutex<bool>,
    /// Whether a run before this one was stopped while it wrote.
    pub(super) was_stopped: bool,
    /// Whether this run created the folder, and should remove it again if nothing is written.
    root_made: bool,
    /// Held so that two runs do not clear each other's staging folder; the system releases it when a run is
    /// killed.
    lock: Option<File>,
}

impl<'a> Folder<'a> {
    /// Opens and locks a folder, creates it if it is missing, and removes what a killed run left.
    pub(super) fn open(disk: &'a dyn Disk, root: &'a Path) -> Result<Self, Failure> {
        let root_made = match fs::metadata(root) {
            Ok(found) if found.is_dir() => false,
            Ok(_) => return Err(Failure::file_in_the_way(root)),
            Err(_) => make_all(disk, root).map(|()| true).map_err(|error| Failure::io(root, &error))?,
        };
        // Not every system can open or lock a folder. Files stay whole without the lock too.
        let lock = File::open(root).ok();
        if lock.as_ref().is_some_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
            return Err(Failure::busy(root));
        }
        let staging = root.join(STAGING);
        let found = look(&staging)?;
        let was_stopped = found.is_some();
        let staging_made = Mutex::new(false);
        let folder = Self { disk, root, staging, staging_made, was_stopped, root_made, lock };
        match found {
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

    /// Checks, before anything is written, that every folder of the site can be one and that no symbolic link
    /// leads out of it.
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

    /// Writes a file into the staging folder.
    pub(super) fn stage(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.stage_with(name, |append| append(bytes))
    }

    /// Writes a file into the staging folder piece by piece: `write` is given a function that appends.
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

    /// Moves a file from the staging folder to its path in the site.
    pub(super) fn publish(&self, name: &str, path: &str) -> Result<(), Failure> {
        let to = self.at(path);
        self.disk.rename(&self.staging.join(name), &to).map_err(|error| Failure::io(&to, &error))
    }

    /// Replaces the manifest.
    pub(super) fn write_manifest(&self, text: &[u8]) -> Result<(), Failure> {
        self.stage(MANIFEST, text)?;
        self.publish(MANIFEST, MANIFEST)
    }

    /// Removes the staging folder.
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

    /// Cleans up after a failure, as far as the disk allows; the next run removes the rest.
    pub(super) fn abandon(&self) {
        let _ = self.clear_staging();
        if self.root_made {
            let _ = self.disk.remove_folder(self.root);
        }
    }
}

impl Drop for Folder<'_> {
    /// Closing is not enough: a process that was started in the meantime has inherited the open file.
    fn drop(&mut self) {
        let _ = self.lock.as_ref().map(File::unlock);
    }
}

/// The metadata of a path, links not followed; `None` if nothing is there.
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
