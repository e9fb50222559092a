//! A rendered site, written into a folder: only what differs, and only when all of it could be rendered.
//!
//! First every file is rendered and compared with the existing one; what differs waits in a staging folder.
//! Only when nothing failed does the new site take the place of the old one, in one step or, where that is
//! asked for, file by file. [`MANIFEST`] names the files that are ours: no other file is ever overwritten or
//! removed.
//!
//! * [`exchange`]: the next site is made beside the folder of the old and [exchanged](beside) for it. A run
//!   that is killed anywhere leaves the old site or the new one, whole.
//! * [`place`]: files are renamed into the folder one by one. The manifest names new files before they appear
//!   and old ones until they are gone, so a run that is killed anywhere is finished by the next one.

mod disk;
mod failure;
mod names;
mod manifest;
mod tree;
mod beside;
mod folder;
mod adopt;
mod file;
mod stream;
mod stage;
mod place;
mod exchange;
mod memory;
#[cfg(test)]
mod tests;

pub(crate) use disk::{Disk, System};
pub(crate) use failure::{Failed, Failure};
pub(crate) use file::File;
pub(crate) use folder::Way;
pub(crate) use manifest::{Hash, entries, hash};
pub(crate) use memory::{Basis, Unchanged, unchanged};
pub(crate) use names::{MANIFEST, STAGING, flaw, obstacles};

use crate::text::message::Message;
use folder::{Folder, Placing};
use manifest::{Found, Manifest, hash_of};
use names::Names;
use rayon::prelude::*;
use stage::{Existing, Staged, Step};
use std::path::Path;

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How many files were written: those created and those changed.
    pub written: usize,
    /// How many files existed already, byte for byte; they were not touched.
    pub unchanged: usize,
    /// How many files were removed.
    pub removed: usize,
    /// Site paths of the files that are new, sorted.
    pub created_files: Vec<String>,
    /// Site paths of the files whose bytes changed, sorted.
    pub changed_files: Vec<String>,
    /// Site paths of the files that were removed, sorted.
    pub removed_files: Vec<String>,
    /// Site paths of the files among those changed that were no longer as the last run wrote them, sorted:
    /// somebody had edited them.
    pub edited_files: Vec<String>,
    /// What was wrong with the manifest, if it was damaged and made anew.
    pub mended: Option<Message>,
}

