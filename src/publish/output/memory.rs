//! What a run was made from and what it wrote, as the disk tells it: sizes, times and identities. Where all
//! of that is as it was, the next run has nothing to do, and reads and writes nothing.
//!
//! It lies beside the site and may be deleted. A record that is damaged, or of another program or other
//! settings, is not believed. Folders are recorded too, since a file that comes or goes changes the time of
//! its folder.

// Times decide whether there is anything to do, never what is written.
#![expect(clippy::disallowed_types)]

use super::beside;
use super::folder::followed;
use super::manifest;
use super::tree::Tree;
use rayon::prelude::*;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The first line of a record. The last is the digest of all before it.
const FIRST: &str = "annals build 1";

/// A file may change twice within one tick of a disk's clock, the longest of which is that of FAT. What is
/// younger than this when a run begins may change again without a trace.
const TICK: Duration = Duration::from_secs(2);

/// No record of ours is longer: it would name some millions of files.
const LONGEST: u64 = 1 << 30;

/// What a site is about to be made from.
pub(crate) struct Basis {
    /// The program and what was asked of it; no line feed in it.
    key: String,
    /// A line for each file and folder.
    inputs: Vec<String>,
}

impl Basis {
    /// The state of some files and folders, which may be missing, with all that lies below them. It is taken
    /// before they are read: what changes meanwhile will be seen as changed. None where it cannot be told
    /// from a later state.
    pub(crate) fn of(key: &str, paths: &[PathBuf]) -> Option<Self> {
        Self::settled(key, paths, SystemTime::now().checked_sub(TICK)?)
    }

    /// [`Self::of`] files that last changed before a moment.
    pub(super) fn settled(key: &str, paths: &[PathBuf], settled: SystemTime) -> Option<Self> {
        let mut inputs = Vec::new();
        for path in paths {
            let path = std::path::absolute(path).ok()?;
            inputs.extend(below(&path, Some(settled))?);
        }
        Some(Self { key: key.to_owned(), inputs })
    }

    /// Writes down what was made of it: all that stands in a folder, and what the run told. It is done while
    /// the folder is locked. Without a record the next run does all again, so a failure is none.
    pub(super) fn record(&self, root: &Path, files: usize, told: &[String]) {
        let (Some(file), Some(root)) = (file(root), std::path::absolute(root).ok()) else { return };
        let Some(outputs) = below(&root, None) else { return };
        let mut text = format!("{FIRST}\n{}\n{files} {}\n", self.key, told.len());
        for line in told.iter().chain(&self.inputs).chain(&outputs) {
            text.push_str(line);
            text.push('\n');
        }
        let digest = manifest::hash(text.as_bytes());
        text.push_str(&manifest::in_hexadecimal(&digest));
        text.push('\n');
        let _ = write(&file, &text);
    }
}

/// A site that stands as the last run left it.
pub(crate) struct Unchanged {
    /// How many files it has.
    pub files: usize,
    /// What the run told.
    pub told: Vec<String>,
}

/// The site in a folder, if the last run made it with the same key and nothing has changed since: neither
/// what it was made from nor what it wrote.
pub(crate) fn unchanged(root: &Path, key: &str) -> Option<Unchanged> {
    let file = file(&followed(root).ok()?)?;
    let found = fs::symlink_metadata(&file).ok().filter(|found| found.is_file() && found.len() <= LONGEST)?;
    let written = found.modified().ok()?;
    let text = fs::read_to_string(&file).ok()?;
    let (body, digest) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let body = &text[..=body.len()];
    if manifest::in_hexadecimal(&manifest::hash(body.as_bytes())) != digest {
        return None;
    }
    let mut lines = body.lines();
    if lines.next()? != FIRST || lines.next()? != key {
        return None;
    }
    let (files, told) = lines.next()?.split_once(' ')?;
    let (files, told) = (files.parse().ok()?, told.parse().ok()?);
    let told: Vec<String> = lines.by_ref().take(told).map(str::to_owned).collect();
    let rest: Vec<&str> = lines.collect();
    rest.par_iter().all(|line| is_as_recorded(line, written)).then_some(Unchanged { files, told })
}

