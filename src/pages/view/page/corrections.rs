//! The page of all corrections.

use crate::model::id::PublisherId;
use crate::model::site;
use crate::pages::address::Route;
use crate::pages::data::Feed;
use crate::pages::view::Model;
use crate::pages::view::parts::correction::{self, CorrectionView};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Offer};
use serde::Serialize;

/// All corrections of the archive, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionsView {
    /// The corrections.
    pub corrections: Vec<CorrectionView>,
    /// The feed of corrections, where there is one.
    pub data: Vec<Offer>,
    /// Words beside published figures that took the place of others, in the order of `annals.yaml`.
    pub reworded: Vec<Reworded>,
    /// Publishers with corrections; each one's page lists its own.
    pub publishers: Vec<Corrected>,
}

/// Words that took the place of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reworded {
    /// What they were.
    pub was: String,
    /// What they are; empty where they are gone.
    pub now: String,
    /// Why.
    pub why: String,
}

/// A publisher with corrections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Corrected {
    /// Its name.
    pub name: String,
    /// Its corrections, on its page.
    pub href: String,
    /// How many there are.
    pub count: usize,
}

/// The page of all corrections.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>) -> CorrectionsView {
    let archive = model.archive;
    let corrected = |publisher: PublisherId| Corrected {
        name: archive.publisher(publisher).name.text(links.language).to_owned(),
        href: format!("{}#x-corrections", links.to(Route::Publisher(publisher))),
        count: archive.reports_of(publisher).iter().map(|report| report.corrections.len()).sum(),
    };
    let reworded = |declared: &site::Reworded| Reworded {
        was: declared.was.clone(),
        now: declared.now.clone(),
        why: declared.why.text(links.language).to_owned(),
    };
    CorrectionsView {
        corrections: correction::newest(model, links, archive.reports.ids(), usize::MAX),
        data: offer::offers(links, offer::feed(links, Feed::Corrections)),
        reworded: archive.site.reworded.iter().map(reworded).collect(),
        publishers: archive.publishers.ids().map(corrected).filter(|publisher| publisher.count > 0).collect(),
    }
}
