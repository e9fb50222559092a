//! Ranks and shares of publishers in one period: only of figures that may be compared.

use super::Group;
use crate::analysis::comparable::Cause;
use crate::model::figure::{self, Decimal};
use crate::model::form::Aggregate;
use crate::pages::view::parts::ranked::Ranked;

/// Ranks and shares of a group in the last period. Wholes only: a part's figures are in its whole's already.
///
/// There is no share where a figure is negative, and none where one that belongs to the sum is no number.
pub(super) fn compare(group: &mut Group, lasts: &[Option<Ranked>], aggregate: Aggregate) {
    let wholes = lasts.iter().enumerate().filter(|(at, _)| group.rows[*at].depth == 0);
    let ranked: Vec<(usize, &Ranked)> = wholes.filter_map(|(at, last)| Some((at, last.as_ref()?))).collect();
    let numbers: Vec<(usize, Decimal)> =
        ranked.iter().filter_map(|(at, ranked)| Some((*at, ranked.number.ok()?))).collect();
    for (at, ranked) in &ranked {
        group.rows[*at].unranked = ranked.number.err().map(Cause::name);
    }
    if numbers.len() < 2 {
        return;
    }
    let contradicted = ranked.iter().any(|(_, ranked)| ranked.number.is_ok() && ranked.contradicted);
    let whole = ranked.iter().all(|(_, ranked)| ranked.number != Err(Cause::Inexact));
    let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, (_, n)| figure::add(sum, *n));
    let sum = sum.filter(|sum| whole && aggregate == Aggregate::Sum && *sum > Decimal::ZERO);
    let sum = sum.filter(|_| numbers.iter().all(|(_, number)| *number >= Decimal::ZERO));
    for &(at, number) in &numbers {
        let row = &mut group.rows[at];
        row.rank = Some(1 + numbers.iter().filter(|(_, other)| *other > number).count());
        row.contradicted = contradicted;
        let hundredfold = sum.zip(number.checked_mul(Decimal::ONE_HUNDRED));
        let share = hundredfold.and_then(|(sum, hundredfold)| hundredfold.checked_div(sum));
        row.share = share.map(|share| format!("{:.1}", figure::round(share, 1)));
    }
}
