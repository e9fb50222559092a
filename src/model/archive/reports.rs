//! The reports, each read once as long as its files and the forms stay as they are.

use super::cache::{Basis, Cache, Cached};
use super::publishers::Publishers;
use super::sort::ReportFiles;
use crate::model::form::Forms;
use crate::model::id::{Id, List, PeriodId, PublisherId, ReportId};
use crate::model::period::Period;
use crate::model::report::{self, FrontMatter, Report};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::document;
use crate::text::message;
use crate::text::source::{Place, Sources};
use crate::text::yaml;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

const TWO_FRONT_MATTERS: Code = Code("document-two-front-matters");
const TWO_REPORTS: Code = Code("report-twice");

/// A report with its place in the archive.
#[derive(Debug)]
pub struct ArchivedReport {
    report: Arc<Report>,
    position: ReportId,
    publisher: PublisherId,
    previous: Option<ReportId>,
}

impl ArchivedReport {
    /// Its position in the archive.
    pub fn position(&self) -> ReportId {
        self.position
    }

    /// Who reports.
    pub fn publisher(&self) -> PublisherId {
        self.publisher
    }

    /// The report of the same publisher on the period just before.
    pub fn previous(&self) -> Option<ReportId> {
        self.previous
    }

    /// What was read from its files; the same value as long as these stay as they are.
    pub fn shared(&self) -> &Arc<Report> {
        &self.report
    }
}

/// What its files say.
impl Deref for ArchivedReport {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.report
    }
}

/// Every report, by publisher and then by period.
#[derive(Debug, Default)]
pub struct Reports {
    list: List<ReportId, ArchivedReport>,
    drafts: usize,
}

impl Reports {
    /// Puts reports in order, one for each publisher and period; a second one is a diagnostic. `drafts` have
    /// been left out.
    pub fn new(
        mut read: Vec<(PublisherId, Arc<Report>)>,
        drafts: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        read.sort_by(|a, b| (a.0, &a.1.period).cmp(&(b.0, &b.1.period)));
        let mut list: List<ReportId, ArchivedReport> = List::default();
        let mut first_of_publisher = ReportId::at(0);
        for (publisher, report) in read {
            let position = ReportId::at(list.len());
            let last = list.iter().next_back().filter(|last| last.publisher == publisher);
            if let Some(last) = last.filter(|last| last.period.id == report.period.id) {
                diagnostics.push(twice(&report, last));
                continue;
            }
            if last.is_none() {
                first_of_publisher = position;
            }
            let earlier = list.entries().rev().take_while(|(id, _)| *id >= first_of_publisher);
            let previous = earlier
                .into_iter()
                .find(|(_, earlier)| report.period.follows(&earlier.period))
                .map(|(id, _)| id);
            list.push(ArchivedReport { report, position, publisher, previous });
        }
        Self { list, drafts }
    }

    /// One of the reports.
    pub fn get(&self, report: ReportId) -> &ArchivedReport {
        &self.list[report]
    }

    /// The reports, by publisher and then by period.
    pub fn iter(&self) -> std::slice::Iter<'_, ArchivedReport> {
        self.list.iter()
    }

    /// The reports as a slice, for what is done to all of them in parallel.
    pub fn as_slice(&self) -> &[ArchivedReport] {
        self.list.as_slice()
    }

    /// The reports' positions.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = ReportId> + ExactSizeIterator + Clone + use<> {
        self.list.ids()
    }

    /// How many reports there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many drafts were left out.
    pub fn drafts(&self) -> usize {
        self.drafts
    }

    /// The reports of a publisher, by period.
    pub fn of(&self, publisher: PublisherId) -> &[ArchivedReport] {
        let reports = self.list.as_slice();
        let start = reports.partition_point(|report| report.publisher < publisher);
        let count = reports[start..].partition_point(|report| report.publisher == publisher);
        &reports[start..start + count]
    }

    /// Every period that is reported on, in order.
    pub fn periods(&self) -> List<PeriodId, Period> {
        let mut periods: Vec<&Period> = self.list.iter().map(|report| &report.period).collect();
        periods.sort();
        periods.dedup_by(|a, b| a.id == b.id);
        periods.into_iter().cloned().collect()
    }
}

/// Reads the reports of the publishers that the archive has; `documents` gives their files by folder and
/// name. Drafts are left out and counted unless they are asked for.
pub(super) fn read(
    documents: &BTreeMap<(&str, &str), ReportFiles>,
    sources: &Sources,
    basis: &Basis,
    publishers: &Publishers,
    drafts: bool,
    cache: &mut Cache,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reports {
    let language = basis.site.first_language();
    let before = std::mem::take(&mut cache.reports);
    let wanted: Vec<(&str, ReportFiles, PublisherId)> = documents
        .iter()
        .filter_map(|(&(folder, name), &files)| Some((name, files, publishers.in_folder(folder)?)))
        .collect();
    let read: Vec<Cached<Arc<Report>>> = wanted
        .par_iter()
        .map(|&(name, files, _)| {
            let texts: Vec<Arc<str>> = files.iter().map(|file| sources.file(file).text.clone()).collect();
            if let Some(cached) = before.get(&files).filter(|cached| cached.is_of(&texts)) {
                return cached.clone();
            }
            let mut diagnostics = Vec::new();
            let report = one(name, files, sources, &basis.forms, language, &mut diagnostics);
            Cached { texts, value: report.map(Arc::new), diagnostics }
        })
        .collect();
    drop(before);
    let mut reports = Vec::with_capacity(read.len());
    let mut left_out = 0;
    for ((_, files, publisher), cached) in wanted.into_iter().zip(read) {
        if cached.value.as_ref().is_some_and(|report| report.draft) && !drafts {
            left_out += 1;
        } else {
            reports.extend(cached.value.clone().map(|report| (publisher, report)));
            diagnostics.extend_from_slice(&cached.diagnostics);
        }
        cache.reports.insert(files, cached);
    }
    Reports::new(reports, left_out, diagnostics)
}

fn twice(report: &Report, first: &Report) -> Diagnostic {
    Diagnostic::error(
        TWO_REPORTS,
        report.place,
        message!(zh: "{} 有两份报告", en: "there are two reports on {}", report.period.id),
    )
    .related(first.place, message!(zh: "另一份在这里", en: "the other is here"))
    .remedy(message!(
        zh: "只留一份；更正写在 corrections 里",
        en: "keep one of them; what was changed later is told in `corrections`"
    ))
}

fn one(
    name: &str,
    ReportFiles { markdown, yaml }: ReportFiles,
    sources: &Sources,
    forms: &Forms,
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
    report::read(&FrontMatter { node: &node, name, prose }, forms, language, diagnostics)
}
