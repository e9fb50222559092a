//! The folder of an archive, read once and then wherever something changed.

use super::tree::{Decoded, Tree, name_of};
use super::{Attachment, Discovered, Nature, decode, is_left_over, read_text};
use crate::text::source::Sources;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// The one file beside `content/`.
const SITE: &str = "annals.yaml";
const CONTENT: &str = "content";

/// An archive's folder and its files as they were last read.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// The same without symbolic links.
    real: PathBuf,
    tree: Tree,
}

impl Folder {
    /// Reads every file of the archive in `root`.
    ///
    /// # Errors
    /// If a folder or a file cannot be read, the archive's own folder before all.
    pub(crate) fn open(root: &Path, sources: &mut Sources) -> io::Result<Self> {
        let real =
            root.canonicalize().map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", root.display())))?;
        let mut folder = Self { root: root.to_owned(), real, tree: Tree::default() };
        folder.read_all(sources)?;
        Ok(folder)
    }

    /// Where it lies.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Reads again what lies at some paths and below them, as they are seen from the archive's folder. The
    /// folder itself, an empty path, means all of it.
    ///
    /// # Errors
    /// If a folder or a file cannot be read; what was known of it is forgotten then.
    pub(crate) fn refresh(&mut self, paths: &BTreeSet<PathBuf>, sources: &mut Sources) -> io::Result<()> {
        let changed: Option<BTreeSet<String>> = paths.iter().map(|path| self.to_read(path)).collect();
        let Some(changed) = changed.filter(|changed| changed.len() <= MANY) else {
            self.tree = Tree::default();
            return self.read_all(sources);
        };
        changed.iter().try_for_each(|path| self.read(path, sources))
    }

    /// What was found.
    pub(crate) fn found(&self, sources: &mut Sources) -> Discovered {
        self.tree.found(&self.root, sources)
    }

    fn read_all(&mut self, sources: &mut Sources) -> io::Result<()> {
        let root = &self.root;
        std::fs::read_dir(root).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", root.display())))?;
        self.read(SITE, sources)?;
        self.read(CONTENT, sources)
    }

    /// The path from which on something is to be read anew: that which changed, or the first folder above it
    /// that is none. `None` stands for everything.
    fn to_read(&self, path: &Path) -> Option<String> {
        let mut here = String::new();
        for part in path.components() {
            let Component::Normal(part) = part else { return None };
            let Some(part) = part.to_str() else { return (!here.is_empty()).then_some(here) };
            if !here.is_empty() {
                here.push('/');
            }
            here.push_str(part);
            let is_folder = self.root.join(&here).symlink_metadata().is_ok_and(|found| found.is_dir());
            if !is_folder {
                return Some(here);
            }
        }
        (!here.is_empty()).then_some(here)
    }

    /// Reads what lies at a path, a file or a whole folder, in place of what was known of it.
    fn read(&mut self, path: &str, sources: &mut Sources) -> io::Result<()> {
        self.tree.forget(path);
        let mut names = path.split('/');
        let top = names.next().unwrap_or_default();
        if top != SITE && top != CONTENT || names.any(|name| is_left_over(name.as_ref())) {
            return Ok(());
        }
        let start = self.root.join(path);
        match start.symlink_metadata() {
            // Only folders are content, and only files say what an archive is.
            Ok(found) if found.is_symlink() => {}
            Ok(found) if path == SITE && !found.is_file() => return Ok(()),
            Ok(found) if path == CONTENT && !found.is_dir() => return Ok(()),
            Ok(_) => {}
            Err(error) if is_gone(&error) => return Ok(()),
            Err(error) => return Err(at(path, &error)),
        }
        let walk = WalkDir::new(&start).follow_root_links(false).into_iter();
        let mut texts = Vec::new();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_left_over(entry.file_name())) {
            let entry = match entry.map_err(io::Error::from) {
                Ok(entry) => entry,
                // Somebody removes it while it is read: it is no longer there.
                Err(error) if is_gone(&error) => continue,
                Err(error) => return Err(error),
            };
            let relative = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
            let Some(path) = slashed(relative) else {
                self.tree.bad_name(relative.display().to_string());
                continue;
            };
            let kind = entry.file_type();
            if kind.is_symlink() {
                self.tree.link(path);
            } else if kind.is_dir() {
                if matches!(Nature::of(name_of(&path)), Nature::Text) {
                    self.tree.folder(path);
                }
            } else if !kind.is_file() {
                self.tree.special(path);
            } else {
                match (Nature::of(name_of(&path)), path.strip_prefix("content/")) {
                    (Nature::Text, _) => texts.push((path, entry.into_path())),
                    (Nature::Other, Some(below)) => {
                        let size = entry.metadata().map_err(io::Error::from)?.len();
                        let (path_below, file) = (below.to_owned(), self.real.join(&path));
                        self.tree.attachment(path, Attachment { path: path_below, file, object: None, size });
                    }
                    (Nature::NearlyText, _) => self.tree.nearly_text(path),
                    (Nature::ConflictCopy, _) => self.tree.conflict_copy(path),
                    (Nature::Other | Nature::LeftOver, _) => {}
                }
            }
        }
        // Each is a text before the next is read, so that the bytes of all are never held beside the texts.
        let text = |file: &Path| Ok(decode(read_text(file)?).map(Arc::<str>::from));
        let read = texts.into_par_iter().map(|(path, file)| (path, text(&file)));
        let read: Vec<(String, io::Result<Decoded>)> = read.collect();
        for (path, text) in read {
            match text {
                Ok(text) => self.tree.text(path, text, sources),
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(at(&path, &error)),
            }
        }
        Ok(())
    }
}

/// With more changes than these everything is read again.
const MANY: usize = 1000;

fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn at(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {error}"))
}

fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}
