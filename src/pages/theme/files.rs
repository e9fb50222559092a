//! The files of a theme: the built-in ones, with a folder of the archive laid over them.

use crate::model::discover;
use crate::model::named_file::NamedFile;
use crate::model::site::theme::{self, BAD_FILE, UNKNOWN_THEME};
use crate::model::site::{Site, SiteTheme};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::source::{Place, Sources};
use include_dir::{Dir, DirEntry, include_dir};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use walkdir::WalkDir;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A file: how it is named to people, and its bytes.
pub(super) type File = (String, Vec<u8>);

/// What a theme is made of.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Files of words by path, first those of the built-in theme: words are laid over one another one by one,
    /// so that a theme which says one thing otherwise need not repeat the others.
    pub words: Vec<(String, File)>,
    /// All other files by path.
    pub others: BTreeMap<String, File>,
}

/// Reads the files of a site's theme.
pub(super) fn read(
    root: &Path,
    site: &Site,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> io::Result<Files> {
    let mut files = BTreeMap::new();
    built_in(&BUILT_IN, &mut files);
    let mut words = take_words(&mut files);
    let name = site.theme.name.as_str();
    let folder = root.join("themes").join(name);
    if folder.is_dir() {
        let links = overlay(&folder, name, &mut files)?;
        diagnostics.extend(links.iter().map(|path| discover::link_refused(path, sources)));
    } else if name != "default" {
        diagnostics.push(unknown(name, site.theme.place));
    }
    add(root, &site.theme, &mut files, sources, diagnostics)?;
    words.extend(take_words(&mut files));
    Ok(Files { words, others: files })
}

fn take_words(files: &mut BTreeMap<String, File>) -> Vec<(String, File)> {
    files.extract_if(.., |path, _| path.starts_with("strings/") && path.ends_with(".yaml")).collect()
}

/// The text of each file of the built-in theme, by path.
pub(crate) fn texts() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    built_in(&BUILT_IN, &mut files);
    let text = |(path, (_, bytes)): (String, File)| (path, String::from_utf8_lossy(&bytes).into_owned());
    files.into_iter().map(text).collect()
}

fn built_in(folder: &Dir<'_>, files: &mut BTreeMap<String, File>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => built_in(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let shown = format!("built-in theme {path}");
                files.insert(path, (shown, file.contents().to_vec()));
            }
        }
    }
}

/// Lays a folder over the files of the built-in theme; answers with the paths of symbolic links, which are
/// not read.
fn overlay(folder: &Path, name: &str, files: &mut BTreeMap<String, File>) -> io::Result<Vec<String>> {
    let mut links = Vec::new();
    let walk = WalkDir::new(folder).follow_root_links(false).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !discover::is_left_over(entry.file_name())) {
        let entry = entry.map_err(io::Error::from)?;
        if entry.path_is_symlink() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let path = format!("themes/{name}/{}", path.to_string_lossy().replace('\\', "/"));
            links.push(path.trim_end_matches('/').to_owned());
            continue;
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = relative.to_string_lossy().replace('\\', "/");
        // Assets are published as they are; all else is text.
        let is_asset = path.starts_with("assets/");
        let bytes = if is_asset { std::fs::read(entry.path()) } else { discover::read_text(entry.path()) }?;
        files.insert(path.clone(), (format!("themes/{name}/{path}"), bytes));
    }
    Ok(links)
}

/// Adds the files that the archive adds to any theme.
fn add(
    root: &Path,
    asked: &SiteTheme,
    files: &mut BTreeMap<String, File>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> io::Result<()> {
    for file in asked.added() {
        let shown = format!("themes/{}", file.path);
        let path = root.join(&shown);
        let mut folders = path.ancestors().take_while(|part| *part != root);
        if folders.any(Path::is_symlink) {
            diagnostics.push(discover::link_refused(&shown, sources));
        } else if path.is_file() {
            // A style sheet is text, and no larger than other texts.
            let is_text = asked.css.as_ref() == Some(file);
            if is_text && let Err(refused) = discover::decode(discover::read_text(&path)?) {
                diagnostics.push(refused.told(&shown, sources));
                continue;
            }
            files.insert(format!("assets/{}", theme::asset(file)), (shown, std::fs::read(&path)?));
        } else {
            diagnostics.push(missing(file));
        }
    }
    Ok(())
}

/// A file to be added that is not there.
fn missing(file: &NamedFile) -> Diagnostic {
    let path = &file.path;
    Diagnostic::error(
        BAD_FILE,
        file.place,
        message!(zh: "没有文件 themes/{path}", en: "there is no file themes/{path}"),
    )
    .remedy(message!(
        zh: "把文件放到那里；或改正路径，路径从 themes/ 算起",
        en: "put the file there, or correct the path, which begins in themes/"
    ))
}

/// A theme of which there is no folder.
fn unknown(name: &str, place: Option<Place>) -> Diagnostic {
    let message = message!(
        zh: "没有主题“{name}”：themes/{name} 不是文件夹",
        en: "there is no theme '{name}': themes/{name} is no folder"
    );
    let remedy =
        message!(zh: "写 theme: default，或建立这个文件夹", en: "write theme: default, or make the folder");
    Diagnostic::new(Severity::Error, UNKNOWN_THEME, place, message).remedy(remedy)
}
