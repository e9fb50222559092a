//! Whether the site in a folder is already that of an archive, so that a build has nothing to do.

use crate::publish::output::{self, Basis, Unchanged};
use std::path::{Path, PathBuf};

/// What a site, and what is told of it, depends on besides the files of its archive.
pub(crate) struct Settings<'a> {
    /// The archive's folder.
    pub root: &'a Path,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// Whether warnings and findings are errors.
    pub strict: bool,
}

impl Settings<'_> {
    /// The site in a folder, if these settings made it and neither it nor the archive has changed since.
    pub(crate) fn unchanged(&self, into: &Path) -> Option<Unchanged> {
        output::unchanged(into, &self.key()?)
    }

    /// The files that a site is about to be made from; none where a later change of them could not be told.
    pub(crate) fn basis(&self) -> Option<Basis> {
        let paths: Vec<PathBuf> =
            ["annals.yaml", "content", "themes"].map(|name| self.root.join(name)).into();
        Basis::of(&self.key()?, &paths)
    }

    /// Settings, and the very program: another build of the same version may make other pages.
    fn key(&self) -> Option<String> {
        let program = std::env::current_exe().ok()?.symlink_metadata().ok()?;
        let made = program.modified().ok()?;
        let root = std::path::absolute(self.root).ok()?;
        let (size, drafts, strict) = (program.len(), self.drafts, self.strict);
        let version = env!("ANNALS_VERSION");
        Some(format!("{version} {size} {made:?} drafts {drafts} strict {strict} {}", root.to_str()?))
    }
}
