//! One signed sum against another, and one of several such equalities.

use super::against::Against;
use super::given::unstated;
use super::reason::Reason;
use super::sentence::Words;
use super::side::Side;
use super::terms::{Evaluation, Instance};
use super::verdict::{Judged, Statement, Verdict};
use crate::model::figure::CellKind;
use crate::model::form::{Comparison, Sum};
use crate::model::id::FormId;
use crate::model::report::CellRef;
use std::cmp::Ordering;

pub(super) fn compare(
    evaluation: &Evaluation<'_>,
    form: FormId,
    left: &Sum,
    comparison: Comparison,
    right: &Sum,
    at: Instance,
) -> Judged {
    let (left, right) = Side::both(evaluation, form, left, right, at)?;
    // A sum is shown at its total, which stands on the right; a bound at what exceeds it.
    let cells = || -> Vec<CellRef> {
        match comparison {
            Comparison::Equal => right.places().chain(left.places()).collect(),
            Comparison::AtMost | Comparison::AtLeast | Comparison::Below | Comparison::Above => {
                left.places().chain(right.places()).collect()
            }
        }
    };
    if left.days != right.days {
        return lacks_day(evaluation, &left, &right, at);
    }
    let against = || vec![Against::sums(&left, comparison, &right)];
    let says = |make: &dyn Fn(Words<'_>) -> String| Words::in_languages(evaluation, at, make);
    let fails = || {
        let message = says(&|words| words.compared(&left, comparison, &right));
        Ok(Verdict::Fails(Statement { message, cells: cells(), against: against() }))
    };
    let (silent, stating) = match (left.states_something(), right.states_something()) {
        (true, true) => {
            let Some(unknown) = left.unknown.or(right.unknown) else {
                if holds(left.total.cmp(&right.total), comparison) {
                    return Ok(Verdict::Holds { empty: left.empty() + right.empty() });
                }
                return fails();
            };
            return match by_bounds(evaluation, &left, comparison, &right) {
                Some(true) => Ok(Verdict::Holds { empty: left.empty() + right.empty() }),
                Some(false) => fails(),
                None => {
                    let reason = Reason::of(&evaluation.figure(unknown).value).unwrap_or(Reason::TooLarge);
                    let mut cells = cells();
                    cells.sort_by_key(|&cell| cell != unknown);
                    let message = says(&|words| words.inexact(unknown));
                    Ok(Verdict::Unassessed(reason, Statement { message, cells, against: against() }))
                }
            };
        }
        (false, false) => return Err(Reason::NothingStated),
        (true, false) => (&right, &left),
        (false, true) => (&left, &right),
    };
    let reason = silent.places().find_map(|cell| Reason::of(&evaluation.figure(cell).value));
    let reason = reason.unwrap_or(Reason::NothingStated);
    // Nothing is stated on one side: told only where the other side has something to compare it with, which a
    // number of the form's own is not.
    if stating.cells.is_empty() || (stating.unknown.is_none() && stating.total.is_zero()) {
        return Err(reason);
    }
    let message = says(&|words| words.blank(silent, stating));
    Ok(Verdict::Unassessed(reason, Statement { message, cells: cells(), against: against() }))
}

/// Days of which one is not given, or is none: there is nothing between them.
fn lacks_day(evaluation: &Evaluation<'_>, left: &Side, right: &Side, at: Instance) -> Judged {
    let dates = left.places().chain(right.places());
    let (stated, silent): (Vec<CellRef>, Vec<CellRef>) = dates
        .filter(|&cell| evaluation.cell(cell).spec().kind == CellKind::Date)
        .partition(|&cell| evaluation.size(cell).is_some());
    let (Some(&stated), Some(&silent)) = (stated.first(), silent.first()) else {
        return Err(Reason::NothingStated);
    };
    let reason = Reason::of(&evaluation.figure(silent).value).unwrap_or(Reason::NothingStated);
    unstated(
        evaluation,
        at,
        reason,
        Against::named([("stated", stated), ("silent", silent)]),
        (stated, silent),
    )
}

fn holds(ordering: Ordering, comparison: Comparison) -> bool {
    match comparison {
        Comparison::Equal => ordering.is_eq(),
        Comparison::AtMost => ordering.is_le(),
        Comparison::AtLeast => ordering.is_ge(),
        Comparison::Below => ordering.is_lt(),
        Comparison::Above => ordering.is_gt(),
    }
}

/// Sides of which only bounds are known can often still be compared; `None` where they cannot.
fn by_bounds(evaluation: &Evaluation<'_>, left: &Side, comparison: Comparison, right: &Side) -> Option<bool> {
    let (one, other) = (left.size(evaluation)?, right.size(evaluation)?);
    // Two figures that are printed with the same bounds are as equal as they can be printed.
    let strict = matches!(comparison, Comparison::Below | Comparison::Above);
    if left.cells.len() == 1 && right.cells.len() == 1 && one == other {
        return Some(!strict);
    }
    let (less, more) = (one.is_below(&other), other.is_below(&one));
    match comparison {
        Comparison::Equal => (less || more).then_some(false),
        Comparison::AtMost if one.is_at_most(&other) => Some(true),
        Comparison::AtMost => more.then_some(false),
        Comparison::AtLeast if other.is_at_most(&one) => Some(true),
        Comparison::AtLeast => less.then_some(false),
        Comparison::Below if less => Some(true),
        Comparison::Below => other.is_at_most(&one).then_some(false),
        Comparison::Above if more => Some(true),
        Comparison::Above => one.is_at_most(&other).then_some(false),
    }
}

/// One of several equalities: it holds if one does, and fails only if all of them fail.
pub(super) fn any(evaluation: &Evaluation<'_>, form: FormId, pairs: &[(Sum, Sum)], at: Instance) -> Judged {
    let (mut failed, mut open): (Vec<Statement>, Option<Judged>) = (Vec::new(), None);
    for (left, right) in pairs {
        match compare(evaluation, form, left, Comparison::Equal, right, at) {
            Ok(Verdict::Holds { empty }) => return Ok(Verdict::Holds { empty }),
            Ok(Verdict::Fails(statement)) => failed.push(statement),
            unassessed @ (Ok(Verdict::Unassessed(..)) | Err(_)) => open = open.or(Some(unassessed)),
        }
    }
    if let Some(open) = open {
        return open;
    }
    let mut cells: Vec<CellRef> = Vec::new();
    for cell in failed.iter().flat_map(|statement| &statement.cells) {
        if !cells.contains(cell) {
            cells.push(*cell);
        }
    }
    let message = Words::in_languages(evaluation, at, |words| {
        let each = failed.iter().map(|statement| statement.message.text(words.language()));
        each.collect::<Vec<_>>().join(words.nor())
    });
    let against = failed.into_iter().flat_map(|statement| statement.against).collect();
    Ok(Verdict::Fails(Statement { message, cells, against }))
}
