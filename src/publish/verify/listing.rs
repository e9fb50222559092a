//! Which files a built site has.

use crate::publish::output::STAGING;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use walkdir::WalkDir;

/// The site paths of all files.
pub(super) struct Listing {
    files: BTreeSet<String>,
}

/// What a path leads to.
pub(super) enum Found {
    /// A file.
    File(String),
    /// A folder with this index page.
    Index(String),
    /// Nothing.
    Nothing,
}

impl Listing {
    /// Lists a folder. Names are compared byte by byte, also where the disk ignores case: a web server
    /// may not.
    pub(super) fn of(root: &Path) -> io::Result<Self> {
        let mut files = BTreeSet::new();
        let entries = WalkDir::new(root).into_iter().filter_entry(|entry| {
            entry.depth() == 0 || (entry.file_name() != ".git" && entry.file_name() != STAGING)
        });
        for entry in entries {
            let entry = entry?;
            // What is neither a file nor a link to one cannot be linked to, nor can a name that is not
            // Unicode.
            let is_file = entry.file_type().is_file() || (entry.path_is_symlink() && entry.path().is_file());
            let Ok(path) = entry.path().strip_prefix(root) else { continue };
            let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
            if is_file && let Some(parts) = parts {
                files.insert(parts.join("/"));
            }
        }
        Ok(Self { files })
    }

    /// The pages, sorted.
    pub(super) fn pages(&self) -> impl Iterator<Item = &str> {
        self.checkable().filter(|path| is_page(path))
    }

    /// The pages and style sheets, sorted.
    pub(super) fn checkable(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str).filter(|path| is_page(path) || has_extension(path, "css"))
    }

    /// What is at a path, whose last part may be empty as in `a/b/`.
    pub(super) fn find(&self, path: &str) -> Found {
        if self.files.contains(path) {
            return Found::File(path.to_owned());
        }
        let folder = path.trim_end_matches('/');
        let index = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        if self.files.contains(&index) { Found::Index(index) } else { Found::Nothing }
    }
}

pub(super) fn is_page(path: &str) -> bool {
    ["html", "htm", "xhtml"].iter().any(|extension| has_extension(path, extension))
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}
