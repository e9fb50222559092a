//! Whether a relation holds between figures, fails, or cannot be assessed.

use super::against::Against;
use super::compare::{any, compare};
use super::given::{dates, described, given, requires, together, unstated};
use super::ranks::{between, extreme, order};
use super::reason::Reason;
use super::scale::Scale;
use super::sentence::Words;
use super::terms::{Evaluation, Instance};
use super::verdict::{Judged, Statement, Verdict};
use super::written::written;
use crate::model::figure::{self, Decimal};
use crate::model::form::{Comparison, Relation, Reported, Term};
use crate::model::id::FormId;
use crate::model::report::CellRef;
use std::fmt::Display;

/// How a relation ends at one row or column.
pub(super) fn judge(evaluation: &Evaluation<'_>, form: FormId, relation: &Relation, at: Instance) -> Judged {
    let judged = match relation {
        Relation::Compare(left, comparison, right) => compare(evaluation, form, left, *comparison, right, at),
        Relation::Any(pairs) => any(evaluation, form, pairs, at),
        Relation::Order(of, falling) => order(evaluation, form, of, *falling, at),
        Relation::Between(value, of) => between(evaluation, form, value, of, at),
        Relation::Extreme(value, of, smallest) => extreme(evaluation, form, value, of, *smallest, at),
        Relation::Share(value, part, whole, decimals) => {
            share(evaluation, form, [value, part, whole], *decimals, at)
        }
        Relation::Requires(when, then) => requires(evaluation, form, when, then, at),
        Relation::Together(of) => together(evaluation, form, of, at),
        Relation::Given(of, asked) => given(evaluation, form, of, *asked, at),
        Relation::Written(of, whole) => written(evaluation, form, of, *whole, at),
        Relation::Dates(of) => dates(evaluation, form, of, at),
        Relation::Described(of) => described(evaluation, form, of, at),
        Relation::Change(of, factor) => change(evaluation, form, of, *factor, at),
    };
    if judged.as_ref().is_err_and(|reason| *reason == Reason::Lacking) {
        return lacking(evaluation, form, relation, at);
    }
    if judged.as_ref().is_err_and(|reason| *reason == Reason::UnlikeUnits) {
        return unlike_units(evaluation, form, relation, at);
    }
    judged
}

/// Figures that cannot be added or compared, as one is in another unit or says none. It is told at those that
/// state their own.
fn unlike_units(evaluation: &Evaluation<'_>, form: FormId, relation: &Relation, at: Instance) -> Judged {
    let cells = |term: &Term| evaluation.cells(form, term, at).unwrap_or_default();
    let all = relation.terms().flat_map(cells);
    let mut cells: Vec<CellRef> = all.filter(|&cell| evaluation.size(cell).is_some()).collect();
    cells.sort_by_key(|&cell| !evaluation.is_own(cell) || evaluation.figure(cell).own_unit().is_none());
    let first = cells.first().copied();
    let differs = |cell: &&CellRef| match (first, **cell) {
        (Some(first), cell) => match (evaluation.cell(first).unit(), evaluation.cell(cell).unit()) {
            (Some(one), Some(other)) => !one.is_same(other),
            (one, other) => one.is_some() != other.is_some(),
        },
        (None, _) => false,
    };
    let two: Vec<CellRef> = first.into_iter().chain(cells.iter().find(differs).copied()).collect();
    if two.is_empty() {
        return Err(Reason::UnlikeUnits);
    }
    let message = Words::in_languages(evaluation, at, |words| words.unlike_units(&two));
    Ok(Verdict::Unassessed(Reason::UnlikeUnits, Statement { message, cells, against: Vec::new() }))
}

/// A row or column that another table of the report lacks. It is told where this table has figures there.
fn lacking(evaluation: &Evaluation<'_>, form: FormId, relation: &Relation, at: Instance) -> Judged {
    let terms: Vec<&Term> = relation.terms().collect();
    let cells = |term: &&Term| evaluation.cells(form, term, at);
    let here: Vec<CellRef> = terms.iter().filter_map(|term| cells(term).ok()).flatten().collect();
    let without = terms.iter().find(|term| cells(term) == Err(Reason::Lacking));
    let stated = here.iter().find(|cell| evaluation.figure(**cell).value.number().is_some());
    let (Some(without), Some(&stated)) = (without, stated) else { return Err(Reason::Lacking) };
    let message = Words::in_languages(evaluation, at, |words| words.lacking(stated, form, without.block));
    let mut cells = here;
    cells.sort_by_key(|&cell| cell != stated);
    Ok(Verdict::Unassessed(Reason::Lacking, Statement { message, cells, against: Vec::new() }))
}

