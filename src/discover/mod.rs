//! Finding and reading the files of an archive. Nothing outside its folder is read.

mod encoding;
mod git;

pub use encoding::decode;
pub use git::{Unreadable, discover_revision};

use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use crate::source::{FileId, Place, Sources};
use rayon::prelude::*;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

const SYMLINK: Code = Code("file-symlink");
const NO_ARCHIVE: Code = Code("file-no-archive");
const BAD_NAME: Code = Code("file-bad-name");

/// The files of an archive.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The text files, read.
    pub sources: Sources,
    /// `annals.yaml`.
    pub site: Option<FileId>,
    /// Markdown and YAML below `content/`, each with its path there.
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
    /// Where it lies.
    pub file: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}

/// The files of an archive, wherever they lie.
#[derive(Default)]
struct Files {
    /// Each with its path below the archive's folder.
    texts: Vec<(String, Vec<u8>)>,
    attachments: Vec<Attachment>,
    /// Symbolic links.
    links: Vec<String>,
    /// Names that are not UTF-8.
    names: Vec<String>,
}

/// Finds and reads the files of the archive in `root`.
///
/// # Errors
/// If a folder or a file cannot be read, the archive's own folder before all.
pub fn discover(root: &Path) -> io::Result<Discovered> {
    std::fs::read_dir(root).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", root.display())))?;
    let mut attachments = Vec::new();
    let mut texts: Vec<(String, PathBuf)> = Vec::new();
    let (site, content) = (root.join("annals.yaml"), root.join("content"));
    let is_link = |name: &&str| root.join(name).is_symlink();
    let mut links: Vec<String> =
        ["annals.yaml", "content"].into_iter().filter(is_link).map(str::to_owned).collect();
    let mut names = Vec::new();
    if site.is_file() && !site.is_symlink() {
        texts.push(("annals.yaml".to_owned(), site));
    }
    if content.is_dir() && !content.is_symlink() {
        let walk = WalkDir::new(&content).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry.file_name())) {
            let entry = entry.map_err(io::Error::from)?;
            let relative = entry.path().strip_prefix(&content).unwrap_or(entry.path());
            let Some(path) = slashed(relative) else {
                names.push(relative.display().to_string());
                continue;
            };
            if entry.file_type().is_symlink() {
                links.push(format!("content/{path}"));
            } else if entry.file_type().is_file() {
                if is_text(&path) {
                    texts.push((format!("content/{path}"), entry.into_path()));
                } else {
                    let size = entry.metadata().map_err(io::Error::from)?.len();
                    attachments.push(Attachment { path, file: entry.into_path(), size });
                }
            }
        }
    }
    let read: Vec<io::Result<(String, Vec<u8>)>> = texts
        .into_par_iter()
        .map(|(name, path)| match std::fs::read(path) {
            Ok(bytes) => Ok((name, bytes)),
            Err(error) => Err(io::Error::new(error.kind(), format!("{name}: {error}"))),
        })
        .collect();
    let texts = read.into_iter().collect::<io::Result<_>>()?;
    Ok(take_in(Files { texts, attachments, links, names }, root))
}

/// Decodes the texts, and tells what is wrong with the files as files.
fn take_in(Files { mut texts, attachments, links, names }: Files, root: &Path) -> Discovered {
    let mut found = Discovered { attachments, ..Discovered::default() };
    texts.sort();
    for (path, bytes) in texts {
        let text = match decode(bytes, &path, &mut found.sources) {
            Ok(text) => text,
            Err(refused) => {
                found.diagnostics.push(*refused);
                found.unread.extend(path.strip_prefix("content/").map(str::to_owned));
                continue;
            }
        };
        let file = found.sources.add(path.as_str(), text);
        match path.strip_prefix("content/") {
            Some(path) => found.documents.push((file, path.to_owned())),
            None => found.site = Some(file),
        }
    }
    if found.site.is_none() && found.diagnostics.is_empty() && links.is_empty() {
        // What lies in a folder that is no archive is not judged.
        found.documents.clear();
        found.attachments.clear();
        found.diagnostics.push(
            Diagnostic::new(
                crate::diagnostic::Severity::Error,
                NO_ARCHIVE,
                None,
                message!(
                    zh: "{} 里没有 annals.yaml，不是一个档案",
                    en: "there is no annals.yaml in {}: this is no archive",
                    root.display()
                ),
            )
            .remedy(message!(
                zh: "到档案的文件夹里运行，或用 --root 指明它",
                en: "run in the archive's folder, or name it with --root"
            )),
        );
    }
    for path in links {
        found.diagnostics.push(link_refused(&path, &mut found.sources));
    }
    for path in names {
        let file = found.sources.add(format!("content/{path}"), "");
        found.diagnostics.push(
            Diagnostic::error(
                BAD_NAME,
                Place::new(file, 0, 0),
                message!(zh: "文件名“{path}”不是 UTF-8", en: "the file name '{path}' is not UTF-8"),
            )
            .remedy(message!(zh: "给文件改名", en: "rename the file")),
        );
    }
    found
}

/// Whether a file is read, not published as it is.
fn is_text(path: &str) -> bool {
    matches!(path.rsplit_once('.'), Some((_, "md" | "yaml" | "yml")))
}

/// A symbolic link in the archive, by its path there: it may lead out of it.
pub fn link_refused(path: &str, sources: &mut Sources) -> Diagnostic {
    let file = sources.add(path, "");
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

/// Hidden files, editors' backups and systems' droppings.
fn is_left_out(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.')
        || name.starts_with('#')
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".bak")
        || name == "Thumbs.db"
        || name == "desktop.ini"
}

fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}
