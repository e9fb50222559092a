//! A rendered site, written into a folder: only what differs, and only when all of it could be rendered.
//!
//! First every file is rendered and compared with the one that stands; what differs is written aside, into
//! [`STAGING`]. Only when nothing failed are the files renamed into place, one by one, each wholly old or wholly new.
//! [`MANIFEST`] names the files that are ours: no other file is ever overwritten or removed. It names new files
//! before they appear and old ones until they are gone, so a run killed anywhere is finished by the next one.

mod disk;
mod failure;
mod folder;
mod manifest;
mod names;
mod place;
mod stage;
mod stream;
#[cfg(test)]
mod tests;

pub use disk::{Disk, System};
pub use failure::{Failed, Failure};
pub use names::{Obstacle, obstacles};

use folder::Folder;
use names::Names;
use rayon::prelude::*;
use stage::{Staged, Standing, Step};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The list of the site's files with their digests, in the site's folder, as `sha256sum -c` reads it.
pub const MANIFEST: &str = "manifest-sha256.txt";

/// The folder in the site's folder where files wait until all are rendered; it is gone after a run.
pub const STAGING: &str = ".annals-staging";

/// A file of the site.
pub struct File<'a, E> {
    path: String,
    content: Content<'a, E>,
}

type Render<'a, E> = Box<dyn Fn() -> Result<Vec<u8>, E> + Send + Sync + 'a>;

type Stream<'a> = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 'a>;

enum Content<'a, E> {
    Rendered(Render<'a, E>),
    Streamed(Stream<'a>),
    Copied(PathBuf),
}

impl<'a, E> File<'a, E> {
    /// A file at this site path (`yiyuan/2020/index.html`), whose bytes are made when they are needed.
    pub fn rendered(
        path: impl Into<String>,
        render: impl Fn() -> Result<Vec<u8>, E> + Send + Sync + 'a,
    ) -> Self {
        Self { path: path.into(), content: Content::Rendered(Box::new(render)) }
    }

    /// A file at this site path that may be too large to be held. `write` hands on its bytes as they are made; where
    /// another file stands it is called twice, once to compare and once to write, and has to give the same bytes.
    pub fn streamed(
        path: impl Into<String>,
        write: impl Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 'a,
    ) -> Self {
        Self { path: path.into(), content: Content::Streamed(Box::new(write)) }
    }

    /// A file at this site path, copied from a file on disk, whose path is whole and goes through no symbolic link.
    pub fn copied(path: impl Into<String>, from: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), content: Content::Copied(from.into()) }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// If it cannot be rendered, or the file it is a copy of cannot be read. A file that a symbolic link leads to,
    /// put in its place since it was found, is none.
    pub fn bytes(&self) -> io::Result<Result<Vec<u8>, E>> {
        match &self.content {
            Content::Rendered(render) => Ok(render()),
            Content::Streamed(write) => {
                let mut bytes = Vec::new();
                write(&mut bytes).map(|()| Ok(bytes))
            }
            Content::Copied(from) if from.canonicalize()? == *from => std::fs::read(from).map(Ok),
            Content::Copied(_) => Err(io::Error::new(io::ErrorKind::NotFound, "a symbolic link leads there")),
        }
    }

    /// The file it is a copy of.
    fn source(&self) -> Option<&Path> {
        match &self.content {
            Content::Rendered(_) | Content::Streamed(_) => None,
            Content::Copied(from) => Some(from),
        }
    }

    /// Where in the site it lies, with `/` on every system.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How many files were written: those created and those changed.
    pub written: usize,
    /// How many files stood there already, byte for byte; they were not touched.
    pub unchanged: usize,
    /// How many files were removed.
    pub removed: usize,
    /// Site paths of the files that are new, sorted.
    pub created_files: Vec<String>,
    /// Site paths of the files whose bytes changed, sorted.
    pub changed_files: Vec<String>,
    /// Site paths of the files that were removed, sorted.
    pub removed_files: Vec<String>,
}

/// Writes a site into a folder, which is made where it does not exist.
///
/// # Errors
/// [`Failed::Rendering`] with every error of rendering, in the order of site paths, and [`Failed::Writing`] if two
/// files claim one path, if a file that is not ours stands in the way, or if the disk fails. The site that stood
/// before is untouched, except where the disk failed while files were put into place; then the next run finishes.
pub fn publish<E: Send>(root: &Path, files: &[File<'_, E>]) -> Result<Outcome, Failed<E>> {
    publish_on(&System, root, files)
}

/// [`publish`], on a disk that may be made to fail.
///
/// # Errors
/// As [`publish`].
pub fn publish_on<E: Send>(
    disk: &dyn Disk,
    root: &Path,
    files: &[File<'_, E>],
) -> Result<Outcome, Failed<E>> {
    let paths: Vec<&str> = files.iter().map(File::path).collect();
    let names = Names::of(&paths)?;
    let folder = Folder::open(disk, root)?;
    let result = run(&folder, &names, files);
    if result.is_err() {
        folder.abandon();
    }
    result
}

fn run<E: Send>(folder: &Folder<'_>, names: &Names<'_>, files: &[File<'_, E>]) -> Result<Outcome, Failed<E>> {
    let old = folder.manifest()?;
    let stale: Vec<&str> = old.names().filter(|name| !names.contains(name)).collect();
    folder.check(names, &stale, &old)?;
    let twins = stale.iter().filter_map(|name| names.twin(name)).collect();
    let standing = Standing { folder, old: &old, twins };
    let results: Vec<Result<Staged, Failed<E>>> = names
        .order()
        .par_iter()
        .map_init(stage::buffer, |buffer, &index| standing.stage(index, &files[index], buffer))
        .collect();
    let staged = gather(results)?;
    place::place(folder, names, &old, &stale, &staged)?;
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
    })
}

/// All steps, or all that failed: errors of rendering before those of the disk, which may follow from them.
fn gather<E>(results: Vec<Result<Staged, Failed<E>>>) -> Result<Vec<Staged>, Failed<E>> {
    let mut staged = Vec::with_capacity(results.len());
    let mut rendering = Vec::new();
    let mut writing = Vec::new();
    for result in results {
        match result {
            Ok(step) => staged.push(step),
            Err(Failed::Rendering(errors)) => rendering.extend(errors),
            Err(Failed::Writing(failure)) => writing.push(failure),
        }
    }
    if !rendering.is_empty() {
        return Err(Failed::Rendering(rendering));
    }
    Failure::first_of(writing).map_or(Ok(staged), |failure| Err(Failed::Writing(failure)))
}
