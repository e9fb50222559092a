//! The folder a site is written into: its locks, its manifest, its files, and the staging folder.

use super::beside::Beside;
use super::disk::Disk;
use super::failure::Failure;
use super::manifest::{Found, Manifest};
use super::names::{self, MANIFEST, Names, STAGING};
use super::tree::Tree;
use rayon::prelude::*;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How a new site takes the place of the one that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// The next site is made beside the folder, and the two are exchanged in one step.
    Exchange,
    /// Files are replaced one by one in the folder, which stays the same: for what cannot be exchanged.
    InPlace,
    /// The same, without waiting for the disk: for whoever looks on while the site is built again and again.
    Watched,
}

/// A way, with what it needs.
pub(super) enum Placing {
    Exchange(Beside),
    /// With what an exchange left beside the folder, so that none begins meanwhile.
    InPlace(Option<Beside>),
}

pub(super) struct Folder<'a> {
    pub(super) disk: &'a dyn Disk,
    root: PathBuf,
    placing: Placing,
    staging: PathBuf,
    /// Whether the staging folder exists: it is created only when something differs.
    staging_made: Mutex<bool>,
    /// Whether a run before this one was stopped while it replaced files.
    pub(super) was_stopped: bool,
    /// Whether what is replaced in place has to outlast a power cut.
    waits: bool,
    /// Whether this run created the folder, and should remove it again if nothing is written.
    root_made: bool,
    /// The folder itself, held so that no run replaces files in it while another exchanges it.
    lock: Option<File>,
}

impl<'a> Folder<'a> {
    /// Opens and locks a folder, creates what it needs, and removes what a killed run left.
    pub(super) fn open(disk: &'a dyn Disk, root: &Path, way: Way) -> Result<Self, Failure> {
        let root = followed(root)?;
        if let Some(above) = root.parent().filter(|above| !above.as_os_str().is_empty() && !above.is_dir()) {
            make_all(disk, above).map_err(|error| Failure::io(above, &error))?;
        }
        let placing = match way {
            Way::Exchange => Placing::Exchange(Beside::open(disk, &root)?),
            Way::InPlace | Way::Watched => Placing::InPlace(Beside::find(disk, &root)?),
        };
        let is_there = match look(&root)? {
            Some(found) if found.is_symlink() => return Err(Failure::link(&root)),
            Some(found) if !found.is_dir() => return Err(Failure::file_in_the_way(&root)),
            found => found.is_some(),
        };
        let left_over = root.join(STAGING);
        let (staging, root_made) = match &placing {
            Placing::Exchange(beside) => (beside.staging(), false),
            Placing::InPlace(_) => (left_over.clone(), !is_there),
        };
        if root_made {
            disk.create_folder(&root).map_err(|error| Failure::io(&root, &error))?;
        }
        // Not every system can open or lock a folder. Files stay whole without the lock too.
        let lock = File::open(&root).ok();
        if lock.as_ref().is_some_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
            return Err(Failure::busy(&root));
        }
        let was_stopped = clear(disk, &left_over)?;
        if left_over != staging {
            clear(disk, &staging)?;
        }
        let staging_made = Mutex::new(false);
        let waits = way == Way::InPlace;
        Ok(Self { disk, root, placing, staging, staging_made, was_stopped, waits, root_made, lock })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn placing(&self) -> &Placing {
        &self.placing
    }

    pub(super) fn manifest(&self) -> Result<Found, Failure> {
        Found::read(&self.root)
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
        let mut append = self.appending(name)?;
        write(&mut append).map_err(|error| Failure::io(&self.staged(name), &error))
    }

    /// What appends to a file in the staging folder, which the first piece begins.
    pub(super) fn appending(
        &self,
        name: &str,
    ) -> Result<impl FnMut(&[u8]) -> io::Result<()> + use<'_, 'a>, Failure> {
        {
            let mut made = self.staging_made.lock().unwrap_or_else(PoisonError::into_inner);
            if !*made {
                self.disk.create_folder(&self.staging).map_err(|error| Failure::io(&self.staging, &error))?;
                *made = true;
            }
        }
        let (path, mut begun) = (self.staged(name), false);
        Ok(move |piece: &[u8]| match std::mem::replace(&mut begun, true) {
            false => self.disk.write(&path, piece),
            true => self.disk.append(&path, piece),
        })
    }

    /// Moves a file from the staging folder to its path in a site.
    pub(super) fn publish(&self, name: &str, to: &Path) -> Result<(), Failure> {
        self.disk.rename(&self.staged(name), to).map_err(|error| Failure::io(to, &error))
    }

    /// Where a file lies in the staging folder.
    pub(super) fn staged(&self, name: &str) -> PathBuf {
        self.staging.join(name)
    }

    /// Replaces the manifest, once all that it names is on the disk.
    pub(super) fn write_manifest(&self, text: &[u8]) -> Result<(), Failure> {
        self.stage(MANIFEST, text)?;
        self.settle(&[self.staged(MANIFEST)])?;
        self.publish(MANIFEST, &self.at(MANIFEST))?;
        if self.waits {
            self.disk.sync_names(&self.root).map_err(|error| Failure::io(&self.root, &error))?;
        }
        Ok(())
    }

    /// Waits until files that changed, and the folders of the site, would be there after a power cut.
    pub(super) fn settle(&self, changed: &[PathBuf]) -> Result<(), Failure> {
        if !self.waits || changed.is_empty() {
            return Ok(());
        }
        self.disk.sync(&self.root, changed).map_err(|error| Failure::io(&self.root, &error))
    }

    /// Removes the staging folder, and what lies beside the output for nothing.
    pub(super) fn close(&self) -> Result<(), Failure> {
        clear(self.disk, &self.staging)?;
        match &self.placing {
            Placing::Exchange(beside) | Placing::InPlace(Some(beside)) => beside.close(self.disk),
            Placing::InPlace(None) => {}
        }
        Ok(())
    }

    /// Cleans up after a failure, as far as the disk allows; the next run removes the rest.
    pub(super) fn abandon(&self) {
        let _ = self.close();
        if self.root_made {
            let _ = self.disk.remove_folder(&self.root);
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

/// The folder that a path names: what an exchange moves is the folder, not a link to it.
pub(super) fn followed(root: &Path) -> Result<PathBuf, Failure> {
    let is_plain = root.file_name().is_some() && !root.is_symlink();
    if is_plain || !root.exists() {
        return Ok(root.to_path_buf());
    }
    root.canonicalize().map_err(|error| Failure::io(root, &error))
}

/// Removes a staging folder that a killed run left; whether there was one.
fn clear(disk: &dyn Disk, staging: &Path) -> Result<bool, Failure> {
    match look(staging)? {
        None => return Ok(false),
        Some(found) if found.is_symlink() => return Err(Failure::link(staging)),
        Some(found) if !found.is_dir() => return Err(Failure::file_in_the_way(staging)),
        Some(_) => {}
    }
    Tree::of(staging)?.remove(disk, staging)?;
    Ok(true)
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
