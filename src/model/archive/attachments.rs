//! Which page a file belongs to that is published as it is.

use super::{Publishers, Reports};
use crate::model::discover::Attachment;
use crate::model::id::{AttachmentId, List, PublisherId, ReportId};

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

/// Files beside a report go with it, files in a publisher's folder with its page, others with the site. What
/// lies beside a draft that is left out is left out with it.
pub(super) fn attach(
    attachments: Vec<Attachment>,
    publishers: &Publishers,
    reports: &Reports,
) -> List<AttachmentId, Attached> {
    let attached = |attachment: Attachment| {
        let (to, name) = owner(&attachment.path, publishers, reports)?;
        Some(Attached { to, name: name.to_owned(), attachment })
    };
    attachments.into_iter().filter_map(attached).collect()
}

/// The page that the file at a path belongs to, and its path below that page; `None` where that is a draft
/// which is left out.
fn owner<'p>(path: &'p str, publishers: &Publishers, reports: &Reports) -> Option<(Owner, &'p str)> {
    let mut folder = path;
    while let Some((outer, _)) = folder.rsplit_once('/') {
        folder = outer;
        let Some(publisher) = publishers.in_folder(folder) else { continue };
        let name = &path[folder.len() + 1..];
        let published = reports.current_of(publisher).filter_map(|report| {
            let rest = below(&report.period.id, report.name(), name)?;
            Some((Some(Owner::Report(report.position())), rest))
        });
        let left_out = reports
            .drafts_of(publisher)
            .filter_map(|draft| Some((None, below(&draft.report.period.id, draft.name.as_deref(), name)?)));
        let (owner, name) = published
            .chain(left_out)
            .min_by_key(|(_, rest)| rest.len())
            .unwrap_or((Some(Owner::Publisher(publisher)), name));
        return Some((owner?, name));
    }
    Some((Owner::Site, path))
}

/// What follows the folder of a report, by its period and its name, in a path below its publisher's.
fn below<'p>(on: &str, named: Option<&str>, path: &'p str) -> Option<&'p str> {
    let (period, rest) = path.split_once('/')?;
    let rest = on.eq_ignore_ascii_case(period).then_some(rest)?;
    match named {
        Some(name) => rest.strip_prefix(name)?.strip_prefix('/'),
        None => Some(rest),
    }
}
