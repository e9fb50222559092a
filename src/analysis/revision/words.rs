//! Words beside figures: labels of rows and columns, units, notes.

use super::pairs;
use crate::analysis::publication::{Publication, Reported};
use std::collections::BTreeMap;

/// Words under which a figure was published, and that are others now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WordsRevision {
    /// What they are.
    pub what: What,
    /// What they are on: `requests.granted`, `requests.*.total`, the address of a figure; of a note on the
    /// whole report nothing; with the language, where that is a further one: `requests.granted@en`.
    pub on: String,
    /// How many further figures have the same change.
    pub others: usize,
    /// What was printed; empty where nothing was.
    pub was: String,
    /// What is printed; empty where nothing is.
    pub now: String,
    /// Whether the archive declares the change.
    pub is_declared: bool,
}

/// What words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// The label of a row.
    Row,
    /// The label of a column.
    Column,
    /// The words over rows, columns or a table, or a label in a further language.
    Label,
    /// The unit of a figure.
    Unit,
    /// A note on figures, or on the report.
    Note,
}

impl What {
    /// Its name, for programs.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Column => "column",
            Self::Label => "label",
            Self::Unit => "unit",
            Self::Note => "note",
        }
    }
}

impl WordsRevision {
    /// What they are on, whatever their language.
    pub(crate) fn place(&self) -> &str {
        self.on.split_once('@').map_or(self.on.as_str(), |(on, _)| on)
    }

    /// The language they are in, where that is a further one.
    pub(crate) fn further_language(&self) -> Option<&str> {
        self.on.split_once('@').map(|(_, language)| language)
    }

    /// Whether something is to be declared: what was said is said otherwise, or no more. A note that is new
    /// takes nothing back.
    pub(crate) fn is_undeclared(&self) -> bool {
        let is_new = self.what == What::Note && self.was.is_empty();
        !self.is_declared && !is_new
    }
}

/// The words that differ in a report; `now` declares changes.
pub(super) fn changed(was: &Reported, now: &Reported, archive: &Publication) -> Vec<WordsRevision> {
    let mut found = Vec::new();
    let mut add = |what: What, on: String, was: &str, now: &str| {
        let same = |other: &&mut WordsRevision| {
            what == What::Unit && other.what == what && other.was == was && other.now == now
        };
        if was == now {
        } else if let Some(other) = found.iter_mut().find(same) {
            other.others += 1;
        } else {
            let is_declared = archive.reworded.iter().any(|known| known.was == was && known.now == now);
            let (was, now) = (was.to_owned(), now.to_owned());
            found.push(WordsRevision { what, on, others: 0, was, now, is_declared });
        }
    };
    for (row, was, now) in both(&was.words.rows, &now.words.rows) {
        add(What::Row, row.clone(), was, now);
    }
    for (column, was, now) in both(&was.words.columns, &now.words.columns) {
        let on = column.rsplit_once('.').map_or(column.clone(), |(block, id)| format!("{block}.*.{id}"));
        add(What::Column, on, was, now);
    }
    for (on, was, now) in both(&was.words.labels, &now.words.labels) {
        add(What::Label, on.clone(), was, now);
    }
    for (on, was) in was.words.labels.iter().filter(|(on, _)| !now.words.labels.contains_key(*on)) {
        if let Some(now) = shown_instead(on, now) {
            add(What::Label, on.clone(), was, now);
        }
    }
    let figures = was.by_address();
    let mut languages = was.languages_of_units();
    languages.retain(|language| now.speaks(language));
    for (address, kept) in &now.figures {
        let Some(before) = figures.get(address.as_str()) else { continue };
        add(What::Unit, address.clone(), &before.unit, &kept.unit);
        for language in &languages {
            if let Some(was) = was.unit_in(address, language) {
                let now = now.unit_in(address, language).unwrap_or(&kept.unit);
                add(What::Unit, format!("{address}@{language}"), was, now);
            }
        }
        add(What::Note, address.clone(), &before.note, &kept.note);
    }
    let (notes_was, notes_now) = (on_each(was), on_each(now));
    for (on, was, now) in pairs(&notes_was, &notes_now) {
        let none = Vec::new();
        let (was, now) = (was.unwrap_or(&none), now.unwrap_or(&none));
        let mut gone = was.iter().filter(|note| !now.contains(note));
        let mut came = now.iter().filter(|note| !was.contains(note));
        // What went and what came in one place is one change.
        loop {
            match (gone.next(), came.next()) {
                (None, None) => break,
                (was, now) => add(What::Note, (*on).to_owned(), was.unwrap_or(&""), now.unwrap_or(&"")),
            }
        }
    }
    found
}

/// What both states have, with the words of each.
fn both<'m>(
    was: &'m BTreeMap<String, String>,
    now: &'m BTreeMap<String, String>,
) -> impl Iterator<Item = (&'m String, &'m str, &'m str)> {
    was.iter().filter_map(|(key, was)| Some((key, was.as_str(), now.get(key)?.as_str())))
}

/// The words of the first language that readers of another see where its own are gone; none where what they
/// were on is gone too, or nothing is in that language any more.
fn shown_instead<'r>(on: &str, now: &'r Reported) -> Option<&'r str> {
    let (on, language) = on.split_once('@')?;
    let of_column = || now.words.columns.get(&on.replacen(".*.", ".", 1));
    let first = now.words.rows.get(on).or_else(|| now.words.labels.get(on)).or_else(of_column)?;
    now.speaks(language).then_some(first.as_str())
}

/// The notes of a report by what they are on.
fn on_each(report: &Reported) -> BTreeMap<&str, Vec<&str>> {
    let mut notes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (on, note) in &report.notes {
        notes.entry(on).or_default().push(note);
    }
    notes
}