fn share(
    evaluation: &Evaluation<'_>,
    form: FormId,
    [value, part, whole]: [&Term; 3],
    decimals: u32,
    at: Instance,
) -> Judged {
    let one = |term| evaluation.one(form, term, at);
    let cells = [one(value)?, one(part)?, one(whole)?];
    let against = Against::named([("value", cells[0]), ("part", cells[1]), ("whole", cells[2])]);
    // A ratio of unlike things is one that the form asks for; what only figures say must be the same.
    let scale = match Scale::of(evaluation, &cells[1..]) {
        Err(reason) if cells.iter().any(|&cell| evaluation.figure(cell).own_unit().is_some()) => {
            return Err(reason);
        }
        scale => scale.unwrap_or_default(),
    };
    let number = |cell: CellRef| evaluation.figure(cell).value.number();
    let scaled = |cell: CellRef| scale.number(cell, number(cell)?);
    let [Some(share), Some(part), Some(whole)] = cells.map(scaled) else {
        let stated = cells.into_iter().find(|&cell| number(cell).is_some_and(|n| !n.is_zero()));
        let gap = |cell: CellRef| Some((cell, Reason::of(&evaluation.figure(cell).value)?));
        let gap = cells.into_iter().find_map(gap);
        let Some((silent, reason)) = gap else { return Err(Reason::NothingStated) };
        // A ratio of nothing, or where one cell does not apply, is not asked for.
        let asked = reason != Reason::NotApplicable && reason != Reason::NotGiven;
        return match stated.filter(|_| asked) {
            Some(stated) => unstated(evaluation, at, reason, against, (stated, silent)),
            None => Err(reason),
        };
    };
    let spec = evaluation.cell(cells[0]).spec();
    // A share in no unit is a percentage, as one in a unit that does not say what the whole is.
    let unit = evaluation.cell(cells[0]).unit();
    let all = match unit {
        Some(unit) => unit.whole(),
        None if spec.units.is_empty() => 100,
        None => return Err(Reason::NoUnit),
    };
    let exact = if part.is_zero() || whole.is_zero() {
        Decimal::ZERO
    } else {
        let ratio = part.checked_div(whole).and_then(|ratio| ratio.checked_mul(Decimal::from(all)));
        ratio.ok_or(Reason::TooLarge)?
    };
    // A form states the decimals of a percentage; a fraction of one says the same with two more.
    let decimals = if all == 1 { decimals + 2 } else { decimals };
    // Printed shares are rounded: half a unit of the last decimal either way is no contradiction.
    let expected = figure::round(exact, decimals);
    if (share - exact).abs() <= Decimal::new(5, decimals + 1) || share == expected {
        return Ok(Verdict::HOLDS);
    }
    let times = if all == 1 { String::new() } else { format!(" × {all}") };
    let message = Words::in_languages(evaluation, at, |words| {
        let [share, part, whole] = cells.map(|cell| words.stated(cell));
        let whole = format!("{whole}{times}");
        let values: [(&str, &dyn Display); 4] =
            [("part", &part), ("whole", &whole), ("expected", &expected), ("share", &share)];
        words.say("finding.share", &values)
    });
    let against = vec![against.with_sides(share, Comparison::Equal, expected)];
    Ok(Verdict::Fails(Statement { message, cells: cells.to_vec(), against }))
}

fn change(evaluation: &Evaluation<'_>, form: FormId, of: &Term, factor: u32, at: Instance) -> Judged {
    let now_cells = evaluation.cells(form, of, at)?;
    let last_cells = evaluation.cells(form, &Term { reported: Reported::Before, ..of.clone() }, at)?;
    let number = |cell: CellRef| {
        let value = &evaluation.figure(cell).value;
        value.number().ok_or_else(|| Reason::of(value).unwrap_or(Reason::NothingStated))
    };
    let factor = Decimal::from(factor);
    let mut open = if now_cells.is_empty() { Some(Reason::TooFew) } else { None };
    for (&now, &last) in now_cells.iter().zip(&last_cells) {
        let (n, l) = match (number(now), number(last)) {
            (Ok(n), Ok(l)) => (n, l),
            (Err(reason), _) | (_, Err(reason)) => {
                open = open.or(Some(reason));
                continue;
            }
        };
        // A ratio needs two figures above zero.
        if n != l && (n <= Decimal::ZERO || l <= Decimal::ZERO) {
            open = open.or(Some(Reason::NoRatio));
            continue;
        }
        if n == l || (n <= l * factor && l <= n * factor) {
            continue;
        }
        let key = if n > l { "finding.risen" } else { "finding.fallen" };
        let message = Words::in_languages(evaluation, at, |words| {
            let (last, now) = (words.stated(last), words.stated(now));
            words.say(key, &[("last", &last), ("now", &now), ("factor", &factor)])
        });
        let against = vec![Against::named([("now", now), ("last", last)])];
        return Ok(Verdict::Fails(Statement { message, cells: vec![now, last], against }));
    }
    open.map_or(Ok(Verdict::HOLDS), Err)
}
