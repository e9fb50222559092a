//! The row or column that a check is at.

use crate::model::label::Label;

/// The row or column a check is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// Whether it is a row or a column.
    pub axis: Along,
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: Label,
}

/// What a check is repeated over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// The rows of a table.
    Rows,
    /// The columns of a table.
    Columns,
}
