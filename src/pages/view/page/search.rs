//! Where the archive is searched.

use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::links::Links;
use serde::Serialize;

/// The page for searching. What is found is put into it by a script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchView {
    /// The link to the folder of the index, with a slash at the end.
    pub index: String,
    /// Every period, the newest first: where to look without a script.
    pub periods: Vec<Link>,
}

/// The page for searching.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>) -> SearchView {
    let periods = model.archive.periods.entries().rev();
    SearchView {
        index: format!("{}search/", links.root()),
        periods: periods
            .map(|(i, period)| Link { label: period.label(links.language), href: links.to(Route::period(i)) })
            .collect(),
    }
}
