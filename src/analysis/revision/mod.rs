//! Revision: what became of what was published between two states, each kind of change as its own, and
//! whether anything declares it.
//!
//! A report is the same where publisher, period and name are, and a figure where block, row and column have
//! the same ids, whatever folder or file it is written in. What is not given, or could not be read, is no
//! figure.

mod addresses;
mod report;
mod standing;
mod words;
#[cfg(test)]
mod tests;

pub(crate) use addresses::{AddressRevision, Moved};
pub(crate) use report::{
    Changes, CorrectionRevision, EditionRevision, FigureRevision, VersionRevision, WithdrawalRevision,
};
pub(crate) use standing::Standing;
pub(crate) use words::{What, WordsRevision};

use crate::analysis::publication::{Publication, ReportKey, Reported};
use crate::model::label::Label;
use std::collections::{BTreeMap, BTreeSet};

/// What became of what was published.
#[derive(Debug, Default)]
pub(crate) struct Revision {
    /// Publishers that came, went or are called otherwise, by id.
    pub publishers: Vec<PublisherRevision>,
    /// Reports that came, went or changed, by publisher and address.
    pub reports: Vec<ReportRevision>,
    /// Pages and files that came, went or have other bytes, by path.
    pub addresses: Vec<AddressRevision>,
}

/// What became of a publisher.
#[derive(Debug)]
pub(crate) struct PublisherRevision {
    /// Its id.
    pub id: String,
    /// What it was called, if it was there.
    pub was: Option<Label>,
    /// What it is called, if it is there.
    pub now: Option<Label>,
}

/// What became of a report.
#[derive(Debug)]
pub(crate) struct ReportRevision {
    /// Its publisher's id, and the last part of its address.
    pub report: ReportKey,
    /// What its publisher is called, or was called last.
    pub publisher: Label,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a report as a whole.
#[derive(Debug)]
pub(crate) enum Fate {
    /// It is new, with so many figures.
    Added(usize),
    /// It is gone, with so many figures.
    Removed(usize),
    /// It is there, and differs.
    Changed(Box<Changes>),
}

/// What became of `was` in `now`.
pub(crate) fn between(was: &Publication, now: &Publication) -> Revision {
    let publishers = pairs(&was.publishers, &now.publishers)
        .filter(|(_, was, now)| was != now)
        .map(|(id, was, now)| PublisherRevision { id: id.clone(), was: was.cloned(), now: now.cloned() });
    let name = |id: &str| now.publishers.get(id).or_else(|| was.publishers.get(id)).cloned();
    let reports_was = was.reports.iter().map(|(key, report)| (stands(key, now), report)).collect();
    let reports_now = now.reports.iter().map(|(key, report)| (key.clone(), report)).collect();
    let reports = pairs(&reports_was, &reports_now).filter_map(|(key, before, after)| {
        let fate = match (before, after) {
            (Some(before), Some(after)) => Fate::Changed(Box::new(report::changed(before, after, now)?)),
            (Some(before), None) => Fate::Removed(figures(before)),
            (None, Some(after)) => Fate::Added(figures(after)),
            (None, None) => return None,
        };
        let publisher = name(&key.0).unwrap_or_default();
        Some(ReportRevision { report: key.clone(), publisher, fate })
    });
    Revision {
        publishers: publishers.collect(),
        reports: reports.collect(),
        addresses: addresses::changed(was, now),
    }
}

/// What differs in a report between two of its versions; nothing where they are the same.
pub(crate) fn of_report(was: &Reported, now: &Reported) -> Option<Changes> {
    report::changed(was, now, &Publication::default())
}

/// Where a report stands now: where it stood, unless it has moved.
fn stands(report: &ReportKey, now: &Publication) -> ReportKey {
    let moved = now.moved.get(report).filter(|_| !now.reports.contains_key(report));
    moved.unwrap_or(report).clone()
}

fn figures(report: &Reported) -> usize {
    report.figures.len()
}

/// Every key of either map with what each holds for it, in order.
fn pairs<'m, K: Ord, V>(
    was: &'m BTreeMap<K, V>,
    now: &'m BTreeMap<K, V>,
) -> impl Iterator<Item = (&'m K, Option<&'m V>, Option<&'m V>)> {
    let keys: BTreeSet<&K> = was.keys().chain(now.keys()).collect();
    keys.into_iter().map(|key| (key, was.get(key), now.get(key)))
}

impl ReportRevision {
    /// The last part of the report's address.
    pub(crate) fn address(&self) -> String {
        format!("{}/{}", self.report.0, self.report.1)
    }
}

impl Revision {
    /// Whether nothing differs.
    pub(crate) fn is_empty(&self) -> bool {
        self.publishers.is_empty() && self.reports.is_empty() && self.addresses.is_empty()
    }

    /// How many changes nothing declares that should be declared.
    pub(crate) fn undeclared(&self) -> usize {
        let of = |report: &ReportRevision| match &report.fate {
            Fate::Added(_) => 0,
            Fate::Removed(_) => 1,
            Fate::Changed(changes) => changes.undeclared(),
        };
        let gone = self.addresses.iter().filter(|address| address.is_gone()).count();
        self.reports.iter().map(of).sum::<usize>() + gone
    }
}
