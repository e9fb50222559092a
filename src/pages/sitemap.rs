//! `sitemap.xml`, after the sitemaps.org protocol 0.9: one list of pages, or, for more pages than a list may
//! hold, an index of lists, `sitemap-1.xml` and so on.

use crate::model::archive::Archive;
use crate::pages::address::{self, Route};
use crate::text::markdown::escape;
use std::fmt::Write;

/// Whether search engines are to know a page: not those that stand for a missing or a moved one, nor the page
/// to search on, which hold nothing of their own, nor what another version superseded. These ask robots not
/// to keep them.
fn is_listed(archive: &Archive, route: Route) -> bool {
    match route {
        Route::Report(report) | Route::Tables(report, _) => !archive.report(report).is_superseded(),
        Route::NotFound | Route::Search | Route::Moved(_) | Route::Changes(_) | Route::YearsWhole(_) => false,
        Route::Index
        | Route::Publishers(_)
        | Route::Period(..)
        | Route::Reporting(..)
        | Route::Publisher(_)
        | Route::Years(..)
        | Route::Indicator(..)
        | Route::Corrections
        | Route::Data(_)
        | Route::Forms
        | Route::Form(_)
        | Route::Findings(_)
        | Route::Compare
        | Route::Page(_) => true,
    }
}

/// How many pages a list may hold.
const PAGES_A_LIST: usize = 50_000;

/// The file that search engines ask for.
const FIRST: &str = "sitemap.xml";

/// A file of the sitemap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sitemap {
    /// `sitemap.xml` where it lists every page.
    Whole,
    /// `sitemap.xml` where it lists so many other lists.
    Index(u32),
    /// One of these lists.
    Part(u32),
}

impl Sitemap {
    /// The files of the sitemap of an archive.
    pub(crate) fn all(archive: &Archive) -> Vec<Self> {
        Self::of(pages(archive).count(), PAGES_A_LIST)
    }

    /// The files for so many pages, with so many at most in a list.
    fn of(pages: usize, most: usize) -> Vec<Self> {
        match u32::try_from(pages.div_ceil(most)).unwrap_or(u32::MAX) {
            0 | 1 => vec![Self::Whole],
            parts => std::iter::once(Self::Index(parts)).chain((1..=parts).map(Self::Part)).collect(),
        }
    }

    /// Its path in the site.
    pub(crate) fn path(self) -> String {
        match self {
            Self::Whole | Self::Index(_) => FIRST.to_owned(),
            Self::Part(part) => format!("sitemap-{part}.xml"),
        }
    }

    /// The file for an archive that is published at `base`. Dates are the reports' own: a build has no clock.
    pub(crate) fn write(self, archive: &Archive, base: &str) -> String {
        match self {
            Self::Whole => list(archive, base, pages(archive)),
            Self::Part(part) => {
                let before = PAGES_A_LIST.saturating_mul(part.saturating_sub(1) as usize);
                list(archive, base, pages(archive).skip(before).take(PAGES_A_LIST))
            }
            Self::Index(parts) => index(base, parts),
        }
    }
}

/// The pages that search engines are to know, each with its language.
fn pages(archive: &Archive) -> impl Iterator<Item = (Route, &str)> {
    archive.site.languages.iter().flat_map(move |language| {
        let listed = Route::all(archive).into_iter().filter(|route| is_listed(archive, *route));
        listed.map(move |route| (route, language.as_str()))
    })
}

fn list<'a>(archive: &'a Archive, base: &str, pages: impl Iterator<Item = (Route, &'a str)>) -> String {
    let mut xml = begun("urlset");
    for (route, language) in pages {
        xml.push_str("<url><loc>");
        escape(&address::url(base, &address::path(archive, route, language)), &mut xml);
        xml.push_str("</loc>");
        if let Route::Report(report) | Route::Tables(report, _) = route
            && let Some(published) = archive.report(report).published
        {
            let _ = write!(xml, "<lastmod>{published}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

fn index(base: &str, parts: u32) -> String {
    let mut xml = begun("sitemapindex");
    for part in (1..=parts).map(Sitemap::Part) {
        xml.push_str("<sitemap><loc>");
        escape(&address::url(base, &part.path()), &mut xml);
        xml.push_str("</loc></sitemap>\n");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

fn begun(root: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{Sitemap, index};

    #[test]
    fn more_pages_than_a_list_may_hold_are_parted_and_listed_in_an_index() {
        assert_eq!(Sitemap::of(0, 3), [Sitemap::Whole]);
        assert_eq!(Sitemap::of(3, 3), [Sitemap::Whole]);
        assert_eq!(Sitemap::of(4, 3), [Sitemap::Index(2), Sitemap::Part(1), Sitemap::Part(2)]);
        assert_eq!(Sitemap::of(100_001, super::PAGES_A_LIST).len(), 4);
        let paths = Sitemap::of(7, 3).into_iter().map(Sitemap::path).collect::<Vec<_>>();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
        let index = index("https://example.org/", 2);
        assert!(index.contains("<loc>https://example.org/sitemap-2.xml</loc>"), "{index}");
    }
}
