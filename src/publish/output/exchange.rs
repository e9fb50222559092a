//! The second phase by exchange: the next site is made beside the one that stands, and takes its place in one
//! step.
//!
//! It is made of the former one, so that only what differs costs anything. A file that did not change is the
//! same file in both, under two paths: whether it is, the disk tells, and nothing that a killed run left has
//! to be believed. Such a file is never written to; another takes its place.

use super::beside::Beside;
use super::disk::Disk;
use super::failure::Failure;
use super::folder::Folder;
use super::manifest::{self, Manifest};
use super::names::{self, MANIFEST, Names};
use super::stage::{Staged, Step};
use super::tree::{Branch, Tree, below, remove_files, remove_folders};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

/// Exchanges the folder for the new site. Wherever it stops, the folder holds the old site or the new one.
pub(super) fn exchange(
    folder: &Folder<'_>,
    beside: &Beside,
    names: &Names<'_>,
    old: &Manifest,
    staged: &[Staged],
) -> Result<(), Failure> {
    let text = manifest::write(staged.iter().map(|file| (names.path(file.index), file.hash)));
    if old.text() == Some(&text) && staged.iter().all(|file| file.step == Step::Keep) {
        return folder.close();
    }
    let standing = Tree::of(folder.root())?;
    let next = Next::of(&standing, names, old, staged);
    folder.stage(MANIFEST, &text)?;
    beside.ignore(folder.disk)?;
    let making = Making { folder, site: beside.site(), standing: &standing };
    making.follow(&next)?;
    beside.exchange(folder.disk, folder.root())?;
    making.bring_latecomers(&next, names, old)?;
    folder.close()
}

/// What the next site holds, by path.
struct Next<'a> {
    /// Files that were staged, with the names they wait under.
    written: Vec<(&'a str, String)>,
    /// Files that stand already: those that did not change, and those of others.
    kept: Vec<&'a str>,
    folders: BTreeSet<&'a str>,
}

impl<'a> Next<'a> {
    fn of(standing: &'a Tree, names: &Names<'a>, old: &Manifest, staged: &[Staged]) -> Self {
        let (same, differing): (Vec<&Staged>, _) = staged.iter().partition(|file| file.step == Step::Keep);
        let mut written: Vec<(&str, String)> =
            differing.iter().map(|file| (names.path(file.index), file.index.to_string())).collect();
        written.push((MANIFEST, MANIFEST.to_owned()));
        let mut kept: Vec<&str> = same.iter().map(|file| names.path(file.index)).collect();
        kept.extend(standing.files.keys().map(String::as_str).filter(|path| is_foreign(path, names, old)));
        let mut files: Vec<&str> = kept.iter().copied().chain(written.iter().map(|file| file.0)).collect();
        files.sort_unstable();
        let mut folders: BTreeSet<&str> = names::folders(files.iter().copied()).into_iter().collect();
        // Folders in which nothing lies are somebody's too.
        for (path, _) in
            standing.folders.iter().filter(|(path, branch)| branch.is_empty && !names.contains(path))
        {
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
            folders.insert(path);
        }
        folders.insert("");
        Self { written, kept, folders }
    }
}

fn is_foreign(path: &str, names: &Names<'_>, old: &Manifest) -> bool {
    path != MANIFEST && !names.contains(path) && !old.owns(path)
}

struct Making<'a> {
    folder: &'a Folder<'a>,
    /// Where the next site is made.
    site: PathBuf,
    standing: &'a Tree,
}

