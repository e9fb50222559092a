//! `annals import FILE|DIR|ZIP --format eu-dsa-csv --publisher ID`: the CSV files of one transparency report
//! under the Digital Services Act.

use super::found::files;
use super::{disk, failure, shown};
use crate::command::arguments::Import;
use crate::command::console::Console;
use crate::command::load;
use crate::command::result::{CommandResult, Failure, Status};
use crate::command::root;
use crate::import::eu_dsa::{FORM, Filed, filed, made};
use crate::import::metadata::Metadata;
use crate::import::provenance::{self, Origin};
use crate::import::reading::State;
use crate::import::report;
use crate::import::source::table_lines;
use crate::import::target::{self, Target};
use crate::model::label::Label;
use crate::text::message;
use crate::text::message::Message;
use std::path::Path;

/// Reads the files and writes their report.
pub(super) fn run(console: &Console, root: &Path, wanted: &Import) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive;
    let form = target::form(archive, FORM).map_err(|refusal| failure(*refusal))?;
    let Some(publisher) = &wanted.publisher else {
        return Err(Failure::WithRemedy(
            message!(zh: "没有说明是谁的报告", en: "nothing says whose report it is"),
            message!(
                zh: "写上 --publisher ID，即 content/ 下的文件夹",
                en: "add --publisher ID, a folder below content/"
            ),
        ));
    };
    let publisher = target::publisher(archive, publisher).map_err(|refusal| failure(*refusal))?;
    let (found, _) = files(&wanted.path)?;
    let (mut tables, mut digested) = (Vec::new(), Vec::new());
    for file in
        found.iter().filter(|file| file.path.to_ascii_lowercase().ends_with(".csv") || found.len() == 1)
    {
        let bytes = file.bytes().map_err(|refusal| failure(*refusal))?;
        let lines = table_lines::lines(&bytes).map_err(|refusal| failure(*refusal))?;
        let name = file.path.rsplit('/').next().unwrap_or(&file.path).to_owned();
        digested.push(format!("{}  {name}\n", provenance::digest(&bytes)));
        tables.push((name, lines));
    }
    let filed = filed(&tables);
    let period = match wanted.period.clone().or_else(|| filed.period()) {
        Some(period) => period,
        None => {
            return Err(Failure::WithRemedy(
                message!(zh: "文件里没有读得出的报告期", en: "the files state no reporting period that can be read"),
                message!(zh: "写上 --period，如 2025-h2", en: "add --period, as in 2025-h2"),
            ));
        }
    };
    let target = Target::of(archive, publisher, &period, Some(form)).map_err(|refusal| failure(*refusal))?;
    let path = disk::path(root, archive, &target, wanted.replace).map_err(|refusal| failure(*refusal))?;
    let reading = made(archive, publisher, &target.period, form, &filed);
    let language = archive.language_of(publisher);
    let name = wanted.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // One file is known by its digest; of several, the list of theirs is.
    let sha256 = match &digested[..] {
        [one] => one.split(' ').next().unwrap_or_default().to_owned(),
        several => provenance::digest(several.concat().as_bytes()),
    };
    let origin = Origin {
        name: &name,
        sha256: &sha256,
        title: Label::of(language, &name),
        url: wanted.source.clone(),
        is_kept: false,
    };
    let by = report::Wanted {
        archive,
        publisher,
        period: &target.period,
        last: None,
        earlier: archive.reports_on(publisher, &target.period.id).find(|report| report.name().is_none()),
        source: provenance::source(&origin, reading.count(), archive.publisher(publisher).place),
        language: console.language,
    };
    let report = report::report(&by, &reading, &Metadata::default());
    let entries = report::entries(&by, &reading, &report);
    let text = disk::written(root, &path, &entries, "")?;
    disk::write(root, &path, text.as_bytes())?;
    shown::outcome(console, archive, &root::path(root, &path), &reading)?;
    if wanted.explain {
        shown::cells(console, archive, &reading)?;
    }
    // Rows that the report names have no place for what was not read, so that it is told.
    for (address, cell, _) in reading.addressed(&archive.forms) {
        let Some(Message { zh, en }) = cell.why.clone().filter(|_| cell.state == State::Unread) else {
            continue;
        };
        let text = &cell.text;
        console.line(&Message {
            zh: format!("未读出 {address}：“{text}”，{zh}"),
            en: format!("unread {address}: '{text}', {en}"),
        })?;
    }
    tell(console, &filed)?;
    let is_whole = filed.left.is_empty() && reading.count().unread == 0;
    Ok(if is_whole { Status::Success } else { Status::Wrong })
}

/// What was not taken, and which periods are stated beside the report's.
fn tell(console: &Console, filed: &Filed) -> Result<(), Failure> {
    for left in &filed.left {
        console.line(left)?;
    }
    let others = filed.other_periods();
    if let [first, ..] = &others[..] {
        let n = others.len();
        console.line(&message!(
            zh: "有 {n} 行写的报告期与别的行不同或读不出，如“{first}”",
            en: "{n} other reporting periods stand in the files, or such as are none, the first '{first}'"
        ))?;
    }
    Ok(())
}
