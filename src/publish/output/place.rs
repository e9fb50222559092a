//! The second phase in place: files are renamed into the site's folder one by one, and those that the site no
//! longer has are removed.

use super::failure::Failure;
use super::folder::{Folder, look};
use super::manifest::{self, Manifest};
use super::names::{self, Names};
use super::stage::{Staged, Step};
use rayon::prelude::*;
use std::io;

/// Makes the folder hold the new site. Wherever it stops, the manifest names every file of ours on the disk.
pub(super) fn place(
    folder: &Folder<'_>,
    names: &Names<'_>,
    old: &Manifest,
    stale: &[&str],
    staged: &[Staged],
) -> Result<(), Failure> {
    let entries = || staged.iter().map(|file| (names.path(file.index), file.hash));
    let waiting: Vec<&Staged> = staged.iter().filter(|file| file.step != Step::Keep).collect();
    // What is renamed into the site is on the disk before: a power cut leaves it old or new, and whole.
    let staged_at = |file: &&Staged| folder.staged(&file.index.to_string());
    folder.settle(&waiting.iter().map(staged_at).collect::<Vec<_>>())?;
    let mut standing = old.text();
    if entries().any(|(name, _)| !old.owns(name)) {
        // Its names are true from now on, its digests only at the end.
        folder.write_manifest(&old.union(entries()))?;
        standing = None;
    }
    let (first, last): (Vec<&str>, Vec<&str>) = stale.iter().partition(|name| names.obstructed_by(name));
    remove(folder, &first)?;
    for above in names::folders(waiting.iter().map(|file| names.path(file.index))) {
        let path = folder.at(above);
        match folder.disk.create_folder(&path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(Failure::io(&path, &error));
            }
            _ => {}
        }
    }
    waiting
        .par_iter()
        .try_for_each(|file| folder.publish(&file.index.to_string(), &folder.at(names.path(file.index))))?;
    remove(folder, &last)?;
    let text = manifest::write(entries());
    if standing.is_none_or(|standing| standing != text) {
        folder.write_manifest(&text)?;
    }
    folder.close()
}

/// Removes files of ours, and then the folders that are empty without them.
fn remove(folder: &Folder<'_>, stale: &[&str]) -> Result<(), Failure> {
    for name in stale {
        let path = folder.at(name);
        // A folder is not what we wrote.
        if look(&path)?.is_some_and(|found| !found.is_dir()) {
            folder.disk.remove_file(&path).map_err(|error| Failure::io(&path, &error))?;
        }
    }
    for above in names::folders(stale.iter().copied()).iter().rev() {
        let path = folder.at(above);
        match folder.disk.remove_folder(&path) {
            Err(error) if !left_alone(&error) => return Err(Failure::io(&path, &error)),
            _ => {}
        }
    }
    Ok(())
}

fn left_alone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
