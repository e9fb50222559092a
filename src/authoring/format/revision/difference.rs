//! By how much a figure changed.

use crate::analysis::revision::FigureRevision;
use crate::model::figure::{Decimal, add};

/// By how much a figure grew or shrank, where both are exact numbers.
pub(super) fn difference(figure: &FigureRevision) -> Option<Decimal> {
    let [was, now] = [&figure.was, &figure.now].map(|printed| printed.as_ref()?.number());
    let difference = add(now?, -was?)?;
    (!difference.is_zero()).then_some(difference)
}
