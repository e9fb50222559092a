//! What a correct reading may say of a document, and whether one does.

use std::collections::{BTreeMap, BTreeSet};

/// What a reading says of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A figure, as printed; empty for a cell that is printed empty.
    Figure(String),
    /// Something stands there that was not read.
    Unread,
    /// Nothing stands there.
    Absent,
}

/// What a document prints in a cell, in the ways in which it may be given back; none where it cannot be
/// known. `Unread` and `Absent` are never wrong.
pub type Allowed = BTreeSet<String>;

/// What must come back of a document.
#[derive(Debug, Clone, Default)]
pub struct Expectation {
    /// For each cell of the form that the document prints, or did before it was spoilt.
    pub cells: BTreeMap<String, Allowed>,
    /// Tables and their editions, where the document leaves no doubt.
    pub editions: BTreeMap<String, String>,
}

/// How an outcome holds against what must come back.
#[derive(Debug, Clone, Default)]
pub struct Judgement {
    /// Figures that the document does not print there.
    pub silent: Vec<String>,
    /// Figures that the document prints and that were not read.
    pub needless: Vec<String>,
    /// How many cells came back as they are printed.
    pub exact: usize,
}

/// A text without what no reader sees of it.
pub fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}'))
        .collect()
}

impl Expectation {
    /// Expects exactly a text.
    pub fn exactly(&mut self, address: &str, text: &str) {
        self.cells.insert(address.into(), BTreeSet::from([bare(text)]));
    }

    /// Expects that a figure cannot be known.
    pub fn nothing(&mut self, address: &str) {
        self.cells.insert(address.into(), BTreeSet::new());
    }

    /// Holds an outcome against it.
    pub fn judge(&self, outcome: &BTreeMap<String, Outcome>) -> Judgement {
        let mut judgement = Judgement::default();
        for (address, outcome) in outcome {
            let Outcome::Figure(text) = outcome else { continue };
            match self.cells.get(address) {
                Some(allowed) if allowed.contains(&bare(text)) => judgement.exact += 1,
                Some(allowed) => judgement.silent.push(format!("{address} = {text:?}, printed {allowed:?}")),
                None => judgement.silent.push(format!("{address} = {text:?}, which no table prints")),
            }
        }
        for (address, allowed) in &self.cells {
            let given = matches!(outcome.get(address), Some(Outcome::Figure(_)));
            if !given && allowed.iter().any(|text| !text.is_empty()) {
                judgement.needless.push(format!("{address}, printed {allowed:?}"));
            }
        }
        judgement
    }
}
