//! The one cell that would explain several failed checks at once.
//!
//! Equalities of signed sums are linear: a cell with factor `c` in a check that is off by `d` would have to
//! change by `d / c`. If one change satisfies every failed check that hangs together and breaks none that
//! holds, and only one cell can make it, it is named. It is an offer: nothing is repaired.

use super::finding::{Culprit, Finding, Outcome};
use super::scale::Scale;
use super::side::Side;
use super::terms::{Evaluation, Instance, applies};
use crate::model::figure::{Decimal, Value};
use crate::model::form::{Comparison, Relation, Sum};
use crate::model::report::CellRef;
use std::collections::{BTreeMap, BTreeSet};

/// One equality: how far it is off (right − left), and the factor of each of its cells (left positive).
struct Equation {
    gap: Decimal,
    factors: BTreeMap<CellRef, i32>,
    /// The finding it gave, if it failed.
    finding: Option<usize>,
}

/// Names the culprit in the findings of one report.
pub(super) fn name(evaluation: &Evaluation<'_>, findings: &mut [Finding]) {
    let failed = |f: &Finding| f.outcome == Outcome::Contradiction;
    if findings.iter().filter(|f| failed(f)).count() < 2 {
        return;
    }
    let equations = equations(evaluation, findings);
    for group in groups(&equations) {
        if group.len() < 2 {
            continue;
        }
        let candidates: Vec<Culprit> = group[0]
            .factors
            .keys()
            .filter_map(|&cell| explain(evaluation, cell, &group, &equations))
            .collect();
        if let [culprit] = &candidates[..] {
            for finding in group.iter().filter_map(|equation| equation.finding) {
                findings[finding].culprit = Some(culprit.clone());
            }
        }
    }
}

/// The strict equalities over the report's own figures, failed or not.
fn equations(evaluation: &Evaluation<'_>, findings: &[Finding]) -> Vec<Equation> {
    let mut equations = Vec::new();
    for (form, declared) in evaluation.forms() {
        for (position, check) in declared.checks.entries() {
            let Relation::Compare(one, Comparison::Equal, other) = &check.relation else { continue };
            if !applies(evaluation, form, check) {
                continue;
            }
            evaluation.each(form, check, |at: Instance| {
                let (Ok(left), Ok(right)) = (evaluation.sum(form, one, at), evaluation.sum(form, other, at))
                else {
                    return;
                };
                let here = evaluation.at(form, check, at);
                let finding = findings.iter().position(|f| {
                    f.form == form
                        && f.check == position
                        && f.at == here
                        && f.outcome == Outcome::Contradiction
                });
                let mut factors = BTreeMap::new();
                for (cells, side) in [(&left, 1), (&right, -1)] {
                    for &(cell, negative) in cells {
                        *factors.entry(cell).or_insert(0) += if negative { -side } else { side };
                    }
                }
                let cells: Vec<CellRef> = factors.keys().copied().collect();
                let Some(scale) = Scale::of(evaluation, &cells).ok().filter(Scale::is_plain) else {
                    // How much a figure in another unit would have to change is not said: whatever changes
                    // one of these breaks it.
                    equations.push(Equation { gap: Decimal::ZERO, factors, finding: None });
                    return;
                };
                let side = |cells, sum: &Sum| Side::new(evaluation, cells, sum.number(), scale.clone());
                let (left, right) = (side(left, one), side(right, other));
                let exact = |side: &Side| side.unknown.is_none() && !side.unread;
                if exact(&left) && exact(&right) && left.numbers + right.numbers > 0 {
                    equations.push(Equation { gap: right.total - left.total, factors, finding });
                }
            });
        }
    }
    equations
}

/// Failed equations that share cells, directly or through one another.
fn groups(equations: &[Equation]) -> Vec<Vec<&Equation>> {
    let mut groups: Vec<(BTreeSet<CellRef>, Vec<&Equation>)> = Vec::new();
    for equation in equations.iter().filter(|e| e.finding.is_some()) {
        let mut cells: BTreeSet<CellRef> = equation.factors.keys().copied().collect();
        let mut members = vec![equation];
        groups.retain_mut(|(other_cells, other_members)| {
            let apart = other_cells.is_disjoint(&cells);
            if !apart {
                cells.append(other_cells);
                members.append(other_members);
            }
            apart
        });
        groups.push((cells, members));
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

/// The figure in `cell` that would satisfy the whole group and break nothing, if there is one.
fn explain(
    evaluation: &Evaluation<'_>,
    cell: CellRef,
    group: &[&Equation],
    all: &[Equation],
) -> Option<Culprit> {
    // Another period's report is not for this one's editor to change.
    if !evaluation.is_own(cell) {
        return None;
    }
    let mut change: Option<Decimal> = None;
    for equation in group {
        let factor = *equation.factors.get(&cell).filter(|factor| factor.abs() == 1)?;
        let needed = equation.gap * Decimal::from(factor);
        if change.is_some_and(|change| change != needed) {
            return None;
        }
        change = Some(needed);
    }
    let change = change.filter(|change| !change.is_zero())?;
    let breaks = |e: &Equation| {
        e.finding.is_none() && e.gap.is_zero() && e.factors.get(&cell).is_some_and(|&f| f != 0)
    };
    if all.iter().any(breaks) {
        return None;
    }
    let value = &evaluation.figure(cell).value;
    let now = if *value == Value::Blank { Decimal::ZERO } else { value.number()? };
    let figure = now + change;
    let possible = figure >= Decimal::ZERO || evaluation.cell(cell).spec().kind.is_signed();
    possible.then_some(Culprit { cell, figure, checks: group.len() })
}
