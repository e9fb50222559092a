//! The page of all corrections.

use crate::model::id::PublisherId;
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
    /// Publishers with corrections; each one's page lists its own.
    pub publishers: Vec<Corrected>,
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
    CorrectionsView {
        corrections: correction::newest(model, links, archive.reports.ids(), usize::MAX),
        data: offer::offers(links, offer::feed(links, Feed::Corrections)),
        publishers: archive.publishers.ids().map(corrected).filter(|publisher| publisher.count > 0).collect(),
    }
}
