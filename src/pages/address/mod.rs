//! Addresses: which pages there are and where each stands, which parts of a page can be linked to, and how
//! one page links to another.
//!
//! [`Route`] is a page and [`Anchor`] a part of one; each is written and read here and nowhere else. The
//! archive's first language stands at the root and every other below its tag, from the beginning, so that no
//! address ever moves. All links are relative and write out `index.html`: they work from a web root, below a
//! path prefix, and from `file://`.

mod link;
mod route;
mod path;
pub(crate) mod ids;
mod anchor;
#[cfg(test)]
mod tests;

pub(crate) use anchor::{Anchor, ChartPart};
pub(crate) use link::{decode, decoded, encoded, followed, parts, relative, resolve, url, value};
pub(crate) use path::{attachment_path, chart_path, document_path, find, find_written, moved_path, path};
pub(crate) use route::{Order, Route, page_of, told_on};
