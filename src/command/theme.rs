//! `annals theme eject`: files of the built-in theme copied into the archive's own, to be changed there.

use super::console::Console;
use super::load;
use super::new;
use super::result::{CommandResult, Failure, Status};
use crate::authoring::skeleton::File;
use crate::model::site::theme::UNKNOWN_THEME;
use crate::pages::theme;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::yaml::nearest;
use std::collections::BTreeSet;
use std::path::Path;

/// Copies files of the built-in theme; without any, lists them.
pub(super) fn eject(console: &Console, root: &Path, wanted: &[String]) -> CommandResult {
    let built_in = theme::built_in();
    if wanted.is_empty() {
        for path in built_in.keys() {
            console.print(&format!("{path}\n"))?;
        }
        return Ok(Status::Success);
    }
    let checked = load::archive_with_drafts(root)?;
    let theme = &checked.archive.site.theme;
    // A folder that is not there yet is made; where the name could not be read, nobody knows which.
    let is_wrong = |told: &&Diagnostic| {
        told.place.is_some_and(|place| &*checked.sources.file(place.file).path == "annals.yaml")
            && told.severity == Severity::Error
            && (told.code != UNKNOWN_THEME || theme.place.is_none())
    };
    if let Some(wrong) = checked.diagnostics.iter().find(is_wrong) {
        return Err(Failure::WithRemedy(wrong.message.clone(), wrong.remedy.clone().unwrap_or_default()));
    }
    let copy = |path: &String| {
        let text = built_in.get(path).ok_or_else(|| unknown(path, built_in.keys().map(String::as_str)))?;
        Ok(File { path: format!("themes/{}/{path}", theme.name), text: text.clone(), runs: false })
    };
    // Each once, however often it is named.
    let wanted: BTreeSet<&String> = wanted.iter().collect();
    let files: Vec<File> = wanted.into_iter().map(copy).collect::<Result<_, Failure>>()?;
    let mut folders = files.iter().flat_map(|file| Path::new(&file.path).ancestors());
    if let Some(linked) =
        folders.find(|folder| !folder.as_os_str().is_empty() && root.join(folder).is_symlink())
    {
        let linked = linked.display();
        return Err(Failure::WithRemedy(
            message!(
                zh: "“{linked}”是符号链接；主题的文件只写在档案文件夹以内",
                en: "'{linked}' is a symbolic link; files of a theme are only written within the archive's \
                     folder"
            ),
            message!(zh: "把它换成文件夹", en: "put a folder in its place"),
        ));
    }
    new::write(console, root, &files)?;
    Ok(Status::Success)
}

fn unknown<'a>(path: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let remedy = match nearest(path, known) {
        Some(near) => message!(zh: "是不是 {near}？", en: "did you mean {near}?"),
        None => message!(
            zh: "有哪些，运行 annals theme eject 列出",
            en: "`annals theme eject` lists those there are"
        ),
    };
    Failure::WithRemedy(
        message!(zh: "内置主题没有文件“{path}”", en: "the built-in theme has no file '{path}'"),
        remedy,
    )
}
