//! The ledger of a site: of each report a chain of its versions, and one index with the last entry of each
//! chain and every address. It follows from the sources alone, so that the same sources give the same bytes,
//! and is plain enough to be checked without this program.

mod addresses;
mod published;
#[cfg(test)]
mod tests;

pub(crate) use addresses::add_objects;
pub(crate) use published::{Published, Unusable};

use crate::analysis::publication::{
    Entry, Head, Index, Publication, ReportKey, Reported, SharedWords, digest, key,
};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{List, ReportId};
use crate::pages::address::{self, Route};
use crate::text::source::Sources;
use rayon::prelude::*;
use std::sync::OnceLock;

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
    /// Every file of the ledger of an archive. The index, which needs the digests of all entries, is the
    /// last.
    pub(crate) fn all(archive: &Archive) -> impl Iterator<Item = Self> {
        let reports = archive.reports.current().filter(|report| !report.draft);
        let entries = reports
            .flat_map(|report| (1..=report.version()).map(|version| Self::Entry(report.position(), version)));
        entries.chain(std::iter::once(Self::Index))
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

/// The entries of a report's chain as text, from its first version to its last. Each keeps the address that
/// it was published at: that of the report.
fn chain(archive: &Archive, sources: &Sources, report: &ArchivedReport, words: &SharedWords) -> Vec<String> {
    let page = address::path(archive, Route::Report(report.position()), archive.site.first_language());
    let mut entries: Vec<String> = Vec::new();
    for version in archive.versions(report.position()) {
        let before = entries.last().map(|entry| digest(entry.as_bytes()));
        let says = Reported::of(archive, sources, version, words);
        let (report, version) = (key(archive, report), version.version());
        let entry = Entry { report, version, page: page.clone(), before, says };
        entries.push(entry.text());
    }
    entries
}

/// All that an archive says in public, or would say.
pub(crate) fn publication(archive: &Archive, sources: &Sources, with_drafts: bool) -> Publication {
    let mut publication = Publication::of(archive, sources, with_drafts);
    addresses::add(&mut publication, archive, true);
    publication
}

/// The ledger of an archive. An entry is costly, so its digest is kept for the index, whichever of the two is
/// asked for first.
#[derive(Debug)]
pub(crate) struct Ledger {
    words: SharedWords,
    heads: List<ReportId, OnceLock<Head>>,
    index: OnceLock<Index>,
}

impl Ledger {
    /// The ledger of an archive of which nothing was asked yet.
    pub(crate) fn of(archive: &Archive) -> Self {
        let heads = archive.reports.current().map(|_| OnceLock::new()).collect();
        Self { words: SharedWords::default(), heads, index: OnceLock::new() }
    }

    /// The text of one of its files.
    pub(crate) fn text(&self, archive: &Archive, sources: &Sources, file: LedgerFile) -> String {
        match file {
            LedgerFile::Index => self.index(archive, sources).text(),
            LedgerFile::Entry(report, version) => {
                let mut entries = chain(archive, sources, archive.report(report), &self.words);
                self.heads[report].get_or_init(|| head(&entries));
                let at = usize::try_from(version - 1).unwrap_or(usize::MAX);
                entries.get_mut(at).map(std::mem::take).unwrap_or_default()
            }
        }
    }

    /// Its index.
    pub(crate) fn index(&self, archive: &Archive, sources: &Sources) -> &Index {
        self.index.get_or_init(|| index(archive, true, |report| self.head(archive, sources, report)))
    }

    fn head(&self, archive: &Archive, sources: &Sources, report: &ArchivedReport) -> Head {
        let head = || head(&chain(archive, sources, report, &self.words));
        self.heads[report.position()].get_or_init(head).clone()
    }
}

/// The index of the ledger that an archive would have, but for the bytes of files that are published as they
/// are: these are not read.
pub(crate) fn index_without_bytes(archive: &Archive, sources: &Sources) -> Index {
    let words = SharedWords::default();
    index(archive, false, |report| head(&chain(archive, sources, report, &words)))
}

fn index(archive: &Archive, with_bytes: bool, head: impl Fn(&ArchivedReport) -> Head + Sync) -> Index {
    let reports: Vec<&ArchivedReport> = archive.reports.current().filter(|report| !report.draft).collect();
    let heads = reports.par_iter().map(|report| (key(archive, report), head(report)));
    let mut publication = Publication::without_reports(archive);
    addresses::add(&mut publication, archive, with_bytes);
    Index { heads: heads.collect(), publication }
}

/// The last entry of a chain.
fn head(entries: &[String]) -> Head {
    let version = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    Head { version, digest: entries.last().map(|last| digest(last.as_bytes())).unwrap_or_default() }
}
