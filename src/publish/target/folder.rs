//! A folder of this machine, or one that is mounted there.

use super::remote::{Between, Remote};
use crate::publish::output::{Failure, Hash, hash};
use crate::text::message;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A folder.
pub(super) struct Folder {
    path: PathBuf,
}

/// What the name of a file ends with until it is whole.
const PART: &str = ".annals-part";

/// How many files are sent at a time.
const BATCH: usize = 200;

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// Where a file stands, below folders that are none of somebody else's.
    fn place(&self, path: &str) -> Result<PathBuf, Failure> {
        let mut place = self.path.clone();
        for part in path.split('/') {
            place.push(part);
            if place.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
                return Err(link(&place));
            }
        }
        Ok(place)
    }

    fn put(&self, from: &Path, path: &str) -> Result<(), Failure> {
        let to = self.place(path)?;
        let part = PathBuf::from(format!("{}{PART}", to.display()));
        let copy = || -> io::Result<()> {
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::copy(from, &part)?;
            File::options().write(true).open(&part)?.sync_all()?;
            fs::rename(&part, &to)
        };
        copy().map_err(|error| {
            let _ = fs::remove_file(&part);
            Failure::amid(&to, &error)
        })
    }
}

impl Remote for Folder {
    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let place = self.place(path)?;
        match fs::read(&place) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Ok(None)
            }
            Err(error) => Err(Failure::amid(&place, &error)),
        }
    }

    fn send(&mut self, site: &Path, paths: &[&str]) -> Result<(), Failure> {
        paths.iter().try_for_each(|path| self.put(&site.join(path), path))
    }

    fn remove(&mut self, paths: &[&str]) -> Result<(), Failure> {
        for path in paths {
            let place = self.place(path)?;
            match fs::remove_file(&place) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Failure::amid(&place, &error));
                }
                Ok(()) | Err(_) => {}
            }
            // Folders that hold something else stay.
            let mut folder = place.parent();
            while let Some(above) =
                folder.filter(|above| *above != self.path && fs::remove_dir(above).is_ok())
            {
                folder = above.parent();
            }
        }
        Ok(())
    }

    fn differing(&mut self, _site: &Path, files: &[(&str, Hash)]) -> Result<Vec<String>, Failure> {
        let mut differing = Vec::new();
        for (path, expected) in files {
            if self.read(path)?.is_none_or(|bytes| hash(&bytes) != *expected) {
                differing.push((*path).to_owned());
            }
        }
        Ok(differing)
    }

    fn batch(&self) -> Option<usize> {
        Some(BATCH)
    }

    fn between(&self) -> Between {
        Between::Mixed
    }
}

fn link(path: &Path) -> Failure {
    let path = path.display();
    Failure {
        message: message!(
            zh: "“{path}”是符号链接，经它写入会写到目标之外",
            en: "'{path}' is a symbolic link: writing through it would leave the target"
        ),
        remedy: message!(zh: "删去这个链接，再发布", en: "remove the link and publish again"),
    }
}
