//! A figure: what is printed in one cell, held exactly.
//!
//! Blank, zero, `/` and not given are different things here and stay different to the last export. No
//! floating point touches a figure; a number keeps the decimals it was printed with (`1.20` stays `1.20`).

mod characters;
mod plain;
mod readings;
mod refusal;
mod signs;
mod look_alike;
mod unreadable;
mod number;
mod bound;
mod read;
mod sum;
mod foreign;
mod measured;
mod interval;
#[cfg(test)]
mod tests;

pub(crate) use bound::SIGNS;
pub use bound::{Bound, Sense};
pub(crate) use characters::named;
pub(crate) use interval::{Interval, day_number};
pub(crate) use jiff::civil::Date;
pub(crate) use measured::read;
pub(crate) use number::MOST_DIGITS;
pub(crate) use read::WORDS;
pub(crate) use readings::readings;
pub(crate) use refusal::Refusal;
pub use rust_decimal::Decimal;
pub(crate) use signs::{BETWEEN, DASHES, MINUS, MOST_DASHES, PLUS, SLASHES};
pub(crate) use sum::add;

use crate::model::unit::Unit;
use crate::text::limits;
use rust_decimal::RoundingStrategy;
use std::fmt;

/// What kind of cell a form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// A whole number, zero or more.
    Count,
    /// A whole number with a sign: how much something grew or shrank.
    Change,
    /// A decimal, zero or more: money, days.
    Amount,
    /// A decimal of either sign.
    Number,
    /// Words.
    Text,
    /// A calendar date, `YYYY-MM-DD`.
    Date,
}

impl CellKind {
    /// Every kind with the name a form gives it.
    pub const ALL: [(&'static str, Self); 6] = [
        ("count", Self::Count),
        ("change", Self::Change),
        ("amount", Self::Amount),
        ("number", Self::Number),
        ("text", Self::Text),
        ("date", Self::Date),
    ];

    /// Whether it asks for a number.
    pub fn is_numeric(self) -> bool {
        match self {
            Self::Count | Self::Change | Self::Amount | Self::Number => true,
            Self::Text | Self::Date => false,
        }
    }

    /// Whether it asks for whole numbers.
    pub fn is_whole(self) -> bool {
        match self {
            Self::Count | Self::Change => true,
            Self::Amount | Self::Number | Self::Text | Self::Date => false,
        }
    }

    /// Whether a number there may be below zero.
    pub fn is_signed(self) -> bool {
        match self {
            Self::Change | Self::Number => true,
            Self::Count | Self::Amount | Self::Text | Self::Date => false,
        }
    }

    /// The name a form gives it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// What a printed figure says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number; zero only where zero is written.
    Number(Decimal),
    /// A signed change: `+19`, `增 30513`, `减 599`.
    Change(Decimal),
    /// A number with words beside it: `22（其中修订16件）`.
    Annotated(Decimal),
    /// Only a bound is known: `<1`, `≥5`.
    Bound(Bound),
    /// Between two bounds, both included: `0-249`.
    Range(Box<(Decimal, Decimal)>),
    /// The cell is printed empty.
    Blank,
    /// The cell does not apply: `/`, `-`, `N/A`.
    NotApplicable,
    /// The figure was not collected.
    NotCollected,
    /// The figure exists and is withheld.
    Suppressed,
    /// Words.
    Text,
    /// A date.
    Date(Date),
    /// A sparse cell that the report does not give: neither an error nor zero.
    NotGiven,
    /// The form has no such cell.
    Absent,
    /// What is written is no figure, or a figure is missing. It is a diagnostic; only of a draft that still
    /// lacks some is a page made.
    Unread,
}

impl Value {
    /// The exact number, where the figure is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(n) | Self::Change(n) | Self::Annotated(n) => Some(*n),
            Self::Bound(_)
            | Self::Range(_)
            | Self::Blank
            | Self::NotApplicable
            | Self::NotCollected
            | Self::Suppressed
            | Self::Text
            | Self::Date(_)
            | Self::NotGiven
            | Self::Absent
            | Self::Unread => None,
        }
    }

    /// Whether the report says anything here, be it that the cell is blank: the cell exists and was filled
    /// in.
    pub fn is_given(&self) -> bool {
        match self {
            Self::NotGiven | Self::Absent | Self::Unread => false,
            Self::Number(_)
            | Self::Change(_)
            | Self::Annotated(_)
            | Self::Bound(_)
            | Self::Range(_)
            | Self::Blank
            | Self::NotApplicable
            | Self::NotCollected
            | Self::Suppressed
            | Self::Text
            | Self::Date(_) => true,
        }
    }

    /// The same value printed with words beside it.
    #[must_use]
    pub fn annotated(self) -> Self {
        match self {
            Self::Number(number) => Self::Annotated(number),
            Self::Change(_)
            | Self::Annotated(_)
            | Self::Bound(_)
            | Self::Range(_)
            | Self::Blank
            | Self::NotApplicable
            | Self::NotCollected
            | Self::Suppressed
            | Self::Text
            | Self::Date(_)
            | Self::NotGiven
            | Self::Absent
            | Self::Unread => self,
        }
    }

    /// The name of the kind of value, as in the exports and in CSS classes.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Number(n) if n.is_zero() => "zero",
            Self::Number(_) => "number",
            Self::Change(_) => "change",
            Self::Annotated(_) => "annotated",
            Self::Bound(bound) => bound.sense.name(),
            Self::Range(_) => "range",
            Self::Blank => "blank",
            Self::NotApplicable => "not_applicable",
            Self::NotCollected => "not_collected",
            Self::Suppressed => "suppressed",
            Self::Text => "text",
            Self::Date(_) => "date",
            Self::NotGiven => "not_given",
            Self::Absent => "absent",
            Self::Unread => "unread",
        }
    }
}

