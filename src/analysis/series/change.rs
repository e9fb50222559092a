//! How much a figure grew or shrank from one point to the next: exact, or not at all.

use super::Point;
use crate::model::figure::{self, Decimal};

/// A change between two comparable points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    /// The difference.
    pub difference: Decimal,
    /// The difference in percent of the point before, to one decimal; `None` from zero, and where one of the
    /// two is negative.
    pub percent: Option<Decimal>,
    /// Whether one of the two contradicts other figures of its report.
    pub doubtful: bool,
}

impl Change {
    /// The change from `before` to `point`; `None` at a gap or a break, and from or to anything but an exact
    /// number.
    pub(crate) fn between(before: &Point, point: &Point) -> Option<Self> {
        if !point.step.standing.is_comparable() {
            return None;
        }
        let (last, now) = (before.number?, point.number?);
        let difference = figure::add(now, -last)?;
        let percent = difference
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|hundredfold| hundredfold.checked_div(last))
            .filter(|_| last > Decimal::ZERO && now >= Decimal::ZERO)
            .map(|percent| figure::round(percent, 1));
        Some(Self { difference, percent, doubtful: point.step.is_doubtful() })
    }
}
