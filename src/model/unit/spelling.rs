//! Every way to write a unit beside a figure, listed for those who know no form: editors and their schemas.

use super::declared::{Held, Unit};
use super::printed::can_stand_before;
use super::recognise::{Spoken, recognise};
use super::words::{CHINESE_POWERS, COUNTED, ENGLISH_POWERS, MONEY, OTHERS, POWERS_OF_MONEY};
use std::collections::BTreeSet;

/// Words that are read beside the figures of a cell, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Spellings {
    /// Words for the unit, or for one that is converted into it, without powers of ten.
    pub words: BTreeSet<String>,
    /// Those of them that may stand before the digits.
    pub before: BTreeSet<String>,
    /// Powers of ten that may stand before such a word.
    pub powers: BTreeSet<String>,
    /// Whether a power of ten may stand alone.
    pub power_alone: bool,
    /// Powers of ten that may stand behind the digits where a word stands before them, or behind such a word.
    pub of_money: BTreeSet<String>,
    /// Units of time, of which several may follow one another.
    pub in_parts: BTreeSet<String>,
    /// Whether durations are printed with colons.
    pub colons: bool,
}

impl Spellings {
    /// Every way to write any unit that is known, for cells in which a figure may say its own.
    pub(crate) fn of_any() -> Self {
        Self::of(known().map(str::to_owned).collect())
    }

    fn of(words: BTreeSet<String>) -> Self {
        let powers = || CHINESE_POWERS.iter().chain(ENGLISH_POWERS).map(|(power, _)| (*power).to_owned());
        let before: BTreeSet<String> = words.iter().filter(|word| can_stand_before(word)).cloned().collect();
        let short = POWERS_OF_MONEY.iter().map(|(power, _)| (*power).to_owned());
        let of_money = if before.is_empty() { BTreeSet::new() } else { powers().chain(short).collect() };
        Self { words, before, powers: powers().collect(), of_money, ..Self::default() }
    }
}

impl Unit {
    /// Every way to write this unit, or one that is converted into it.
    pub(crate) fn spellings(&self) -> Spellings {
        let own = self.label.iter().map(|(_, text)| text).chain(self.nouns.iter().map(|noun| &**noun));
        let own = own.flat_map(numbers).filter(|word| self.reads(word));
        let of_unit = || known().filter(|word| self.is_of(word)).map(str::to_owned);
        let of_time = of_unit().chain(["分", "m", "s"].map(str::to_owned));
        Spellings {
            power_alone: self.reads("万"),
            in_parts: if self.reads("hours") || self.reads("seconds") {
                of_time.collect()
            } else {
                BTreeSet::new()
            },
            colons: self.clock().is_some(),
            ..Spellings::of(own.chain(of_unit()).collect())
        }
    }

    fn is_of(&self, word: &str) -> bool {
        match recognise(word) {
            Some(Spoken::Unit(said)) => self.measured(&said).is_some(),
            Some(Spoken::Power(_)) | None => false,
        }
    }

    fn reads(&self, words: &str) -> bool {
        match self.held("", words) {
            Held::Equal | Held::Times(_) => true,
            Held::Other | Held::Unclear | Held::Unknown => false,
        }
    }
}

fn known() -> impl Iterator<Item = &'static str> {
    let money = MONEY.iter().map(|(word, _)| *word);
    money.chain(OTHERS.iter().map(|(word, _)| *word)).chain(COUNTED.iter().copied())
}

/// A word in the singular and in the plural, as far as English forms them with an ending.
fn numbers(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned(), format!("{word}s"), format!("{word}es")];
    for (ending, other) in [("s", ""), ("es", ""), ("ies", "y"), ("y", "ies")] {
        found.extend(word.strip_suffix(ending).map(|stem| format!("{stem}{other}")));
    }
    let other = [("person", "people"), ("people", "person")].into_iter().find(|(one, _)| *one == word);
    found.extend(other.map(|(_, other)| other.to_owned()));
    found
}
