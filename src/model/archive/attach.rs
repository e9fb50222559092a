//! Which page a file belongs to that is published as it is.

use super::{Archive, Attached, Owner};
use crate::model::discover::Attachment;
use std::collections::BTreeMap;

/// Files beside a report go with it, files in a publisher's folder with its page, others with the site.
pub fn attach(attachments: Vec<Attachment>, archive: &mut Archive) {
    let by_folder: BTreeMap<String, usize> =
        archive.publishers.iter().enumerate().map(|(i, p)| (p.folder.clone(), i)).collect();
    for attachment in attachments {
        let path = attachment.path.clone();
        let mut folder = path.as_str();
        let mut owner = (Owner::Site, path.as_str());
        while let Some((outer, _)) = folder.rsplit_once('/') {
            folder = outer;
            if let Some(&publisher) = by_folder.get(folder) {
                let name = &path[folder.len() + 1..];
                owner = match name.split_once('/') {
                    Some((period, rest)) => match archive.report(publisher, &period.to_ascii_lowercase()) {
                        Some(report) => (Owner::Report(report), rest),
                        None => (Owner::Publisher(publisher), name),
                    },
                    None => (Owner::Publisher(publisher), name),
                };
                break;
            }
        }
        archive.attachments.push(Attached { to: owner.0, name: owner.1.to_owned(), attachment });
    }
}
