//! Noticing that files of an archive change.
//!
//! Folders are watched, never files: editors put a new file in the place of the old one. What is told is only where
//! something happened; what happened is found by reading. So a rename, a burst, a folder moved in or an event that
//! the system lost come to the same.

mod look;

use look::Seen;
use notify::event::Flag;
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long it must be quiet before a change counts as done: an editor's save is several events.
const QUIET: Duration = Duration::from_millis(8);
/// How long a burst may last before what came so far is told.
const BURST: Duration = Duration::from_millis(400);
/// How often folders that came, went or were replaced are looked for.
const LOOK: Duration = Duration::from_millis(500);

/// How often files are looked at where they are polled.
const POLL: Duration = Duration::from_millis(300);

/// What of an archive's folder is watched, and whether with all that lies below it.
const WATCHED: [(&str, RecursiveMode); 3] = [
    ("", RecursiveMode::NonRecursive),
    ("content", RecursiveMode::Recursive),
    ("themes", RecursiveMode::Recursive),
];

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The system tells of them.
    Events,
    /// Files are looked at again and again, as network drives and some containers need.
    Polling,
}

/// An archive's folder under watch.
pub struct Watch {
    root: PathBuf,
    by: By,
}

enum By {
    Events(Box<Told>),
    Polling(Seen),
}

/// What the system tells.
struct Told {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The folders of [`WATCHED`] as they were when the watch on them began.
    known: [Option<Identity>; WATCHED.len()],
}

/// What tells a folder from another that took its place.
type Identity = (u64, u64);

impl Watch {
    /// Watches the archive in a folder. Where the system cannot tell of so many folders it is polled.
    ///
    /// # Errors
    /// If there is no such folder.
    pub fn start(root: &Path, means: Means) -> io::Result<Self> {
        let root = root.canonicalize()?;
        if means == Means::Events
            && let Ok(told) = Told::of(&root)
        {
            return Ok(Self { root, by: By::Events(Box::new(told)) });
        }
        let mut seen = Seen::default();
        seen.again(&root);
        Ok(Self { root, by: By::Polling(seen) })
    }

    /// How changes are noticed.
    pub fn means(&self) -> Means {
        match self.by {
            By::Events(_) => Means::Events,
            By::Polling(_) => Means::Polling,
        }
    }

    /// Waits for changes, until it is quiet again: the paths where something happened, as seen from the archive's
    /// folder. An empty path stands for everything. `None` after a while in which nothing happened.
    pub fn wait(&mut self) -> Option<BTreeSet<PathBuf>> {
        let changed = match &mut self.by {
            By::Events(told) => told.wait(&self.root),
            By::Polling(seen) => {
                std::thread::sleep(POLL);
                let mut changed = seen.again(&self.root);
                changed.retain(|path| concerns(path));
                changed
            }
        };
        (!changed.is_empty()).then_some(changed)
    }
}

/// Whether a path is one of an archive's sources.
fn concerns(path: &Path) -> bool {
    let top = path.components().next().map(Component::as_os_str);
    top.is_some_and(|top| ["content", "themes", "annals.yaml"].iter().any(|name| top == *name))
}

impl Told {
    fn of(root: &Path) -> io::Result<Self> {
        let (teller, events) = channel();
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(teller, config).map_err(failed)?;
        let mut told = Self { watcher, events, known: [None; WATCHED.len()] };
        told.look(root)?;
        Ok(told)
    }

    fn wait(&mut self, root: &Path) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::new();
        let (mut started, mut patience) = (None, LOOK);
        loop {
            match self.events.recv_timeout(patience) {
                Ok(event) => {
                    take(root, event, &mut changed);
                    if changed.is_empty() {
                        continue;
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(patience);
                    break;
                }
            }
            patience = QUIET;
            if started.get_or_insert_with(Instant::now).elapsed() > BURST {
                break;
            }
        }
        // A watch that cannot begin now is tried again at the next look.
        changed.extend(self.look(root).unwrap_or_default());
        changed
    }

    /// Begins to watch the folders that have come or were replaced; tells of those, and of those that have gone.
    fn look(&mut self, root: &Path) -> io::Result<BTreeSet<PathBuf>> {
        let mut changed = BTreeSet::new();
        for (at, (name, mode)) in WATCHED.into_iter().enumerate() {
            let folder = root.join(name);
            let now = identity(&folder);
            if now == self.known[at] {
                continue;
            }
            if self.known[at].take().is_some() {
                // It may be gone already, and the watch with it.
                let _ = self.watcher.unwatch(&folder);
            }
            if now.is_some() {
                self.watcher.watch(&folder, mode).map_err(failed)?;
                self.known[at] = now;
            }
            changed.insert(PathBuf::from(name));
        }
        Ok(changed)
    }
}

/// Adds the paths that an event is about, if they are the archive's.
fn take(root: &Path, event: notify::Result<Event>, changed: &mut BTreeSet<PathBuf>) {
    let Ok(event) = event else {
        changed.insert(PathBuf::new());
        return;
    };
    if event.attrs.flag() == Some(Flag::Rescan) {
        changed.insert(PathBuf::new());
    }
    if !matches!(event.kind, EventKind::Access(_)) {
        let below = event.paths.iter().filter_map(|path| path.strip_prefix(root).ok());
        changed.extend(below.filter(|path| concerns(path)).map(Path::to_path_buf));
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let found = folder.symlink_metadata().ok().filter(std::fs::Metadata::is_dir)?;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    let found = folder.symlink_metadata().ok().filter(std::fs::Metadata::is_dir)?;
    let born = found.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((born.as_secs(), u64::from(born.subsec_nanos())))
}

fn failed(error: notify::Error) -> io::Error {
    match error.kind {
        notify::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
