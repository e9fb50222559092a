//! How lists of publishers are cut into pages: every page that lists them shows the same few.

use super::Archive;
use crate::model::id::{Id, PartId, PeriodId, PublisherId};
use std::collections::BTreeMap;

/// How many publishers a page shows.
const PUBLISHERS_A_PAGE: usize = 100;

/// How many pages so many publishers take. An empty list takes one, which says so.
pub(crate) fn pages(publishers: usize) -> usize {
    publishers.div_ceil(PUBLISHERS_A_PAGE).max(1)
}

/// What one of the pages shows of a list.
pub(crate) fn shown<T>(list: &[T], page: PartId) -> &[T] {
    list.chunks(PUBLISHERS_A_PAGE).nth(page.index()).unwrap_or_default()
}

/// The page of all publishers on which one of them is.
pub(crate) fn page_of(publisher: PublisherId) -> PartId {
    PartId::at(publisher.index() / PUBLISHERS_A_PAGE)
}

/// From how many publishers on a list is worth sorting: fewer are seen at a glance.
const SORTED_FROM: usize = 25;

/// Whether a list of so many publishers has pages in other orders too.
pub(crate) fn is_sorted(publishers: usize) -> bool {
    publishers >= SORTED_FROM
}

/// How many reports there are on each period.
pub(crate) fn reports_counted(archive: &Archive) -> Vec<(PeriodId, usize)> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for report in archive.reports.iter() {
        *counted.entry(&report.period.id).or_default() += 1;
    }
    let periods = archive.periods.entries();
    periods.map(|(id, period)| (id, counted.get(&*period.id).copied().unwrap_or_default())).collect()
}

/// How many reports a page of findings is about, unless one publisher has more.
const REPORTS_A_PAGE: usize = 120;

impl Archive {
    /// The publishers of each page of findings.
    pub fn pages_of_findings(&self) -> Vec<Vec<PublisherId>> {
        let mut pages = vec![Vec::new()];
        let mut reports = 0;
        for publisher in self.publishers.ids() {
            let own = self.reports_of(publisher).len();
            if reports > 0 && reports + own > REPORTS_A_PAGE {
                pages.push(Vec::new());
                reports = 0;
            }
            reports += own;
            pages.last_mut().into_iter().for_each(|page| page.push(publisher));
        }
        pages
    }
}
