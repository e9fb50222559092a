//! Remedies that are certain, done in the text: what a message would have its author write, and the usual
//! order of keys. Comments and layout stay; a figure that could be read stays as it is, or its file is left
//! alone.

pub(crate) mod correction;
mod edits;
mod keys;
mod move_entries;
mod rows;
mod unchanged;
mod entries;
pub(crate) mod accept;
pub(crate) mod version;
pub(crate) mod upgrade;
#[cfg(test)]
mod tests;

use crate::analysis::publication::{Publication, ReportKey};
use crate::analysis::revision::{self, Fate};
use crate::model::archive::{self, Archive};
use crate::model::discover::Folder;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message::Message;
use crate::text::source::{FileId, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is done in a file.
#[derive(Debug)]
pub(crate) struct Mended {
    /// Its path below the archive's folder.
    pub path: Arc<str>,
    /// Its text as it is.
    pub before: Arc<str>,
    /// Its text as it is to be.
    pub after: Arc<str>,
}

/// Something that is left as it is, and why.
#[derive(Debug)]
pub(crate) struct Left {
    /// The file's path.
    pub path: Arc<str>,
    /// Why.
    pub why: Message,
}

/// What can be done in an archive.
#[derive(Debug, Default)]
pub(crate) struct Remedies {
    /// The files that change, in the order of paths.
    pub mended: Vec<Mended>,
    /// What is left as it is.
    pub left: Vec<Left>,
    /// How many errors remain.
    pub errors: usize,
}

/// A slip can hide others behind it; after so many rounds what is left is left.
const MOST_ROUNDS: usize = 50;

/// Finds what can be done in the archive of a folder; nothing is written. `rows_by_name` has rows that are
/// written as lists written by the names of their columns too. `prose` tells what is wrong with prose.
pub(crate) fn find(
    folder: &Folder,
    sources: &Sources,
    rows_by_name: bool,
    prose: impl Fn(&Archive, &Sources) -> Vec<Diagnostic>,
) -> Remedies {
    let first = sources;
    let mut sources = sources.clone();
    let before = assemble(folder, &mut sources).0;
    let mut spoilt: BTreeSet<FileId> = BTreeSet::new();
    // Whatever would touch a figure is not done at all: its file keeps its text, and the others are mended
    // anew.
    loop {
        let mut left: BTreeMap<FileId, Message> = BTreeMap::new();
        mend_slips(folder, &mut sources, &spoilt, &mut left, &prose);
        order_keys(folder, &mut sources, &spoilt, &mut left);
        if rows_by_name {
            name_columns(folder, &mut sources, &spoilt, &mut left);
        }
        let (after, mut diagnostics) = assemble(folder, &mut sources);
        let touched: Vec<FileId> = touched(&before, first, &after, &sources)
            .into_iter()
            .filter(|file| !spoilt.contains(file))
            .collect();
        if !touched.is_empty() {
            spoilt.extend(touched);
            sources = first.clone();
            continue;
        }
        let path = |file: FileId| Arc::clone(&sources.file(file).path);
        let mended = mended(first, &sources);
        left.extend(spoilt.iter().map(|&file| (file, unchanged::figures_would_change())));
        let left = left.into_iter().map(|(file, why)| Left { path: path(file), why }).collect();
        diagnostics.extend(prose(&after, &sources));
        let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
        return Remedies { mended, left, errors };
    }
}

/// The files whose texts differ, in the order of paths.
fn mended(before: &Sources, after: &Sources) -> Vec<Mended> {
    let differs = |file: &FileId| *before.file(*file).text != *after.file(*file).text;
    let of = |file: FileId| Mended {
        path: Arc::clone(&after.file(file).path),
        before: Arc::clone(&before.file(file).text),
        after: Arc::clone(&after.file(file).text),
    };
    let mut mended: Vec<Mended> = before.ids().filter(differs).map(of).collect();
    mended.sort_by(|a, b| a.path.cmp(&b.path));
    mended
}

/// The archive as its texts are now, with its drafts.
fn assemble(folder: &Folder, sources: &mut Sources) -> (Archive, Vec<Diagnostic>) {
    let found = folder.found(sources);
    archive::assemble(found, sources, true, &mut archive::Cache::default())
}

/// Writes what diagnostics would have written, where it is certain.
fn mend_slips(
    folder: &Folder,
    sources: &mut Sources,
    spoilt: &BTreeSet<FileId>,
    left: &mut BTreeMap<FileId, Message>,
    prose: &impl Fn(&Archive, &Sources) -> Vec<Diagnostic>,
) {
    for _ in 0..MOST_ROUNDS {
        let mut fixes: BTreeMap<FileId, Vec<edits::Edit>> = BTreeMap::new();
        let (archive, mut diagnostics) = assemble(folder, sources);
        diagnostics.extend(prose(&archive, sources));
        for diagnostic in diagnostics {
            if let Some(fix) = diagnostic.fix.filter(|fix| fix.certain && !spoilt.contains(&fix.place.file)) {
                fixes.entry(fix.place.file).or_default().push((fix.place.range(), fix.replacement));
            }
        }
        fixes.retain(|file, _| !left.contains_key(file));
        if fixes.is_empty() {
            return;
        }
        for (file, edits) in fixes {
            let (path, text) = (Arc::clone(&sources.file(file).path), Arc::clone(&sources.file(file).text));
            match unchanged::by_slips(file, &path, &text, edits) {
                Ok(after) => {
                    sources.put(&path, after);
                }
                Err(why) => {
                    left.insert(file, why);
                }
            }
        }
    }
}

/// Puts the keys of each report in their usual order.
fn order_keys(
    folder: &Folder,
    sources: &mut Sources,
    spoilt: &BTreeSet<FileId>,
    left: &mut BTreeMap<FileId, Message>,
) {
    let archive = assemble(folder, sources).0;
    for report in archive.reports.iter() {
        let file = report.place.file;
        if spoilt.contains(&file) {
            continue;
        }
        let (path, text) = (Arc::clone(&sources.file(file).path), Arc::clone(&sources.file(file).text));
        let (after, why) = keys::in_order(file, &path, &text, report);
        if let Some(why) = why {
            left.insert(file, why);
        }
        sources.put(&path, after);
    }
}

/// Writes the rows of each report by the names of their columns.
fn name_columns(
    folder: &Folder,
    sources: &mut Sources,
    spoilt: &BTreeSet<FileId>,
    left: &mut BTreeMap<FileId, Message>,
) {
    let archive = assemble(folder, sources).0;
    for report in archive.reports.iter().filter(|report| !spoilt.contains(&report.place.file)) {
        let file = report.place.file;
        let (path, text) = (Arc::clone(&sources.file(file).path), Arc::clone(&sources.file(file).text));
        match rows::by_name(file, &path, &text, report) {
            Ok(after) => _ = sources.put(&path, after),
            Err(why) => _ = left.insert(file, why),
        }
    }
}

/// The files of reports in which a figure that could be read is not what it was.
fn touched(before: &Archive, was: &Sources, after: &Archive, now: &Sources) -> Vec<FileId> {
    let revision = revision::between(&Publication::of(before, was, true), &Publication::of(after, now, true));
    let changed = revision.reports.into_iter().filter(|report| match &report.fate {
        Fate::Added(_) => false,
        Fate::Removed(_) => true,
        Fate::Changed(changes) => {
            !changes.editions.is_empty() || changes.figures.iter().any(|figure| figure.was.is_some())
        }
    });
    let file = |(publisher, address): &ReportKey| {
        Some(before.report_on(before.publishers.find(publisher)?, address)?.place.file)
    };
    changed.filter_map(|report| file(&report.report)).collect()
}
