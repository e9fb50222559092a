//! What the author of a link that leads nowhere may have meant.

use crate::model::archive::{Archive, ArchivedReport};
use crate::pages::address::{self, Anchor, Route};
use crate::text::yaml::nearest;
use std::collections::BTreeSet;

/// The address of the page nearest to a path: `/huaian-city/2024/`.
pub(super) fn page(archive: &Archive, path: &str, folder: &str) -> Option<String> {
    let joined = address::resolve(folder, path)?;
    let meant = joined.trim_end_matches(".md").trim_end_matches("/index");
    let first = meant.split('/').next()?;
    // A report is looked for among those of its publisher: there are too many to compare with all.
    let near = match (meant.split_once('/'), archive.publishers.find(first)) {
        (Some((_, report)), Some(publisher)) => {
            let reports: Vec<String> =
                archive.reports_of(publisher).iter().map(ArchivedReport::address).collect();
            format!("{first}/{}", nearest(report, reports.iter().map(String::as_str))?)
        }
        _ => {
            let language = archive.site.first_language();
            let others = Route::all(archive).into_iter().filter(|route| route.report().is_none());
            let paths: Vec<String> = others.map(|route| address::path(archive, route, language)).collect();
            let folders = paths.iter().filter_map(|path| path.strip_suffix("/index.html"));
            nearest(meant.trim_start_matches("pages/"), folders)?.to_owned()
        }
    };
    Some(format!("/{near}/"))
}

/// The id on a page nearest to one that it does not have.
pub(super) fn anchor(
    archive: &Archive,
    route: Route,
    of_prose: &BTreeSet<String>,
    id: &str,
) -> Option<String> {
    let ids: Vec<String> = Anchor::all(archive, route).iter().map(|anchor| anchor.id(archive)).collect();
    nearest(id, of_prose.iter().chain(&ids).map(String::as_str)).map(str::to_owned)
}
