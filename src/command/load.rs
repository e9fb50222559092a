//! Reading and checking the archive that a command is about.

use super::console::Console;
use super::progress;
use super::result::Failure;
use crate::model::site::file_format;
use crate::publish::pipeline::{self, Checked, Workspace};
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
    pipeline::check(root).map_err(Failure::Read)
}

/// The archive with its drafts, of a folder that has to be an archive. Errors in it are allowed.
pub(super) fn archive_with_drafts(root: &Path) -> Result<Checked, Failure> {
    if !root.join("annals.yaml").is_file() {
        return Err(Failure::no_archive(root));
    }
    let checked = Workspace::open(root, true).and_then(|mut workspace| workspace.check());
    let checked = checked.map_err(Failure::Read)?;
    // What is in it is not known here, and nothing may be written beside it.
    let other = checked.diagnostics.iter().find(|told| told.code == file_format::OTHER_FORMAT);
    match other {
        None => Ok(checked),
        Some(told) => {
            let remedy = told.remedy.clone().unwrap_or_default();
            Err(Failure::WithRemedy(told.message.clone(), remedy))
        }
    }
}
