//! Noticing that files of an archive change.
//!
//! Folders are watched, never files: editors put a new file in the place of the old one. An event says only
//! where something happened; what happened is found by reading. So a rename, a burst, a folder that was moved
//! in and an event that the system lost are all handled alike.

mod folders;
mod events;
mod poll;

use events::EventWatcher;
use poll::Poller;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    /// By the system's file events.
    Events,
    /// By looking at the files again and again, as network drives and some containers need.
    Polling,
}

/// An archive's folder under watch.
pub(crate) struct Watch {
    root: PathBuf,
    by: By,
}

enum By {
    Events(Box<EventWatcher>),
    Polling(Poller),
}

impl Watch {
    /// Watches the archive in a folder. Where the system cannot watch so many folders it is polled.
    ///
    /// # Errors
    /// If there is no such folder.
    pub(crate) fn start(root: &Path, means: Means) -> io::Result<Self> {
        let root = root.canonicalize()?;
        if means == Means::Events
            && let Ok(watcher) = EventWatcher::start(&root)
        {
            return Ok(Self { root, by: By::Events(Box::new(watcher)) });
        }
        let by = By::Polling(Poller::start(&root));
        Ok(Self { root, by })
    }

    /// How changes are noticed.
    pub(crate) fn means(&self) -> Means {
        match self.by {
            By::Events(_) => Means::Events,
            By::Polling(_) => Means::Polling,
        }
    }

    /// Waits for changes, until it is quiet again: the paths where something happened, relative to the
    /// archive's folder. An empty path stands for everything. `None` after a while in which nothing happened.
    pub(crate) fn wait(&mut self) -> Option<BTreeSet<PathBuf>> {
        let changed = match &mut self.by {
            By::Events(watcher) => watcher.wait(&self.root),
            By::Polling(poller) => poller.wait(&self.root),
        };
        (!changed.is_empty()).then_some(changed)
    }
}
