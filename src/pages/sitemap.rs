//! `sitemap.xml`, after the sitemaps.org protocol 0.9.

use crate::model::archive::Archive;
use crate::pages::address::{self, Route};
use crate::text::markdown::escape;
use std::fmt::Write;

/// Whether search engines are to know a page: not what stands for a missing one, nor the page to search on,
/// which holds nothing of its own and asks robots not to keep it.
fn is_listed(route: Route) -> bool {
    match route {
        Route::NotFound | Route::Search => false,
        Route::Index
        | Route::Period(_)
        | Route::Publisher(_)
        | Route::Report(_)
        | Route::Indicator(..)
        | Route::Corrections
        | Route::Data
        | Route::Forms
        | Route::Form(_)
        | Route::Findings
        | Route::Page(_) => true,
    }
}

/// The sitemap of an archive that is published at `base`. Dates are the reports' own: the build has no clock.
pub(crate) fn write(archive: &Archive, base: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for language in &archive.site.languages {
        for route in Route::all(archive).into_iter().filter(|route| is_listed(*route)) {
            let path = address::path(archive, route, language);
            xml.push_str("<url><loc>");
            escape(&address::url(base, &path), &mut xml);
            xml.push_str("</loc>");
            if let Route::Report(report) = route
                && let Some(published) = archive.report(report).published
            {
                let _ = write!(xml, "<lastmod>{published}</lastmod>");
            }
            xml.push_str("</url>\n");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}
