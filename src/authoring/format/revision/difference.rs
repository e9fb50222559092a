//! By how much a figure changed.

use crate::analysis::revision::FigureRevision;
use crate::model::figure::{Decimal, add};

/// By how much a figure grew or shrank, where both are exact numbers.
pub(super) fn difference(figure: &FigureRevision<'_>) -> Option<Decimal> {
    let difference = add(figure.now?.value.number()?, -figure.was?.value.number()?)?;
    (!difference.is_zero()).then_some(difference)
}
