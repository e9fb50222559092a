//! The publishers beside the one at hand, to go to from its pages.

use super::links::Links;
use crate::model::period::Period;
use crate::pages::address::Route;
use serde::Serialize;

/// How many are named: more than fit a screen help nobody, and a page should not change with every publisher.
const NEAREST: usize = 40;

/// A publisher beside the one at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Peer {
    /// Its name.
    pub name: String,
    /// Its report on the period at hand; its page where there is none, or no period is at hand.
    pub href: String,
    /// How deep it stands among the parts of others.
    pub depth: usize,
    /// Whether it is the one at hand.
    pub current: bool,
    /// Whether the link leads to a report on the period at hand.
    pub reported: bool,
}

/// In a small archive all publishers; else those of whom it is a part, its own parts, and the other parts of the same
/// whole, the nearest in the order of lists.
pub fn peers(links: &Links<'_>, at_hand: usize, period: Option<&Period>) -> Vec<Peer> {
    let archive = links.archive;
    let publishers = &archive.publishers;
    let above: Vec<usize> =
        std::iter::successors(publishers[at_hand].parent, |&p| publishers[p].parent).collect();
    let small = publishers.len() <= NEAREST;
    let beside = |&p: &usize| {
        let parent = publishers[p].parent;
        small || parent == publishers[at_hand].parent || parent == Some(at_hand) || above.contains(&p)
    };
    let group: Vec<usize> = (0..publishers.len()).filter(beside).collect();
    let here = group.partition_point(|&p| p < at_hand);
    let start = here.saturating_sub(NEAREST / 2).min(group.len().saturating_sub(NEAREST));
    let nearest = &group[start..group.len().min(start + NEAREST)];
    // The nearest may leave out what it is a part of.
    let wholes = above.iter().rev().filter(|above| !nearest.contains(above));
    wholes
        .chain(nearest)
        .map(|&p| {
            let report = period.and_then(|period| archive.report(p, &period.id));
            Peer {
                name: publishers[p].name.text(links.language).to_owned(),
                href: links.to(report.map_or(Route::Publisher(p), Route::Report)),
                depth: archive.depth(p),
                current: p == at_hand,
                reported: report.is_some(),
            }
        })
        .collect()
}
