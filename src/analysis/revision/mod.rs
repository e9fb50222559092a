//! Revision: what became of the figures of an archive between two states of it, and whether a correction says
//! so.
//!
//! A figure is the same where publisher, period, name of the report, block, row and column have the same ids,
//! whatever folder or file it is written in. What is not given, or could not be read, is no figure.

mod figures;
mod standing;
#[cfg(test)]
mod tests;

pub(crate) use standing::Standing;

use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::Figure;
use crate::model::label::Label;
use crate::model::publisher::Publisher;
use crate::model::report::{BlockData, Report};
use std::collections::{BTreeMap, BTreeSet};

/// What became of an archive.
#[derive(Debug, Default)]
pub struct Revision<'a> {
    /// Publishers that came, went or are called otherwise, by id.
    pub publishers: Vec<PublisherRevision<'a>>,
    /// Reports that came, went or changed, by publisher and period.
    pub reports: Vec<ReportRevision<'a>>,
}

/// What became of a publisher.
#[derive(Debug)]
pub struct PublisherRevision<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it was called, if it was there.
    pub was: Option<&'a Label>,
    /// What it is called, if it is there.
    pub now: Option<&'a Label>,
}

/// What became of a report.
#[derive(Debug)]
pub struct ReportRevision<'a> {
    /// The publisher.
    pub publisher: &'a Publisher,
    /// The report as it is, or as it was where it is gone.
    pub report: &'a ArchivedReport,
    /// What became of it.
    pub fate: Fate<'a>,
}

/// What became of a report as a whole.
#[derive(Debug)]
pub enum Fate<'a> {
    /// It is new, with so many figures.
    Added(usize),
    /// It is gone, with so many figures.
    Removed(usize),
    /// It is there, and differs.
    Changed {
        /// Tables that follow another edition.
        editions: Vec<EditionRevision<'a>>,
        /// Figures that differ, in the order of printing, those that are gone at the end.
        figures: Vec<FigureRevision<'a>>,
    },
}

/// A table that follows another edition of its form.
#[derive(Debug, PartialEq, Eq)]
pub struct EditionRevision<'a> {
    /// The table's id.
    pub table: &'a str,
    /// The edition it followed.
    pub was: &'a str,
    /// The edition it follows.
    pub now: &'a str,
}

/// What became of a figure.
#[derive(Debug)]
pub struct FigureRevision<'a> {
    /// Its address in the report: `requests.granted.total`.
    pub address: String,
    /// What it was, if it was there.
    pub was: Option<&'a Figure>,
    /// What it is, if it is there.
    pub now: Option<&'a Figure>,
    /// Whether a correction declares it.
    pub standing: Standing<'a>,
}

/// What became of `old` in `new`.
pub(crate) fn between<'a>(old: &'a Archive, new: &'a Archive) -> Revision<'a> {
    let [was, now] = [old, new].map(|archive| {
        archive.publishers.iter().map(|publisher| (publisher.id.as_str(), &publisher.name)).collect()
    });
    let publishers = pairs(&was, &now)
        .filter(|(_, was, now)| was != now)
        .map(|(&id, was, now)| PublisherRevision { id, was: was.copied(), now: now.copied() });
    let publishers = publishers.collect();
    let [was, now] = [old, new].map(reports);
    let changed = pairs(&was, &now).filter_map(|(_, was, now)| {
        let (publisher, report) = now.or(was)?;
        let fate = match (was, now) {
            (Some((_, was)), Some((_, now))) => changed(was, now)?,
            (Some(_), None) => Fate::Removed(figure_count(report)),
            (None, _) => Fate::Added(figure_count(report)),
        };
        Some(ReportRevision { publisher, report, fate })
    });
    let mut reports: Vec<ReportRevision<'_>> = changed.collect();
    let key = |revision: &ReportRevision<'a>| {
        (&revision.publisher.id, &revision.report.period, revision.report.name())
    };
    reports.sort_by(|a, b| key(a).cmp(&key(b)));
    Revision { publishers, reports }
}

/// The reports of an archive by their publishers' ids and their own addresses.
fn reports<'a>(archive: &'a Archive) -> BTreeMap<(&'a str, String), (&'a Publisher, &'a ArchivedReport)> {
    let entry = |report: &'a ArchivedReport| {
        let publisher: &Publisher = archive.publisher(report.publisher());
        ((publisher.id.as_str(), report.address()), (publisher, report))
    };
    archive.reports.iter().map(entry).collect()
}

/// Every key of either map with what each holds for it, in order.
fn pairs<'m, K: Ord, V>(
    was: &'m BTreeMap<K, V>,
    now: &'m BTreeMap<K, V>,
) -> impl Iterator<Item = (&'m K, Option<&'m V>, Option<&'m V>)> {
    let keys: BTreeSet<&K> = was.keys().chain(now.keys()).collect();
    keys.into_iter().map(|key| (key, was.get(key), now.get(key)))
}

fn figure_count(report: &Report) -> usize {
    report.data.iter().map(BlockData::figure_count).sum()
}

/// What differs in a report that is there in both states.
fn changed<'a>(was: &'a Report, now: &'a Report) -> Option<Fate<'a>> {
    let editions = figures::editions(&was.data, &now.data);
    let figures = figures::changed(&was.data, &now.data, &now.corrections);
    (!editions.is_empty() || !figures.is_empty()).then_some(Fate::Changed { editions, figures })
}

impl Revision<'_> {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.publishers.is_empty() && self.reports.is_empty()
    }

    /// How many changes no correction declares: figures that differ or are gone, and reports that are gone.
    pub fn undeclared(&self) -> usize {
        let of = |report: &ReportRevision<'_>| match &report.fate {
            Fate::Added(_) => 0,
            Fate::Removed(_) => 1,
            Fate::Changed { figures, .. } => figures.iter().filter(|f| !f.standing.is_declared()).count(),
        };
        self.reports.iter().map(of).sum()
    }
}
