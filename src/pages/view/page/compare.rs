//! Where readers put publishers and indicators of their choice side by side.

use crate::model::id::{IndicatorId, PublisherId};
use crate::pages::address::{self, Route};
use crate::pages::view::parts::links::Links;
use serde::Serialize;

/// The page for comparing. What is chosen is put into it by a script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompareView {
    /// The link to the folder of the figures that the script loads, with a slash at the end.
    pub pieces: String,
}

/// The page for comparing.
pub(crate) fn view(links: &Links<'_>) -> CompareView {
    CompareView { pieces: format!("{}compare/", links.root()) }
}

/// The link to that page with a publisher chosen; none where readers cannot compare.
pub(crate) fn with_publisher(links: &Links<'_>, publisher: PublisherId) -> Option<String> {
    chosen(links, "p", &links.archive.publisher(publisher).id)
}

/// The link to that page with an indicator chosen.
pub(crate) fn with_indicator(links: &Links<'_>, indicator: IndicatorId) -> Option<String> {
    chosen(links, "i", &links.archive.indicator_name(indicator))
}

fn chosen(links: &Links<'_>, key: &str, value: &str) -> Option<String> {
    let page = links.archive.is_compared().then(|| links.to(Route::Compare))?;
    Some(format!("{page}?{key}={}", address::value(value)))
}
