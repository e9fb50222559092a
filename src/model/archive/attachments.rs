//! Which page a file belongs to that is published as it is.

use super::{ArchivedReport, Publishers, Reports};
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
        return reports
            .of(publisher)
            .iter()
            .filter_map(|report| Some((report, below(report, name)?)))
            .min_by_key(|(_, rest)| rest.len())
            .map_or((Owner::Publisher(publisher), name), |(report, rest)| {
                (Owner::Report(report.position()), rest)
            });
    }
    (Owner::Site, path)
}

/// What follows the folder of a report in a path below its publisher's.
fn below<'p>(report: &ArchivedReport, path: &'p str) -> Option<&'p str> {
    let (period, rest) = path.split_once('/')?;
    let rest = report.period.id.eq_ignore_ascii_case(period).then_some(rest)?;
    match report.name() {
        Some(name) => rest.strip_prefix(name)?.strip_prefix('/'),
        None => Some(rest),
    }
}
