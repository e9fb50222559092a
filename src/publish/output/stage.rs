//! The first phase: each file is rendered, compared with the existing one, and staged if it differs.

use super::failure::{Failed, Failure};
use super::file::{Content, File, Stream};
use super::folder::{Folder, look};
use super::manifest::{self, Hash, Manifest};
use super::stream::{Comparison, Pieces};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// A file that was rendered and compared.
pub(super) struct Staged {
    /// Its index among the site's files.
    pub(super) index: usize,
    pub(super) hash: Hash,
    pub(super) step: Step,
}

/// What the second phase does with a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The same file exists.
    Keep,
    /// No file is there.
    Create,
    /// Another file is there.
    Change,
}

/// A buffer for reading existing files; each thread has its own.
pub(super) fn buffer() -> Vec<u8> {
    vec![0; 1 << 16]
}

/// The existing site, which files are compared with.
pub(super) struct Existing<'a> {
    pub(super) folder: &'a Folder<'a>,
    pub(super) old: &'a Manifest,
    /// Indices of files that differ only in case from one which the site no longer has.
    pub(super) twins: BTreeSet<usize>,
}

impl Existing<'_> {
    /// Renders one file and stages it if it differs. Its bytes are dropped at once; those of a streamed file
    /// are never all in memory.
    pub(super) fn stage<E>(
        &self,
        index: usize,
        file: &File<'_, E>,
        buffer: &mut [u8],
    ) -> Result<Staged, Failed<E>> {
        if let Content::Streamed(write) = &file.content {
            return Ok(self.stream(index, file.path(), write, buffer)?);
        }
        if let Content::Copied(from) = &file.content {
            let copy = copier(from).map_err(|error| Failure::io(from, &error))?;
            return Ok(self.stream(index, file.path(), &copy, buffer)?);
        }
        let bytes = match file.bytes() {
            Ok(rendered) => rendered.map_err(|error| Failed::Rendering(vec![error]))?,
            Err(error) => {
                return Err(Failure::io(Path::new(file.path()), &error).into());
            }
        };
        let step = self.step(index, file.path(), |path, length| {
            Ok(usize::try_from(length).is_ok_and(|n| n == bytes.len()) && equal(path, &bytes, buffer)?)
        })?;
        if step != Step::Keep {
            self.folder.stage(&index.to_string(), &bytes)?;
        }
        Ok(Staged { index, hash: manifest::hash(&bytes), step })
    }

    fn stream(
        &self,
        index: usize,
        name: &str,
        write: &Stream<'_>,
        buffer: &mut [u8],
    ) -> Result<Staged, Failure> {
        let mut existing = None;
        let step = self.step(index, name, |path, _| {
            let mut comparison = Comparison::with(path, buffer)?;
            write(&mut comparison)?;
            existing = comparison.result()?;
            Ok(existing.is_some())
        })?;
        if let (Step::Keep, Some(hash)) = (step, existing) {
            return Ok(Staged { index, hash, step });
        }
        let hash = self.folder.stage_with(&index.to_string(), |append| {
            let mut pieces = Pieces::to(append);
            write(&mut pieces)?;
            pieces.finish()
        })?;
        Ok(Staged { index, hash, step })
    }

    /// What is to be done with a file. `same` compares it with an existing file of a length in bytes.
    fn step(
        &self,
        index: usize,
        name: &str,
        same: impl FnOnce(&Path, u64) -> io::Result<bool>,
    ) -> Result<Step, Failure> {
        let path = self.folder.at(name);
        let failed = |error: io::Error| Failure::io(&path, &error);
        let Some(found) = look(&path)? else {
            return Ok(Step::Create);
        };
        if found.is_symlink() {
            return Err(Failure::link(&path));
        }
        if found.is_dir() {
            let ours = only_ours(&path, name, self.old).map_err(failed)?;
            return if ours { Ok(Step::Create) } else { Err(Failure::folder_in_the_way(&path)) };
        }
        // Where the disk ignores case, the file found is the one about to be removed.
        if self.twins.contains(&index) && !fs::canonicalize(&path).map_err(failed)?.ends_with(name) {
            return Ok(Step::Create);
        }
        if found.is_file() && same(&path, found.len()).map_err(failed)? {
            return Ok(Step::Keep);
        }
        if found.is_file() && self.old.owns(name) { Ok(Step::Change) } else { Err(Failure::not_ours(&path)) }
    }
}

/// Writes the bytes of a file, which are never all in memory. A symbolic link that was put in its place
/// since it was found is not followed.
fn copier(from: &Path) -> io::Result<Stream<'_>> {
    if from.canonicalize()? != *from {
        return Err(io::Error::new(io::ErrorKind::NotFound, "a symbolic link leads there"));
    }
    fs::File::open(from)?;
    Ok(Box::new(move |into| io::copy(&mut fs::File::open(from)?, into).map(|_| ())))
}

/// Whether a file, known to be as long, holds these bytes.
fn equal(path: &Path, bytes: &[u8], buffer: &mut [u8]) -> io::Result<bool> {
    let mut file = fs::File::open(path)?;
    let mut rest = bytes;
    while !rest.is_empty() {
        let room = buffer.len().min(rest.len());
        let read = file.read(&mut buffer[..room])?;
        match rest.strip_prefix(&buffer[..read]) {
            Some(after) if read > 0 => rest = after,
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// Whether a folder holds nothing but files of ours, so that it will be gone when those are.
fn only_ours(folder: &Path, name: &str, old: &Manifest) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Some(part) = entry.file_name().to_str().map(|part| format!("{name}/{part}")) else {
            return Ok(false);
        };
        let ours = if entry.file_type()?.is_dir() {
            old.owns_below(&part) && only_ours(&entry.path(), &part, old)?
        } else {
            old.owns(&part)
        };
        if !ours {
            return Ok(false);
        }
    }
    Ok(true)
}
