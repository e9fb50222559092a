//! A disk that fails at one of its operations.

use crate::publish::output::{Disk, System};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// One operation fails.
    Once,
    /// It and all after it fail, as if the run had been killed there.
    Kill,
    /// So do they, and of the files that were not synced by then only the names are left.
    PowerCut,
    /// From there on nothing that needs room is possible.
    Full,
}

/// What an operation needs.
#[derive(PartialEq, Eq)]
enum Needs {
    Room,
    Nothing,
}

pub(super) struct Failing {
    at: usize,
    fault: Fault,
    /// Whether it can exchange two folders.
    exchanges: bool,
    done: AtomicUsize,
    unsynced: Mutex<Vec<File>>,
}

impl Failing {
    pub(super) fn new(at: usize, fault: Fault, exchanges: bool) -> Self {
        Self { at, fault, exchanges, done: AtomicUsize::new(0), unsynced: Mutex::default() }
    }

    /// Whether any operation failed.
    pub(super) fn failed(&self) -> bool {
        self.done.load(Ordering::SeqCst) > self.at
    }

    fn step(&self, needs: &Needs) -> io::Result<()> {
        let full = self.fault == Fault::Full;
        if full && *needs == Needs::Nothing {
            return Ok(());
        }
        let number = self.done.fetch_add(1, Ordering::SeqCst);
        if number < self.at || number > self.at && self.fault == Fault::Once {
            return Ok(());
        }
        if self.fault == Fault::PowerCut {
            for file in self.unsynced.lock().unwrap().drain(..) {
                file.set_len(0).unwrap();
            }
        }
        let kind = if full { io::ErrorKind::StorageFull } else { io::ErrorKind::Other };
        Err(io::Error::new(kind, "stopped by the test"))
    }
}

impl Disk for Failing {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step(&Needs::Room).and_then(|()| System.create_folder(path))
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.step(&Needs::Room).and_then(|()| System.open_lock(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(&Needs::Room)
            .inspect_err(|_| fs::write(path, &bytes[..bytes.len() / 2]).unwrap_or_default())?;
        System.write(path, bytes)?;
        self.unsynced.lock().unwrap().push(File::options().write(true).open(path)?);
        Ok(())
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(&Needs::Room).and_then(|()| System.append(path, bytes))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(&Needs::Room).and_then(|()| System.link(from, to))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(&Needs::Nothing).and_then(|()| System.rename(from, to))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.step(&Needs::Nothing).and_then(|()| System.exchange(one, other))
    }

    fn sync(&self, folder: &Path, changed: &[PathBuf]) -> io::Result<()> {
        self.step(&Needs::Nothing).and_then(|()| System.sync(folder, changed))?;
        self.unsynced.lock().unwrap().clear();
        Ok(())
    }

    fn sync_names(&self, folder: &Path) -> io::Result<()> {
        self.step(&Needs::Nothing).and_then(|()| System.sync_names(folder))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step(&Needs::Nothing).and_then(|()| System.remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step(&Needs::Nothing).and_then(|()| System.remove_folder(path))
    }
}
