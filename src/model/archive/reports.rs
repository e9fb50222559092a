//! The reports, each read once as long as its files and the forms stay as they are.

use super::cache::{Basis, Cache, Cached};
use super::location::{Location, ReportFiles, VersionFiles};
use super::publishers::Publishers;
use super::report::{ArchivedReport, Versions, address};
use super::sequences;
use super::tables::Cut;
use crate::model::form::Forms;
use crate::model::id::{Id, List, PeriodId, PublisherId, ReportId, SequenceId, ids};
use crate::model::period::Period;
use crate::model::report::{self, FrontMatter, Report};
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::document;
use crate::text::message;
use crate::text::source::{Place, Sources};
use crate::text::yaml;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

const TWO_FRONT_MATTERS: Code = Code("document-two-front-matters");
const TWO_REPORTS: Code = Code("report-twice");

/// A report that was read, and what its place says of it.
#[derive(Debug)]
pub struct Placed {
    /// Who reports.
    pub publisher: PublisherId,
    /// Its name, where it is not the first on its period.
    pub name: Option<Box<str>>,
    /// What it says.
    pub report: Arc<Report>,
    /// The versions that it superseded, the first one first.
    pub earlier: Vec<Arc<Report>>,
}

/// Every report: those that stand, by publisher, then by period, the first on it before the others; after
/// them those that were withdrawn, in the same order; at last every version that another one superseded.
///
/// Only what stands counts: whoever asks for the reports gets these, and what is compared, added, ranked,
/// searched or listed as current cannot hold another.
#[derive(Debug, Default)]
pub struct Reports {
    list: List<ReportId, ArchivedReport>,
    /// How many of them stand.
    standing: usize,
    /// How many of them are no superseded versions.
    current: usize,
    drafts: Vec<Placed>,
}

impl Reports {
    /// Puts reports in order, each with an address of its own; a second one at it is a diagnostic. `drafts`
    /// have been left out.
    pub fn new(
        mut read: Vec<Placed>,
        forms: &Forms,
        drafts: Vec<Placed>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        read.sort_by(|a, b| {
            (a.publisher, &a.report.period, &a.name).cmp(&(b.publisher, &b.report.period, &b.name))
        });
        read.dedup_by(|report, first| {
            let same = report.publisher == first.publisher
                && report.report.period.id == first.report.period.id
                && report.name == first.name;
            if same {
                diagnostics.push(twice(report, first));
            }
            same
        });
        let (withdrawn, read): (Vec<Placed>, Vec<Placed>) =
            read.into_iter().partition(|placed| placed.report.withdrawn.is_some());
        let mut list: List<ReportId, ArchivedReport> = List::default();
        for of_publisher in read.chunk_by(|a, b| a.publisher == b.publisher) {
            let all: Vec<(PublisherId, &Report)> =
                of_publisher.iter().map(|placed| (placed.publisher, &*placed.report)).collect();
            let sequences = sequences::numbered(&all, forms);
            for (placed, &sequence) in of_publisher.iter().zip(&sequences) {
                let period = &placed.report.period;
                let earlier = list.iter().rev().take_while(|earlier| earlier.publisher == placed.publisher);
                let previous = earlier
                    .filter(|earlier| earlier.sequence == sequence)
                    .find(|earlier| period.follows(&earlier.period))
                    .map(ArchivedReport::position);
                let position = ReportId::at(list.len());
                list.push(ArchivedReport { sequence, previous, ..placed.at(position) });
            }
        }
        let standing = list.len();
        for placed in &withdrawn {
            list.push(placed.at(ReportId::at(list.len())));
        }
        let current = list.len();
        for (newest, placed) in ids(current).zip(read.iter().chain(&withdrawn)) {
            for (version, earlier) in (1..).zip(&placed.earlier) {
                let position = ReportId::at(list.len());
                let report = Arc::clone(earlier);
                list.push(ArchivedReport {
                    report,
                    version,
                    newest,
                    earlier: Vec::new(),
                    cut: Cut::of(earlier),
                    ..placed.at(position)
                });
                list.change(newest, |newest| newest.earlier.push(position));
            }
        }
        Self { list, standing, current, drafts }
    }

    /// One of the reports.
    pub fn get(&self, report: ReportId) -> &ArchivedReport {
        &self.list[report]
    }

