//! What the sums of a form say of figures that were read: which hold, and through which cells.

use crate::model::figure::{self, Decimal, Figure, Value};
use crate::model::form::{Equation, Indicator};
use std::collections::{BTreeMap, BTreeSet};

/// The figures read so far, by the cell of the form.
pub(crate) type Figures = BTreeMap<Indicator, Figure>;

/// Whether a sum holds; nothing where a figure of it is not known or is no number.
pub(super) fn holds(equation: &Equation, figures: &Figures) -> Option<bool> {
    let mut total = Decimal::ZERO;
    let mut stated = [false, false];
    for (cell, negative) in &equation.terms {
        match &figures.get(cell)?.value {
            Value::Number(number) | Value::Change(number) | Value::Annotated(number) => {
                total = figure::add(total, if *negative { -*number } else { *number })?;
                stated[usize::from(*negative)] = true;
            }
            Value::Blank | Value::NotApplicable | Value::NotGiven | Value::Absent => {}
            Value::Bound(_)
            | Value::Range(_)
            | Value::NotCollected
            | Value::Suppressed
            | Value::Text
            | Value::Date(_)
            | Value::Unread => return None,
        }
    }
    // A side on which nothing is stated proves nothing.
    (stated == [true, true]).then_some(total.is_zero())
}

/// The cells through which a sum holds.
pub(crate) fn proven(equations: &[Equation], figures: &Figures) -> BTreeSet<Indicator> {
    let holding = equations.iter().filter(|equation| holds(equation, figures) == Some(true));
    holding.flat_map(|equation| equation.terms.iter().map(|(cell, _)| *cell)).collect()
}

/// How many sums that must hold do not.
pub(crate) fn contradicted(equations: &[Equation], figures: &Figures) -> usize {
    let must = equations.iter().filter(|equation| equation.must_hold);
    must.filter(|equation| holds(equation, figures) == Some(false)).count()
}
