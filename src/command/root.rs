//! The archive that a command is about.

use std::path::{Path, PathBuf};

/// The folder that was named; else the nearest archive at or above the folder one is in, or that folder where
/// there is none.
pub(super) fn of_archive(named: Option<&Path>) -> PathBuf {
    if let Some(named) = named {
        return named.to_owned();
    }
    // Links are followed, as `..` follows them.
    let here = Path::new(".").canonicalize().unwrap_or_default();
    let above = here.ancestors().position(|folder| folder.join("annals.yaml").is_file());
    match above {
        None | Some(0) => PathBuf::from("."),
        Some(levels) => std::iter::repeat_n("..", levels).collect(),
    }
}

/// A path in an archive as it is typed where the user stands: in the archive's own folder it needs no `./`.
pub(super) fn path(archive: &Path, below: impl AsRef<Path>) -> PathBuf {
    if archive == Path::new(".") { below.as_ref().to_owned() } else { archive.join(below) }
}

/// The folder of an archive's built site: the one that was named, else `public/`.
pub(super) fn site(archive: &Path, named: Option<&Path>) -> PathBuf {
    named.map_or_else(|| path(archive, "public"), Path::to_path_buf)
}
