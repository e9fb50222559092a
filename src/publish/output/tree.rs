//! What stands in a folder, and how it is removed.

use super::disk::Disk;
use super::failure::Failure;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// Everything in a folder, by site path.
#[derive(Default)]
pub(super) struct Tree {
    /// The folders, each after those above it. The first, at an empty path, is the folder itself; there is
    /// none if it is missing.
    pub(super) folders: BTreeMap<String, Branch>,
    /// All else. Symbolic links are not followed.
    pub(super) files: BTreeMap<String, Metadata>,
}

/// A folder of a tree.
pub(super) struct Branch {
    pub(super) metadata: Metadata,
    /// Whether nothing lies in it.
    pub(super) is_empty: bool,
}

enum Found {
    Folder(Branch),
    File(Metadata),
}

impl Tree {
    /// What stands in a folder, which may be missing.
    pub(super) fn of(root: &Path) -> Result<Self, Failure> {
        let metadata = match fs::symlink_metadata(root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            found => found.map_err(|error| Failure::io(root, &error))?,
        };
        let (mut folders, mut files) = (BTreeMap::new(), BTreeMap::new());
        for (path, found) in visit(root, String::new(), metadata)? {
            match found {
                Found::Folder(branch) => drop(folders.insert(path, branch)),
                Found::File(metadata) => drop(files.insert(path, metadata)),
            }
        }
        Ok(Self { folders, files })
    }

    /// Removes all of it.
    pub(super) fn remove(&self, disk: &dyn Disk, root: &Path) -> Result<(), Failure> {
        remove_files(disk, root, self.files.keys())?;
        remove_folders(disk, root, self.folders.keys())
    }
}

/// Removes files below a folder.
pub(super) fn remove_files<'a>(
    disk: &dyn Disk,
    root: &Path,
    files: impl Iterator<Item = &'a String>,
) -> Result<(), Failure> {
    files.collect::<Vec<_>>().par_iter().try_for_each(|file| {
        let path = below(root, file);
        disk.remove_file(&path).map_err(|error| Failure::io(&path, &error))
    })
}

/// Removes folders below a folder, which come after those above them.
pub(super) fn remove_folders<'a>(
    disk: &dyn Disk,
    root: &Path,
    folders: impl DoubleEndedIterator<Item = &'a String>,
) -> Result<(), Failure> {
    for folder in folders.rev() {
        let path = below(root, folder);
        disk.remove_folder(&path).map_err(|error| Failure::io(&path, &error))?;
    }
    Ok(())
}

/// Where a site path lies on the disk; an empty one is the folder itself.
pub(super) fn below(root: &Path, path: &str) -> PathBuf {
    if path.is_empty() { root.to_path_buf() } else { root.join(path) }
}

fn visit(root: &Path, folder: String, metadata: Metadata) -> Result<Vec<(String, Found)>, Failure> {
    let path = below(root, &folder);
    let failed = |error: io::Error| Failure::io(&path, &error);
    let mut found = Vec::new();
    let mut folders = Vec::new();
    for entry in fs::read_dir(&path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else { return Err(Failure::no_text(&entry.path())) };
        let name = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        let metadata = entry.metadata().map_err(failed)?;
        if metadata.is_dir() {
            folders.push((name, metadata));
        } else {
            found.push((name, Found::File(metadata)));
        }
    }
    let is_empty = found.is_empty() && folders.is_empty();
    let below: Vec<Vec<(String, Found)>> = folders
        .into_par_iter()
        .map(|(name, metadata)| visit(root, name, metadata))
        .collect::<Result<_, _>>()?;
    found.extend(below.into_iter().flatten());
    found.push((folder, Found::Folder(Branch { metadata, is_empty })));
    Ok(found)
}
