//! Where an archive lies in its repository: who reads a report there knows files by their paths from its
//! top.

use crate::text::source::Sources;
use std::borrow::Cow;
use std::path::Path;

/// The sources of an archive, with paths from the top of the repository that it lies in; as they are where it
/// lies in none, or at the top.
pub(super) fn from_top<'s>(root: &Path, sources: &'s Sources) -> Cow<'s, Sources> {
    match folder(root) {
        Some(folder) if !folder.is_empty() => Cow::Owned(sources.within(&folder)),
        Some(_) | None => Cow::Borrowed(sources),
    }
}

/// The path of a folder from the top of its repository, with `/` on every system: the top is where git keeps
/// its files, or a file that says where they are.
fn folder(root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let top = root.ancestors().find(|folder| folder.join(".git").exists())?;
    let below = root.strip_prefix(top).ok()?;
    let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}
