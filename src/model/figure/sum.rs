//! Sums that are exact, or none.

use super::Decimal;

/// The sum of two figures; `None` where a `Decimal` cannot hold each digit of it.
pub(crate) fn add(one: Decimal, other: Decimal) -> Option<Decimal> {
    let sum = one.checked_add(other)?;
    // Where there is no room for all decimals the sum is rounded, and then has fewer of them; a zero says
    // nothing of decimals.
    let is_whole = sum.scale() >= one.scale().max(other.scale());
    (is_whole || one.is_zero() || other.is_zero() || one == -other).then_some(sum)
}
