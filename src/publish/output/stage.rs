//! The first phase: each file is rendered, compared with the existing one, and staged if it differs.

use super::failure::{Failed, Failure};
use super::file::{Content, File, Stream};
use super::folder::{Folder, look};
use super::manifest::{self, Hash, Manifest};
use super::stream::{Comparison, Pieces, Sink};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

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

/// What stands where a file is to be.
enum Standing {
    /// Nothing that stays there.
    Nothing,
    /// A file of a length in bytes.
    File { path: PathBuf, length: u64 },
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
    /// Renders one of the files and stages it if it differs. Its bytes are dropped at once; those of a
    /// streamed file are never all in memory. The first of several that are made together stages all of them,
    /// and the others nothing.
    pub(super) fn stage<E>(
        &self,
        index: usize,
        files: &[File<'_, E>],
        buffer: &mut [u8],
    ) -> Result<Vec<Staged>, Failed<E>> {
        let file = &files[index];
        match &file.content {
            Content::Rendered(_) => Ok(vec![self.whole(index, file, buffer)?]),
            Content::Streamed(write) => Ok(self.together(&[(index, file.path())], &alone(write))?),
            Content::Copied(from) => {
                let copy = copier(from).map_err(|error| Failure::io(from, &error))?;
                Ok(self.together(&[(index, file.path())], &alone(&copy))?)
            }
            Content::Together { write, nth: 0, count } => {
                let files = files[index..index + count].iter().enumerate();
                let all: Vec<(usize, &str)> = files.map(|(nth, file)| (index + nth, file.path())).collect();
                Ok(self.together(&all, &**write)?)
            }
            Content::Together { .. } => Ok(Vec::new()),
        }
    }

    fn whole<E>(&self, index: usize, file: &File<'_, E>, buffer: &mut [u8]) -> Result<Staged, Failed<E>> {
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

    /// Stages those of some files that differ; each is given by its index and its path. What is there is
    /// compared as the files are made, and what is not there is written at once.
    fn together(
        &self,
        files: &[(usize, &str)],
        write: &dyn Fn(&mut [&mut dyn Write]) -> io::Result<()>,
    ) -> Result<Vec<Staged>, Failure> {
        let standing = files.iter().map(|&(index, name)| self.standing(index, name));
        let standing = standing.collect::<Result<Vec<Standing>, Failure>>()?;
        let fresh = |index: usize| -> Result<Sink<'_>, Failure> {
            let append = self.folder.appending(&index.to_string())?;
            Ok(Sink::Staged(Pieces::to(Box::new(append), files.len())))
        };
        let places = files.iter().zip(&standing);
        let first = places.clone().map(|(&(index, _), standing)| match standing {
            Standing::Nothing => fresh(index),
            Standing::File { path, .. } => {
                let compared = Comparison::with(path).map_err(|error| Failure::io(path, &error))?;
                Ok(Sink::Compared(compared))
            }
        });
        let hashes = self.passed(first.collect::<Result<_, _>>()?, write)?;
        let steps = places.zip(&hashes).map(|((&(_, name), standing), hash)| match standing {
            Standing::Nothing => Ok(Step::Create),
            Standing::File { .. } if hash.is_some() => Ok(Step::Keep),
            Standing::File { path, .. } => self.changed(path, name),
        });
        let steps = steps.collect::<Result<Vec<Step>, Failure>>()?;
        let again = files.iter().zip(&steps).map(|(&(index, _), step)| match step {
            Step::Change => fresh(index),
            Step::Keep | Step::Create => Ok(Sink::Ignored),
        });
        let differ = steps.contains(&Step::Change);
        let written = if differ { self.passed(again.collect::<Result<_, _>>()?, write)? } else { Vec::new() };
        let staged = files.iter().zip(steps).enumerate().map(|(nth, (&(index, _), step))| {
            let hash = if step == Step::Change { written[nth] } else { hashes[nth] };
            Staged { index, hash: hash.unwrap_or_default(), step }
        });
        Ok(staged.collect())
    }

    /// The digests of what was made, where all of it was taken and was no other than what is there.
    fn passed(
        &self,
        mut sinks: Vec<Sink<'_>>,
        write: &dyn Fn(&mut [&mut dyn Write]) -> io::Result<()>,
    ) -> Result<Vec<Option<Hash>>, Failure> {
        let failed = |error: io::Error| Failure::io(self.folder.root(), &error);
        let mut writers: Vec<&mut dyn Write> = sinks.iter_mut().map(|sink| sink as &mut dyn Write).collect();
        write(&mut writers).map_err(failed)?;
        sinks.into_iter().map(|sink| sink.finish().map_err(failed)).collect()
    }

    /// What is to be done with a file. `same` compares it with an existing file of a length in bytes.
    fn step(
        &self,
        index: usize,
        name: &str,
        same: impl FnOnce(&Path, u64) -> io::Result<bool>,
    ) -> Result<Step, Failure> {
        match self.standing(index, name)? {
            Standing::Nothing => Ok(Step::Create),
            Standing::File { path, length } => match same(&path, length) {
                Ok(true) => Ok(Step::Keep),
                Ok(false) => self.changed(&path, name),
                Err(error) => Err(Failure::io(&path, &error)),
            },
        }
    }

    /// What is to be done with an existing file that differs.
    fn changed(&self, path: &Path, name: &str) -> Result<Step, Failure> {
        if self.old.owns(name) { Ok(Step::Change) } else { Err(Failure::not_ours(path)) }
    }

    /// What stands where a file is to be.
    fn standing(&self, index: usize, name: &str) -> Result<Standing, Failure> {
        let path = self.folder.at(name);
        let failed = |error: io::Error| Failure::io(&path, &error);
        let Some(found) = look(&path)? else {
            return Ok(Standing::Nothing);
        };
        if found.is_symlink() {
            return Err(Failure::link(&path));
        }
        if found.is_dir() {
            let ours = only_ours(&path, name, self.old).map_err(failed)?;
            return if ours { Ok(Standing::Nothing) } else { Err(Failure::folder_in_the_way(&path)) };
        }
        // Where the disk ignores case, the file found is the one about to be removed.
        if self.twins.contains(&index) && !fs::canonicalize(&path).map_err(failed)?.ends_with(name) {
            return Ok(Standing::Nothing);
        }
        if found.is_file() {
            Ok(Standing::File { length: found.len(), path })
        } else {
            Err(Failure::not_ours(&path))
        }
    }
}

/// What writes one file, as what writes several.
fn alone<'s>(write: &'s Stream<'_>) -> impl Fn(&mut [&mut dyn Write]) -> io::Result<()> + 's {
    move |writers| writers.iter_mut().try_for_each(|writer| write(*writer))
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
