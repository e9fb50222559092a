//! Whether a relation holds between figures, fails, or cannot be assessed.

use super::ranks::{between, extreme, order};
use super::sentence::Words;
use super::side::Side;
use super::terms::{Evaluation, Instance};
use super::verdict::Verdict;
use crate::model::figure::{self, Decimal};
use crate::model::form::{Comparison, Relation, Sum, Term};
use crate::model::id::FormId;
use crate::model::report::CellRef;
use std::cmp::Ordering;
use std::fmt::Display;

/// The verdict on a relation at one row or column; `None` where it holds or does not apply.
pub(super) fn judge(
    evaluation: &Evaluation<'_>,
    form: FormId,
    relation: &Relation,
    at: Instance,
) -> Option<Verdict> {
    match relation {
        Relation::Compare(left, comparison, right) => compare(evaluation, form, left, *comparison, right, at),
        Relation::Any(pairs) => any(evaluation, form, pairs, at),
        Relation::Order(of, falling) => order(evaluation, form, of, *falling, at),
        Relation::Between(value, of) => between(evaluation, form, value, of, at),
        Relation::Extreme(value, of, smallest) => extreme(evaluation, form, value, of, *smallest, at),
        Relation::Share(value, part, whole, decimals) => {
            share(evaluation, form, [value, part, whole], *decimals, at)
        }
        Relation::Requires(when, then) => requires(evaluation, form, when, then, at),
        Relation::Change(of, factor) => change(evaluation, form, of, *factor, at),
    }
}

fn compare(
    evaluation: &Evaluation<'_>,
    form: FormId,
    left: &Sum,
    comparison: Comparison,
    right: &Sum,
    at: Instance,
) -> Option<Verdict> {
    let (left, right) = Side::both(evaluation, form, left, right, at)?;
    // A sum is shown at its total, which stands on the right; a bound at what exceeds it.
    let mut cells: Vec<CellRef> = match comparison {
        Comparison::Equal => right.places().chain(left.places()).collect(),
        Comparison::AtMost | Comparison::AtLeast => left.places().chain(right.places()).collect(),
    };
    if left.unknown.is_some() || right.unknown.is_some() {
        if let Some(known) = by_bounds(evaluation, &left, comparison, &right) {
            return (!known).then(|| Verdict {
                failed: true,
                message: Words::in_languages(evaluation, at, |w| w.compared(&left, comparison, &right)),
                cells,
            });
        }
        let unknown = left.unknown.or(right.unknown)?;
        cells.sort_by_key(|&cell| cell != unknown);
        return Some(Verdict {
            failed: false,
            message: Words::in_languages(evaluation, at, |w| w.inexact(unknown)),
            cells,
        });
    }
    match (left.states_something(), right.states_something()) {
        (true, true) => {}
        (false, false) => return None,
        // Nothing is stated on one side: reported only where the other side has something to compare it with.
        (true, false) if left.total.is_zero() => return None,
        (false, true) if right.total.is_zero() => return None,
        (true, false) => {
            return Some(Verdict {
                failed: false,
                message: Words::in_languages(evaluation, at, |w| w.blank(&right, &left)),
                cells,
            });
        }
        (false, true) => {
            return Some(Verdict {
                failed: false,
                message: Words::in_languages(evaluation, at, |w| w.blank(&left, &right)),
                cells,
            });
        }
    }
    if holds(left.total.cmp(&right.total), comparison) {
        return None;
    }
    Some(Verdict {
        failed: true,
        message: Words::in_languages(evaluation, at, |w| w.compared(&left, comparison, &right)),
        cells,
    })
}

fn holds(ordering: Ordering, comparison: Comparison) -> bool {
    match comparison {
        Comparison::Equal => ordering.is_eq(),
        Comparison::AtMost => ordering.is_le(),
        Comparison::AtLeast => ordering.is_ge(),
    }
}

/// Sides of which only bounds are known can often still be compared; `None` where they cannot.
fn by_bounds(evaluation: &Evaluation<'_>, left: &Side, comparison: Comparison, right: &Side) -> Option<bool> {
    let (one, other) = (left.size(evaluation)?, right.size(evaluation)?);
    // Two figures that are printed with the same bounds are as equal as they can be printed.
    if left.cells.len() == 1 && right.cells.len() == 1 && one == other {
        return Some(true);
    }
    let (less, more) = (one.is_below(&other), other.is_below(&one));
    match comparison {
        Comparison::Equal => (less || more).then_some(false),
        Comparison::AtMost if one.is_at_most(&other) => Some(true),
        Comparison::AtMost => more.then_some(false),
        Comparison::AtLeast if other.is_at_most(&one) => Some(true),
        Comparison::AtLeast => less.then_some(false),
    }
}

