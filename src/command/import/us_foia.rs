//! `annals import FILE|DIR --format us-foia-xml`: the annual reports of United States agencies, as the
//! Department of Justice publishes them.

use super::claims::{self, Assigned};
use super::found::{Found, files};
use super::listed::{self, Line, Outcome};
use super::{disk, failure, folder};
use crate::command::arguments::Import;
use crate::command::console::Console;
use crate::command::load;
use crate::command::progress;
use crate::command::result::{CommandResult, Status};
use crate::import::many::Mapping;
use crate::import::metadata::Metadata;
use crate::import::provenance::{self, Origin};
use crate::import::report;
use crate::import::source::refusal::Refusal;
use crate::import::target::{self, Target};
use crate::import::tidy::Names;
use crate::import::us_foia::{self, FORM, Filed, Head, Made, Wanted};
use crate::model::archive::Archive;
use crate::model::id::{FormId, PublisherId};
use crate::model::label::Label;
use crate::model::report::{Note, Omission};
use crate::text::message;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// Reads the files and writes their reports, those of a publisher one after the other.
pub(super) fn run(console: &Console, root: &Path, wanted: &Import) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive;
    let form = target::form(archive, FORM).map_err(|refusal| failure(*refusal))?;
    let (mut sources, mut diagnostics) = (checked.sources.clone(), Vec::new());
    let mapping = match &wanted.map {
        Some(file) => folder::mapping_of(file, archive, &mut sources, &mut diagnostics)?,
        None => Some(Mapping::default()),
    };
    let (files, left_over) = files(&wanted.path)?;
    let paths: Vec<String> = files.iter().map(|found| found.path.clone()).collect();
    if let Some(mapping) = &mapping {
        mapping.check_files(&paths, &mut diagnostics);
    }
    let Some(mapping) = mapping.filter(|_| diagnostics.is_empty()) else {
        return disk::mistakes(console, wanted.json, diagnostics, &sources);
    };
    let files: Vec<Found> = files.into_iter().filter(|found| !mapping.leaves_out(&found.path)).collect();
    let reading = message!(zh: "读取", en: "reading");
    let mut assigned: Vec<Assigned> = progress::counted(console, &reading, files.len(), |done| {
        let assign = |found: Found| {
            let read = found.bytes().and_then(|bytes| us_foia::head(&bytes));
            let read = read.and_then(|head| Ok((target_of(archive, &mapping, form, &found, &head)?, head)));
            done.one();
            Assigned { read: read.map(|(target, head)| (head, target)), found }
        };
        files.into_par_iter().map(assign).collect()
    });
    let taken = claims::settle(archive, &mut assigned);
    let mut by_publisher: BTreeMap<Option<PublisherId>, Vec<&Assigned>> = BTreeMap::new();
    for file in &assigned {
        let publisher = file.read.as_ref().ok().map(|(_, target)| target.publisher);
        by_publisher.entry(publisher).or_default().push(file);
    }
    let import = UsFoia { console, root, archive, wanted, mapping: &mapping, form, taken: &taken };
    let writing = message!(zh: "写出报告", en: "writing reports");
    let mut lines: Vec<Line> = progress::counted(console, &writing, assigned.len(), |done| {
        let of_publisher = |mut files: Vec<&Assigned>| -> Vec<Line> {
            files.sort_by_key(|file| file.read.as_ref().ok().map(|(_, target)| target.period.clone()));
            let mut names = Names::default();
            let line = |file: &Assigned| {
                let line = import.line(file, &mut names);
                done.one();
                line
            };
            files.into_iter().map(line).collect()
        };
        by_publisher.into_values().collect::<Vec<_>>().into_par_iter().flat_map(of_publisher).collect()
    });
    lines.sort_by_cached_key(|line| {
        let order = line.target.as_ref().map(|target| (target.publisher, target.period.clone()));
        (order.is_none(), order, line.outcome.is_err(), line.file.clone())
    });
    let checked = load::archive_with_drafts(root)?;
    let lines = listed::with_findings(&checked, lines);
    let told = listed::Told { archive: &checked.archive, lines: &lines, left: None };
    if wanted.json {
        console.print(&told.json(console.language))?;
    } else {
        console.print(&told.table(console.language, wanted.explain))?;
        if left_over > 0 {
            console.line(&message!(
                zh: "系统留下的文件（如 __MACOSX/）{left_over} 个，未读",
                en: "{left_over} files that a system left behind, such as those in __MACOSX/, were not read"
            ))?;
        }
    }
    let is_whole = lines.iter().all(|line| matches!(&line.outcome, Ok(outcome) if outcome.is_whole));
    Ok(if is_whole { Status::Success } else { Status::Wrong })
}

