//! `annals import`: a document becomes a report, and each cell of it says how it was read.

pub(super) mod disk;
pub(super) mod opened;
mod shown;
mod folder;
mod table;
mod found;
mod claims;
mod us_foia;
mod eu_dsa;
mod left_over;
mod listed;
#[cfg(test)]
mod tests;

use super::arguments::Import;
use super::console::Console;
use super::load;
use super::result::{CommandResult, Failure, Status};
use super::root;
use crate::import::imported::Wanted;
use crate::import::source::refusal::Refusal;
use crate::import::target::{self, Target};
use crate::model::archive::Archive;
use crate::text::message;
use std::path::Path;

pub use folder::try_mapping;

/// Reads the document, those of a folder or a table of many, and writes the reports.
pub(super) fn run(console: &Console, root: &Path, wanted: &Import) -> CommandResult {
    match wanted.format.as_deref() {
        Some("eu-dsa-csv") => return eu_dsa::run(console, root, wanted),
        Some(_) if wanted.publisher.is_some() || wanted.period.is_some() => {
            return Err(Failure::WithRemedy(
                message!(
                    zh: "us-foia-xml 的文件自己写明是哪个机构、哪一年",
                    en: "files of us-foia-xml say themselves whose they are, and of which year"
                ),
                message!(
                    zh: "删去 --publisher 和 --period；不对的写进映射文件",
                    en: "leave --publisher and --period out; what is wrong goes into a mapping file"
                ),
            ));
        }
        Some(_) => return us_foia::run(console, root, wanted),
        None => {}
    }
    match &wanted.map {
        _ if wanted.path.is_dir() => folder::run(console, root, wanted),
        Some(map) => table::run(console, root, wanted, map),
        None => one(console, root, wanted),
    }
}

/// Reads one document and writes its report.
fn one(console: &Console, root: &Path, wanted: &Import) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive;
    let target = named(archive, wanted)?;
    let path = disk::path(root, archive, &target, wanted.replace).map_err(|refusal| failure(*refusal))?;
    let bytes = disk::bytes(&wanted.path)?;
    let name = wanted.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let imported = match opened::imported(archive, &target, &name, &bytes) {
        Ok(imported) => imported,
        Err(refusal) => {
            console.complain(&refusal.message, Some(&refusal.remedy));
            return Ok(Status::Wrong);
        }
    };
    let (_, entries) = imported.report(Wanted {
        archive,
        target: &target,
        last: None,
        url: wanted.source.clone(),
        is_kept: wanted.keep,
        language: console.language,
    });
    let text = disk::written(root, &path, &entries, &imported.prose.markdown)?;
    if wanted.keep {
        shown::disclosed(console, &imported.document)?;
        disk::write(root, &disk::kept(&path, &name), &bytes)?;
    }
    disk::write(root, &path, text.as_bytes())?;
    shown::outcome(console, archive, &root::path(root, &path), &imported.reading)?;
    shown::remarks(console, &imported.document, &imported.metadata, &imported.prose, wanted.verify)?;
    if wanted.explain {
        shown::cells(console, archive, &imported.reading)?;
    }
    if wanted.verify && !imported.is_filled {
        shown::missing(console, &imported.reading, &imported.missing())?;
    }
    Ok(if imported.is_whole() { Status::Success } else { Status::Wrong })
}

/// Where the report of one document belongs, as the command line says.
fn named(archive: &Archive, wanted: &Import) -> Result<Target, Failure> {
    let (Some(publisher), Some(period)) = (&wanted.publisher, &wanted.period) else {
        return Err(Failure::WithRemedy(
            message!(
                zh: "没有说明这个文件是哪个机关、哪个期间的报告",
                en: "nothing says whose report it is, or on which period"
            ),
            message!(
                zh: "写上 --publisher ID --period P；文件夹可用 --pattern 或 --map",
                en: "add --publisher ID --period P; of a folder, --pattern or --map can say it"
            ),
        ));
    };
    let publisher = target::publisher(archive, publisher).map_err(|refusal| failure(*refusal))?;
    let form = wanted
        .form
        .as_deref()
        .map(|form| target::form(archive, form))
        .transpose()
        .map_err(|refusal| failure(*refusal))?;
    Target::of(archive, publisher, period, form).map_err(|refusal| failure(*refusal))
}

/// A refusal for which nothing can be done at all.
fn failure(refusal: Refusal) -> Failure {
    Failure::WithRemedy(refusal.message, refusal.remedy)
}
