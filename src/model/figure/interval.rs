//! What is known of a figure's size: an exact number, or bounds.

use super::{Decimal, Value};
use std::cmp::Ordering;

/// The numbers a figure may stand for, from `low` to `high`, exact arithmetic throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interval {
    low: Decimal,
    high: Decimal,
    // `<1` stands for less than one: its upper end is not among the numbers.
    open: bool,
}

impl Interval {
    /// What is known of the size of a value; `None` where it has none.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Number(n) | Value::Change(n) | Value::Annotated(n) => {
                Some(Self { low: *n, high: *n, open: false })
            }
            Value::Below(n) => Some(Self { low: Decimal::ZERO, high: *n, open: true }),
            Value::Range(r) => Some(Self { low: r.0, high: r.1, open: false }),
            Value::Blank
            | Value::NotApplicable
            | Value::NotCollected
            | Value::Suppressed
            | Value::Text
            | Value::Date
            | Value::NotGiven
            | Value::Absent
            | Value::Unread => None,
        }
    }

    /// How two figures compare, where that is certain. Figures printed with the same bounds count as equal:
    /// nobody could print them otherwise.
    pub(crate) fn compare(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            Some(Ordering::Equal)
        } else if self.below(other) {
            Some(Ordering::Less)
        } else if other.below(self) {
            Some(Ordering::Greater)
        } else {
            None
        }
    }

    fn below(&self, other: &Self) -> bool {
        self.high < other.low || (self.open && self.high == other.low)
    }
}