    /// The reports that stand, by publisher and then by period.
    pub fn iter(&self) -> std::slice::Iter<'_, ArchivedReport> {
        self.list.as_slice()[..self.standing].iter()
    }

    /// Those that were withdrawn.
    pub fn withdrawn(&self) -> &[ArchivedReport] {
        &self.list.as_slice()[self.standing..self.current]
    }

    /// The newest version of every report, standing or withdrawn.
    pub fn current(&self) -> std::slice::Iter<'_, ArchivedReport> {
        self.list.as_slice()[..self.current].iter()
    }

    /// Every version of every report: all that have a page. A slice, for what is done to all of them in
    /// parallel.
    pub fn all(&self) -> &[ArchivedReport] {
        self.list.as_slice()
    }

    /// The positions of the reports that stand.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = ReportId> + ExactSizeIterator + Clone + use<> {
        ids(self.standing)
    }

    /// How many reports stand.
    pub fn len(&self) -> usize {
        self.standing
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.standing == 0
    }

    /// How many drafts were left out.
    pub fn drafts(&self) -> usize {
        self.drafts.len()
    }

    /// The drafts of a publisher that were left out.
    pub fn drafts_of(&self, publisher: PublisherId) -> impl Iterator<Item = &Placed> {
        self.drafts.iter().filter(move |draft| draft.publisher == publisher)
    }

    /// The reports of a publisher, by period.
    pub fn of(&self, publisher: PublisherId) -> &[ArchivedReport] {
        of_publisher(&self.list.as_slice()[..self.standing], publisher)
    }

    /// Those of a publisher that were withdrawn.
    pub fn withdrawn_of(&self, publisher: PublisherId) -> &[ArchivedReport] {
        of_publisher(self.withdrawn(), publisher)
    }

    /// The newest version of every report of a publisher, standing or withdrawn.
    pub fn current_of(&self, publisher: PublisherId) -> impl Iterator<Item = &ArchivedReport> {
        self.of(publisher).iter().chain(self.withdrawn_of(publisher))
    }

    /// Every period that is reported on, in order. Fiscal years of one name may lie on different days: then
    /// the days are those of most reports, and of these the earliest.
    pub fn periods(&self) -> List<PeriodId, Period> {
        let mut named: BTreeMap<&str, BTreeMap<&Period, usize>> = BTreeMap::new();
        for Report { period, .. } in self.current().map(|report| &*report.report) {
            *named.entry(&period.id).or_default().entry(period).or_default() += 1;
        }
        let days = named.into_values().filter_map(|days| {
            let most = days.into_iter().max_by_key(|&(period, reports)| (reports, Reverse(period)));
            most.map(|(period, _)| period)
        });
        let mut periods: Vec<&Period> = days.collect();
        periods.sort();
        periods.into_iter().cloned().collect()
    }
}

/// Those of one publisher, of reports in the order of their publishers.
fn of_publisher(reports: &[ArchivedReport], publisher: PublisherId) -> &[ArchivedReport] {
    let start = reports.partition_point(|report| report.publisher < publisher);
    let count = reports[start..].partition_point(|report| report.publisher == publisher);
    &reports[start..start + count]
}

