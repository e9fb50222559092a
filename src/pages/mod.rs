//! From the archive to pages: charts, addresses, open data, the search index, views and the themes that render them.

pub(crate) mod chart;
pub(crate) mod address;
pub(crate) mod data;
pub(crate) mod prose;
pub(crate) mod search;
pub(crate) mod view;
pub(crate) mod theme;
pub(crate) mod sitemap;
#[cfg(test)]
mod tests;
