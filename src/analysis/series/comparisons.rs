//! The comparisons of the publishers that were asked for last.

use super::{Comparison, of_publisher};
use crate::analysis::check::Findings;
use crate::model::archive::Archive;
use crate::model::id::PublisherId;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many publishers' comparisons are kept for each thread. The files of a publisher are made one after
/// another (its page, the pages of its years, its data), and each needs them; those of all are too many to
/// hold.
const KEPT_FOR_A_THREAD: usize = 2;

/// The comparisons of an archive's publishers, each worked out when it is first asked for, and again where
/// that was long ago.
pub(crate) struct Comparisons<'a> {
    archive: &'a Archive,
    findings: &'a Findings,
    latest: Mutex<VecDeque<(PublisherId, Compared)>>,
}

/// The comparisons of one publisher, as [`of_publisher`] has them.
#[derive(Clone, Default)]
pub(crate) struct Compared(Arc<OnceLock<Vec<Comparison>>>);

impl<'a> Comparisons<'a> {
    /// Those of an archive with its findings.
    pub(crate) fn new(archive: &'a Archive, findings: &'a Findings) -> Self {
        Self { archive, findings, latest: Mutex::default() }
    }

    /// Those of a publisher.
    pub(crate) fn of(&self, publisher: PublisherId) -> Compared {
        let compared = self.place_of(publisher);
        // Outside of the lock: other threads go on with other publishers meanwhile.
        compared.0.get_or_init(|| of_publisher(self.archive, self.findings, publisher));
        compared
    }

    fn place_of(&self, publisher: PublisherId) -> Compared {
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        let known = latest.iter().position(|(of, _)| *of == publisher).and_then(|at| latest.remove(at));
        let (_, compared) = known.unwrap_or_else(|| (publisher, Compared::default()));
        latest.push_front((publisher, compared.clone()));
        latest.truncate(rayon::current_num_threads() * KEPT_FOR_A_THREAD);
        compared
    }
}

impl Compared {
    /// All of them.
    pub(crate) fn all(&self) -> &[Comparison] {
        self.0.get().map_or(&[], Vec::as_slice)
    }

    /// Those that have several reports to compare, which the publisher's page shows.
    pub(crate) fn shown(&self) -> Vec<&Comparison> {
        self.all().iter().filter(|comparison| comparison.reports.len() > 1).collect()
    }
}
