//! Definitions of links and footnotes, and whether anything refers to them.

use super::state::{Definitions, Note, Walk, folded};
use super::{Lost, Slip, SlipKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

impl Walk<'_> {
    /// The definition of a link, at its end all are known.
    pub(super) fn definition(&mut self, span: Range<usize>, address: &str) {
        let range = self.trimmed(&span);
        if !self.definitions.referred.contains(&span.start) {
            let is_address = is_address(address);
            let slip = Slip::new(SlipKind::Lost(Lost::UnusedDefinition { is_address }), range.clone());
            let start = range.start;
            self.tell(if is_address { slip } else { slip.meant(start..start, "\\") });
        }
        self.covered.add(span);
    }

    /// A footnote begins.
    pub(super) fn note(&mut self, label: &str, range: &Range<usize>) {
        let definitions = &mut self.definitions;
        definitions.open.push(definitions.notes.len());
        let name = folded(label);
        definitions.notes.push(Note { name, range: range.clone(), refers_to: Vec::new() });
        let text = self.text.get(range.clone()).unwrap_or("");
        let label_end = text.find("]:").map_or(0, |end| end + 2);
        self.covered.add(range.start..range.start + label_end);
    }

    /// Tells the footnotes that are on no page.
    pub(super) fn unused_notes(&mut self) {
        let Definitions { notes, wanted, .. } = std::mem::take(&mut self.definitions);
        let mut first: BTreeMap<&str, &Note> = BTreeMap::new();
        for note in &notes {
            first.entry(&note.name).or_insert(note);
        }
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let mut wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        while let Some(name) = wanted.pop() {
            if let Some(note) = first.get(name)
                && used.insert(&note.name)
            {
                wanted.extend(note.refers_to.iter().map(String::as_str));
            }
        }
        let mut seen = BTreeSet::new();
        for note in &notes {
            let name = note.name.clone();
            let range = self.trimmed(&note.range);
            if !seen.insert(&note.name) {
                self.tell(Slip::new(SlipKind::Lost(Lost::SecondNote(name)), range));
            } else if !used.contains(&*note.name) {
                self.tell(Slip::new(SlipKind::Lost(Lost::UnusedNote(name)), range));
            }
        }
    }
}

/// Whether words may be where a link leads.
pub(super) fn is_address(words: &str) -> bool {
    let ending = words.rsplit_once('.').map(|(_, ending)| ending.split(['#', '?']).next().unwrap_or(ending));
    let is_file = ending.is_some_and(|ending| {
        (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
    });
    is_file
        || words.is_empty()
        || words.contains('/')
        || words.starts_with(['#', '<', '?'])
        || ["mailto:", "tel:"].iter().any(|scheme| words.starts_with(scheme))
}
