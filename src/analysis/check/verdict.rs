//! What came out of one relation at one row or column.

use crate::model::label::Label;
use crate::model::report::CellRef;

/// A relation that does not hold: it fails, or it cannot be assessed.
pub(super) struct Verdict {
    pub failed: bool,
    /// What it says, in each language.
    pub message: Label,
    pub cells: Vec<CellRef>,
}
