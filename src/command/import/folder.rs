//! `annals import DIR`: each document of a folder becomes a report, or a line that says why not.

use super::listed::{self, Line, Outcome};
use super::{disk, failure, opened};
use crate::command::arguments::Import;
use crate::command::console::Console;
use crate::command::load;
use crate::command::progress;
use crate::command::result::{CommandResult, Failure, Status};
use crate::import::imported::{Imported, Wanted};
use crate::import::many::{Assigned, Mapping, Pattern, Place, assign};
use crate::import::source::refusal::Refusal;
use crate::import::target;
use crate::model::archive::Archive;
use crate::model::discover::is_left_over;
use crate::model::report::Report;
use crate::publish::pipeline::Checked;
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source::Sources;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// So many documents, or so many bytes of them, are held at once.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 128 << 20;

/// Reads the documents of a folder, writes their reports, and prints what became of each.
pub(super) fn run(console: &Console, root: &Path, wanted: &Import) -> CommandResult {
    alone(wanted)?;
    let Some((lines, checked)) = imported(console, root, wanted)? else { return Ok(Status::Wrong) };
    let told = listed::Told { archive: &checked.archive, lines: &lines, left: None };
    console.print(&if wanted.json {
        told.json(console.language)
    } else {
        told.table(console.language, false)
    })?;
    let is_whole = lines.iter().all(|line| matches!(&line.outcome, Ok(outcome) if outcome.is_whole));
    Ok(if is_whole { Status::Success } else { Status::Wrong })
}

/// Reads the documents and writes their reports: what became of each, and the archive with them. Nothing
/// where the mapping file is wrong, which is told.
pub(super) fn imported(
    console: &Console,
    root: &Path,
    wanted: &Import,
) -> Result<Option<(Vec<Line>, Checked)>, Failure> {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive;
    let paths = paths(&wanted.path, wanted.map.as_deref())?;
    let mut sources = checked.sources.clone();
    let mut diagnostics = Vec::new();
    let mapping = match &wanted.map {
        Some(file) => mapping_of(file, archive, &mut sources, &mut diagnostics)?,
        None => Some(Mapping { patterns: vec![pattern(wanted)?], ..Mapping::default() }),
    };
    if let Some(mapping) = &mapping {
        mapping.check_files(&paths, &mut diagnostics);
    }
    let Some(mut mapping) = mapping.filter(|_| diagnostics.is_empty()) else {
        disk::mistakes(console, wanted.json, diagnostics, &sources)?;
        return Ok(None);
    };
    add_common(archive, &mut mapping, wanted)?;
    let assigned = assign(archive, &mapping, paths);
    let reading = message!(zh: "导入", en: "importing");
    let lines = progress::counted(console, &reading, assigned.len(), |done| {
        let import = Folder { console, root, archive, wanted };
        let mut lines = Vec::with_capacity(assigned.len());
        let mut last = None;
        for batch in batches(&wanted.path, &assigned) {
            let read: Vec<Read> = batch
                .par_iter()
                .map(|file| {
                    let read = import.read(file);
                    done.one();
                    read
                })
                .collect();
            lines.extend(batch.iter().zip(read).map(|(file, read)| import.line(file, read, &mut last)));
        }
        lines
    });
    let checked = load::archive_with_drafts(root)?;
    Ok(Some((listed::with_findings(&checked, lines), checked)))
}

/// What importing the files of a folder needs.
struct Folder<'a> {
    console: &'a Console,
    root: &'a Path,
    archive: &'a Archive,
    wanted: &'a Import,
}

/// A document that was read, with its bytes.
type Read = Result<(Imported, Vec<u8>), Box<Refusal>>;

/// The report that was written last, by its place: that on the next period names its own rows as it did.
type Last<'a> = Option<(&'a Place, Report)>;

impl Folder<'_> {
    /// Reads a document; nothing is written yet.
    fn read(&self, file: &Assigned) -> Read {
        let Place { target, .. } = file.place.as_ref().map_err(Clone::clone)?;
        disk::path(self.root, self.archive, target, self.wanted.replace)?;
        let bytes =
            disk::bytes(&self.wanted.path.join(&file.path)).map_err(|failure| disk::refused(&failure))?;
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        Ok((opened::imported(self.archive, target, name, &bytes)?, bytes))
    }

    /// Writes the report of a document, and says what became of it.
    fn line<'f>(&self, file: &'f Assigned, read: Read, last: &mut Last<'f>) -> Line {
        let written = read.and_then(|(imported, bytes)| match &file.place {
            Ok(place) => self.write(place, &imported, &bytes, last),
            Err(refusal) => Err(refusal.clone()),
        });
        let target = file.place.as_ref().ok().map(|place| place.target.clone());
        Line { file: file.path.clone(), target, outcome: written }
    }

    fn write<'f>(
        &self,
        place: &'f Place,
        imported: &Imported,
        bytes: &[u8],
        last: &mut Last<'f>,
    ) -> Result<Outcome, Box<Refusal>> {
        let target = &place.target;
        let before = last.as_ref().filter(|(before, report)| {
            before.target.publisher == target.publisher
                && before.target.name == target.name
                && report.period.kind == target.period.kind
                && self.archive.form(report.form).family == self.archive.form(imported.reading.form).family
        });
        let (report, entries) = imported.report(Wanted {
            archive: self.archive,
            target,
            last: before.map(|(_, report)| report),
            url: place.url.clone(),
            is_kept: self.wanted.keep,
            language: self.console.language,
        });
        let path = disk::path(self.root, self.archive, target, self.wanted.replace)?;
        let text = disk::written(self.root, &path, &entries, &imported.prose.markdown)
            .map_err(|failure| disk::refused(&failure))?;
        if self.wanted.keep {
            disk::write(self.root, &disk::kept(&path, &imported.name), bytes)
                .map_err(|failure| disk::refused(&failure))?;
        }
        disk::write(self.root, &path, text.as_bytes()).map_err(|failure| disk::refused(&failure))?;
        *last = Some((place, report));
        Ok(Outcome::of(self.archive, path, imported, self.wanted.keep))
    }
}

