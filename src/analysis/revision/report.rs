//! One report, held against what it was.

use super::words::{self, WordsRevision};
use super::{Standing, pairs};
use crate::analysis::publication::{Declared, Kept, Printed, Publication, Reported};
use std::collections::BTreeSet;

/// What differs in a report that is there in both states.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Tables that follow another edition.
    pub editions: Vec<EditionRevision>,
    /// Figures that differ, in the order of printing, those that are gone at the end.
    pub figures: Vec<FigureRevision>,
    /// Words beside figures that are others.
    pub words: Vec<WordsRevision>,
    /// Corrections that are gone, or say otherwise when or what kind they are.
    pub corrections: Vec<CorrectionRevision>,
    /// Whether its prose differs.
    pub prose: bool,
    /// Whether it was withdrawn, or is no more.
    pub withdrawal: Option<WithdrawalRevision>,
    /// Versions that are kept and do not say what they said, or that are gone.
    pub versions: Vec<VersionRevision>,
}

/// What became of a report as a whole that was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WithdrawalRevision {
    /// It was taken back: the day, why, what became of its figures.
    Withdrawn([String; 3]),
    /// It counts again, and says so in a version of its own.
    Restored,
    /// It counts again, and nothing says since when and why.
    Forgotten,
}

/// What became of a version that was published and that the sources keep.
#[derive(Debug)]
pub(crate) struct VersionRevision {
    /// Its number, from 1.
    pub number: usize,
    /// What differs in it; nothing where it is gone.
    pub changes: Option<Box<Changes>>,
}

/// A table that follows another edition of its form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct EditionRevision {
    /// The table's id.
    pub table: String,
    /// The edition it followed.
    pub was: String,
    /// The edition it follows.
    pub now: String,
}

/// What became of a figure.
#[derive(Debug)]
pub(crate) struct FigureRevision {
    /// Its address in the report: `requests.granted.total`.
    pub address: String,
    /// What it was, if it was there.
    pub was: Option<Printed>,
    /// What it is, if it is there.
    pub now: Option<Printed>,
    /// Whether a correction declares it.
    pub standing: Standing,
}

/// What became of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CorrectionRevision {
    /// As it was published.
    pub was: Declared,
    /// The same change as it is declared now; none where it is gone.
    pub now: Option<Declared>,
}

impl Changes {
    /// How many of them nothing declares that should be declared.
    pub(crate) fn undeclared(&self) -> usize {
        self.figures.iter().filter(|figure| !figure.standing.is_declared()).count()
            + self.words.iter().filter(|words| words.is_undeclared()).count()
            + self.corrections.iter().filter(|correction| correction.now.is_none()).count()
            + usize::from(self.withdrawal == Some(WithdrawalRevision::Forgotten))
            + self.versions.len()
    }

    fn is_empty(&self) -> bool {
        !self.prose
            && self.editions.is_empty()
            && self.figures.is_empty()
            && self.words.is_empty()
            && self.corrections.is_empty()
            && self.withdrawal.is_none()
            && self.versions.is_empty()
    }
}

/// What differs in a report; nothing where it is the same. `archive` is what it is part of now.
pub(super) fn changed(was: &Reported, now: &Reported, archive: &Publication) -> Option<Changes> {
    let mut changes = single(was, now, archive);
    // What was published is kept as a version of its own, which the page of today leads to; or it was taken
    // back, and its page says so.
    let is_kept = now.earlier.len() > was.earlier.len();
    let is_removed = is_removed(now);
    if is_kept || is_removed {
        let standing = if is_removed { Standing::Withdrawn } else { Standing::Kept };
        let undeclared = changes.figures.iter_mut().filter(|figure| !figure.standing.is_declared());
        undeclared.for_each(|figure| figure.standing = standing.clone());
        changes.words.iter_mut().for_each(|words| words.is_declared = true);
        changes.corrections.retain(|correction| correction.now.is_some());
    }
    changes.withdrawal = match (&was.withdrawn, &now.withdrawn) {
        (was, Some(now)) if was.as_ref() != Some(now) => Some(WithdrawalRevision::Withdrawn(now.clone())),
        (Some(_), None) if is_kept => Some(WithdrawalRevision::Restored),
        (Some(_), None) => Some(WithdrawalRevision::Forgotten),
        (_, _) => None,
    };
    changes.versions = if is_removed { Vec::new() } else { versions(was, now, archive) };
    if !changes.versions.is_empty() {
        // Corrections that are worked out from a version go with it.
        changes.corrections.retain(|correction| correction.now.is_some());
    }
    (!changes.is_empty()).then_some(changes)
}

