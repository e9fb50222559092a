//! What a unit measures, and how large it is.

use super::ratio::Ratio;
use std::fmt;

/// Codes of ISO 4217 that a word for money may stand for: `$` for many.
pub(crate) type Currencies = &'static [&'static str];

/// What a unit measures. What is measured in one dimension is never read as of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Dimension {
    /// Things that are counted, by the word for them: 件.
    Count(Box<str>),
    /// Money of one currency.
    Money(Currencies),
    /// Time that passes. Its base is a second; a day is a day of the calendar.
    Time,
    /// Months of the calendar, which are not equally many days.
    Months,
    /// Working days, of which nobody knows how many days or hours they are.
    WorkingDays,
    /// Parts of a whole. Its base is the whole.
    Share,
    /// Anything else, by its word.
    Free(Box<str>),
}

/// A unit as a quantity: so many of the base of its dimension, times a power of ten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Measure {
    /// What it measures.
    pub dimension: Dimension,
    /// How many of the base it is, its power left out: 60 for a minute, 1/100 for a per cent.
    pub base: Ratio,
    /// The power of ten that its words name: 4 for 万元.
    pub power: u32,
}

impl Measure {
    /// One of the base of a dimension.
    pub(crate) fn of(dimension: Dimension) -> Self {
        Self { dimension, base: Ratio::ONE, power: 0 }
    }

    /// The same unit times a power of ten.
    #[must_use]
    pub(crate) fn with_power(self, power: u32) -> Self {
        Self { power, ..self }
    }

    /// How many of another unit of the same dimension this one is.
    pub(crate) fn in_terms_of(&self, other: &Self) -> Option<Ratio> {
        let own = self.base.times(Ratio::ten_to(self.power))?;
        own.times(other.base.times(Ratio::ten_to(other.power))?.inverse())
    }
}

impl Measure {
    /// Whether it is of things that only a word names.
    pub(crate) fn is_of_things(&self) -> bool {
        match self.dimension {
            Dimension::Count(_) | Dimension::Free(_) => true,
            Dimension::Money(_)
            | Dimension::Time
            | Dimension::Months
            | Dimension::WorkingDays
            | Dimension::Share => false,
        }
    }

    /// The same measure of the things that a name names, where nothing else does.
    #[must_use]
    pub(super) fn named(self, word: &str, named: Option<&Self>) -> Self {
        let power = named.map_or(self.power, |named| named.power);
        match self.dimension {
            Dimension::Count(_) => Self { dimension: Dimension::Count(word.into()), power, ..self },
            Dimension::Free(_) => Self { dimension: Dimension::Free(word.into()), power, ..self },
            Dimension::Money(_)
            | Dimension::Time
            | Dimension::Months
            | Dimension::WorkingDays
            | Dimension::Share => self,
        }
    }
}

/// What it measures, as a form says it.
impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.dimension {
            Dimension::Count(_) => "count",
            Dimension::Money(_) => "money",
            Dimension::Time => "time",
            Dimension::Months => "months",
            Dimension::WorkingDays => "working days",
            Dimension::Share => "share",
            Dimension::Free(_) => "free",
        })
    }
}
