//! The publishers beside the one at hand, to go to from its pages.

use super::links::Links;
use crate::model::archive::ArchivedReport;
use crate::model::id::PublisherId;
use crate::pages::address::Route;
use serde::Serialize;

/// How many are named: more than fit a screen help nobody, and a page should not change with every publisher.
const NEAREST: usize = 40;

/// A publisher beside the one at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Peer {
    /// Its name.
    pub name: String,
    /// Its report on the period at hand, by the same form if it has several; its page where there is none, or
    /// no period is at hand.
    pub href: String,
    /// How deep it stands among the parts of others.
    pub depth: usize,
    /// Whether it is the one at hand.
    pub current: bool,
    /// Whether the link leads to a report on the period at hand.
    pub reported: bool,
}

/// In a small archive all publishers; else those of whom it is a part, its own parts, and the other parts of
/// the same whole, the nearest in the order of lists.
pub(crate) fn peers(links: &Links<'_>, at_hand: PublisherId, report: Option<&ArchivedReport>) -> Vec<Peer> {
    let archive = links.archive;
    let here = archive.publisher(at_hand);
    let mut group: Vec<PublisherId> = if archive.publishers.len() <= NEAREST {
        archive.publishers.ids().collect()
    } else {
        // Of thousands only so many can be among the nearest.
        let beside = archive.publishers.beside(at_hand);
        let at = beside.partition_point(|&p| p < at_hand);
        let near = &beside[at.saturating_sub(NEAREST)..beside.len().min(at + NEAREST)];
        let parts = here.parts().iter().take(NEAREST);
        here.ancestors().iter().chain(near).chain(parts).copied().collect()
    };
    group.sort_unstable();
    let position = group.partition_point(|&p| p < at_hand);
    let start = position.saturating_sub(NEAREST / 2).min(group.len().saturating_sub(NEAREST));
    let nearest = &group[start..group.len().min(start + NEAREST)];
    // The nearest may leave out what it is a part of.
    let wholes = here.ancestors().iter().rev().filter(|above| !nearest.contains(above));
    wholes
        .chain(nearest)
        .map(|&p| {
            let publisher = archive.publisher(p);
            let on = report.map(|report| &report.period);
            let report = report.and_then(|report| archive.counterpart(p, report));
            let now = || publisher.name.text(links.language).to_owned();
            Peer {
                name: on.map_or_else(now, |period| archive.name_on(p, period, links.language)),
                href: links.to(report.map_or(Route::Publisher(p), |report| Route::Report(report.position()))),
                depth: publisher.ancestors().len(),
                current: p == at_hand,
                reported: report.is_some(),
            }
        })
        .collect()
}