fn is_removed(report: &Reported) -> bool {
    report.withdrawn.as_ref().is_some_and(|[_, _, figures]| figures == "removed")
}

/// What differs in the versions that were published and that another one superseded. They are printed under
/// the words of today's form, so that changes of these are declared for them as well.
fn versions(was: &Reported, now: &Reported, archive: &Publication) -> Vec<VersionRevision> {
    let published = was.earlier.iter().chain([was]);
    let versions = published.enumerate().filter_map(|(at, published)| {
        let number = at + 1;
        match now.earlier.get(at) {
            Some(kept) => {
                let mut changes = single(published, kept, archive);
                changes.words.retain(|words| !words.is_declared);
                (!changes.is_empty()).then(|| VersionRevision { number, changes: Some(Box::new(changes)) })
            }
            // The last one that was published is what the report of today is held against.
            None if number <= was.earlier.len() => Some(VersionRevision { number, changes: None }),
            None => None,
        }
    });
    versions.collect()
}

/// What differs between two versions, each by itself.
fn single(was: &Reported, now: &Reported, archive: &Publication) -> Changes {
    let edition = |(table, was, now): (&String, Option<&String>, Option<&String>)| {
        let (was, now) = was.zip(now).filter(|(was, now)| was != now)?;
        Some(EditionRevision { table: table.clone(), was: was.clone(), now: now.clone() })
    };
    Changes {
        editions: pairs(&was.words.editions, &now.words.editions).filter_map(edition).collect(),
        figures: figures(was, now),
        words: words::changed(was, now, archive),
        corrections: corrections(was, now),
        prose: was.prose != now.prose,
        withdrawal: None,
        versions: Vec::new(),
    }
}

/// Figures that differ, came or went.
fn figures(was: &Reported, now: &Reported) -> Vec<FigureRevision> {
    let (before, after) = (was.by_address(), now.by_address());
    let own = |address: &str| -> Vec<&Declared> {
        now.corrections.iter().filter(|correction| correction.figure == address).collect()
    };
    let mut found = Vec::new();
    for (address, kept) in &now.figures {
        let there = before.get(address.as_str()).map(|kept| &kept.printed);
        if there != Some(&kept.printed) {
            let standing = if there.is_none() && is_new(address, was) {
                Standing::Added
            } else {
                Standing::of(there, Some(&kept.printed), &own(address))
            };
            found.push(revision(address, there, Some(kept), standing));
        }
    }
    for (address, kept) in &was.figures {
        if !after.contains_key(address.as_str()) {
            let standing = Standing::of(Some(&kept.printed), None, &own(address));
            found.push(revision(address, Some(&kept.printed), None, standing));
        }
    }
    found
}

/// Whether a figure stands in a row or a column that the report did not have, or could not be read there.
fn is_new(address: &str, was: &Reported) -> bool {
    was.unread.contains(address)
        || Reported::row_and_column(address).is_none_or(|(row, column)| {
            !was.words.rows.contains_key(&row) || !was.words.columns.contains_key(&column)
        })
}

fn revision(address: &str, was: Option<&Printed>, now: Option<&Kept>, standing: Standing) -> FigureRevision {
    let now = now.map(|kept| kept.printed.clone());
    FigureRevision { address: address.to_owned(), was: was.cloned(), now, standing }
}

/// Corrections that are gone, or that say otherwise when they were made and of what kind.
fn corrections(was: &Reported, now: &Reported) -> Vec<CorrectionRevision> {
    let same_change = |a: &Declared, b: &Declared| a.figure == b.figure && a.was == b.was && a.now == b.now;
    let same = |a: &Declared, b: &Declared| same_change(a, b) && a.on == b.on && a.kind == b.kind;
    let mut left: BTreeSet<usize> = (0..now.corrections.len()).collect();
    let mut take = |wanted: &dyn Fn(&Declared) -> bool| {
        let found = left.iter().copied().find(|&at| wanted(&now.corrections[at]))?;
        left.remove(&found);
        Some(&now.corrections[found])
    };
    let gone: Vec<&Declared> =
        was.corrections.iter().filter(|before| take(&|after| same(before, after)).is_none()).collect();
    gone.into_iter()
        .map(|before| CorrectionRevision {
            was: before.clone(),
            now: take(&|after| same_change(before, after)).cloned(),
        })
        .collect()
}