impl Making<'_> {
    /// Makes the next site of what stands in its place, whatever that is.
    fn follow(&self, next: &Next<'_>) -> Result<(), Failure> {
        let (disk, made) = (self.disk(), Tree::of(&self.site)?);
        let files: BTreeSet<&str> =
            next.kept.iter().copied().chain(next.written.iter().map(|file| file.0)).collect();
        let is_left_over = |path: &&String| !files.contains(path.as_str());
        remove_files(disk, &self.site, made.files.keys().filter(is_left_over))?;
        let is_gone = |path: &&String| !next.folders.contains(path.as_str());
        remove_folders(disk, &self.site, made.folders.keys().filter(is_gone))?;
        for folder in next.folders.iter().filter(|folder| !made.folders.contains_key(**folder)) {
            let path = below(&self.site, folder);
            disk.create_folder(&path).map_err(|error| Failure::io(&path, &error))?;
        }
        next.kept.par_iter().try_for_each(|path| self.keep(path, made.files.get(*path)))?;
        let mut changed = Vec::with_capacity(next.written.len());
        for (path, waiting) in &next.written {
            let to = self.site.join(path);
            if let Some(before) = self.standing.files.get(*path) {
                keep_mode(before, &self.folder.staged(waiting));
            }
            self.folder.publish(waiting, &to)?;
            changed.push(to);
        }
        for folder in &next.folders {
            if let Some(before) = self.standing.folders.get(*folder) {
                keep_mode(&before.metadata, &below(&self.site, folder));
            }
        }
        disk.sync(&self.site, &changed).map_err(|error| Failure::io(&self.site, &error))
    }

    /// Has a file that stands stand in the next site too.
    fn keep(&self, path: &str, made: Option<&Metadata>) -> Result<(), Failure> {
        let (from, to) = (self.folder.at(path), self.site.join(path));
        if let Some(made) = made {
            if self.standing.files.get(path).is_some_and(|standing| are_one(standing, made)) {
                return Ok(());
            }
            self.disk().remove_file(&to).map_err(|error| Failure::io(&to, &error))?;
        }
        let linked = self.disk().link(&from, &to);
        linked.map_err(|error| Failure::exchanging(self.folder.root(), &from, &error))
    }

    /// Files of others that came while the next site was made move along after it.
    fn bring_latecomers(&self, next: &Next<'_>, names: &Names<'_>, old: &Manifest) -> Result<(), Failure> {
        if self.standing.folders.par_iter().all(|(path, seen)| is_unchanged(&below(&self.site, path), seen)) {
            return Ok(());
        }
        let former = Tree::of(&self.site)?;
        let known: BTreeSet<&str> = next.kept.iter().copied().collect();
        let late = |path: &&str| is_foreign(path, names, old) && !known.contains(path);
        for path in former.files.keys().map(String::as_str).filter(late) {
            let to = self.folder.at(path);
            let folders = names::folders(std::iter::once(path));
            for folder in
                folders.iter().map(|folder| self.folder.at(folder)).filter(|folder| !folder.exists())
            {
                self.disk().create_folder(&folder).map_err(|error| Failure::exchanged(&folder, &error))?;
            }
            match self.disk().link(&self.site.join(path), &to) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Failure::exchanged(&to, &error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn disk(&self) -> &dyn Disk {
        self.folder.disk
    }
}

/// Whether nothing came into a folder, or went, since it was looked at.
fn is_unchanged(path: &Path, seen: &Branch) -> bool {
    let time = |of: &Metadata| of.modified().ok();
    path.symlink_metadata().is_ok_and(|now| time(&now).is_some() && time(&now) == time(&seen.metadata))
}

/// Whether two paths lead to one file.
#[cfg(unix)]
fn are_one(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |of: &Metadata| (of.dev(), of.ino(), of.size(), of.mtime(), of.mtime_nsec());
    place(one) == place(other)
}

/// Whether two paths lead to one file; where the disk does not tell, they are taken for two.
#[cfg(not(unix))]
fn are_one(_: &Metadata, _: &Metadata) -> bool {
    false
}

/// Gives a file or folder the mode of what stood at its path, if that is granted.
#[cfg(unix)]
fn keep_mode(before: &Metadata, path: &Path) {
    use std::os::unix::fs::MetadataExt;
    if path.symlink_metadata().is_ok_and(|now| now.mode() != before.mode()) {
        let _ = std::fs::set_permissions(path, before.permissions());
    }
}

#[cfg(not(unix))]
fn keep_mode(_: &Metadata, _: &Path) {}
