//! What came out of one relation at one row or column.

use crate::model::report::CellRef;
use crate::text::message::Message;

/// A relation that does not hold: it fails, or it cannot be assessed.
pub(super) struct Verdict {
    pub failed: bool,
    pub message: Message,
    pub cells: Vec<CellRef>,
}
