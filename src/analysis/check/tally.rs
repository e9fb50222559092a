//! How many checks were made, and how they ended.

use super::finding::Outcome;
use super::reason::Reason;
use std::collections::BTreeMap;

/// How the checks of a report or of an archive ended. Every check that applies is counted once at each row or
/// column it is repeated over: it holds, fails, or cannot be assessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that hold.
    pub held: usize,
    /// Those among them that hold with cells without a figure counted as 0.
    pub held_on_empty: usize,
    /// Strict checks that fail.
    pub contradictions: usize,
    /// Heuristics that fail: questions.
    pub questions: usize,
    /// Checks that could not be assessed, by the reason.
    pub open: BTreeMap<Reason, usize>,
}

impl Tally {
    /// How many checks were made.
    pub fn made(&self) -> usize {
        self.held + self.failed() + self.unassessed()
    }

    /// How many of them fail.
    pub fn failed(&self) -> usize {
        self.contradictions + self.questions
    }

    /// How many of them could not be assessed.
    pub fn unassessed(&self) -> usize {
        self.open.values().sum()
    }

    /// The reasons why checks could not be assessed, from the most frequent on.
    pub fn reasons_by_number(&self) -> Vec<(Reason, usize)> {
        let mut reasons: Vec<(Reason, usize)> = self.open.iter().map(|(&r, &n)| (r, n)).collect();
        reasons.sort_by_key(|&(reason, n)| (std::cmp::Reverse(n), reason));
        reasons
    }

    pub(super) fn holds(&mut self, empty: usize) {
        self.held += 1;
        self.held_on_empty += usize::from(empty > 0);
    }

    /// Counts a check that does not hold.
    pub(super) fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Contradiction => self.contradictions += 1,
            Outcome::Notice => self.questions += 1,
            Outcome::Unassessed(reason) => *self.open.entry(reason).or_default() += 1,
        }
    }

    /// Adds what was counted elsewhere.
    pub(super) fn add(&mut self, other: &Self) {
        self.held += other.held;
        self.held_on_empty += other.held_on_empty;
        self.contradictions += other.contradictions;
        self.questions += other.questions;
        for (&reason, n) in &other.open {
            *self.open.entry(reason).or_default() += n;
        }
    }
}
