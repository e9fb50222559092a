//! How the cells of one edition continue those of an earlier one: a crosswalk with every address resolved.
//!
//! Equal addresses of one family continue by themselves unless the crosswalk says otherwise of either.
//! Without a mapping there is no comparison.

use super::{Crosswalk, Entry, Form, Indicator, Link};
use crate::model::label::Label;
use std::collections::{BTreeMap, BTreeSet};

/// How each cell of a newer edition continues an older one.
#[derive(Debug, Clone, Default)]
pub struct Continuations {
    cells: BTreeMap<Indicator, Continuation>,
    endings: BTreeMap<Indicator, Ending>,
}

/// What a cell of the newer edition continues.
#[derive(Debug, Clone)]
pub struct Continuation {
    /// How.
    pub link: Link,
    /// The cells of the older edition; none where it is new.
    pub from: Vec<Indicator>,
    /// Why.
    pub why: Label,
}

/// How a cell of the older edition goes on without one cell that continues it.
#[derive(Debug, Clone)]
pub struct Ending {
    /// Discontinued, split, merged or not comparable.
    pub link: Link,
    /// The cells it went into, if any: all of them for a split.
    pub to: Vec<Indicator>,
    /// Why.
    pub why: Label,
}

impl Continuations {
    /// Resolves the crosswalk of `newer` from `older`; both are of one family, and addresses are known to
    /// stand for something. A later entry overrides an earlier one.
    pub fn between(newer: &Form, older: &Form) -> Self {
        let mut found = Self::default();
        let crosswalk = newer.crosswalks.iter().find(|crosswalk| crosswalk.from == older.id);
        let mut spoken_of = BTreeSet::new();
        for entry in crosswalk.iter().flat_map(|crosswalk: &&Crosswalk| &crosswalk.entries) {
            found.add(entry, newer, older, &mut spoken_of);
        }
        for cell in all_cells(newer) {
            if found.cells.contains_key(&cell) {
                continue;
            }
            let same = older.indicator(&cell.address(newer)).filter(|old| !spoken_of.contains(old));
            let (link, from) = same.map_or((Link::New, vec![]), |old| (Link::Same, vec![old]));
            found.cells.insert(cell, Continuation { link, from, why: Label::default() });
        }
        let continued: BTreeSet<Indicator> = found.cells.values().flat_map(|c| &c.from).copied().collect();
        for cell in all_cells(older) {
            if !continued.contains(&cell) && !found.endings.contains_key(&cell) {
                let ending = Ending { link: Link::Discontinued, to: vec![], why: Label::default() };
                found.endings.insert(cell, ending);
            }
        }
        found
    }

    /// Adds an entry of a crosswalk; it overrides earlier entries on the same cells.
    pub fn add(&mut self, entry: &Entry, newer: &Form, older: &Form, spoken_of: &mut BTreeSet<Indicator>) {
        let cells = |form: &Form, paths: &[(String, _)]| -> Vec<Vec<Indicator>> {
            paths.iter().map(|(path, _)| form.cells_of(path)).collect()
        };
        let (from, to) = (cells(older, &entry.from), cells(newer, &entry.to));
        spoken_of.extend(from.iter().flatten());
        let why = || entry.why.clone();
        match entry.link {
            Link::Split => {
                // The nth cell of the earlier row became the nth cells of the later ones.
                for (n, &old) in from.iter().flatten().enumerate() {
                    let parts: Vec<Indicator> = to.iter().filter_map(|part| part.get(n)).copied().collect();
                    for &part in &parts {
                        let continuation = Continuation { link: Link::Split, from: vec![old], why: why() };
                        self.cells.insert(part, continuation);
                    }
                    self.endings.insert(old, Ending { link: Link::Split, to: parts, why: why() });
                }
            }
            Link::Merged => {
                for (n, &new) in to.iter().flatten().enumerate() {
                    let parts: Vec<Indicator> = from.iter().filter_map(|part| part.get(n)).copied().collect();
                    for &part in &parts {
                        self.endings.insert(part, Ending { link: Link::Merged, to: vec![new], why: why() });
                    }
                    self.cells.insert(new, Continuation { link: Link::Merged, from: parts, why: why() });
                }
            }
            Link::Same
            | Link::Renamed
            | Link::Differs
            | Link::New
            | Link::Discontinued
            | Link::NotComparable => self.add_paired(entry, &from.concat(), &to.concat()),
        }
    }

    /// One cell beside one cell; where the two sides differ in number nothing joins them.
    fn add_paired(&mut self, entry: &Entry, from: &[Indicator], to: &[Indicator]) {
        let paired = from.len() == to.len();
        for (n, &new) in to.iter().enumerate() {
            let from = if paired { vec![from[n]] } else { vec![] };
            self.cells.insert(new, Continuation { link: entry.link, from, why: entry.why.clone() });
        }
        for (n, &old) in from.iter().enumerate() {
            if paired {
                self.endings.remove(&old);
            } else {
                let to = to.get(n).into_iter().copied().collect();
                self.endings.insert(old, Ending { link: entry.link, to, why: entry.why.clone() });
            }
        }
    }

    /// What a cell of the newer edition continues.
    pub fn of(&self, cell: Indicator) -> Option<&Continuation> {
        self.cells.get(&cell)
    }

    /// How a cell of the older edition ends or goes apart; `None` where one cell continues it.
    pub fn ending(&self, cell: Indicator) -> Option<&Ending> {
        self.endings.get(&cell)
    }

    /// The cells of the newer edition that continue nothing, without a word in the crosswalk.
    pub fn unlisted(&self) -> impl Iterator<Item = Indicator> {
        let new = self.cells.iter().filter(|(_, cell)| cell.link == Link::New && cell.why.is_empty());
        new.map(|(&cell, _)| cell)
    }

    /// The cells of the older edition that nothing continues, without a word in the crosswalk.
    pub fn dropped(&self) -> impl Iterator<Item = Indicator> {
        let ended = self.endings.iter();
        let ended = ended.filter(|(_, ending)| ending.link == Link::Discontinued && ending.why.is_empty());
        ended.map(|(&cell, _)| cell)
    }

    /// The same over two steps: `self` from a middle edition, `earlier` from there to an older one.
    #[must_use]
    pub fn after(&self, earlier: &Self) -> Self {
        let mut joined = Self::default();
        for (&cell, continuation) in &self.cells {
            let mut whole = Continuation { from: vec![], ..continuation.clone() };
            for step in continuation.from.iter().filter_map(|&middle| earlier.of(middle)) {
                if step.link > whole.link {
                    whole.link = step.link;
                    whole.why = step.why.clone();
                }
                whole.from.extend(&step.from);
            }
            if whole.from.is_empty() && whole.link < Link::New {
                whole.link = Link::New;
            }
            joined.cells.insert(cell, whole);
        }
        for (&old, ending) in &earlier.endings {
            joined.endings.insert(old, Ending { to: vec![], ..ending.clone() });
        }
        for (&middle, ending) in &self.endings {
            let before = earlier.of(middle).map(|c| c.from.as_slice()).unwrap_or_default();
            for &old in before {
                joined.endings.insert(old, ending.clone());
            }
        }
        joined
    }
}

fn all_cells(form: &Form) -> impl Iterator<Item = Indicator> {
    form.blocks().entries().flat_map(|(id, block)| {
        let cells = block
            .rows
            .leaves
            .ids()
            .flat_map(|row| block.columns.leaves.ids().map(move |column| (row, column)));
        let cells = cells.filter(|&(row, column)| block.has(row, column));
        cells.map(move |(row, column)| Indicator { block: id, row, column })
    })
}
