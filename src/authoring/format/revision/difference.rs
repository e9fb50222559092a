//! By how much a figure changed.

use crate::analysis::revision::FigureRevision;
use crate::model::figure::Decimal;

/// By how much a figure grew or shrank, where both are exact numbers.
pub(super) fn difference(figure: &FigureRevision<'_>) -> Option<Decimal> {
    let difference = figure.now?.value.number()?.checked_sub(figure.was?.value.number()?)?;
    (!difference.is_zero()).then_some(difference)
}