/// Refuses what is said of a single document.
fn alone(wanted: &Import) -> Result<(), Failure> {
    let options =
        [(wanted.explain, "--explain"), (wanted.verify, "--verify"), (wanted.source.is_some(), "--source")];
    match options.iter().find(|(is_given, _)| *is_given) {
        Some((_, option)) => Err(Failure::WithRemedy(
            message!(zh: "{option} 只用于单个文件", en: "{option} is for one document"),
            message!(
                zh: "去掉它；网址写在映射文件里各文件的 source 下",
                en: "leave it out; the address of each file is its source in a mapping file"
            ),
        )),
        None => Ok(()),
    }
}

/// What paths say: what is asked for, or what is not said otherwise.
fn pattern(wanted: &Import) -> Result<Pattern, Failure> {
    let usual = match (&wanted.publisher, &wanted.period) {
        (None, None) => "{publisher}/{period}.*",
        (Some(_), None) => "{period}.*",
        (None, Some(_)) => "{publisher}.*",
        (Some(_), Some(_)) => "*",
    };
    Pattern::read(wanted.pattern.as_deref().unwrap_or(usual)).map_err(|message| {
        Failure::WithRemedy(
            message,
            message!(
                zh: "如 --pattern '{{publisher}}/{{period}}.*'；* 代表任意字符",
                en: "as in --pattern '{{publisher}}/{{period}}.*'; * stands for any characters"
            ),
        )
    })
}

/// What the command line says of all files.
fn add_common(archive: &Archive, mapping: &mut Mapping, wanted: &Import) -> Result<(), Failure> {
    if let Some(publisher) = &wanted.publisher {
        mapping.common.publisher =
            Some(target::publisher(archive, publisher).map_err(|refusal| failure(*refusal))?);
    }
    if let Some(form) = &wanted.form {
        mapping.common.form = Some(target::form(archive, form).map_err(|refusal| failure(*refusal))?);
    }
    if let Some(period) = &wanted.period {
        mapping.common.period = Some(period.clone());
    }
    Ok(())
}

/// Reads a mapping file. Where it is wrong, diagnostics say so.
pub(super) fn mapping_of(
    file: &Path,
    archive: &Archive,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Mapping>, Failure> {
    let text = disk::text(file)?;
    let node = disk::yaml(file, &text, sources, diagnostics);
    Ok(node.and_then(|node| Mapping::read(&node, archive, diagnostics)))
}

/// What is wrong with the mapping file of a folder, held against an archive: for tests of its messages.
///
/// # Errors
/// If a file cannot be read.
pub fn try_mapping(root: &Path, folder: &Path, file: &Path) -> Result<(Vec<Diagnostic>, Sources), String> {
    let told = |failure: Failure| failure.message().to_string();
    let checked = load::archive_with_drafts(root).map_err(told)?;
    let (mut sources, mut diagnostics) = (checked.sources.clone(), Vec::new());
    let mapping = mapping_of(file, &checked.archive, &mut sources, &mut diagnostics).map_err(told)?;
    if let Some(mapping) = mapping {
        mapping.check_files(&paths(folder, Some(file)).map_err(told)?, &mut diagnostics);
    }
    Ok((diagnostics, sources))
}

/// The files of a folder and of those in it, in the order of their paths: what editors leave behind and the
/// mapping file are none of them.
fn paths(folder: &Path, mapping: Option<&Path>) -> Result<Vec<String>, Failure> {
    let mapping = mapping.and_then(|file| file.canonicalize().ok());
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let mut paths = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_left_over(entry.file_name())) {
        // What cannot be read becomes a line that says so.
        let path = match &entry {
            Ok(entry) if entry.depth() > 0 && entry.file_type().is_dir() => continue,
            Ok(entry) => entry.path(),
            Err(error) => error.path().unwrap_or(folder),
        };
        if path == folder {
            entry.map_err(|error| Failure::Read(error.into()))?;
            continue;
        }
        if mapping.is_none() || path.canonicalize().ok() != mapping {
            let below = path.strip_prefix(folder).unwrap_or(path);
            let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
            paths.push(names.join("/"));
        }
    }
    paths.sort_unstable();
    if paths.is_empty() {
        let folder = folder.display();
        return Err(Failure::WithRemedy(
            message!(zh: "{folder} 里没有文件", en: "there is no file in {folder}"),
            message!(zh: "核对文件夹的路径", en: "check the folder's path"),
        ));
    }
    Ok(paths)
}

/// The files, so many at a time as may be held at once.
fn batches<'f>(folder: &Path, files: &'f [Assigned]) -> Vec<&'f [Assigned]> {
    let size = |file: &Assigned| {
        let path: PathBuf = folder.join(&file.path);
        fs::metadata(path).map_or(0, |found| found.len())
    };
    let mut batches = Vec::new();
    let mut rest = files;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fits = |file: &&Assigned| {
            bytes += size(file);
            bytes <= BATCH_BYTES
        };
        let count = rest.iter().take(BATCH).take_while(fits).count().max(1);
        let (batch, after) = rest.split_at(count);
        batches.push(batch);
        rest = after;
    }
    batches
}
