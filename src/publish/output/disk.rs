//! Every operation that changes the disk, in one place, so that a test can stop a run at any of them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A disk. Most operations do what their namesake in [`std::fs`] does; a test overrides them to fail.
pub(crate) trait Disk: Sync {
    /// Makes a folder whose parent exists.
    ///
    /// # Errors
    /// As [`fs::create_dir`].
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    /// Opens a file that is only to be locked; it is made where it is missing.
    ///
    /// # Errors
    /// As [`File::open`].
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        File::options().create(true).truncate(false).write(true).open(path)
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
    /// As [`File::open`] and [`io::Write::write_all`].
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::options().append(true).open(path)?.write_all(bytes)
    }

    /// Gives a file a second path, at which nothing is. It is copied where the disk knows no second paths, or
    /// lets only a file's owner make them. A symbolic link is made anew.
    ///
    /// # Errors
    /// As [`fs::hard_link`] and [`fs::copy`].
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        #[cfg(unix)]
        if from.is_symlink() {
            return std::os::unix::fs::symlink(fs::read_link(from)?, to);
        }
        match fs::hard_link(from, to) {
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::Unsupported
                        | io::ErrorKind::PermissionDenied
                        | io::ErrorKind::TooManyLinks
                ) =>
            {
                fs::copy(from, to)?;
                File::options().write(true).open(to)?.set_modified(from.metadata()?.modified()?)
            }
            linked => linked,
        }
    }

    /// Renames a file or a folder. A file replaces the one at its new path.
    ///
    /// # Errors
    /// As [`fs::rename`].
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Exchanges two folders in one step: the one operation that publishes.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] where the system or the disk cannot do so, else as [`fs::rename`].
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    /// Waits until a folder, all that lies below it, and so the files among that which changed, would be
    /// there after a power cut.
    ///
    /// # Errors
    /// As [`File::sync_all`].
    fn sync(&self, folder: &Path, changed: &[PathBuf]) -> io::Result<()> {
        sync(folder, changed)
    }

    /// Waits until the names in a folder would be there after a power cut.
    ///
    /// # Errors
    /// As [`File::sync_all`].
    fn sync_names(&self, folder: &Path) -> io::Result<()> {
        // Other systems cannot open a folder.
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
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

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
        done => Ok(done?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// One call for the whole file system: thousands of single ones would take minutes on some disks.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync(folder: &Path, _: &[PathBuf]) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync(folder: &Path, changed: &[PathBuf]) -> io::Result<()> {
    for path in changed {
        // Windows flushes only what is open for writing.
        File::options().append(true).open(path)?.sync_all()?;
    }
    if cfg!(unix) { sync_folders(folder) } else { Ok(()) }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    File::open(folder)?.sync_all()
}
