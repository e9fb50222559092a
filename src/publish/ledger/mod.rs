//! The ledger of a site: of each report a chain of its versions, and one index with the last entry of each
//! chain and every address. It follows from the sources alone, so that the same sources give the same bytes,
//! and is plain enough to be checked without this program.

mod addresses;
mod published;
#[cfg(test)]
mod tests;

pub(crate) use published::{Published, Unusable};

use crate::analysis::publication::{Entry, Head, Index, Publication, ReportKey, Reported, digest, key};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::ReportId;
use crate::pages::address::{self, Route};
use crate::text::source::Sources;
use rayon::prelude::*;

/// A file of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LedgerFile {
    /// The heads of all chains, and every address.
    Index,
    /// A version of a report, by its number.
    Entry(ReportId, u32),
}

/// Where the index stands.
const INDEX: &str = "ledger/index.txt";

impl LedgerFile {
    /// Every file of the ledger of an archive.
    pub(crate) fn all(archive: &Archive) -> impl Iterator<Item = Self> {
        let reports = archive.reports.iter().filter(|report| !report.draft);
        let entries = reports.flat_map(|report| {
            (1..=versions(archive, report)).map(|version| Self::Entry(report.position(), version))
        });
        std::iter::once(Self::Index).chain(entries)
    }

    /// Its path in the site.
    pub(crate) fn path(self, archive: &Archive) -> String {
        match self {
            Self::Index => INDEX.to_owned(),
            Self::Entry(report, version) => entry_path(&key(archive, archive.report(report)), version),
        }
    }
}

/// Where an entry stands: `ledger/office/2020/1.txt`.
fn entry_path((publisher, address): &ReportKey, version: u32) -> String {
    format!("ledger/{publisher}/{address}/{version}.txt")
}

/// How many versions of a report there are: the one that its source says, until sources keep the earlier
/// ones.
fn versions(_archive: &Archive, _report: &ArchivedReport) -> u32 {
    1
}

/// What a version of a report said.
fn said(archive: &Archive, sources: &Sources, report: &ArchivedReport, _version: u32) -> Reported {
    Reported::of(archive, sources, report)
}

/// The chain of a report from its first version to its last.
pub(crate) fn chain(archive: &Archive, sources: &Sources, report: &ArchivedReport) -> Vec<Entry> {
    let page = address::path(archive, Route::Report(report.position()), archive.site.first_language());
    let mut entries: Vec<Entry> = Vec::new();
    for version in 1..=versions(archive, report) {
        let before = entries.last().map(|entry| digest(entry.text().as_bytes()));
        let says = said(archive, sources, report, version);
        entries.push(Entry { report: key(archive, report), version, page: page.clone(), before, says });
    }
    entries
}

/// All that an archive says in public, or would say.
pub(crate) fn publication(archive: &Archive, sources: &Sources, with_drafts: bool) -> Publication {
    let mut publication = Publication::of(archive, sources, with_drafts);
    addresses::add(&mut publication, archive, true);
    publication
}

/// The index of an archive's ledger. The bytes of files that are published as they are are read for it, where
/// it is `with_bytes`.
pub(crate) fn index(archive: &Archive, sources: &Sources, with_bytes: bool) -> Index {
    let reports: Vec<&ArchivedReport> = archive.reports.iter().filter(|report| !report.draft).collect();
    let heads = reports.par_iter().filter_map(|report| {
        let last = chain(archive, sources, report).pop()?;
        Some((last.report.clone(), Head { version: last.version, digest: digest(last.text().as_bytes()) }))
    });
    let mut publication = Publication::without_reports(archive);
    addresses::add(&mut publication, archive, with_bytes);
    Index { heads: heads.collect(), publication }
}
