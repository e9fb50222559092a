//! Verifying a built site as its readers have it: from its folder alone, with no network.
//!
//! Two passes over the pages, each in parallel: the first collects the anchors, the second checks each
//! page against them. Pages are read twice, since an archive has too many for memory.

mod text;
mod url;
mod css;
mod srcset;
mod reference;
mod page;
mod fault;
mod messages;
mod listing;
mod check;
#[cfg(test)]
mod tests;

pub use fault::Fault;

use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use check::Checker;
use listing::{Found, Listing};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::Path;

/// Everything that is wrong with the built site in a folder, by path and place.
///
/// # Errors
/// If the folder or a file cannot be read, or no page is in it; the error names the path.
pub fn verify(root: &Path) -> io::Result<Vec<Fault>> {
    let listing = Listing::of(root)?;
    if listing.pages().next().is_none() {
        let root = root.display();
        let nothing = message!(zh: "“{root}”里没有网页（.html）", en: "'{root}' holds no page (.html)");
        return Err(io::Error::new(io::ErrorKind::NotFound, nothing.to_string()));
    }
    let pages: Vec<&str> = listing.pages().collect();
    let anchors = pages
        .par_iter()
        .map(|path| {
            Ok((*path, page::scan(&read(root, path)?).map_err(|error| named(root, path, error))?.anchors()))
        })
        .collect::<io::Result<_>>()?;
    // A site that says where it is published may also link to itself by that address, as its 404 page has to.
    let published_at = match listing.find("index.html") {
        Found::File(index) => {
            page::scan(&read(root, &index)?).map_err(|error| named(root, &index, error))?.canonical
        }
        Found::Index(_) | Found::Nothing => None,
    };
    let checker = Checker::new(&listing, anchors, published_at);
    let checked: Vec<Vec<Fault>> = listing
        .checkable()
        .collect::<Vec<_>>()
        .par_iter()
        .map(|path| {
            let bytes = read(root, path)?;
            if listing::is_page(path) {
                let page = page::scan(&bytes).map_err(|error| named(root, path, error))?;
                Ok(checker.page(path, &bytes, &page))
            } else {
                Ok(checker.style_sheet(path, &bytes))
            }
        })
        .collect::<io::Result<_>>()?;
    let mut faults: Vec<Fault> = checked.into_iter().flatten().collect();
    faults.sort();
    faults.dedup();
    Ok(faults)
}

/// [`verify`], as diagnostics with the texts that their places are in.
///
/// # Errors
/// As [`verify`].
pub fn diagnostics(root: &Path) -> io::Result<(Vec<Diagnostic>, Sources)> {
    let mut sources = Sources::default();
    let mut last: Option<(String, FileId)> = None;
    let mut diagnostics = Vec::new();
    for fault in verify(root)? {
        let file = match &last {
            Some((path, file)) if *path == fault.path => *file,
            Some(_) | None => sources.put(&fault.path, text::lossy(&read(root, &fault.path)?)),
        };
        let place = Place::new(file, fault.start, fault.end);
        diagnostics.push(
            Diagnostic::new(Severity::Error, fault.code, Some(place), fault.message).remedy(fault.remedy),
        );
        last = Some((fault.path, file));
    }
    Ok((diagnostics, sources))
}

fn read(root: &Path, path: &str) -> io::Result<Vec<u8>> {
    fs::read(root.join(path)).map_err(|error| named(root, path, error))
}

fn named(root: &Path, path: &str, error: impl Into<io::Error>) -> io::Error {
    let error = error.into();
    io::Error::new(error.kind(), format!("{}: {error}", root.join(path).display()))
}
