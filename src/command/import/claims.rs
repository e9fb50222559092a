//! Files that claim to be the same report: which of them is taken.

use super::found::Found;
use crate::import::source::refusal::Refusal;
use crate::import::target::Target;
use crate::import::us_foia::Head;
use crate::model::archive::Archive;
use crate::model::id::PublisherId;
use crate::text::message;
use crate::text::message::Message;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A file, and the report that it is.
pub(super) struct Assigned {
    /// The file.
    pub found: Found,
    /// What it says of itself, and where its report belongs.
    pub read: Result<(Head, Target), Box<Refusal>>,
}

/// Takes one of the files that claim a report: one whose path names the year, since the year in a file is
/// sometimes that of the file it was made from; then the one that was made last, changed last, and the last
/// by name. The others are refused. What is told of those taken, by path.
pub(super) fn settle(archive: &Archive, files: &mut [Assigned]) -> BTreeMap<String, Message> {
    let mut claims: BTreeMap<(PublisherId, String), Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        if let Ok((_, target)) = &file.read {
            claims.entry((target.publisher, target.address())).or_default().push(at);
        }
    }
    let mut taken = BTreeMap::new();
    for ((publisher, address), mut claiming) in claims.into_iter().filter(|(_, files)| files.len() > 1) {
        claiming.sort_by_cached_key(|&at| Reverse(standing(&files[at])));
        let Some((&first, others)) = claiming.split_first() else { continue };
        let winner = files[first].found.path.clone();
        let paths: Vec<String> = others.iter().map(|&at| files[at].found.path.clone()).collect();
        let publisher = &archive.publisher(publisher).id;
        for &at in others {
            files[at].read = Err(beaten(publisher, &address, &winner));
        }
        let paths = paths.join(", ");
        taken.insert(winner, message!(zh: "收入这份，没有收 {paths}", en: "this one is taken, not {paths}"));
    }
    taken
}

/// Whether its path names the year, when it was made, when it was changed, and its name.
fn standing(file: &Assigned) -> (bool, String, String, String) {
    let found = &file.found;
    let (named, made) = match &file.read {
        Ok((head, target)) => (names(&found.path, target), head.made.clone()),
        Err(_) => (false, String::new()),
    };
    (named, made, found.changed.clone(), found.path.clone())
}

/// Whether a path names the year of a report.
fn names(path: &str, target: &Target) -> bool {
    path.contains(target.period.id.trim_start_matches("fy"))
}

fn beaten(publisher: &str, address: &str, winner: &str) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "{publisher} 的 {address} 收入的是 {winner}",
            en: "{winner} was taken for {publisher} on {address}"
        ),
        remedy: message!(
            zh: "若是别的年份或机关的，在映射文件的 files 下写明它的 period 或 publisher；\
                 若该收这一份，把另一份列入 leave_out",
            en: "if it is of another year or agency, say its `period` or `publisher` in a mapping file, \
                 under `files`; if this is the one, name the other under `leave_out`"
        ),
    })
}
