//! What a run costs: each stage by the clock, each kind of file by the time that threads spent on making it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A stage of the way from a folder of sources to a checked archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Files are found and read.
    Read,
    /// Each is held against its form, and all are joined to an archive.
    Archive,
    /// Figures are held against each other.
    Figures,
    /// Prose is read, its links and citations are resolved.
    Prose,
    /// The templates are read.
    Theme,
}

/// A kind of file of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Output {
    /// Pages of a kind.
    Pages(&'static str),
    /// Reports in formats that offices work with.
    Documents,
    /// Open data.
    Data,
    /// Charts as files.
    Charts,
    /// The search index.
    Search,
    /// The figures that readers compare.
    Compare,
    /// The record of what was published.
    Ledger,
    /// The theme's files, attachments, lists of moved addresses and of pages.
    Others,
}

/// What making the files of a kind took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Made {
    /// How often one was made: twice where a large one is compared and then written.
    pub times: usize,
    /// How long, added up over all threads.
    pub time: Duration,
}

/// What a run costs.
#[derive(Debug, Default)]
pub(crate) struct Costs {
    stages: Vec<(Stage, Duration)>,
    outputs: Mutex<BTreeMap<Output, Made>>,
}

impl Costs {
    /// Does the work of a stage.
    pub(super) fn stage<T>(&mut self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = work();
        self.stages.push((stage, begun.elapsed()));
        result
    }

    /// Makes a file.
    pub(super) fn output<T>(&self, output: Output, make: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = make();
        let time = begun.elapsed();
        let mut outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
        let made = outputs.entry(output).or_default();
        made.times += 1;
        made.time += time;
        result
    }

    /// The stages, in the order in which they were done.
    pub(crate) fn stages(&self) -> &[(Stage, Duration)] {
        &self.stages
    }

    /// The kinds of files that were made, the costliest first.
    pub(crate) fn outputs(&self) -> Vec<(Output, Made)> {
        let outputs = self.outputs.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<(Output, Made)> = outputs.iter().map(|(output, made)| (*output, *made)).collect();
        all.sort_by_key(|(_, made)| std::cmp::Reverse(made.time));
        all
    }
}
