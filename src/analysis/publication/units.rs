//! The units of a report's figures in the further languages of the archive: those of a column once, where its
//! figures have the same.

use super::Reported;
use super::labels::{in_language, language};
use crate::model::label::Label;
use std::collections::{BTreeMap, BTreeSet};

/// The words of a unit by the addresses of the figures in a column and a further language.
type InColumn<'l> = BTreeMap<(String, &'l str), Vec<(String, Option<String>)>>;

/// Units by what they are on.
pub(super) struct Units<'l> {
    further: &'l [String],
    found: InColumn<'l>,
}

impl<'l> Units<'l> {
    /// None yet, in the languages of an archive.
    pub(super) fn new(languages: &'l [String]) -> Self {
        Self { further: languages.get(1..).unwrap_or_default(), found: BTreeMap::new() }
    }

    /// The unit of a figure at an address.
    pub(super) fn add(&mut self, address: &str, unit: Option<&Label>) {
        // Most archives speak one language, and a report has hundreds of figures.
        if self.further.is_empty() {
            return;
        }
        let Some((_, column)) = Reported::row_and_column(address) else { return };
        for language in self.further {
            let words = unit.and_then(|unit| unit.exactly(language)).map(str::to_owned);
            let figures = self.found.entry((column.clone(), language)).or_default();
            figures.push((address.to_owned(), words));
        }
    }

    /// All of them.
    pub(super) fn finish(self) -> BTreeMap<String, String> {
        let mut units = BTreeMap::new();
        for ((column, language), figures) in self.found {
            let first = figures.first().and_then(|(_, words)| words.clone());
            if figures.iter().all(|(_, words)| *words == first) {
                units.extend(first.map(|words| (in_language(&of_column(&column), language), words)));
            } else {
                let each = figures.into_iter();
                units.extend(each.filter_map(|(on, words)| Some((in_language(&on, language), words?))));
            }
        }
        units
    }
}

/// What the unit of a whole column is on; no row is called so.
fn of_column(column: &str) -> String {
    column.rsplit_once('.').map_or(column.to_owned(), |(block, id)| format!("{block}.*.{id}"))
}

impl Reported {
    /// The further languages in which it names units.
    pub(crate) fn languages_of_units(&self) -> BTreeSet<&str> {
        self.units.keys().filter_map(|on| language(on)).collect()
    }

    /// Whether it has words in a further language.
    pub(crate) fn speaks(&self, tag: &str) -> bool {
        self.words.labels.keys().chain(self.units.keys()).any(|on| language(on) == Some(tag))
    }

    /// The unit of a figure in a further language, if it is named in that one.
    pub(crate) fn unit_in(&self, address: &str, language: &str) -> Option<&str> {
        let own = self.units.get(&in_language(address, language));
        let column = || self.units.get(&in_language(&of_column(&Self::row_and_column(address)?.1), language));
        own.or_else(column).map(String::as_str)
    }
}
