//! One cell of a form.

use crate::model::id::{BlockId, ColumnId, RowId};

/// One cell of a form, by positions: `requests.granted.total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Indicator {
    /// The block.
    pub block: BlockId,
    /// The row of the block.
    pub row: RowId,
    /// The column of the block.
    pub column: ColumnId,
}
