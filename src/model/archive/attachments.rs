//! Which page a file belongs to that is published as it is.

use super::{Publishers, Reports};
use crate::model::discover::Attachment;
use crate::model::id::{PublisherId, ReportId};

/// A file that is published beside a page.
#[derive(Debug, Clone)]
pub struct Attached {
    /// The page it belongs to.
    pub to: Owner,
    /// Its path below that page's address.
    pub name: String,
    /// The file.
    pub attachment: Attachment,
}

/// A page that files belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The whole site.
    Site,
    /// A publisher's page.
    Publisher(PublisherId),
    /// A report's page.
    Report(ReportId),
}

/// Files beside a report go with it, files in a publisher's folder with its page, others with the site.
pub(super) fn attach(
    attachments: Vec<Attachment>,
    publishers: &Publishers,
    reports: &Reports,
) -> Vec<Attached> {
    let attached = |attachment: Attachment| {
        let (to, name) = owner(&attachment.path, publishers, reports);
        Attached { to, name: name.to_owned(), attachment }
    };
    attachments.into_iter().map(attached).collect()
}

fn owner<'p>(path: &'p str, publishers: &Publishers, reports: &Reports) -> (Owner, &'p str) {
    let mut folder = path;
    while let Some((outer, _)) = folder.rsplit_once('/') {
        folder = outer;
        let Some(publisher) = publishers.in_folder(folder) else { continue };
        let name = &path[folder.len() + 1..];
        if let Some((period, rest)) = name.split_once('/') {
            let period = period.to_ascii_lowercase();
            let report = reports.of(publisher).iter().find(|report| *report.period.id == *period);
            if let Some(report) = report {
                return (Owner::Report(report.position()), rest);
            }
        }
        return (Owner::Publisher(publisher), name);
    }
    (Owner::Site, path)
}
