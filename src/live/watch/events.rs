//! Changes that the system reports.

use super::folders::{WATCHED, is_source};
use notify::event::Flag;
use notify::{Config, Event, EventKind, RecommendedWatcher, Watcher};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long it must be quiet before a change counts as done: an editor's save is several events.
const QUIET: Duration = Duration::from_millis(8);
/// How long a burst may last before what came so far is returned.
const BURST: Duration = Duration::from_millis(400);
/// How often folders that came, went or were replaced are looked for.
const LOOK: Duration = Duration::from_millis(500);

/// A watch by the system's file events.
pub(super) struct EventWatcher {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The folders of [`WATCHED`] as they were when the watch on them began.
    known: [Option<Identity>; WATCHED.len()],
}

/// What distinguishes a folder from another that took its place.
type Identity = (u64, u64);

impl EventWatcher {
    pub(super) fn start(root: &Path) -> io::Result<Self> {
        let (sender, events) = channel();
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(sender, config).map_err(io_error)?;
        let mut started = Self { watcher, events, known: [None; WATCHED.len()] };
        started.watch_folders(root)?;
        Ok(started)
    }

    /// Waits until something happens and then until it is quiet; nothing if nothing happens for a while.
    pub(super) fn wait(&mut self, root: &Path) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::new();
        let (mut started, mut timeout) = (None, LOOK);
        loop {
            match self.events.recv_timeout(timeout) {
                Ok(event) => {
                    add_paths(root, event, &mut changed);
                    if changed.is_empty() {
                        continue;
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(timeout);
                    break;
                }
            }
            timeout = QUIET;
            if started.get_or_insert_with(Instant::now).elapsed() > BURST {
                break;
            }
        }
        // A watch that cannot begin now is tried again the next time.
        changed.extend(self.watch_folders(root).unwrap_or_default());
        changed
    }

    /// Begins to watch the folders that have come or were replaced. Returns those, and those that have gone.
    fn watch_folders(&mut self, root: &Path) -> io::Result<BTreeSet<PathBuf>> {
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
                self.watcher.watch(&folder, mode).map_err(io_error)?;
                self.known[at] = now;
            }
            changed.insert(PathBuf::from(name));
        }
        Ok(changed)
    }
}

/// Adds the paths that an event is about, if they are the archive's.
fn add_paths(root: &Path, event: notify::Result<Event>, changed: &mut BTreeSet<PathBuf>) {
    let Ok(event) = event else {
        changed.insert(PathBuf::new());
        return;
    };
    if event.attrs.flag() == Some(Flag::Rescan) {
        changed.insert(PathBuf::new());
    }
    if !matches!(event.kind, EventKind::Access(_)) {
        let below = event.paths.iter().filter_map(|path| path.strip_prefix(root).ok());
        changed.extend(below.filter(|path| is_source(path)).map(Path::to_path_buf));
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

fn io_error(error: notify::Error) -> io::Error {
    match error.kind {
        notify::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
