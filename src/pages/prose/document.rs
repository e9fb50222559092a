//! The documents of an archive: what each says, and on which page it is shown.

use super::heading;
use crate::model::archive::Archive;
use crate::pages::address::Route;
use crate::text::markdown::{self, Options, Prose};
use crate::text::source::{Place, Sources};

/// A document of the archive: its prose and the page it is shown on.
#[derive(Clone, Copy)]
pub(super) struct Document {
    pub(super) route: Route,
    pub(super) prose: Place,
}

impl Document {
    /// Every document of an archive.
    pub(super) fn all(archive: &Archive) -> Vec<Self> {
        let pages = Route::all(archive).into_iter();
        pages.filter_map(|route| Some(Self { route, prose: prose(archive, route)? })).collect()
    }

    /// Its prose, read.
    pub(super) fn parse(self, archive: &Archive, sources: &Sources) -> Prose {
        let taken = heading::taken(archive, self.route);
        let options = Options { raw_html: archive.site.raw_html, taken: &taken };
        markdown::parse(sources.text(self.prose), &options)
    }
}

/// The prose of a page, where it has any.
pub(super) fn prose(archive: &Archive, route: Route) -> Option<Place> {
    match route {
        Route::Index => archive.home,
        Route::Publisher(publisher) => archive.publisher(publisher).prose,
        Route::Report(report) => archive.report(report).prose,
        Route::Page(page) => Some(archive.page(page).prose),
        Route::Period(_)
        | Route::Indicator(..)
        | Route::Corrections
        | Route::Data
        | Route::Forms
        | Route::Form(_)
        | Route::Findings
        | Route::Search
        | Route::NotFound => None,
    }
}
