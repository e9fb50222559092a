//! The reports, each read once as long as its files and the forms stay as they are.

use super::Archive;
use super::memory::{Kept, Memory};
use super::sort::Halves;
use crate::model::form::Form;
use crate::model::period::Period;
use crate::model::report::{self, FrontMatter, Report};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::document;
use crate::text::message;
use crate::text::source::{FileId, Place, Sources};
use crate::text::yaml;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const TWO_FRONT_MATTERS: Code = Code("document-two-front-matters");
const TWO_REPORTS: Code = Code("report-twice");

/// Reads the reports into the archive, those of publishers that it has; `documents` gives their files by folder and
/// name. Drafts are left out and counted unless they are asked for.
pub fn read(
    documents: &BTreeMap<(&str, &str), Halves>,
    sources: &Sources,
    archive: &mut Archive,
    drafts: bool,
    memory: &mut Memory,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let by_folder: BTreeMap<&str, usize> =
        archive.publishers.iter().enumerate().map(|(i, p)| (p.folder.as_str(), i)).collect();
    let language = archive.site.first_language();
    let before = std::mem::take(&mut memory.reports);
    let wanted: Vec<(&str, Halves, usize)> = documents
        .iter()
        .filter_map(|(&(folder, name), &files)| Some((name, files, *by_folder.get(folder)?)))
        .collect();
    let read: Vec<Kept<Arc<Report>>> = wanted
        .par_iter()
        .map(|&(name, files, publisher)| {
            let of: Vec<Arc<str>> = [files.0, files.1]
                .into_iter()
                .flatten()
                .map(|file| sources.file(file).text.clone())
                .collect();
            if let Some(kept) = before.get(&files).filter(|kept| kept.are_of(&of)) {
                return kept.clone();
            }
            let mut told = Vec::new();
            let report = one(name, files, publisher, sources, &archive.forms, language, &mut told);
            Kept { of, read: report.map(Arc::new), told }
        })
        .collect();
    drop(before);
    let mut reports = Vec::with_capacity(read.len());
    for ((_, files, publisher), mut kept) in wanted.into_iter().zip(read) {
        if let Some(report) = &mut kept.read
            && report.publisher != publisher
        {
            // Publishers were added or removed before this one.
            Arc::make_mut(report).publisher = publisher;
        }
        if kept.read.as_ref().is_some_and(|report| report.draft) && !drafts {
            archive.drafts += 1;
        } else {
            reports.extend(kept.read.clone());
            diagnostics.extend_from_slice(&kept.told);
        }
        memory.reports.insert(files, kept);
    }
    reports.sort_by(|a, b| (a.publisher, &a.period).cmp(&(b.publisher, &b.period)));
    archive.reports = each_once(reports, diagnostics);
    archive.previous = previous(&archive.reports);
    archive.periods = periods(&archive.reports);
}

/// One report for each publisher and period.
fn each_once(reports: Vec<Arc<Report>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Arc<Report>> {
    let mut kept: Vec<Arc<Report>> = Vec::with_capacity(reports.len());
    for report in reports {
        match kept.last() {
            Some(last) if last.publisher == report.publisher && last.period.id == report.period.id => {
                diagnostics.push(
                    Diagnostic::error(
                        TWO_REPORTS,
                        report.place,
                        message!(zh: "{} 有两份报告", en: "there are two reports on {}", report.period.id),
                    )
                    .related(last.place, message!(zh: "另一份在这里", en: "the other is here"))
                    .remedy(message!(
                        zh: "只留一份；更正写在 corrections 里",
                        en: "keep one of them; what was changed later is told in `corrections`"
                    )),
                );
            }
            _ => kept.push(report),
        }
    }
    kept
}

/// For each report the one of the same publisher on the period just before.
fn previous(reports: &[Arc<Report>]) -> Vec<Option<usize>> {
    (0..reports.len())
        .map(|i| {
            let report = &reports[i];
            (0..i)
                .rev()
                .take_while(|&j| reports[j].publisher == report.publisher)
                .find(|&j| report.period.follows(&reports[j].period))
        })
        .collect()
}

/// Every period that is reported on, in order.
fn periods(reports: &[Arc<Report>]) -> Vec<Period> {
    let mut periods: Vec<&Period> = reports.iter().map(|report| &report.period).collect();
    periods.sort();
    periods.dedup_by(|a, b| a.id == b.id);
    periods.into_iter().cloned().collect()
}

fn one(
    name: &str,
    (markdown, yaml): (Option<FileId>, Option<FileId>),
    publisher: usize,
    sources: &Sources,
    forms: &[Form],
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let parts = match markdown {
        Some(file) => Some((file, document::split(file, &sources.file(file).text, diagnostics)?)),
        None => None,
    };
    let prose = parts.as_ref().map(|(file, parts)| Place::new(*file, parts.prose.start, parts.prose.end));
    let (file, range) = match (&parts, yaml) {
        (Some((file, parts)), Some(yaml)) => {
            if let Some(front) = &parts.front_matter {
                diagnostics.push(
                    Diagnostic::error(
                        TWO_FRONT_MATTERS,
                        Place::new(*file, front.start, front.start),
                        message!(
                            zh: "{name}.md 有头部，同名的 {name}.yaml 也有",
                            en: "{name}.md has front matter, and so has {name}.yaml"
                        ),
                    )
                    .related(Place::new(yaml, 0, 0), message!(zh: "另一份在这里", en: "the other is here"))
                    .remedy(message!(zh: "只留一份", en: "keep only one of them")),
                );
                return None;
            }
            (yaml, 0..sources.file(yaml).text.len())
        }
        (None, Some(yaml)) => (yaml, 0..sources.file(yaml).text.len()),
        (Some((file, parts)), None) => (*file, document::require_front_matter(*file, parts, diagnostics)?),
        (None, None) => return None,
    };
    let node = yaml::parse(file, &sources.file(file).text, range, diagnostics)?;
    report::read(&FrontMatter { node: &node, name, publisher, prose }, forms, language, diagnostics)
}
