//! What is known of a figure's size: an exact number, or bounds.

use super::{ANY_DECIMALS, CellKind, Date, Decimal, Sense, Value, add};
use crate::model::unit::Ratio;
use std::cmp::Ordering;
use std::fmt;

/// The number of a day, counted from one that lies before all others.
pub(crate) fn day_number(date: Date) -> Decimal {
    let days = date.duration_since(Date::MIN).as_hours() / 24;
    Decimal::from(days)
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct End {
    at: Decimal,
    /// `<1` stands for less than one: its end is not among the numbers.
    open: bool,
}

/// The numbers a figure or a sum of figures may stand for, exact arithmetic throughout. An end that is not
/// there is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interval {
    low: Option<End>,
    high: Option<End>,
}

impl Interval {
    /// A number and no other.
    pub(crate) fn exactly(number: Decimal) -> Self {
        let end = Some(End { at: number, open: false });
        Self { low: end, high: end }
    }

    /// What is known of the size of a value in its kind of cell; `None` where it has none.
    pub(crate) fn of(value: &Value, kind: CellKind) -> Option<Self> {
        match value {
            Value::Number(n) | Value::Change(n) | Value::Annotated(n) => Some(Self::exactly(*n)),
            Value::Bound(bound) => {
                let end = |open| Some(End { at: bound.limit, open });
                let (low, high) = match bound.sense {
                    Sense::Below => (None, end(true)),
                    Sense::AtMost => (None, end(false)),
                    Sense::Above => (end(true), None),
                    Sense::AtLeast => (end(false), None),
                };
                Some(Self { low, high }.within(kind))
            }
            Value::Range(range) => {
                let end = |at| Some(End { at, open: false });
                Some(Self { low: end(range.0), high: end(range.1) })
            }
            // Days that have gone by, so that dates have an order and a distance.
            Value::Date(date) => Some(Self::exactly(day_number(*date))),
            Value::Blank
            | Value::NotApplicable
            | Value::NotCollected
            | Value::Suppressed
            | Value::Text
            | Value::NotGiven
            | Value::Absent
            | Value::Unread => None,
        }
    }

    /// The part that a kind of cell can hold: nothing below zero, and only whole numbers.
    fn within(mut self, kind: CellKind) -> Self {
        let zero = End { at: Decimal::ZERO, open: false };
        if !kind.is_signed() && self.low.is_none() && self.high.is_some_and(|high| high.at > Decimal::ZERO) {
            self.low = Some(zero);
        }
        if kind.is_whole() {
            // Fewer than five of what is counted are at most four.
            let closed = |end: End, step: Decimal| match end.at.checked_add(step) {
                Some(at) if end.open && end.at.is_integer() => End { at, open: false },
                _ => end,
            };
            self.low = self.low.map(|end| closed(end, Decimal::ONE));
            self.high = self.high.map(|end| closed(end, Decimal::NEGATIVE_ONE));
        }
        self
    }

    /// The numbers that a sum of both may be.
    pub(crate) fn plus(self, other: Self) -> Self {
        let sum = |one: Option<End>, other: Option<End>| {
            let (one, other) = (one?, other?);
            Some(End { at: add(one.at, other.at)?, open: one.open || other.open })
        };
        Self { low: sum(self.low, other.low), high: sum(self.high, other.high) }
    }

    /// So many times its numbers, exactly; `None` where that has too many digits.
    pub(crate) fn times(self, ratio: Ratio) -> Option<Self> {
        let times = |end: Option<End>| match end {
            Some(end) => Some(Some(End { at: ratio.apply(end.at, ANY_DECIMALS)?, ..end })),
            None => Some(None),
        };
        Some(Self { low: times(self.low)?, high: times(self.high)? })
    }

    /// The same numbers with the other sign.
    pub(crate) fn negated(self) -> Self {
        let negated = |end: End| End { at: -end.at, ..end };
        Self { low: self.high.map(negated), high: self.low.map(negated) }
    }

    /// How two figures compare, where that is certain. Figures printed with the same bounds count as equal:
    /// nobody could print them otherwise.
    pub(crate) fn compare(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            Some(Ordering::Equal)
        } else if self.is_below(other) {
            Some(Ordering::Less)
        } else if other.is_below(self) {
            Some(Ordering::Greater)
        } else {
            None
        }
    }

    /// Whether all of its numbers are above zero, or none; `None` where only some are.
    pub(crate) fn is_positive(&self) -> Option<bool> {
        let zero = Self::exactly(Decimal::ZERO);
        if zero.is_below(self) { Some(true) } else { self.is_at_most(&zero).then_some(false) }
    }

    /// Whether each of its numbers is less than each of the other's.
    pub(crate) fn is_below(&self, other: &Self) -> bool {
        self.high
            .zip(other.low)
            .is_some_and(|(high, low)| high.at < low.at || (high.at == low.at && (high.open || low.open)))
    }

    /// Whether none of its numbers is greater than any of the other's.
    pub(crate) fn is_at_most(&self, other: &Self) -> bool {
        self.high.zip(other.low).is_some_and(|(high, low)| high.at <= low.at)
    }
}

/// `7`, `3–7`, `≥6`, `≥3, <8`.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let low = |f: &mut fmt::Formatter<'_>, end: End| {
            write!(f, "{}{}", if end.open { Sense::Above } else { Sense::AtLeast }.sign(), end.at)
        };
        let high = |f: &mut fmt::Formatter<'_>, end: End| {
            write!(f, "{}{}", if end.open { Sense::Below } else { Sense::AtMost }.sign(), end.at)
        };
        match (self.low, self.high) {
            (Some(one), Some(other)) if one == other => one.at.fmt(f),
            (Some(one), Some(other)) if !one.open && !other.open => write!(f, "{}–{}", one.at, other.at),
            (Some(one), Some(other)) => {
                low(f, one)?;
                f.write_str(", ")?;
                high(f, other)
            }
            (Some(end), None) => low(f, end),
            (None, Some(end)) => high(f, end),
            (None, None) => f.write_str("?"),
        }
    }
}
