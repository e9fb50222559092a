//! The page of all publishers: which of them report on which period.

use crate::model::archive::listing;
use crate::model::id::{PartId, PublisherId};
use crate::pages::view::Model;
use crate::pages::view::parts::coverage::{self, Matrix};
use crate::pages::view::parts::link::Named;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::part::{self, PageOf};
use serde::Serialize;

/// All publishers, or those of one of several pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishersView {
    /// How many there are in all.
    pub count: usize,
    /// Publisher × period, one matrix for each kind of period.
    pub matrices: Vec<Matrix>,
    /// What their cells say, each once, in the order of a key.
    pub states: Vec<&'static str>,
    /// Publishers without a report that stands.
    pub without: Vec<Named>,
    /// The pages of the list, where there are several.
    pub pages: Vec<PageOf>,
}

/// One of the pages of all publishers.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, part: PartId) -> PublishersView {
    let archive = model.archive;
    let all: Vec<PublisherId> = archive.publishers.ids().collect();
    let shown = listing::shown(&all, part);
    let matrices = coverage::matrices(model, links, shown);
    let without = shown.iter().filter(|&&p| archive.reports.current_of(p).next().is_none());
    PublishersView {
        count: all.len(),
        states: coverage::states(&matrices),
        matrices,
        without: without.map(|&p| links.publisher(p)).collect(),
        pages: part::of_publishers(links, Some(part)),
    }
}
