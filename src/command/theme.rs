//! `annals theme eject`: files of the built-in theme copied into the archive's own, to be changed there.

use super::console::Console;
use super::load;
use super::new;
use super::result::{CommandResult, Failure, Status};
use crate::authoring::skeleton::File;
use crate::pages::theme;
use crate::text::message;
use crate::text::yaml::nearest;
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
    let folder = load::archive_with_drafts(root)?.archive.site.theme.name;
    let copy = |path: &String| {
        let text = built_in.get(path).ok_or_else(|| unknown(path, built_in.keys().map(String::as_str)))?;
        Ok(File { path: format!("themes/{folder}/{path}"), text: text.clone(), runs: false })
    };
    let files: Vec<File> = wanted.iter().map(copy).collect::<Result<_, Failure>>()?;
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