/// Words that belong to a figure and that its value does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Words {
    printed: Option<Box<str>>,
    note: Option<Box<str>>,
    /// The unit that it says itself, where its form names none.
    unit: Option<Box<Unit>>,
    converted: bool,
}

/// One printed figure: its exact value and what was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it says.
    pub value: Value,
    // Most figures print as their value does and have no note: one null pointer then.
    words: Option<Box<Words>>,
}

impl Figure {
    /// A figure that is printed as its value is written.
    pub fn of(value: Value) -> Self {
        Self { value, words: None }
    }

    /// A figure that is printed in a way of its own.
    pub fn printed(value: Value, printed: &str) -> Self {
        let plain = Self::of(value);
        if plain.to_string() == printed {
            return plain;
        }
        let words = Words { printed: Some(printed.into()), ..Words::default() };
        Self { words: Some(Box::new(words)), ..plain }
    }

    /// A figure that is printed in another unit than its cell's, in which its value is.
    pub fn converted(value: Value, printed: &str) -> Self {
        let mut figure = Self::printed(value, printed);
        figure.words.get_or_insert_default().converted = true;
        figure
    }

    /// The same figure in a unit that it says itself.
    #[must_use]
    pub fn in_unit(mut self, unit: Unit) -> Self {
        self.words.get_or_insert_default().unit = Some(Box::new(unit));
        self
    }

    /// The unit that it says itself, where its form names none.
    pub fn own_unit(&self) -> Option<&Unit> {
        self.words.as_ref()?.unit.as_deref()
    }

    /// Whether its value is in another unit than it is printed in.
    pub fn is_converted(&self) -> bool {
        self.words.as_ref().is_some_and(|words| words.converted)
    }

    /// The same figure with a note on it.
    #[must_use]
    pub fn with_note(mut self, note: &str) -> Self {
        self.words.get_or_insert_default().note = Some(note.into());
        self
    }

    /// The same figure without its note.
    #[must_use]
    pub fn without_note(mut self) -> Self {
        if let Some(words) = &mut self.words {
            words.note = None;
        }
        self.words = self.words.filter(|words| **words != Words::default());
        self
    }

    /// What is printed, where that is not how its value is written.
    pub fn own_words(&self) -> Option<&str> {
        self.words.as_ref()?.printed.as_deref()
    }

    /// Its exact number, where it is one and is printed otherwise.
    pub fn number_otherwise(&self) -> Option<Decimal> {
        let number = self.value.number()?;
        let is_otherwise = match self.own_words() {
            Some(printed) => *printed != number.to_string(),
            // A change prints its sign, any other number itself.
            None => matches!(self.value, Value::Change(_)) && !number.is_sign_negative(),
        };
        is_otherwise.then_some(number)
    }

    /// The same figure printed in other words, in the unit that it has.
    #[must_use]
    pub fn printed_as(mut self, printed: &str) -> Self {
        self.value = self.value.annotated();
        self.words.get_or_insert_default().printed = Some(printed.into());
        self
    }

    /// The same figure, a number printed with words beside it.
    #[must_use]
    pub fn annotated(self) -> Self {
        Self { value: self.value.annotated(), ..self }
    }

    /// The note on it.
    pub fn note(&self) -> Option<&str> {
        self.words.as_ref()?.note.as_deref()
    }
}

/// As printed.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(printed) = self.words.as_ref().and_then(|w| w.printed.as_deref()) {
            return f.write_str(printed);
        }
        match &self.value {
            Value::Number(n) | Value::Annotated(n) => digits(*n, f),
            Value::Change(n) if n.is_sign_negative() => digits(*n, f),
            Value::Change(n) => write!(f, "+{n}"),
            Value::Bound(bound) => write!(f, "{}{}", bound.sense.sign(), bound.limit),
            Value::Range(range) => write!(f, "{}-{}", range.0, range.1),
            Value::Date(date) => date.fmt(f),
            Value::NotApplicable => f.write_str("/"),
            Value::Blank
            | Value::NotCollected
            | Value::Suppressed
            | Value::Text
            | Value::NotGiven
            | Value::Absent
            | Value::Unread => Ok(()),
        }
    }
}

/// Writes a number. Most are whole and small, and these are written in a fifth of the time.
fn digits(number: Decimal, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match i64::try_from(number.mantissa()) {
        Ok(whole) if number.scale() == 0 && whole != 0 => write!(f, "{whole}"),
        _ => write!(f, "{number}"),
    }
}

/// The most decimals a form may ask for.
pub(crate) const MOST_DECIMALS: u32 = limits::FIGURE_DECIMALS.most as u32;

/// The decimals of a cell whose form leaves them open: as many as its digits leave room for.
pub(crate) const ANY_DECIMALS: u32 = MOST_DIGITS as u32 - 1;

/// Rounds half away from zero, as printed shares and percentages are.
pub(crate) fn round(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}
