//! A manifest that was damaged: what stands in the folder is taken for ours where that is certain.
//!
//! A power cut may leave a manifest empty, an editor or a merge may spoil a line. A file is ours all the same
//! if a line that can be read names it with its digest, or if it stands where the new site has a file. Where
//! other files stand, nobody can tell whose they are: the run is refused, and names them.

use super::failure::Failure;
use super::folder::Folder;
use super::manifest::{Damaged, Manifest, hash_of};
use super::names::{MANIFEST, Names, STAGING};
use super::tree::Tree;
use rayon::prelude::*;
use std::io;

/// What a file in the folder turned out to be.
enum Owner {
    Ours(super::Hash),
    /// One that hosts and machines ask for, which says nothing of the folder.
    Anybody,
    Unknown,
}

/// The manifest as it has to have been.
///
/// # Errors
/// If there are files of which nobody knows whose they are.
pub(super) fn adopt(folder: &Folder<'_>, names: &Names<'_>, damaged: Damaged) -> Result<Manifest, Failure> {
    let standing = Tree::of(folder.root())?;
    let files: Vec<&str> = standing.files.keys().map(String::as_str).filter(|path| !is_kept(path)).collect();
    let owners: Vec<(&str, Owner)> = files
        .par_iter()
        .map(|path| {
            let owner = owner(folder, names, &damaged, path);
            owner.map(|owner| (*path, owner)).map_err(|error| Failure::io(&folder.at(path), &error))
        })
        .collect::<Result<_, _>>()?;
    let unknown: Vec<&str> =
        owners.iter().filter(|(_, owner)| matches!(owner, Owner::Unknown)).map(|(path, _)| *path).collect();
    // Of a site without files the manifest is empty too: whatever stands there is somebody else's.
    let is_no_site = damaged.is_empty() && !owners.iter().any(|(_, owner)| matches!(owner, Owner::Ours(_)));
    if !unknown.is_empty() && !is_no_site {
        return Err(Failure::damaged_manifest(&folder.at(MANIFEST), &damaged.why, &unknown));
    }
    let ours = owners.iter().filter_map(|(path, owner)| match owner {
        Owner::Ours(hash) => Some(((*path).to_owned(), *hash)),
        Owner::Anybody | Owner::Unknown => None,
    });
    Ok(Manifest::adopted(ours.collect(), damaged))
}

fn owner(folder: &Folder<'_>, names: &Names<'_>, damaged: &Damaged, path: &str) -> io::Result<Owner> {
    let at = folder.at(path);
    if !at.symlink_metadata()?.is_file() {
        return Ok(Owner::Unknown);
    }
    let hash = hash_of(&at)?;
    Ok(match damaged.said(path) {
        _ if names.contains(path) => Owner::Ours(hash),
        Some(said) if said == hash => Owner::Ours(hash),
        Some(_) | None if is_anybodys(path) => Owner::Anybody,
        Some(_) | None => Owner::Unknown,
    })
}

/// Whether a path is that of the manifest itself, or of files that wait.
fn is_kept(path: &str) -> bool {
    path == MANIFEST || path.split('/').next() == Some(STAGING)
}

/// Whether such a file may lie in any folder that is published: what hosts ask for (`CNAME`,
/// `.nojekyll`), and what version control keeps. It is left as it is.
fn is_anybodys(path: &str) -> bool {
    path.starts_with('.') || path.eq_ignore_ascii_case("CNAME")
}