/// Reads the reports of the publishers that the archive has; `documents` gives their files by where they lie.
/// Drafts are left out and counted unless they are asked for.
pub(super) fn read(
    documents: &BTreeMap<Location<'_>, VersionFiles>,
    sources: &Sources,
    basis: &Basis,
    publishers: &Publishers,
    drafts: bool,
    cache: &mut Cache,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reports {
    let language = basis.site.first_language();
    let before = std::mem::take(&mut cache.reports);
    let wanted: Vec<(Location<'_>, &VersionFiles, PublisherId)> = documents
        .iter()
        .filter_map(|(&at, files)| Some((at, files, publishers.in_folder(at.folder)?)))
        .collect();
    let read: Vec<Cached<Versions>> = wanted
        .par_iter()
        .map(|&(at, files, _)| {
            let texts: Vec<Arc<str>> = files.iter().map(|file| sources.file(file).text.clone()).collect();
            if let Some(cached) = before.get(&files.newest).filter(|cached| cached.is_of(&texts)) {
                return cached.clone();
            }
            let mut diagnostics = Vec::new();
            let reading = Reading { at, sources, forms: &basis.forms, language };
            let value = reading.versions(files, &mut diagnostics);
            Cached { texts, value, diagnostics }
        })
        .collect();
    drop(before);
    let mut reports = Vec::with_capacity(read.len());
    let mut left_out = Vec::new();
    for ((at, files, publisher), cached) in wanted.into_iter().zip(read) {
        let placed = cached.value.clone().map(|Versions { newest, earlier }| {
            let name = at.name.map(Box::from);
            Placed { publisher, name, report: newest, earlier }
        });
        if placed.as_ref().is_some_and(|placed| placed.report.draft) && !drafts {
            left_out.extend(placed);
        } else {
            reports.extend(placed);
            diagnostics.extend_from_slice(&cached.diagnostics);
        }
        cache.reports.insert(files.newest, cached);
    }
    Reports::new(reports, &basis.forms, left_out, diagnostics)
}

fn twice(report: &Placed, first: &Placed) -> Diagnostic {
    let on = address(&report.report.period.id, report.name.as_deref());
    let (report, first) = (&report.report, &first.report);
    Diagnostic::error(
        TWO_REPORTS,
        report.place,
        message!(zh: "{on} 有两份报告", en: "there are two reports on {on}"),
    )
    .related(first.place, message!(zh: "另一份在这里", en: "the other is here"))
    .remedy(message!(
        zh: "只留一份；更正写在 corrections 里",
        en: "keep one of them; what was changed later is told in `corrections`"
    ))
}

impl Placed {
    /// It at a position of the archive, as if it stood alone there.
    fn at(&self, position: ReportId) -> ArchivedReport {
        ArchivedReport {
            report: Arc::clone(&self.report),
            position,
            publisher: self.publisher,
            name: self.name.clone(),
            sequence: SequenceId::at(0),
            previous: None,
            version: u32::try_from(self.earlier.len() + 1).unwrap_or(u32::MAX),
            newest: position,
            earlier: Vec::new(),
            cut: Cut::of(&self.report),
        }
    }
}

/// What the files of a report are read by.
#[derive(Clone, Copy)]
struct Reading<'a> {
    at: Location<'a>,
    sources: &'a Sources,
    forms: &'a Forms,
    language: &'a str,
}

impl Reading<'_> {
    /// The versions of a report, each held against the one before.
    fn versions(self, files: &VersionFiles, diagnostics: &mut Vec<Diagnostic>) -> Option<Versions> {
        let mut earlier: Vec<Arc<Report>> = Vec::new();
        for &files in files.earlier.values() {
            let mut told = Vec::new();
            let report = self.one(files, earlier.last().map(Arc::as_ref), &mut told);
            // What was published stays as it is: only what keeps it from being shown is told of it.
            diagnostics.extend(told.into_iter().filter(|told| told.severity == Severity::Error));
            earlier.push(Arc::new(report?));
        }
        let newest = self.one(files.newest, earlier.last().map(Arc::as_ref), diagnostics)?;
        if let Some(withdrawal) = newest.withdrawn.as_ref().filter(|_| !newest.shows_figures()) {
            earlier.iter_mut().for_each(|report| *report = Arc::new(report.taken_back(withdrawal)));
        }
        Some(Versions { newest: Arc::new(newest), earlier })
    }

    fn one(
        self,
        ReportFiles { markdown, yaml }: ReportFiles,
        before: Option<&Report>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Report> {
        let Self { at: Location { period, name, .. }, sources, forms, language } = self;
        let file_name = name.unwrap_or(period);
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
                                zh: "{file_name}.md 有头部，同名的 {file_name}.yaml 也有",
                                en: "{file_name}.md has front matter, and so has {file_name}.yaml"
                            ),
                        )
                        .related(
                            Place::new(yaml, 0, 0),
                            message!(zh: "另一份在这里", en: "the other is here"),
                        )
                        .remedy(message!(zh: "只留一份", en: "keep only one of them")),
                    );
                    return None;
                }
                (yaml, 0..sources.file(yaml).text.len())
            }
            (None, Some(yaml)) => (yaml, 0..sources.file(yaml).text.len()),
            (Some((file, parts)), None) => {
                (*file, document::require_front_matter(*file, parts, diagnostics)?)
            }
            (None, None) => return None,
        };
        let node = yaml::parse(file, &sources.file(file).text, range, diagnostics)?;
        report::read(
            &FrontMatter { node: &node, name: period, is_further: name.is_some(), prose, before },
            forms,
            language,
            diagnostics,
        )
    }
}
