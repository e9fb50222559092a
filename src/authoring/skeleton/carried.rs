//! Figures that a rule of the form takes over from the period just before.

use super::wanted::Skeleton;
use crate::model::figure::{Figure, Value};
use crate::model::form::{Check, Comparison, Indicator, Over, Pick, Relation, Reported, Strictness, Term};
use crate::model::id::{ColumnId, RowId};
use crate::model::label::Label;

/// The figure that a cell takes over, and what the rule says; a strict rule before one that usually holds.
///
/// Only a plain number is taken over: what else is printed, nobody can know.
pub(super) fn carried<'a>(
    skeleton: &'a Skeleton<'a>,
    cell: Indicator,
    row: &str,
) -> Option<(Figure, &'a Label)> {
    let last = skeleton.last.filter(|last| skeleton.wanted.period.follows(&last.period))?;
    let publisher = skeleton.wanted.archive.publisher(last.publisher());
    let rules = skeleton.form.checks.iter().filter(|check| check.home == cell.block);
    let rules = rules.filter(|check| check.kinds.include(publisher.kind.as_deref()));
    let fitting = rules.filter_map(|check| Some((check, source(check, cell)?)));
    let (check, (from, from_column)) =
        fitting.min_by_key(|(check, _)| if check.strictness == Strictness::Strict { 0 } else { 1 })?;
    let home = skeleton.form.block(cell.block);
    // Of open rows each takes over its own.
    let from = if home.row(from).open { row } else { &home.row(from).id };
    let Value::Number(number) = &skeleton.before(cell.block, from, from_column)?.figure().value else {
        return None;
    };
    let (text, spec) = (number.to_string(), home.spec(Some(cell.row), cell.column));
    Some((spec.read(&text, &skeleton.wanted.period).ok()?, &check.says))
}

/// The row and column of the last period that a rule makes equal to a cell, where the rule is nothing but
/// that.
fn source(check: &Check, cell: Indicator) -> Option<(RowId, ColumnId)> {
    let Relation::Compare(left, Comparison::Equal, right) = &check.relation else { return None };
    let ([one], [other]) = (&left.terms[..], &right.terms[..]) else { return None };
    if left.number() != right.number() {
        return None;
    }
    let (now, last) = if other.reported == Reported::Before { (one, other) } else { (other, one) };
    let plain = |term: &Term| !term.negative && term.block == cell.block;
    let in_order = now.reported == Reported::Here && last.reported == Reported::Before;
    if !in_order || !plain(now) || !plain(last) {
        return None;
    }
    match (&check.over, &now.pick, &last.pick) {
        (Over::Columns(columns), Pick::Rows(to), Pick::Rows(from)) => {
            let [from] = from[..] else { return None };
            (to[..] == [cell.row] && columns.contains(&cell.column)).then_some((from, cell.column))
        }
        (Over::Rows(rows), Pick::Columns(to), Pick::Columns(from)) => {
            let [from] = from[..] else { return None };
            (to[..] == [cell.column] && rows.contains(&cell.row)).then_some((cell.row, from))
        }
        (Over::Once, Pick::Cells(to), Pick::Cells(from)) => {
            let [from] = from[..] else { return None };
            (to[..] == [(cell.row, cell.column)]).then_some(from)
        }
        // The terms of a check that is repeated over columns are rows, over rows columns, of any other cells.
        (Over::Columns(_) | Over::Rows(_) | Over::Once, _, _) => None,
    }
}
