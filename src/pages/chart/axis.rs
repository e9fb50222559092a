//! Round numbers for an axis.

use super::Point;
use super::scale::extremes;
use crate::model::figure::Decimal;

/// At most this many intervals between the round numbers.
const INTERVALS: i64 = 5;

/// Round numbers in even steps, zero among them, from below the least number to above the greatest. Only the
/// extremes and zero where these are too large for any.
pub(super) fn ticks(points: &[Point<'_>]) -> Vec<Decimal> {
    let (low, high) = extremes(points);
    let whole = points.iter().filter_map(|point| point.number).all(|number| number.scale() == 0);
    // Where all is zero, one shows where up is.
    let top = if low == high { Decimal::ONE } else { high };
    evenly(low, top, whole).unwrap_or_else(|| {
        let mut ticks = vec![low, Decimal::ZERO, high];
        ticks.dedup();
        ticks
    })
}

fn evenly(low: Decimal, high: Decimal, whole: bool) -> Option<Vec<Decimal>> {
    let span = high.checked_sub(low)?;
    let step = round_step(span.checked_div(Decimal::from(INTERVALS))?, whole)?;
    let first = low.checked_div(step)?.floor();
    let last = high.checked_div(step)?.ceil();
    let count = i64::try_from(last.checked_sub(first)?).ok()?;
    (0..=count).map(|at| first.checked_add(Decimal::from(at))?.checked_mul(step)).collect()
}

/// The least of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that is not less than `least`; counts have no step below
/// one.
fn round_step(least: Decimal, whole: bool) -> Option<Decimal> {
    let mut power = if whole { Decimal::ONE } else { Decimal::new(1, 12) };
    loop {
        for factor in [1, 2, 5] {
            let step = power.checked_mul(Decimal::from(factor))?;
            if step >= least {
                return Some(step.normalize());
            }
        }
        power = power.checked_mul(Decimal::TEN)?;
    }
}

/// A number of an axis or of a figure, with the decimals it has: `-1,234.50` as `−1,234.50`.
pub(super) fn spelled(number: Decimal) -> String {
    let text = number.abs().to_string();
    let (whole, fraction) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut spelled = String::from(if number.is_sign_negative() && !number.is_zero() { "−" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            spelled.push(',');
        }
        spelled.push(digit);
    }
    spelled + fraction
}
