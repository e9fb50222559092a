//! Cells that may be two: a format without spans keeps the second of two joined cells as a blank one.

use super::cell;
use super::outcome::CellReading;
use super::proof::{Figures, holds};
use super::wanted::Wanted;
use crate::model::figure::Figure;
use crate::model::form::{Equation, Indicator};
use crate::text::message;
use std::collections::BTreeSet;

/// The cells of a line in the order of printing, without those that may be two: beside a blank one stands a
/// text that is a figure for both if it is parted, and cannot be read whole, or makes the sums over the line
/// hold only if it is parted.
pub(super) fn without_joined(
    wanted: Wanted<'_>,
    cells: Vec<(Indicator, CellReading)>,
) -> Vec<(Indicator, CellReading)> {
    let mut doubtful = BTreeSet::new();
    for pair in cells.windows(2) {
        let [(left, one), (right, two)] = pair else { continue };
        let printed = match (is_blank(one), is_blank(two)) {
            (false, true) => one,
            (true, false) => two,
            (true, true) | (false, false) => continue,
        };
        let ways = parted(wanted, (*left, *right), &printed.text);
        let is_joined = match printed.figure {
            None => !ways.is_empty(),
            Some(_) => !ways.is_empty() && fits_parted(wanted, &cells, (*left, *right), ways),
        };
        if is_joined {
            doubtful.extend([*left, *right]);
        }
    }
    let kept = |(at, cell): (Indicator, CellReading)| {
        if !doubtful.contains(&at) || cell.figure.is_none() {
            return (at, cell);
        }
        let why = message!(
            zh: "这一格和旁边一格可能是合在一起的两格",
            en: "this cell and the one beside it may be two that were joined"
        );
        (at, CellReading::unread(&cell.text, cell.position.as_ref(), why))
    };
    cells.into_iter().map(kept).collect()
}

/// Whether a cell is printed, and blank.
fn is_blank(cell: &CellReading) -> bool {
    cell.text.is_empty() && cell.figure.is_some()
}

/// Every way to part a text into a figure for each of two cells.
fn parted(wanted: Wanted<'_>, (left, right): (Indicator, Indicator), text: &str) -> Vec<(Figure, Figure)> {
    let read = |at: Indicator, part: &str| {
        let spec = wanted.form.block(at.block).spec(Some(at.row), at.column);
        cell::read(part.trim(), spec, wanted.period).ok()
    };
    // All of it may be the other cell's, and a stroke may stand between the two.
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).map(|at| text.split_at(at));
    let ways = ends.flat_map(|(one, two)| [(one, two), (one, two.strip_prefix('/').unwrap_or(two))]);
    ways.filter_map(|(one, two)| Some((read(left, one)?, read(right, two)?))).collect()
}

/// Whether sums over the line do not hold as it is printed, and would in one of these ways.
fn fits_parted(
    wanted: Wanted<'_>,
    cells: &[(Indicator, CellReading)],
    (left, right): (Indicator, Indicator),
    ways: Vec<(Figure, Figure)>,
) -> bool {
    let mut figures: Figures =
        cells.iter().filter_map(|(at, cell)| Some((*at, cell.figure.clone()?))).collect();
    let is_here = |at: &Indicator| cells.iter().any(|(here, _)| here == at);
    let over_line = wanted.equations.iter().filter(|sum| sum.terms.iter().all(|(at, _)| is_here(at)));
    let over_line: Vec<&Equation> = over_line.collect();
    if over_line.iter().all(|sum| holds(sum, &figures) != Some(false)) {
        return false;
    }
    ways.into_iter().any(|(one, two)| {
        figures.extend([(left, one), (right, two)]);
        over_line.iter().all(|sum| holds(sum, &figures) == Some(true))
    })
}
