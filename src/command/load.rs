//! Reading and checking the archive that a command is about.

use super::console::Console;
use super::progress;
use super::result::Failure;
use crate::model::site::file_format;
use crate::publish::pipeline::{self, Checked, Workspace};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use std::path::Path;

/// The archive, and a workspace that reads it again where it changes.
pub(super) fn workspace(
    console: &Console,
    root: &Path,
    drafts: bool,
) -> Result<(Workspace, Checked), Failure> {
    let reading = message!(zh: "读取并核对", en: "reading and checking");
    progress::during(console, &reading, || {
        let mut workspace = Workspace::open(root, drafts)?;
        let checked = workspace.check()?;
        Ok((workspace, checked))
    })
    .map_err(Failure::Read)
}

/// The archive without its drafts. Built-in forms are there even if the folder holds no archive.
pub(super) fn archive(root: &Path) -> Result<Checked, Failure> {
    let checked = pipeline::check(root).map_err(Failure::Read)?;
    of_known_format(&checked.diagnostics)?;
    Ok(checked)
}

/// The archive with its drafts, of a folder that has to be an archive. Errors in it are allowed.
pub(super) fn archive_with_drafts(root: &Path) -> Result<Checked, Failure> {
    if !root.join("annals.yaml").is_file() {
        return Err(Failure::no_archive(root));
    }
    let checked = Workspace::open(root, true).and_then(|mut workspace| workspace.check());
    let checked = checked.map_err(Failure::Read)?;
    of_known_format(&checked.diagnostics)?;
    Ok(checked)
}

/// That an archive is in a format that can be read, as what was told of it says. What is in another is not
/// known here, so nothing can be said of it, and nothing may be written beside it.
pub(super) fn of_known_format(told: &[Diagnostic]) -> Result<(), Failure> {
    let is_other =
        |told: &&Diagnostic| [file_format::OTHER_FORMAT, file_format::BAD_FORMAT].contains(&told.code);
    match told.iter().find(is_other) {
        None => Ok(()),
        Some(told) => Err(Failure::WithRemedy(told.message.clone(), told.remedy.clone().unwrap_or_default())),
    }
}
