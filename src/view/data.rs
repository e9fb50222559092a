//! What can be downloaded, and what its columns mean.

use super::Model;
use super::links::Links;
use super::page::Link;
use crate::address::Route;
use serde::Serialize;

/// The page of open data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataView {
    /// The indicators that have a page of their own.
    pub indicators: Vec<Link>,
}

/// The page of open data.
pub fn view(model: &Model<'_>, links: &Links<'_>) -> DataView {
    let archive = model.archive;
    let indicators = archive.indicators.iter().enumerate();
    DataView {
        indicators: indicators
            .map(|(i, (form, indicator))| Link {
                label: archive.indicator_title(*form, *indicator, links.language),
                href: links.to(Route::Indicator(i, 0)),
            })
            .collect(),
    }
}
