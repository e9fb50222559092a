//! A built site, verified as its readers have it: from its folder alone, with no network.
//!
//! Two passes over the pages, each in parallel: the first notes what can be linked to, the second checks each page
//! against that. Pages are read again rather than held: an archive's pages are many.

mod check;
mod css;
mod fault;
mod listing;
mod page;
mod reference;
mod srcset;
mod text;
mod told;
mod url;
#[cfg(test)]
mod tests;

pub use fault::Fault;

use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use check::Checker;
use listing::{Found, Listing};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::Path;

/// A link to a file that the site does not have.
pub const DEAD_LINK: Code = Code("site-dead-link");
/// A link to a place within a page that the page does not have.
pub const DEAD_ANCHOR: Code = Code("site-dead-anchor");
/// An id that stands twice in a page.
pub const DUPLICATE_ID: Code = Code("site-duplicate-id");
/// Something that a browser fetches from elsewhere to show a page.
pub const FETCHES_ELSEWHERE: Code = Code("site-fetches-elsewhere");
/// A link that begins with `/`: it breaks below a path prefix and from `file://`.
pub const ABSOLUTE_LINK: Code = Code("site-absolute-link");
/// A link to a folder without its `index.html`: it breaks from `file://`.
pub const FOLDER_LINK: Code = Code("site-folder-link");
/// A page without a title.
pub const MISSING_TITLE: Code = Code("site-missing-title");
/// A page that does not say its language.
pub const MISSING_LANG: Code = Code("site-missing-lang");
/// An image without a text that can stand for it.
pub const MISSING_ALT: Code = Code("site-missing-alt");

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
    // A site that says where it is published may also speak of itself by that address, as its 404 page has to.
    let published_at = match listing.find("index.html") {
        Found::File(index) => {
            page::scan(&read(root, &index)?).map_err(|error| named(root, &index, error))?.canonical
        }
        _ => None,
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

/// [`verify`], as errors that can be told with the lines they are in.
///
/// # Errors
/// As [`verify`].
pub fn diagnostics(root: &Path) -> io::Result<(Vec<Diagnostic>, Sources)> {
    let mut sources = Sources::default();
    let mut last: Option<(String, FileId)> = None;
    let mut told = Vec::new();
    for fault in verify(root)? {
        let file = match &last {
            Some((path, file)) if *path == fault.path => *file,
            _ => sources.put(&fault.path, text::lossy(&read(root, &fault.path)?)),
        };
        let place = Place::new(file, fault.start, fault.end);
        told.push(
            Diagnostic::new(Severity::Error, fault.code, Some(place), fault.message).remedy(fault.remedy),
        );
        last = Some((fault.path, file));
    }
    Ok((told, sources))
}

fn read(root: &Path, path: &str) -> io::Result<Vec<u8>> {
    fs::read(root.join(path)).map_err(|error| named(root, path, error))
}

fn named(root: &Path, path: &str, error: impl Into<io::Error>) -> io::Error {
    let error = error.into();
    io::Error::new(error.kind(), format!("{}: {error}", root.join(path).display()))
}
