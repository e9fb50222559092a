//! Files that are published with a page.

use super::links::Links;
use crate::model::archive::Owner;
use crate::pages::address;
use serde::Serialize;

/// A file published with a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// The link.
    pub href: String,
    /// Its size in bytes.
    pub size: u64,
}

/// The files published with a page.
pub(crate) fn downloads(links: &Links<'_>, owner: Owner) -> Vec<Download> {
    let attachments = links.archive.attachments.iter().filter(|attached| attached.to == owner);
    attachments
        .map(|attached| Download {
            name: attached.name.clone(),
            href: links.file(&address::attachment_path(links.archive, attached)),
            size: attached.attachment.size,
        })
        .collect()
}