fn any(evaluation: &Evaluation<'_>, form: FormId, pairs: &[(Sum, Sum)], at: Instance) -> Option<Verdict> {
    let mut verdicts = Vec::new();
    for (left, right) in pairs {
        verdicts.push(compare(evaluation, form, left, Comparison::Equal, right, at)?);
    }
    if verdicts.iter().any(|v| !v.failed) {
        return None;
    }
    let mut cells: Vec<CellRef> = Vec::new();
    for verdict in &verdicts {
        cells.extend(verdict.cells.iter().filter(|c| !cells.contains(c)).copied().collect::<Vec<_>>());
    }
    let message = Words::in_languages(evaluation, at, |words| {
        let each = verdicts.iter().map(|verdict| verdict.message.text(words.language()));
        each.collect::<Vec<_>>().join(words.nor())
    });
    Some(Verdict { failed: true, message, cells })
}

fn share(
    evaluation: &Evaluation<'_>,
    form: FormId,
    terms: [&Term; 3],
    decimals: u32,
    at: Instance,
) -> Option<Verdict> {
    let mut cells = Vec::with_capacity(3);
    for term in terms {
        let [cell] = evaluation.cells(form, term, at)?[..] else { return None };
        cells.push(cell);
    }
    let number = |cell: CellRef| evaluation.figure(cell).value.number();
    let (share, part, whole) = (number(cells[0])?, number(cells[1])?, number(cells[2])?);
    let all = evaluation.cell(cells[0]).unit()?.whole;
    let exact = if part.is_zero() || whole.is_zero() {
        Decimal::ZERO
    } else {
        part.checked_div(whole)?.checked_mul(Decimal::from(all))?
    };
    // A form states the decimals of a percentage; a fraction of one says the same with two more.
    let decimals = if all == 1 { decimals + 2 } else { decimals };
    // Printed shares are rounded: half a unit of the last decimal either way is no contradiction.
    let expected = figure::round(exact, decimals);
    if (share - exact).abs() <= Decimal::new(5, decimals + 1) || share == expected {
        return None;
    }
    let times = if all == 1 { String::new() } else { format!(" × {all}") };
    let message = Words::in_languages(evaluation, at, |words| {
        let [share, part, whole] = [0, 1, 2].map(|i| words.stated(cells[i]));
        let whole = format!("{whole}{times}");
        let values: [(&str, &dyn Display); 4] =
            [("part", &part), ("whole", &whole), ("expected", &expected), ("share", &share)];
        words.say("finding.share", &values)
    });
    Some(Verdict { failed: true, message, cells })
}

fn requires(
    evaluation: &Evaluation<'_>,
    form: FormId,
    when: &Term,
    then: &Term,
    at: Instance,
) -> Option<Verdict> {
    let ([when], [then]) = (&evaluation.cells(form, when, at)?[..], &evaluation.cells(form, then, at)?[..])
    else {
        return None;
    };
    let positive = |cell: CellRef| evaluation.size(cell)?.is_positive();
    if positive(*when) != Some(true) || positive(*then) != Some(false) {
        return None;
    }
    Some(Verdict {
        failed: true,
        message: Words::in_languages(evaluation, at, |words| {
            let (when, then) = (words.stated(*when), words.stated(*then));
            words.say("finding.requires", &[("when", &when), ("then", &then)])
        }),
        cells: vec![*then, *when],
    })
}

fn change(
    evaluation: &Evaluation<'_>,
    form: FormId,
    of: &Term,
    factor: u32,
    at: Instance,
) -> Option<Verdict> {
    let now_cells = evaluation.cells(form, of, at)?;
    let last_cells = evaluation.cells(form, &Term { last: true, ..of.clone() }, at)?;
    for (&now, &last) in now_cells.iter().zip(&last_cells) {
        let (Some(n), Some(l)) =
            (evaluation.figure(now).value.number(), evaluation.figure(last).value.number())
        else {
            continue;
        };
        let factor = Decimal::from(factor);
        // A ratio needs two figures above zero.
        if n <= Decimal::ZERO || l <= Decimal::ZERO || (n <= l * factor && l <= n * factor) {
            continue;
        }
        let key = if n > l { "finding.risen" } else { "finding.fallen" };
        return Some(Verdict {
            failed: true,
            message: Words::in_languages(evaluation, at, |words| {
                let (last, now) = (words.stated(last), words.stated(now));
                words.say(key, &[("last", &last), ("now", &now), ("factor", &factor)])
            }),
            cells: vec![now, last],
        });
    }
    None
}
