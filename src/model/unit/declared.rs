//! A unit as a form declares it, and what printed words are beside it.

use super::clock::{Clock, clock, second};
use super::measure::{Dimension, Measure};
use super::names;
use super::ratio::Ratio;
use super::recognise::{Spoken, recognise, same_noun};
use crate::model::label::Label;
use rust_decimal::Decimal;

/// A unit of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub label: Label,
    pub(super) measure: Measure,
    /// The words for the things it counts, in every language of its name.
    pub(super) nouns: Vec<Box<str>>,
    clock: Option<Clock>,
}

/// What a form says of a unit besides its name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    /// What it measures, in other words.
    pub is: Option<Measure>,
    /// What a share is when the part is all.
    pub whole: Option<u32>,
    /// How its durations are printed.
    pub clock: Option<Clock>,
}

/// Two things that a form says of a unit and that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Contradiction {
    /// The one.
    pub one: String,
    /// The other.
    pub other: String,
}

/// What printed words are beside a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// The same unit.
    Equal,
    /// So many of it, exactly.
    Times(Ratio),
    /// Another unit, which cannot be converted.
    Other,
    /// A power of ten beside a unit that has one: 5万 in a cell of 万元.
    Unclear,
    /// No unit that is known.
    Unknown,
}

impl Unit {
    /// A unit by its name and what else a form says of it.
    pub(crate) fn declared(label: Label, said: &Said) -> Result<Self, Contradiction> {
        let mut measure: Option<(String, Measure)> = None;
        let mut nouns: Vec<Box<str>> = Vec::new();
        let mut clock = said.clock;
        for (_, text) in label.iter() {
            nouns.push(text.into());
            let claim = match self::clock(text) {
                Some((way, unit)) => {
                    clock = clock.or(Some(way));
                    Some(unit)
                }
                None => claim(text),
            };
            let Some(claim) = claim else { continue };
            if let Dimension::Count(noun) | Dimension::Free(noun) = &claim.dimension {
                nouns.push(noun.clone());
            }
            measure = Some(match measure.take() {
                None => (text.to_owned(), claim),
                Some((other, before)) => {
                    let both = joined(&before, &claim)
                        .ok_or_else(|| Contradiction { one: other.clone(), other: text.to_owned() })?;
                    (other, both)
                }
            });
        }
        let named = measure.as_ref().map(|(_, measure)| measure);
        let contradiction = |other: String| Contradiction {
            one: measure.as_ref().map(|(words, _)| words.clone()).unwrap_or_default(),
            other,
        };
        let first = label.iter().next().map_or("", |(_, text)| text);
        let measure = match (&said.is, said.whole) {
            (Some(is), _) if named.is_some_and(|named| !narrows(is, named)) => {
                return Err(contradiction(is.to_string()));
            }
            (Some(is), _) => is.clone().named(first, named),
            (None, Some(whole)) => {
                let share =
                    Measure { dimension: Dimension::Share, base: Ratio::of(1, u64::from(whole)), power: 0 };
                if named.is_some_and(|named| !named.is_of_things() && *named != share) {
                    return Err(contradiction(format!("whole: {whole}")));
                }
                share
            }
            (None, None) => named.cloned().unwrap_or_else(|| Measure::of(Dimension::Free(first.into()))),
        };
        if clock.is_some() && measure.dimension != Dimension::Time {
            return Err(contradiction(clock.map_or("", Clock::name).to_owned()));
        }
        Ok(Self { label: names::complete(label, &measure), measure, nouns, clock })
    }

    /// The unit that words beside a figure say, its power of ten left out: of 25.1万元 it is 元. `None` where
    /// they are no unit that is known.
    pub(crate) fn stated(before: &str, behind: &str) -> Option<Self> {
        let words = match (before, behind) {
            ("", words) | (words, "") => words.to_owned(),
            (before, behind) => format!("{before} {behind}"),
        };
        let measure = match recognise(&words)? {
            Spoken::Unit(unit) => unit.with_power(0),
            Spoken::Power(_) => return None,
        };
        let label = match (&measure.dimension, names::names(&measure)) {
            (Dimension::Free(_), _) => return None,
            (Dimension::Count(noun), _) => Label::of("zh", noun),
            (_, Some(names)) => Label::new(names.map(|(tag, name)| (tag.to_owned(), name))),
            (_, None) => Label::of("und", &words),
        };
        let nouns = label.iter().map(|(_, text)| text.into()).collect();
        Some(Self { label, measure, nouns, clock: None })
    }

    /// What a share in this unit is when the part is all: 1 for a fraction, 100 for a percentage.
    pub(crate) fn whole(&self) -> u32 {
        match self.measure.dimension {
            Dimension::Share => names::whole(self.measure.base),
            Dimension::Count(_)
            | Dimension::Money(_)
            | Dimension::Time
            | Dimension::Months
            | Dimension::WorkingDays
            | Dimension::Free(_) => 100,
        }
    }

    /// How its durations are printed with colons, where its form says so.
    pub(crate) fn clock(&self) -> Option<Clock> {
        self.clock
    }

    /// So many of this unit as its form prints durations.
    pub(crate) fn in_clock(&self, number: Decimal) -> Option<String> {
        let seconds = self.measure.in_terms_of(&second())?.apply(number, 0)?;
        self.clock?.printed(seconds)
    }

