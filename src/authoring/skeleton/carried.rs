//! Figures that a rule of the form takes over from the period just before.

use super::report::Skeleton;
use crate::model::figure::{self, Value};
use crate::model::form::{Check, Comparison, Each, Pick, Relation, Strictness, Term};
use crate::model::label::Label;

/// The figure that a cell takes over, and what the rule says; a strict rule before one that usually holds.
///
/// Only a plain number is taken over: what else is printed, nobody can know.
pub fn carried<'a>(
    skeleton: &'a Skeleton<'a>,
    block: usize,
    row: &str,
    leaf: usize,
    column: usize,
) -> Option<(String, &'a Label)> {
    let last = skeleton.last.filter(|last| skeleton.wanted.period.follows(&last.period))?;
    let publisher = &skeleton.wanted.archive.publishers[last.publisher];
    let rules = skeleton.form.checks.iter().filter(|check| check.home == block);
    let rules = rules.filter(|check| check.kinds.include(publisher.kind.as_deref()));
    let fitting = rules.filter_map(|check| Some((check, source(check, block, leaf, column)?)));
    let (check, (from, from_column)) =
        fitting.min_by_key(|(check, _)| if check.strictness == Strictness::Strict { 0 } else { 1 })?;
    let home = &skeleton.form.blocks[block];
    // Of open rows each takes over its own.
    let from = if home.rows.leaves[from].open { row } else { &home.rows.leaves[from].id };
    let (data, row, column_before) = skeleton.before(block, from, from_column)?;
    let Value::Number(number) = &data.figure(row, column_before).value else { return None };
    let (text, cell) = (number.to_string(), home.cell(leaf, column));
    figure::read(&text, cell.kind, cell.decimals).ok()?;
    Some((text, &check.says))
}

/// The row and column of the last period that a rule makes equal to a cell, where the rule is nothing but that.
fn source(check: &Check, block: usize, leaf: usize, column: usize) -> Option<(usize, usize)> {
    let Relation::Compare(left, Comparison::Equal, right) = &check.relation else { return None };
    let ([one], [other]) = (&left[..], &right[..]) else { return None };
    let (now, last) = if other.last { (one, other) } else { (other, one) };
    let plain = |term: &Term| !term.negative && term.block == block;
    if now.last || !last.last || !plain(now) || !plain(last) {
        return None;
    }
    match (check.each, &now.pick, &last.pick) {
        (Each::Column, Pick::Rows(to), Pick::Rows(from)) => {
            let [from] = from[..] else { return None };
            (to[..] == [leaf] && check.over.contains(&column)).then_some((from, column))
        }
        (Each::Row, Pick::Columns(to), Pick::Columns(from)) => {
            let [from] = from[..] else { return None };
            (to[..] == [column] && check.over.contains(&leaf)).then_some((leaf, from))
        }
        (Each::Once, Pick::Cells(to), Pick::Cells(from)) => {
            let [from] = from[..] else { return None };
            (to[..] == [(leaf, column)]).then_some(from)
        }
        _ => None,
    }
}
