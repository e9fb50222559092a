//! Changes found by looking at the files again and again, where the system does not report them.
//!
//! Sizes and times of change show nearly everything. Some drives count whole seconds, so the bytes of files
//! that changed just now are compared too.

// Only a build has no clock.
#![expect(clippy::disallowed_types)]

use super::folders::{WATCHED, is_source};
use notify::RecursiveMode;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// How often the files are looked at.
const INTERVAL: Duration = Duration::from_millis(300);

/// How long after its change a file's bytes are compared too.
const FRESH: Duration = Duration::from_secs(3);

/// A watch by polling.
pub(super) struct Poller {
    /// The files as they were last seen, by their path in the archive's folder.
    seen: BTreeMap<PathBuf, Stamp>,
}

/// What shows whether a file changed.
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

impl Poller {
    pub(super) fn start(root: &Path) -> Self {
        Self { seen: look(root) }
    }

    /// Waits for the interval and looks at every file: the sources that came, went or changed.
    pub(super) fn wait(&mut self, root: &Path) -> BTreeSet<PathBuf> {
        std::thread::sleep(INTERVAL);
        let files = look(root);
        let gone = self.seen.keys().filter(|path| !files.contains_key(*path));
        let differs = |path: &Path, stamp: Stamp| self.seen.get(path).is_none_or(|seen| seen.differs(stamp));
        let changed = files.iter().filter(|(path, stamp)| differs(path, **stamp)).map(|(path, _)| path);
        let changed = gone.chain(changed).filter(|path| is_source(path)).cloned().collect();
        self.seen = files;
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
