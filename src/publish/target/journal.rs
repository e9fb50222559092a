//! The place at which sending goes on after a break. It is kept at the target, since whoever publishes next
//! may sit at another machine.

use super::plan::Plan;
use super::remote::Remote;
use crate::publish::output::{Failure, Hash};
use std::fmt::Write;

/// The file that keeps it.
const NAME: &str = ".annals-publishing";

/// How many files of a plan have been sent.
pub(super) struct Journal {
    /// Which plan it is of: the digests of both manifests.
    head: String,
    /// The files that have been sent, from the first.
    pub sent: usize,
}

impl Journal {
    /// The journal of a plan: one that stands there, if it is of the same plan, or a new one.
    ///
    /// # Errors
    /// If the target cannot be read.
    pub(super) fn of(plan: &Plan, remote: &mut dyn Remote) -> Result<Self, Failure> {
        let head =
            format!("annals publishing 1\nfrom {}\nto {}\nsent ", words(plan.from), words(Some(plan.to)));
        let kept = remote.read(NAME)?.and_then(|bytes| String::from_utf8(bytes).ok());
        let sent = kept.and_then(|text| text.strip_prefix(&head)?.trim_end().parse().ok()).unwrap_or(0);
        Ok(Self { head, sent: plan.sent.len().min(sent) })
    }

    /// Keeps how far sending has come.
    ///
    /// # Errors
    /// If the target cannot be written.
    pub(super) fn keep(&mut self, sent: usize, remote: &mut dyn Remote) -> Result<(), Failure> {
        self.sent = sent;
        remote.write(NAME, format!("{}{sent}\n", self.head).as_bytes())
    }

    /// Takes the file away.
    ///
    /// # Errors
    /// If the target cannot be written.
    pub(super) fn close(remote: &mut dyn Remote) -> Result<(), Failure> {
        remote.remove(&[NAME])
    }
}

fn words(digest: Option<Hash>) -> String {
    let Some(digest) = digest else { return "-".to_owned() };
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
