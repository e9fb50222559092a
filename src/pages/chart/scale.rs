//! From exact numbers to heights in tenths of a unit.

use super::Point;
use crate::model::figure::{self, Decimal};

/// The numbers at the bottom and at the top of a chart, and how high these are; zero is always among them.
pub(super) struct Scale {
    low: Decimal,
    high: Decimal,
    bottom: i64,
    top: i64,
}

impl Scale {
    /// From zero, or the least number below it, to the greatest.
    pub(super) fn of(points: &[Point<'_>], bottom: i64, top: i64) -> Self {
        let (low, high) = extremes(points);
        Self { low, high, bottom, top }
    }

    /// Between two numbers.
    pub(super) fn between(low: Decimal, high: Decimal, bottom: i64, top: i64) -> Self {
        Self { low, high, bottom, top }
    }

    /// How high a number stands; on the ground where all numbers are zero.
    pub(super) fn y(&self, number: Decimal) -> i64 {
        // Quarters, so that no difference between two numbers is out of reach.
        let quarter = |number: Decimal| number.checked_div(Decimal::from(4));
        let above = |number| quarter(number)?.checked_sub(quarter(self.low)?);
        let share = above(number).zip(above(self.high)).and_then(|(part, whole)| part.checked_div(whole));
        let height = Decimal::from(self.bottom - self.top);
        let risen = share.and_then(|share| share.checked_mul(height)).unwrap_or_default();
        self.bottom - i64::try_from(figure::round(risen, 0)).unwrap_or_default()
    }
}

/// The least and the greatest number, or zero where that lies outside.
pub(super) fn extremes(points: &[Point<'_>]) -> (Decimal, Decimal) {
    let numbers = || points.iter().filter_map(|point| point.number);
    let low = numbers().fold(Decimal::ZERO, Decimal::min);
    let high = numbers().fold(Decimal::ZERO, Decimal::max);
    (low, high)
}
