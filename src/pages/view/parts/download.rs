//! Files that are published with a page.

use super::links::Links;
use crate::model::archive::{Attached, Owner};
use crate::pages::address;
use serde::Serialize;

/// A file published with a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// The link.
    pub href: String,
    /// Its size in bytes; not said of a file that is made with the site.
    pub size: Option<u64>,
}

/// The files published with a page: those that its author attached, and a report as files that offices work
/// with.
pub(crate) fn downloads(links: &Links<'_>, owner: Owner) -> Vec<Download> {
    attached(links, owner).chain(documents(links, owner)).collect()
}

/// The report in the formats that the archive publishes.
fn documents(links: &Links<'_>, owner: Owner) -> impl Iterator<Item = Download> {
    let report = match owner {
        Owner::Report(report) => Some(report),
        Owner::Site | Owner::Publisher(_) => None,
    };
    report.into_iter().flat_map(move |report| {
        let formats = links.archive.site.downloads.iter();
        formats.map(move |&format| {
            let path = address::document_path(links.archive, report, links.language, format);
            let name = path.rsplit('/').next().unwrap_or_default().to_owned();
            Download { name, href: links.file(&path), size: None }
        })
    })
}

/// The files that the author attached. Those of a report lie beside its newest version; another version has
/// those that it names.
fn attached<'a>(links: &'a Links<'_>, owner: Owner) -> impl Iterator<Item = Download> + use<'a> {
    let archive = links.archive;
    let (owner, version) = match owner {
        Owner::Report(report) if archive.report(report).is_superseded() => {
            (Owner::Report(archive.report(report).newest()), Some(archive.report(report)))
        }
        Owner::Report(_) | Owner::Publisher(_) | Owner::Site => (owner, None),
    };
    let is_named = move |attached: &Attached| {
        version
            .is_none_or(|version| version.attachments.iter().any(|file| file.is(&attached.attachment.path)))
    };
    let attachments = archive.attachments.iter();
    let attachments = attachments.filter(move |attached| attached.to == owner && is_named(attached));
    attachments.map(|attached| Download {
        name: attached.name.clone(),
        href: links.file(&address::attachment_path(links.archive, attached)),
        size: Some(attached.attachment.size),
    })
}
