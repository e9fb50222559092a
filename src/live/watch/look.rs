//! Looking at files again and again, where no system tells of their changes.
//!
//! Sizes and times of change tell nearly everything. Some drives count whole seconds, so of files that changed just
//! now the bytes are compared too.

// Only a build has no clock.
#![expect(clippy::disallowed_types)]

use super::WATCHED;
use notify::RecursiveMode;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// How long after its change a file's bytes are compared too.
const FRESH: Duration = Duration::from_secs(3);

/// The files as they were at the last look, by their path in the archive's folder.
#[derive(Default)]
pub struct Seen {
    files: BTreeMap<PathBuf, Stamp>,
}

#[derive(Clone, Copy)]
struct Stamp {
    length: u64,
    changed: Option<SystemTime>,
    bytes: Option<u64>,
}

impl Stamp {
    fn differs(self, other: Self) -> bool {
        let bytes_differ = self.bytes.zip(other.bytes).is_some_and(|(a, b)| a != b);
        self.length != other.length || self.changed != other.changed || bytes_differ
    }
}

impl Seen {
    /// Looks at every file; tells which came, went or changed since the last look.
    pub fn again(&mut self, root: &Path) -> BTreeSet<PathBuf> {
        let files = look(root);
        let mut changed: BTreeSet<PathBuf> =
            self.files.keys().filter(|path| !files.contains_key(*path)).cloned().collect();
        for (path, stamp) in &files {
            if self.files.get(path).is_none_or(|before| before.differs(*stamp)) {
                changed.insert(path.clone());
            }
        }
        self.files = files;
        changed
    }
}

fn look(root: &Path) -> BTreeMap<PathBuf, Stamp> {
    let now = SystemTime::now();
    let mut files = BTreeMap::new();
    for (name, mode) in WATCHED {
        let depth = if mode == RecursiveMode::Recursive { usize::MAX } else { 1 };
        let walk = WalkDir::new(root.join(name)).max_depth(depth).follow_root_links(false);
        // What cannot be read now is looked for again the next time.
        for entry in walk.into_iter().filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir()) {
            let Ok(found) = entry.metadata() else { continue };
            let Ok(path) = entry.path().strip_prefix(root) else { continue };
            let changed = found.modified().ok();
            let is_fresh = changed.is_none_or(|at| now.duration_since(at).is_ok_and(|age| age < FRESH));
            let bytes = (is_fresh && found.is_file()).then(|| digest(entry.path())).flatten();
            files.insert(path.to_path_buf(), Stamp { length: found.len(), changed, bytes });
        }
    }
    files
}

fn digest(path: &Path) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    std::fs::read(path).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}
