//! Sending a built site to where it is published.
//!
//! [`Plan`] is what would be done: the manifest of the site held against the one that stands at the target.
//! [`carry_out`] does it in an order in which a break leaves no page without what it needs: what pages need
//! before pages, the first page last, then what is no longer part of the site goes, and the manifest comes
//! last of all. Each kind of target is a [`Remote`]; the system's own programs reach them, so that keys,
//! agents and proxies are those that its user has set up.

mod remote;
mod plan;
mod journal;
mod transfer;
mod program;
mod folder;
mod rsync;
mod sftp;
mod s3;
mod git;
#[cfg(test)]
mod tests;

pub(crate) use plan::{Limits, Plan};
pub(crate) use remote::{Between, Remote};
pub(crate) use transfer::carry_out;

use crate::model::site::{Destination, Target};
use crate::publish::output::Failure;
use std::path::Path;

/// The target of an archive in a folder.
///
/// # Errors
/// If its address cannot be used, or what it needs is not there.
pub(crate) fn open(target: &Target, root: &Path) -> Result<Box<dyn Remote>, Failure> {
    Ok(match &target.to {
        Destination::Folder { path } => Box::new(folder::Folder::new(&root.join(path))),
        Destination::Rsync { address, ssh } => Box::new(rsync::Rsync::new(root, address, ssh)),
        Destination::Sftp { host, path, ssh } => Box::new(sftp::Sftp::new(root, host, path, ssh)),
        Destination::S3(bucket) => Box::new(s3::S3::new(bucket)?),
        Destination::Git { repository, branch, ssh } => {
            Box::new(git::Git::new(root, repository, branch, ssh)?)
        }
    })
}
