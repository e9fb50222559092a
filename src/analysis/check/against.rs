//! The figures that a finding holds against each other, as data.

use super::side::Side;
use crate::model::figure::Decimal;
use crate::model::form::Comparison;
use crate::model::report::CellRef;

/// Figures that are held against each other. A check of which one of several equalities must hold has several
/// of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against {
    /// The figures.
    pub terms: Vec<Weighed>,
    /// What came out on both sides, where there are two numbers.
    pub sides: Option<Sides>,
}

/// A figure with the part it has in a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// The figure.
    pub cell: CellRef,
    /// Its part: `left`, `right`, or as the form names it.
    pub role: &'static str,
    /// Its factor in the sum of its side.
    pub factor: i32,
}

/// Both sides of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    /// The one.
    pub left: Decimal,
    /// How they should compare.
    pub comparison: Comparison,
    /// The other.
    pub right: Decimal,
}

impl Sides {
    /// Left − right.
    pub fn difference(&self) -> Decimal {
        (self.left - self.right).normalize()
    }
}

impl Against {
    /// Two sums.
    pub(super) fn sums(left: &Side, comparison: Comparison, right: &Side) -> Self {
        let terms = |side: &Side, role| -> Vec<Weighed> {
            let signed = side.cells.iter();
            signed.map(|&(cell, minus)| Weighed { cell, role, factor: if minus { -1 } else { 1 } }).collect()
        };
        let known = left.unknown.is_none() && right.unknown.is_none();
        // The number of a day says nothing to anyone.
        let stated = left.states_something() && right.states_something() && left.days == 0;
        let sides = Sides { left: left.total, comparison, right: right.total };
        Self {
            terms: [terms(left, "left"), terms(right, "right")].concat(),
            sides: (known && stated).then_some(sides),
        }
    }

    /// Single figures, each with its part.
    pub(super) fn named(terms: impl IntoIterator<Item = (&'static str, CellRef)>) -> Self {
        let terms = terms.into_iter().map(|(role, cell)| Weighed { cell, role, factor: 1 });
        Self { terms: terms.collect(), sides: None }
    }

    /// The same with both sides.
    pub(super) fn with_sides(self, left: Decimal, comparison: Comparison, right: Decimal) -> Self {
        Self { sides: Some(Sides { left, comparison, right }), ..self }
    }
}
