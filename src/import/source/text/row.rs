//! Rows of tables in texts.

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of its first line.
    pub(super) line: usize,
    /// How many lines it takes.
    pub(super) length: usize,
    /// Its cells.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its column, from 0.
    pub(super) column: usize,
    /// Over how many columns it stands.
    pub(super) colspan: usize,
    /// What is in it, with blanks around.
    pub(super) text: String,
}
