//! The units of the figures that a check brings together: alike, converted exactly, or not to be added.

use super::reason::Reason;
use super::terms::Evaluation;
use crate::model::archive::Cell;
use crate::model::figure::{ANY_DECIMALS, Decimal, Interval};
use crate::model::label::Label;
use crate::model::report::CellRef;
use crate::model::unit::{Ratio, Unit};
use std::collections::BTreeMap;

/// How many of one unit each figure's unit is.
#[derive(Debug, Clone, Default)]
pub(super) struct Scale {
    /// The figures in another unit than most of the others; nearly always none.
    others: BTreeMap<CellRef, Ratio>,
    /// The unit that these are converted into.
    unit: Label,
}

impl Scale {
    /// The scale of some figures, in the unit of the last of them that has one, which is that of a total; or
    /// that their units are unlike.
    pub(super) fn of(evaluation: &Evaluation<'_>, cells: &[CellRef]) -> Result<Self, Reason> {
        let sized = || {
            let all = cells.iter().map(|&at| (at, evaluation.cell(at)));
            all.filter(|(_, cell)| Interval::of(&cell.figure().value, cell.spec().kind).is_some())
        };
        let Some((of, unit)) = sized().rev().find_map(|(_, cell)| Some((cell, cell.unit()?))) else {
            return Ok(Self::default());
        };
        let mut others = BTreeMap::new();
        for (at, cell) in sized() {
            let ratio = ratio(&cell, &of, unit).ok_or(Reason::UnlikeUnits)?;
            if ratio != Ratio::ONE {
                others.insert(at, ratio);
            }
        }
        // Nearly always all are in one unit, and nobody asks for its words.
        let unit = if others.is_empty() { Label::default() } else { unit.label.clone() };
        Ok(Self { others, unit })
    }

    /// Whether every figure is in the same unit.
    pub(super) fn is_plain(&self) -> bool {
        self.others.is_empty()
    }

    /// The unit that figures are converted into, where some are.
    pub(super) fn unit(&self) -> Option<&Label> {
        (!self.is_plain()).then_some(&self.unit)
    }

    /// A number of a cell in the common unit; `None` where that has too many digits.
    pub(super) fn number(&self, cell: CellRef, number: Decimal) -> Option<Decimal> {
        match self.others.get(&cell) {
            Some(ratio) => ratio.apply(number, ANY_DECIMALS),
            None => Some(number),
        }
    }

    /// The size of a cell's figure in the common unit.
    pub(super) fn size(&self, evaluation: &Evaluation<'_>, cell: CellRef) -> Option<Interval> {
        let size = evaluation.size(cell)?;
        match self.others.get(&cell) {
            Some(ratio) => size.times(*ratio),
            None => Some(size),
        }
    }
}

/// How many of a unit the figure of a cell is counted in; `None` where nobody knows. Between units that the
/// form declares for unlike things it says itself that they go together; what only a figure says is read
/// strictly.
fn ratio(cell: &Cell<'_>, of: &Cell<'_>, unit: &Unit) -> Option<Ratio> {
    let is_declared = |cell: &Cell<'_>| cell.figure().own_unit().is_none();
    match cell.unit() {
        Some(own) if own.is_same(unit) => Some(Ratio::ONE),
        Some(own) => match own.in_terms_of(unit) {
            None if is_declared(cell) && is_declared(of) => Some(Ratio::ONE),
            ratio => ratio,
        },
        // A number alone beside one that says its unit: of things it is surely meant, of money it may be in
        // tens of thousands.
        None if is_declared(of) || unit.is_of_single_things() => Some(Ratio::ONE),
        None => None,
    }
}
