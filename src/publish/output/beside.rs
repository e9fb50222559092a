//! The folder beside the output, in which the next site is made: it lies on the same disk, so that the two
//! can be exchanged, and never below the site, so that no server shows it.
//!
//! It holds the lock, the files that wait until all are rendered, and from the first exchange on the former
//! site, of which the next one is made.

use super::disk::Disk;
use super::failure::Failure;
use super::names::BESIDE;
use super::tree::Tree;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The name of the [record of the last run](super::memory) in that folder.
pub(super) const RECORD: &str = "last-build";

/// The folder beside an output folder, locked until it is dropped.
pub(super) struct Beside {
    path: PathBuf,
    /// Held so that two runs do not undo each other's work; the system releases it when a run is killed. Not
    /// every disk can lock a file.
    lock: File,
}

impl Beside {
    /// Opens and locks the folder beside an output folder, creates it if it is missing, and finishes what a
    /// killed run left undone.
    pub(super) fn open(disk: &dyn Disk, root: &Path) -> Result<Self, Failure> {
        let path = path(root).ok_or_else(|| Failure::no_folder_beside(root))?;
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => return Err(Failure::link(&path)),
            Ok(found) if !found.is_dir() => return Err(Failure::file_in_the_way(&path)),
            Ok(_) => {}
            Err(_) => match disk.create_folder(&path) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Failure::exchanging(root, &path, &error));
                }
                _ => {}
            },
        }
        let file = path.join("lock");
        let lock = disk.open_lock(&file).map_err(|error| Failure::exchanging(root, &file, &error))?;
        if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(Failure::busy(root));
        }
        let opened = Self { path, lock };
        opened.recover(disk, root)?;
        Ok(opened)
    }

    /// The same, only if that folder is there and its lock can be opened.
    pub(super) fn find(disk: &dyn Disk, root: &Path) -> Result<Option<Self>, Failure> {
        let can_be_opened = |path: PathBuf| File::options().append(true).open(path.join("lock")).is_ok();
        if path(root).is_some_and(can_be_opened) { Self::open(disk, root).map(Some) } else { Ok(None) }
    }

    /// Where files wait until all are rendered.
    pub(super) fn staging(&self) -> PathBuf {
        self.path.join("staged")
    }

    /// Where the next site is made, of the former one.
    pub(super) fn site(&self) -> PathBuf {
        self.path.join("site")
    }

    /// Where the site goes for a moment if the disk can only rename.
    fn aside(&self) -> PathBuf {
        self.path.join("aside")
    }

    /// Keeps the folder out of version control.
    pub(super) fn ignore(&self, disk: &dyn Disk) -> Result<(), Failure> {
        let path = self.path.join(".gitignore");
        if path.exists() {
            return Ok(());
        }
        disk.write(&path, b"*\n").map_err(|error| Failure::io(&path, &error))
    }

    /// Puts the next site in the place of the one that stands, which becomes the former one.
    pub(super) fn exchange(&self, disk: &dyn Disk, root: &Path) -> Result<(), Failure> {
        let site = self.site();
        let done = match fs::symlink_metadata(root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => disk.rename(&site, root),
            _ => match disk.exchange(&site, root) {
                Err(error) if error.kind() == io::ErrorKind::Unsupported => self.rename_both(disk, root),
                done => done,
            },
        };
        done.map_err(|error| Failure::exchanging(root, root, &error))?;
        let above = root.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        for folder in [above, &self.path] {
            disk.sync_names(folder).map_err(|error| Failure::exchanged(folder, &error))?;
        }
        Ok(())
    }

    /// The exchange where the disk can only rename. For a moment there is no site; [`Self::recover`] ends it.
    fn rename_both(&self, disk: &dyn Disk, root: &Path) -> io::Result<()> {
        let (site, aside) = (self.site(), self.aside());
        disk.rename(root, &aside)?;
        disk.rename(&site, root).inspect_err(|_| {
            let _ = disk.rename(&aside, root);
        })?;
        // The next run does it otherwise.
        let _ = disk.rename(&aside, &site);
        Ok(())
    }

    fn recover(&self, disk: &dyn Disk, root: &Path) -> Result<(), Failure> {
        let (site, aside) = (self.site(), self.aside());
        let renamed = |to: &Path| disk.rename(&aside, to).map_err(|error| Failure::io(to, &error));
        match (aside.exists(), root.exists(), site.exists()) {
            (false, ..) => Ok(()),
            (true, false, _) => renamed(root),
            (true, true, false) => renamed(&site),
            (true, true, true) => Tree::of(&aside)?.remove(disk, &aside),
        }
    }

    /// Removes the folder where it holds neither a former site nor a record of the last run.
    pub(super) fn close(&self, disk: &dyn Disk) {
        let holds_one = fs::read_dir(self.site()).is_ok_and(|mut entries| entries.next().is_some());
        if holds_one || self.aside().exists() || self.path.join(RECORD).exists() {
            return;
        }
        let _ = disk.remove_folder(&self.site());
        for file in [".gitignore", "lock"] {
            let _ = disk.remove_file(&self.path.join(file));
        }
        let _ = disk.remove_folder(&self.path);
    }
}

impl Drop for Beside {
    /// Closing is not enough: a process that was started in the meantime has inherited the open file.
    fn drop(&mut self) {
        let _ = self.lock.unlock();
    }
}

/// The path of the folder beside an output folder; none for the root of a disk.
pub(super) fn path(root: &Path) -> Option<PathBuf> {
    let mut name = OsString::from(BESIDE);
    name.push(root.file_name()?);
    Some(root.with_file_name(name))
}