/// The report that a file is: by what a mapping file says of it, else by what it says itself.
fn target_of(
    archive: &Archive,
    mapping: &Mapping,
    form: FormId,
    found: &Found,
    head: &Head,
) -> Result<Target, Box<Refusal>> {
    let entry = mapping.files.get(&found.path);
    let publisher = match entry.and_then(|entry| entry.publisher) {
        Some(publisher) => publisher,
        None => {
            let small = head.agency.to_ascii_lowercase();
            let by_id = || archive.publishers.find(&small).ok_or(());
            let by_code = mapping.codes.publisher(archive, &head.agency);
            by_code.or_else(|refusal| {
                by_id().or_else(|()| mapping.codes.publisher(archive, &head.name)).map_err(|_| refusal)
            })?
        }
    };
    let year = format!("fy{}", head.year);
    let period = entry.and_then(|entry| entry.period.clone()).unwrap_or(year);
    Target::of(archive, publisher, &period, Some(form))
}

/// What importing needs.
struct UsFoia<'a> {
    console: &'a Console,
    root: &'a Path,
    archive: &'a Archive,
    wanted: &'a Import,
    mapping: &'a Mapping,
    form: FormId,
    /// What is to be told of files that were taken, and not others.
    taken: &'a BTreeMap<String, message::Message>,
}

impl UsFoia<'_> {
    /// Writes the report of a file, and says what became of it.
    fn line(&self, file: &Assigned, names: &mut Names) -> Line {
        let outcome = match &file.read {
            Ok((_, target)) => self.write(&file.found, target, names),
            Err(refusal) => Err(refusal.clone()),
        };
        let target = file.read.as_ref().ok().map(|(_, target)| target.clone());
        Line { file: file.found.path.clone(), target, outcome }
    }

    fn write(&self, found: &Found, target: &Target, names: &mut Names) -> Result<Outcome, Box<Refusal>> {
        let archive = self.archive;
        let path = disk::path(self.root, archive, target, self.wanted.replace)?;
        let bytes = found.bytes()?;
        let filed = us_foia::filed(&bytes)?;
        let asked = Wanted { archive, publisher: target.publisher, period: &target.period, form: self.form };
        let made = us_foia::made(&asked, &filed, names);
        let sha256 = provenance::digest(&bytes);
        let url = self.mapping.files.get(&found.path).and_then(|entry| entry.url.clone());
        let language = archive.language_of(target.publisher);
        let origin = Origin {
            name: found.path.rsplit('/').next().unwrap_or(&found.path),
            sha256: &sha256,
            title: Label::of(language, &found.path),
            url: url.or(self.wanted.source.clone()),
            is_kept: false,
        };
        let place = archive.publisher(target.publisher).place;
        let by = report::Wanted {
            archive,
            publisher: target.publisher,
            period: &target.period,
            last: None,
            earlier: archive
                .reports_on(target.publisher, &target.period.id)
                .find(|report| report.name().is_none()),
            source: provenance::source(&origin, made.reading.count(), place),
            language: self.console.language,
        };
        let mut report = report::report(&by, &made.reading, &Metadata::default());
        report.notes = notes(&made, language);
        let said = |note: &&Note| !report.notes.iter().any(|new| new.on == note.on && new.text == note.text);
        let own = by.earlier.iter().flat_map(|earlier| &earlier.notes).filter(said).cloned();
        report.notes.extend(own.collect::<Vec<_>>());
        let left_out = omitted(&made, self.form, language);
        let has_no_reason = |new: &Omission| !report.omitted.iter().any(|own| own.table == new.table);
        report.omitted.extend(left_out.into_iter().filter(has_no_reason).collect::<Vec<_>>());
        report.omitted.sort_by_key(|omission| omission.table);
        let entries = report::entries(&by, &made.reading, &report);
        let text =
            disk::written(self.root, &path, &entries, "").map_err(|failure| disk::refused(&failure))?;
        disk::write(self.root, &path, text.as_bytes()).map_err(|failure| disk::refused(&failure))?;
        Ok(self.outcome(found, path, &made, filed))
    }

    fn outcome(&self, found: &Found, path: String, made: &Made, filed: Filed) -> Outcome {
        let mut outcome = Outcome::of_table(self.archive, path, &made.reading);
        outcome.is_whole &= filed.left.is_empty();
        outcome.told.extend(filed.left);
        outcome.told.extend(self.taken.get(&found.path).cloned());
        outcome
    }
}

/// What the footnotes of tables say.
fn notes(made: &Made, language: &str) -> Vec<Note> {
    let note = |(table, text): &(&str, String)| Note {
        on: Some((*table).to_owned()),
        cells: Vec::new(),
        empty: None,
        text: Label::of(language, text),
    };
    made.notes.iter().map(note).collect()
}

/// Tables that every report has, and of which the file has no figures.
fn omitted(made: &Made, form: FormId, language: &str) -> Vec<Omission> {
    let why =
        message!(zh: "公布的文件里没有这张表的数字", en: "The published file has no figures of this table");
    let why = if language.starts_with("zh") { why.zh } else { why.en };
    let omission = |&table| Omission { form, table, why: Label::of(language, &why) };
    made.omitted.iter().map(omission).collect()
}
