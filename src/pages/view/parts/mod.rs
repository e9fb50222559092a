//! What several pages show: links, marks, findings, notes, downloads.

pub(crate) mod links;
pub(crate) mod link;
pub(crate) mod version;
pub(crate) mod title;
pub(crate) mod former;
pub(crate) mod download;
pub(crate) mod source;
pub(crate) mod offer;
pub(crate) mod official;
pub(crate) mod peers;
pub(crate) mod plot;
pub(crate) mod finding;
pub(crate) mod mark;
pub(crate) mod ranked;
pub(crate) mod coverage;
pub(crate) mod part;
pub(crate) mod correction;
pub(crate) mod footnote;
