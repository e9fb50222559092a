//! The pages of a list of publishers, and of the tables of a report, that take several.

use super::coverage::group_label;
use super::link::PageLink;
use super::links::Links;
use crate::model::archive::{ArchivedReport, listing};
use crate::model::id::{Id, PartId, PublisherId, ids};
use crate::pages::address::Route;
use serde::Serialize;

/// A page of a list of publishers that takes several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageOf {
    /// Its number.
    pub number: usize,
    /// The link.
    pub href: String,
    /// The first publisher on it.
    pub first: String,
    /// The last publisher on it.
    pub last: String,
    /// The kind of the first, in words, where it is another than on the page before.
    pub kind: String,
    /// Whether it is the page at hand.
    pub current: bool,
}

/// The pages of all publishers, where there are several, with the one at hand.
pub(crate) fn of_publishers(links: &Links<'_>, at_hand: Option<PartId>) -> Vec<PageOf> {
    let all: Vec<PublisherId> = links.archive.publishers.ids().collect();
    let pages: Vec<&[PublisherId]> =
        ids(listing::pages(all.len())).map(|part| listing::shown(&all, part)).collect();
    numbered(links, &pages, Route::Publishers, at_hand)
}

/// The pages of a list, by the publishers on each; none where one page holds all.
pub(crate) fn numbered(
    links: &Links<'_>,
    pages: &[&[PublisherId]],
    route: impl Fn(PartId) -> Route,
    at_hand: Option<PartId>,
) -> Vec<PageOf> {
    let archive = links.archive;
    let name = |p: Option<&PublisherId>| {
        p.map(|&p| archive.publisher(p).short_name(links.language).to_owned()).unwrap_or_default()
    };
    let kind = |page: &&[PublisherId]| {
        page.first().map(|&p| group_label(archive, p, links.language)).unwrap_or_default()
    };
    let kinds: Vec<String> = pages.iter().map(kind).collect();
    let page = |(part, publishers): (PartId, &&[PublisherId])| {
        let before = part.index().checked_sub(1).map(|before| &kinds[before]);
        let kind = Some(&kinds[part.index()]).filter(|&kind| before != Some(kind));
        PageOf {
            number: part.index() + 1,
            href: links.to(route(part)),
            first: name(publishers.first()),
            last: name(publishers.last()),
            kind: kind.cloned().unwrap_or_default(),
            current: Some(part) == at_hand,
        }
    };
    let numbered = ids(pages.len()).zip(pages).map(page);
    if pages.len() > 1 { numbered.collect() } else { Vec::new() }
}

/// The pages that the tables of a report take; none where they stand on its own page.
pub(crate) fn of_tables(links: &Links<'_>, report: &ArchivedReport, at: PartId) -> Vec<PageLink> {
    if report.parts().count() < 2 {
        return Vec::new();
    }
    let page = |part: PartId| PageLink {
        number: part.index() + 1,
        href: links.to(Route::tables(report.position(), part)),
        current: part == at,
    };
    report.parts().map(page).collect()
}