/// Writes a site into a folder, which is created if it does not exist.
///
/// # Errors
/// [`Failed::Rendering`] with every error of rendering, in the order of site paths, and [`Failed::Writing`]
/// if two files claim one path, if a file that is not ours stands in the way, or if the disk fails. The site
/// that was there before is untouched, except where the disk failed while files were replaced in place; then
/// the next run finishes.
pub(crate) fn publish<E: Send>(root: &Path, files: &[File<'_, E>], way: Way) -> Result<Outcome, Failed<E>> {
    publish_on(&System, root, files, way)
}

/// [`publish`] by an exchange, which leaves a record beside the folder of what the site was made from and of
/// what is told of it, so that the [next run](unchanged) can do without making it again.
///
/// # Errors
/// As [`publish`].
pub(crate) fn publish_and_record<E: Send>(
    root: &Path,
    files: &[File<'_, E>],
    basis: &Basis,
    told: &[String],
) -> Result<Outcome, Failed<E>> {
    let paths = paths(files);
    let names = Names::of(&paths)?;
    let folder = Folder::open(&System, root, Way::Exchange)?;
    memory::begin(folder.root());
    let result = run(&folder, &names, files);
    match &result {
        Ok(_) => basis.record(folder.root(), files.len(), told),
        Err(_) => {
            memory::forget(folder.root());
            folder.abandon();
        }
    }
    result
}

/// [`publish`], on a disk that may be made to fail.
///
/// # Errors
/// As [`publish`].
pub(crate) fn publish_on<E: Send>(
    disk: &dyn Disk,
    root: &Path,
    files: &[File<'_, E>],
    way: Way,
) -> Result<Outcome, Failed<E>> {
    let paths = paths(files);
    let names = Names::of(&paths)?;
    let folder = Folder::open(disk, root, way)?;
    let result = run(&folder, &names, files);
    if result.is_err() {
        folder.abandon();
    }
    result
}

fn paths<'a, E>(files: &'a [File<'_, E>]) -> Vec<&'a str> {
    files.iter().map(File::path).collect()
}

fn run<E: Send>(folder: &Folder<'_>, names: &Names<'_>, files: &[File<'_, E>]) -> Result<Outcome, Failed<E>> {
    let (old, mended) = match folder.manifest()? {
        Found::Whole(manifest) => (manifest, None),
        Found::Damaged(damaged) => {
            let why = damaged.why.clone();
            let adopted = adopt::adopt(folder, names, damaged)?;
            let is_mended = adopted.names().next().is_some();
            (adopted, is_mended.then_some(why))
        }
    };
    let stale: Vec<&str> = old.names().filter(|name| !names.contains(name)).collect();
    folder.check(names, &stale, &old)?;
    let twins = stale.iter().filter_map(|name| names.twin(name)).collect();
    let existing = Existing { folder, old: &old, twins };
    let results: Vec<Result<Vec<Staged>, Failed<E>>> = names
        .order()
        .par_iter()
        .map_init(stage::buffer, |buffer, &index| existing.stage(index, files, buffer))
        .collect();
    let mut staged = gather(results)?;
    // Those that are made together come at the place of the first.
    staged.sort_by_key(|file| names.path(file.index));
    let edited_files = edited(folder, names, &old, &staged);
    match folder.placing() {
        Placing::Exchange(beside) => exchange::exchange(folder, beside, names, &old, &staged)?,
        Placing::InPlace(_) => {
            place::place(folder, names, &old, &stale, &staged).map_err(Failure::half_done)?;
        }
    }
    let paths = |wanted: Step| {
        let chosen = staged.iter().filter(move |file| file.step == wanted);
        chosen.map(|file| names.path(file.index).to_owned()).collect::<Vec<_>>()
    };
    let (created_files, changed_files) = (paths(Step::Create), paths(Step::Change));
    let written = created_files.len() + changed_files.len();
    Ok(Outcome {
        written,
        unchanged: staged.len() - written,
        removed: stale.len(),
        created_files,
        changed_files,
        removed_files: stale.into_iter().map(str::to_owned).collect(),
        edited_files,
        mended,
    })
}

/// The files to be replaced that are not as the manifest says. A run that was stopped leaves such files too,
/// so after one nobody can tell.
fn edited(folder: &Folder<'_>, names: &Names<'_>, old: &Manifest, staged: &[Staged]) -> Vec<String> {
    if folder.was_stopped {
        return Vec::new();
    }
    let is_edited = |name: &&str| {
        let stands = hash_of(&folder.at(name)).ok();
        old.hash_of(name).zip(stands).is_some_and(|(written, stands)| stands != written)
    };
    let changed = staged.par_iter().filter(|file| file.step == Step::Change);
    changed.map(|file| names.path(file.index)).filter(is_edited).map(str::to_owned).collect()
}

/// All steps, or all that failed: errors of rendering before those of the disk, which may follow from them.
fn gather<E>(results: Vec<Result<Vec<Staged>, Failed<E>>>) -> Result<Vec<Staged>, Failed<E>> {
    let mut staged = Vec::with_capacity(results.len());
    let mut rendering = Vec::new();
    let mut writing = Vec::new();
    for result in results {
        match result {
            Ok(files) => staged.extend(files),
            Err(Failed::Rendering(errors)) => rendering.extend(errors),
            Err(Failed::Writing(failure)) => writing.push(failure),
        }
    }
    if !rendering.is_empty() {
        return Err(Failed::Rendering(rendering));
    }
    Failure::first_of(writing).map_or(Ok(staged), |failure| Err(Failed::Writing(failure)))
}
