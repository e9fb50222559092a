//! Finding and reading the files of an archive. Nothing outside its folder is read.

mod encoding;
mod folder;
mod git;
mod nature;
mod tree;

pub(crate) use encoding::{NoText, decode, read_text};
pub(crate) use folder::Folder;
pub(crate) use git::{Unreadable, discover_revision, each_object, git_alone};
pub(crate) use nature::Nature;

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use std::path::PathBuf;

const SYMLINK: Code = Code("file-symlink");

/// The files of an archive.
#[derive(Debug, Default)]
pub(crate) struct Discovered {
    /// `annals.yaml`.
    pub site: Option<FileId>,
    /// Markdown and YAML below `content/`, each with its path there, in the order of paths.
    pub documents: Vec<(FileId, String)>,
    /// Every other file below `content/`, to be published as it is: its path there, and where it lies.
    pub attachments: Vec<Attachment>,
    /// Paths of Markdown and YAML below `content/` that could not be read as text.
    pub unread: Vec<String>,
    /// What is wrong with the files as files.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file that is published as it is.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its path below `content/`.
    pub path: String,
    /// Where it lies; nowhere, in a git revision.
    pub file: PathBuf,
    /// The git object that holds its bytes, in a revision.
    pub object: Option<String>,
    /// Its size in bytes.
    pub size: u64,
}

/// A symbolic link in the archive, by its path there: it may lead out of it.
pub(crate) fn link_refused(path: &str, sources: &mut Sources) -> Diagnostic {
    let file = sources.put(path, "");
    let shown = path.strip_prefix("content/").unwrap_or(path);
    Diagnostic::error(
        SYMLINK,
        Place::new(file, 0, 0),
        message!(
            zh: "“{shown}”是符号链接；Annals 只读档案文件夹以内的文件",
            en: "'{shown}' is a symbolic link; Annals reads nothing outside the archive's folder"
        ),
    )
    .remedy(message!(zh: "把文件本身复制到这里", en: "copy the file itself here"))
}

/// Whether a file or a folder is nothing that anybody wants to publish. A name that is no text is not judged.
pub(crate) fn is_left_over(name: &std::ffi::OsStr) -> bool {
    name.to_str().is_some_and(|name| nature::is_left_over(&name.to_lowercase()))
}
