//! Which folders of an archive are watched, and which paths in them matter.

use notify::RecursiveMode;
use std::path::{Component, Path};

/// What of an archive's folder is watched, and whether with all that lies below it.
pub(super) const WATCHED: [(&str, RecursiveMode); 3] = [
    ("", RecursiveMode::NonRecursive),
    ("content", RecursiveMode::Recursive),
    ("themes", RecursiveMode::Recursive),
];

/// Whether a path, relative to the archive's folder, is one of its sources.
pub(super) fn is_source(path: &Path) -> bool {
    let top = path.components().next().map(Component::as_os_str);
    top.is_some_and(|top| ["content", "themes", "annals.yaml"].iter().any(|name| top == *name))
}
