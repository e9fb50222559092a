//! Pages and files: which came, which went, and which files have other bytes.

use super::pairs;
use crate::analysis::publication::Publication;
use std::collections::BTreeMap;

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AddressRevision {
    /// The path in the site.
    pub path: String,
    /// Whether a page stands there; else it is a file that is published as it is.
    pub is_page: bool,
    /// What became of it.
    pub moved: Moved,
}

/// What became of what stands at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// Nothing was there.
    Came,
    /// Nothing is there any more.
    Went,
    /// A file of other bytes is there.
    Changed,
}

impl AddressRevision {
    /// Whether nothing answers there any more.
    pub(crate) fn is_gone(&self) -> bool {
        self.moved == Moved::Went
    }
}

/// What became of the addresses. What went or came with a report is told with it.
pub(super) fn changed(was: &Publication, now: &Publication) -> Vec<AddressRevision> {
    let pages = |of: &Publication| -> BTreeMap<String, Option<String>> {
        of.pages.iter().map(|page| (page.clone(), None)).collect()
    };
    let (pages_was, pages_now) = (pages(was), pages(now));
    let mut found = kinds(&pages_was, &pages_now, true);
    found.extend(kinds(&was.files, &now.files, false));
    // Where a page has taken a file's place, or the other way round, something still answers.
    found.retain(|address| {
        let path = &address.path;
        // A file that has moved leaves a page at its address.
        let leads_on = || now.pages.contains(&format!("{path}/index.html"));
        let there = now.pages.contains(path) || now.files.contains_key(path) || leads_on();
        let told = match address.moved {
            Moved::Went => with_report(path, was, now),
            Moved::Came => with_report(path, now, was) || is_of_publisher(path, now, was),
            Moved::Changed => false,
        };
        !(told || address.is_gone() && there)
    });
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn kinds(
    was: &BTreeMap<String, Option<String>>,
    now: &BTreeMap<String, Option<String>>,
    is_page: bool,
) -> Vec<AddressRevision> {
    let moved = |(path, was, now): (&String, Option<&Option<String>>, Option<&Option<String>>)| {
        let moved = match (was, now) {
            (None, _) => Moved::Came,
            (_, None) => Moved::Went,
            (Some(Some(was)), Some(Some(now))) if was != now => Moved::Changed,
            (Some(_), Some(_)) => return None,
        };
        Some(AddressRevision { path: path.clone(), is_page, moved })
    };
    pairs(was, now).filter_map(moved).collect()
}

/// Whether a path is the page of a publisher that only one of the two states has.
fn is_of_publisher(path: &str, has: &Publication, lacks: &Publication) -> bool {
    path.strip_suffix("/index.html").is_some_and(|folder| {
        let id = folder.rsplit('/').next().unwrap_or(folder);
        has.publishers.contains_key(id) && !lacks.publishers.contains_key(id)
    })
}

/// Whether a path lies below the page of a report that only one of the two states has, or is there for such a
/// report: the pages of its period, that of its publisher and of its years, of its form, of an indicator.
fn with_report(path: &str, has: &Publication, lacks: &Publication) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_withdrawn =
        |of: &Publication, key| of.reports.get(key).is_some_and(|report| report.withdrawn.is_some());
    // What went with a report that was taken back is told with it, as the file that it was printed in.
    let lacks_it =
        |key| !lacks.reports.contains_key(key) || is_withdrawn(lacks, key) && !is_withdrawn(has, key);
    let alone = || has.reports.keys().filter(|&key| lacks_it(key));
    // Addresses stand below a language or not.
    (0..2).any(|skip| {
        let Some([first, below @ ..]) = parts.get(skip..) else { return false };
        let is_own_page = below == ["index.html"];
        let is_of_version = has.reports.iter().any(|((publisher, address), report)| {
            let kept = lacks.reports.get(&(publisher.clone(), address.clone()));
            let rest = below.strip_prefix(&address.split('/').collect::<Vec<_>>()[..]);
            let version = rest.and_then(|rest| rest.first()?.strip_prefix('v')?.parse::<usize>().ok());
            first == publisher
                && kept.zip(version).is_some_and(|(kept, version)| {
                    (kept.earlier.len() + 1..=report.earlier.len()).contains(&version)
                })
        });
        if is_of_version {
            return true;
        }
        alone().any(|(publisher, address)| {
            let page: Vec<&str> = address.split('/').collect();
            first == publisher && (below.starts_with(&page) && below.len() > page.len())
                || first == publisher && is_own_page && !lacks.publishers.contains_key(publisher)
                || Some(first) == page.first()
                || first == publisher && below.first() == Some(&"years")
                || ["forms", "indicators"].contains(first)
        })
    })
}
