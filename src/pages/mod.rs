//! From the archive to pages: charts, addresses, open data, the search index, views and the themes that
//! render them.
//!
//! An archive and its findings flow in; out flow pages, data files and pieces of the search index, each as
//! bytes that are made when they are needed.
//!
//! * [`address`] alone knows which pages and anchors there are, and writes and reads both.
//! * [`view`] holds all that a page shows, one plain struct a page; [`theme`] renders it. A view cannot fail.
//! * [`data`] makes every format from the same observations.
//! * [`compare`] writes the figures that a reader's browser puts side by side, piece by piece.
//! * [`prose`] resolves links and citations before the first page is rendered.
//!
//! These modules use the wings `text`, `model` and `analysis`. They know no disk and no clock; only [`theme`]
//! reads the files of its folder.

pub(crate) mod chart;
pub(crate) mod address;
pub(crate) mod data;
pub(crate) mod prose;
pub(crate) mod search;
pub(crate) mod view;
pub(crate) mod compare;
pub(crate) mod theme;
pub(crate) mod sitemap;
pub(crate) mod llms;
pub(crate) mod redirects;
#[cfg(test)]
mod tests;
