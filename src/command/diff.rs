//! `annals diff`: what became of what was published between two states of an archive, and what declares it.

use super::arguments::DiffFormat;
use super::console::Console;
use super::repository;
use super::result::{CommandResult, Status};
use super::state::State;
use crate::analysis::revision;
use crate::authoring::format;
use std::ffi::OsStr;
use std::path::Path;

pub(super) fn run(
    console: &Console,
    root: &Path,
    old: &OsStr,
    new: Option<&OsStr>,
    format: DiffFormat,
) -> CommandResult {
    // A draft's figures are read too: who reviews a change wants to see them.
    let old = State::named(root, old, true)?;
    let folder = new.map(Path::new).filter(|folder| folder.is_dir()).unwrap_or(root);
    let new = match new {
        Some(new) => State::named(root, new, true)?,
        None => State::of_archive(root, true)?,
    };
    old.complain_of_errors(console);
    new.complain_of_errors(console);
    let revision = revision::between(&old.publication, &new.publication);
    let language = console.language;
    let printed = match format {
        DiffFormat::Full => format::revision::full(&revision, language),
        DiffFormat::Short => format::revision::short(&revision, language),
        DiffFormat::Json => format::revision::json(&revision, language),
        DiffFormat::Github => format::revision::github(&revision, language),
        DiffFormat::Gitlab => {
            let archive =
                new.archive().map(|(archive, sources)| (archive, repository::from_top(folder, sources)));
            let archive = archive.as_ref().map(|(archive, sources)| (*archive, &**sources));
            format::revision::gitlab(&revision, language, archive)
        }
        DiffFormat::Html => format::revision::html(&revision, language),
    };
    console.print(&printed)?;
    Ok(if revision.undeclared() == 0 { Status::Success } else { Status::Wrong })
}