    /// Whether figures in two units can be compared as they are.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let one = (&self.measure, &other.measure);
        if one.0.is_of_things() && one.1.is_of_things() {
            let mut common =
                self.label.iter().filter_map(|(tag, text)| Some((text, other.label.exactly(tag)?)));
            let shared = common.next();
            return one.0.power == one.1.power
                && match shared {
                    Some((one, two)) => same_noun(one, two) && common.all(|(one, two)| same_noun(one, two)),
                    None => {
                        self.label.iter().any(|(_, one)| other.nouns.iter().any(|two| same_noun(one, two)))
                    }
                };
        }
        one.0 == one.1
    }

    /// How many of another unit this one is, where both measure the same.
    pub(crate) fn in_terms_of(&self, other: &Self) -> Option<Ratio> {
        other.measured(&self.measure)
    }

    /// Whether it counts things one by one.
    pub(crate) fn is_of_single_things(&self) -> bool {
        self.measure.is_of_things() && self.measure.power == 0
    }

    /// What words before and behind a figure are beside this unit.
    pub(crate) fn held(&self, before: &str, behind: &str) -> Held {
        match (before, behind) {
            ("", words) | (words, "") => self.words(words),
            (before, behind) => self.words(&format!("{before} {behind}")),
        }
    }

    fn words(&self, words: &str) -> Held {
        if self.label.iter().any(|(_, text)| same_noun(text, words)) {
            return Held::Equal;
        }
        // What the name counts in thousands may be printed one by one.
        let own = || self.nouns.iter().any(|noun| same_noun(noun, words));
        let alone = || Spoken::Unit(Measure::of(Dimension::Free(words.into())));
        match recognise(words).or_else(|| own().then(alone)) {
            None => Held::Unknown,
            Some(Spoken::Power(_)) if self.measure.power > 0 => Held::Unclear,
            Some(Spoken::Power(_)) if self.measure.dimension == Dimension::Share => Held::Other,
            Some(Spoken::Power(power)) => Held::Times(Ratio::ten_to(power)),
            Some(Spoken::Unit(said)) => self.measured(&said).map_or(Held::Other, |ratio| {
                if ratio == Ratio::ONE { Held::Equal } else { Held::Times(ratio) }
            }),
        }
    }

    /// How many of this unit a measure is, where it is of the same thing.
    pub(crate) fn measured(&self, said: &Measure) -> Option<Ratio> {
        let same = match (&self.measure.dimension, &said.dimension) {
            // `$` is read where the form says which dollar it is, US$ is not where the form says `$`.
            (Dimension::Money(own), Dimension::Money(said)) => own.iter().all(|one| said.contains(one)),
            (Dimension::Time, Dimension::Time)
            | (Dimension::Months, Dimension::Months)
            | (Dimension::WorkingDays, Dimension::WorkingDays)
            | (Dimension::Share, Dimension::Share) => true,
            (Dimension::Count(_) | Dimension::Free(_), Dimension::Count(noun) | Dimension::Free(noun)) => {
                self.nouns.iter().any(|own| same_noun(own, noun))
            }
            (
                Dimension::Count(_)
                | Dimension::Money(_)
                | Dimension::Time
                | Dimension::Months
                | Dimension::WorkingDays
                | Dimension::Share
                | Dimension::Free(_),
                _,
            ) => false,
        };
        if same { said.in_terms_of(&self.measure) } else { None }
    }
}

/// What the words of a name say, a power of ten alone included.
fn claim(text: &str) -> Option<Measure> {
    Some(match recognise(text.strip_prefix("in ").unwrap_or(text))? {
        Spoken::Unit(unit) => unit,
        Spoken::Power(power) => Measure::of(Dimension::Free(text.into())).with_power(power),
    })
}

/// What two names for one unit say together; `None` where they cannot both be its name.
fn joined(one: &Measure, other: &Measure) -> Option<Measure> {
    if one.power != other.power {
        return None;
    }
    if let (Dimension::Money(a), Dimension::Money(b)) = (&one.dimension, &other.dimension) {
        let narrower = |a: &[&str], b: &[&str]| a.iter().all(|currency| b.contains(currency));
        let found = if narrower(a, b) { Some(one) } else { narrower(b, a).then_some(other) };
        return found.cloned();
    }
    if one.is_of_things() && other.is_of_things() {
        // What is surely counted says more than any other word.
        let counted = matches!(one.dimension, Dimension::Count(_));
        return Some(if counted { one.clone() } else { other.clone() });
    }
    (one == other).then(|| one.clone())
}

/// Whether what a form says of a unit can be said of one with such a name: days may be working days, 元 may
/// be Hong Kong's.
fn narrows(is: &Measure, named: &Measure) -> bool {
    if is.is_of_things() {
        return named.is_of_things();
    }
    if named.is_of_things() {
        return named.power == 0 || named.power == is.power;
    }
    let money = |measure: &Measure| matches!(measure.dimension, Dimension::Money(_));
    let days = |measure: &Measure| measure.power == 0 && measure.base == Ratio::of(86_400, 1);
    is == named
        || (money(is) && money(named) && is.power == named.power)
        || (is.dimension == Dimension::WorkingDays && named.dimension == Dimension::Time && days(named))
}
