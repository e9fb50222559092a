//! The files of a publication: one, those of a folder, those in a ZIP.

use super::{disk, failure};
use crate::command::result::Failure;
use crate::import::source::refusal::Refusal;
use crate::import::source::zipped::Zipped;
use crate::model::discover::is_left_over;
use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A file of the publication.
pub(super) struct Found {
    /// Its path below what is imported, with that of the ZIP it is in.
    pub path: String,
    /// When it was last changed, as its ZIP says.
    pub changed: String,
    on_disk: PathBuf,
    in_zip: Option<usize>,
}

impl Found {
    /// Its bytes.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Box<Refusal>> {
        let Some(place) = self.in_zip else {
            return disk::bytes(&self.on_disk).map_err(|failure| disk::refused(&failure));
        };
        let file = File::open(&self.on_disk)
            .map_err(|error| disk::refused(&disk::unreadable(&self.on_disk, &error)))?;
        Zipped::open(file)?.bytes(place)
    }
}

/// The files of a publication, and how many in it a system left behind.
pub(super) fn files(path: &Path) -> Result<(Vec<Found>, usize), Failure> {
    let (mut files, mut left_over) = (Vec::new(), 0);
    for entry in WalkDir::new(path).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| Failure::Read(error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let below = entry.path().strip_prefix(path).ok().filter(|below| *below != Path::new(""));
        let name = below.unwrap_or(entry.file_name().as_ref());
        let name = name.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/");
        let on_disk = entry.path().to_owned();
        if !name.to_ascii_lowercase().ends_with(".zip") {
            if is_of_system(&name) {
                left_over += 1;
            } else {
                files.push(Found { path: name, changed: String::new(), on_disk, in_zip: None });
            }
            continue;
        }
        let file = File::open(&on_disk).map_err(|error| disk::unreadable(&on_disk, &error))?;
        let mut zip = Zipped::open(file).map_err(|refusal| failure(*refusal))?;
        for (place, inner, changed) in zip.files() {
            if is_of_system(&inner) {
                left_over += 1;
                continue;
            }
            let (path, on_disk) = (format!("{name}/{inner}"), on_disk.clone());
            files.push(Found { path, changed, on_disk, in_zip: Some(place) });
        }
    }
    Ok((files, left_over))
}

/// Whether a system left a file behind, and nobody published it.
fn is_of_system(path: &str) -> bool {
    path.split('/').any(|name| name == "__MACOSX" || is_left_over(OsStr::new(name)))
}
