//! `annals import TABLE --map FILE`: a table of many reports becomes all of them.

use super::listed::{self, Line, Outcome};
use super::{disk, failure, opened};
use crate::command::arguments::Import;
use crate::command::console::Console;
use crate::command::load;
use crate::command::progress;
use crate::command::result::{CommandResult, Failure, Status};
use crate::import::metadata::Metadata;
use crate::import::provenance::{self, Digested, Origin};
use crate::import::report;
use crate::import::source::records::Records;
use crate::import::source::refusal::Refusal;
use crate::import::target::Target;
use crate::import::tidy::{Gathered, Heads, Key, Layout, Mapping, Sheaf, gather, reading};
use crate::model::archive::Archive;
use crate::model::label::Label;
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::yaml::Node;
use rayon::prelude::*;
use std::fs::File;
use std::path::Path;

/// Reads the table and writes the reports.
pub(super) fn run(console: &Console, root: &Path, wanted: &Import, map: &Path) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let archive = &checked.archive;
    let (mut sources, mut diagnostics) = (checked.sources.clone(), Vec::new());
    let text = disk::text(map)?;
    let node = disk::yaml(map, &text, &mut sources, &mut diagnostics);
    let layout = node.as_ref().and_then(|node| Layout::read(node, &mut diagnostics));
    let (Some(node), Some(layout)) = (&node, layout) else {
        return disk::mistakes(console, wanted.json, diagnostics, &sources);
    };
    let reading = message!(zh: "读取", en: "reading");
    let read =
        progress::during(console, &reading, || read(archive, node, &layout, &wanted.path, &mut diagnostics))?;
    let Some((mapping, gathered, sha256)) = read else {
        return disk::mistakes(console, wanted.json, diagnostics, &sources);
    };
    let table = Table { console, root, archive, wanted, mapping: &mapping, gathered: &gathered, sha256 };
    let writing = message!(zh: "写出报告", en: "writing reports");
    let lines: Vec<Line> = progress::counted(console, &writing, gathered.reports.len(), |done| {
        let write = |of: (&Key, &Sheaf)| {
            let line = table.line(of);
            done.one();
            line
        };
        gathered.reports.iter().collect::<Vec<_>>().into_par_iter().map(write).collect()
    });
    // The figures are not held twice: from here on they are the archive's.
    let (left, left_out) = gathered.left();
    let checked = load::archive_with_drafts(root)?;
    let lines = listed::with_findings(&checked, lines);
    let told = listed::Told { archive: &checked.archive, lines: &lines, left: Some((&left, left_out)) };
    console.print(&if wanted.json {
        told.json(console.language)
    } else {
        told.table(console.language, wanted.explain)
    })?;
    let is_whole = lines.iter().all(|line| matches!(&line.outcome, Ok(outcome) if outcome.is_whole));
    Ok(if is_whole && left.count() == 0 { Status::Success } else { Status::Wrong })
}

/// Reads the whole table. Nothing where the mapping file is wrong.
fn read(
    archive: &Archive,
    node: &Node<'_>,
    layout: &Layout,
    path: &Path,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<(Mapping, Gathered, String)>, Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let refused = |refusal: Box<Refusal>| failure(*refusal);
    if [".xlsx", ".xls", ".ods"].iter().any(|ending| name.ends_with(ending)) {
        let bytes = disk::bytes(path)?;
        let document = opened::document(&name, &bytes).map_err(refused)?;
        let mut records = Records::of_sheet(&document, layout.sheet.as_deref()).map_err(refused)?;
        let gathered = gathered(archive, node, layout, &mut records, diagnostics).map_err(refused)?;
        return Ok(gathered.map(|(mapping, gathered)| (mapping, gathered, provenance::digest(&bytes))));
    }
    let file = File::open(path).map_err(|error| disk::unreadable(path, &error))?;
    let mut file = Digested::new(file);
    let mut records = Records::of_values(&mut file).map_err(refused)?;
    let gathered = gathered(archive, node, layout, &mut records, diagnostics).map_err(refused)?;
    drop(records);
    let sha256 = file.finish().map_err(|error| disk::unreadable(path, &error))?;
    Ok(gathered.map(|(mapping, gathered)| (mapping, gathered, sha256)))
}

fn gathered(
    archive: &Archive,
    node: &Node<'_>,
    layout: &Layout,
    records: &mut Records<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<(Mapping, Gathered)>, Box<Refusal>> {
    for _ in 0..layout.skip {
        records.next()?;
    }
    let mut heads = Vec::new();
    for _ in 0..layout.heads {
        heads.extend(records.next()?);
    }
    let heads = Heads::of(&heads);
    let Some(mapping) = Mapping::read(node, &heads, archive, diagnostics) else { return Ok(None) };
    if !diagnostics.is_empty() {
        return Ok(None);
    }
    let gathered = gather(archive, &mapping, &heads, records)?;
    Ok(Some((mapping, gathered)))
}

/// What writing the reports of a table needs.
struct Table<'a> {
    console: &'a Console,
    root: &'a Path,
    archive: &'a Archive,
    wanted: &'a Import,
    mapping: &'a Mapping,
    gathered: &'a Gathered,
    sha256: String,
}

impl Table<'_> {
    /// Writes a report, and says what became of it.
    fn line(&self, (key, sheaf): (&Key, &Sheaf)) -> Line {
        let Key { publisher, period, form } = key.clone();
        let target = Target { publisher, period, name: None, form: Some(form) };
        let outcome = self.write(&target, (key, sheaf));
        Line { file: format!("{}.md", target.stem(self.archive)), target: Some(target), outcome }
    }

    fn write(&self, target: &Target, of: (&Key, &Sheaf)) -> Result<Outcome, Box<Refusal>> {
        let archive = self.archive;
        let path = disk::path(self.root, archive, target, self.wanted.replace)?;
        let reading = reading(archive, self.mapping, self.gathered, of);
        let name = self.wanted.path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let origin = Origin {
            name: &name,
            sha256: &self.sha256,
            title: Label::of(archive.language_of(target.publisher), &name),
            url: self.wanted.source.clone(),
            is_kept: false,
        };
        let by = report::Wanted {
            archive,
            publisher: target.publisher,
            period: &target.period,
            last: None,
            earlier: archive
                .reports_on(target.publisher, &target.period.id)
                .find(|report| report.name().is_none()),
            source: provenance::source(&origin, reading.count(), archive.publisher(target.publisher).place),
            language: self.console.language,
        };
        let report = report::report(&by, &reading, &Metadata::default());
        let entries = report::entries(&by, &reading, &report);
        let text =
            disk::written(self.root, &path, &entries, "").map_err(|failure| disk::refused(&failure))?;
        disk::write(self.root, &path, text.as_bytes()).map_err(|failure| disk::refused(&failure))?;
        Ok(Outcome::of_table(archive, path, &reading))
    }
}
