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
        let mut all: Vec<Self> = Vec::new();
        for route in Route::all(archive) {
            let first = all.len();
            let languages = archive.site.languages.iter();
            for prose in languages.filter_map(|language| prose(archive, route, language)) {
                if all.iter().skip(first).all(|known| known.prose != prose) {
                    all.push(Self { route, prose });
                }
            }
        }
        all
    }

    /// The first language of the site in which its page shows it.
    pub(super) fn language(self, archive: &Archive) -> &str {
        let mut languages = archive.site.languages.iter();
        let shown = languages.find(|language| prose(archive, self.route, language) == Some(self.prose));
        shown.map_or(archive.site.first_language(), String::as_str)
    }

    /// Its prose, read.
    pub(super) fn parse(self, archive: &Archive, sources: &Sources) -> Prose {
        let taken = heading::taken(archive, self.route);
        let options = Options { raw_html: archive.site.raw_html, taken: &taken };
        markdown::parse(sources.text(self.prose), &options)
    }
}

/// The prose of a page as it is shown to readers of a language, where it has any.
pub(super) fn prose(archive: &Archive, route: Route, language: &str) -> Option<Place> {
    match route {
        Route::Index => archive.home,
        Route::Publisher(publisher) => archive.publisher(publisher).prose,
        Route::Report(report) => archive.report(report).prose,
        Route::Page(page) => Some(archive.page(page).text(language).prose),
        Route::Publishers(_)
        | Route::Years(..)
        | Route::YearsWhole(_)
        | Route::Period(..)
        | Route::Reporting(..)
        | Route::Indicator(..)
        | Route::Tables(..)
        | Route::Changes(_)
        | Route::Corrections
        | Route::Data(_)
        | Route::Forms
        | Route::Form(_)
        | Route::Findings(_)
        | Route::Search
        | Route::Compare
        | Route::Moved(_)
        | Route::NotFound => None,
    }
}
