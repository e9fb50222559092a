//! From the archive to pages: charts, addresses, open data, the search index, views and the themes that render them.

pub mod chart;
pub mod address;
pub mod data;
pub mod prose;
pub mod search;
pub mod view;
pub mod theme;
pub mod sitemap;
#[cfg(test)]
mod tests;
