//! What of a table is in no report, and why: each with its lines.

use crate::text::message;
use crate::text::message::Message;
use std::collections::BTreeMap;

/// So many reasons are told apart.
const MOST: usize = 2000;

/// What is in no report, by the reason.
#[derive(Debug, Default)]
pub(crate) struct Left {
    reasons: BTreeMap<Message, Cells>,
}

/// Cells that share a reason.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    /// How many there are.
    pub count: usize,
    /// Their lines, each range with both ends.
    pub lines: Vec<(usize, usize)>,
}

impl Left {
    /// Adds a cell.
    pub(super) fn add(&mut self, why: Message, line: usize) {
        let is_known = self.reasons.len() < MOST || self.reasons.contains_key(&why);
        let why = if is_known { why } else { message!(zh: "其他原因", en: "for other reasons") };
        let cells = self.reasons.entry(why).or_default();
        cells.count += 1;
        match cells.lines.last_mut() {
            Some((_, last)) if *last == line || *last + 1 == line => *last = line,
            _ => cells.lines.push((line, line)),
        }
    }

    /// The reasons, those of the first lines first.
    pub(crate) fn reasons(&self) -> Vec<(&Message, &Cells)> {
        let mut reasons: Vec<(&Message, &Cells)> = self.reasons.iter().collect();
        reasons.sort_by_key(|(_, cells)| cells.lines.first().copied());
        reasons
    }

    /// How many cells there are.
    pub(crate) fn count(&self) -> usize {
        self.reasons.values().map(|cells| cells.count).sum()
    }
}