/// Drops the record of the run before, of which this one makes another site, and keeps room for its own.
pub(super) fn begin(root: &Path) {
    if let Some(file) = file(root) {
        let _ = write(&file, "");
    }
}

/// Writes a record anew. What stands there may be a link that somebody has put there: it is never followed.
fn write(file: &Path, text: &str) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    File::create_new(file)?.write_all(text.as_bytes())
}

/// Removes the record of a run that failed.
pub(super) fn forget(root: &Path) {
    if let Some(file) = file(root) {
        let _ = fs::remove_file(file);
    }
}

/// Where the record of a folder lies.
fn file(root: &Path) -> Option<PathBuf> {
    Some(beside::path(root)?.join(beside::RECORD))
}

fn is_as_recorded(line: &str, written: SystemTime) -> bool {
    let Some((recorded, path)) = line.split_once('\t') else { return false };
    match fs::symlink_metadata(path) {
        Ok(now) => is_older(&now, written) && state(&now) == recorded,
        Err(error) => error.kind() == io::ErrorKind::NotFound && recorded == MISSING,
    }
}

/// A line for a path and each path below it. None where one of them cannot be recorded: links, names with a
/// line feed, what changed since a moment.
fn below(path: &Path, settled: Option<SystemTime>) -> Option<Vec<String>> {
    let root = path.to_str().filter(|path| !path.contains('\n'))?;
    let top = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Some(vec![format!("{MISSING}\t{root}")]);
        }
        Err(_) => return None,
    };
    let line = |(path, found): (&str, &Metadata)| {
        let is_settled = settled.is_none_or(|settled| is_older(found, settled));
        let can_be_told = (found.is_file() || found.is_dir()) && is_settled && !path.contains('\n');
        let separator = if path.is_empty() { "" } else { "/" };
        can_be_told.then(|| format!("{}\t{root}{separator}{path}", state(found)))
    };
    if !top.is_dir() {
        return Some(vec![line(("", &top))?]);
    }
    let tree = Tree::of(path).ok()?;
    let folders = tree.folders.iter().map(|(path, branch)| (path.as_str(), &branch.metadata));
    let files = tree.files.iter().map(|(path, found)| (path.as_str(), found));
    folders.chain(files).map(line).collect()
}

/// The state of what is missing.
const MISSING: &str = "-";

/// The size of a file, its time, and on the systems that tell it the time of its last change of any kind and
/// its identity.
#[cfg(unix)]
fn state(found: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    let (size, mode) = (if found.is_dir() { 0 } else { found.size() }, found.mode());
    let (modified, changed) = ((found.mtime(), found.mtime_nsec()), (found.ctime(), found.ctime_nsec()));
    let (disk, number) = (found.dev(), found.ino());
    format!("{mode:o} {size} {}.{} {}.{} {disk} {number}", modified.0, modified.1, changed.0, changed.1)
}

#[cfg(not(unix))]
fn state(found: &Metadata) -> String {
    let size = if found.is_dir() { 0 } else { found.len() };
    format!("{} {size} {:?}", found.is_dir(), found.modified().ok())
}

/// Whether something last changed before a moment.
#[cfg(unix)]
fn is_older(found: &Metadata, moment: SystemTime) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(moment) = moment.duration_since(SystemTime::UNIX_EPOCH) else { return false };
    let moment = (i64::try_from(moment.as_secs()).unwrap_or(0), i64::from(moment.subsec_nanos()));
    (found.mtime(), found.mtime_nsec()) < moment && (found.ctime(), found.ctime_nsec()) < moment
}

#[cfg(not(unix))]
fn is_older(found: &Metadata, moment: SystemTime) -> bool {
    found.modified().is_ok_and(|modified| modified < moment)
}
