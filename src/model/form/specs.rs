//! What every cell of a block holds.

use super::axis::{Axis, Leaf};
use super::cell::{CellSpec, Declared};
use crate::model::id::{ColumnId, List, RowId};
use std::collections::BTreeMap;

/// What the cells of a block hold, worked out once: it is asked for whenever a figure is read, checked or
/// shown.
#[derive(Debug, Clone)]
pub(super) struct CellSpecs {
    of_block: CellSpec,
    of_columns: List<ColumnId, CellSpec>,
    /// Of the rows that declare something.
    of_rows: BTreeMap<RowId, List<ColumnId, CellSpec>>,
    /// Whether every row does.
    all_declare: bool,
}

impl CellSpecs {
    /// Those of a block with these rows and columns.
    pub(super) fn new(block: &Declared, rows: &Axis<RowId>, columns: &Axis<ColumnId>) -> Self {
        let of_block = CellSpec::of_block(block);
        let of_columns: List<ColumnId, CellSpec> =
            columns.leaves.iter().map(|column| of_block.clone().with(&column.declared)).collect();
        let declaring = rows.leaves.entries().filter(|(_, row)| row.declared != Declared::default());
        let of_row = |(id, row): (RowId, &Leaf)| {
            let cells = of_columns.iter().map(|column| CellSpec::of_row(&row.declared, column, &of_block));
            (id, cells.collect())
        };
        let of_rows: BTreeMap<RowId, List<ColumnId, CellSpec>> = declaring.map(of_row).collect();
        let all_declare = of_rows.len() == rows.leaves.len();
        Self { of_block, of_columns, of_rows, all_declare }
    }

    /// That of a cell of which its row and its column say nothing.
    pub(super) fn own(&self) -> &CellSpec {
        &self.of_block
    }

    /// Those of all rows, each that several rows share once.
    pub(super) fn all(&self) -> impl Iterator<Item = &CellSpec> {
        let shared = Some(&self.of_columns).filter(|_| !self.all_declare);
        self.of_rows.values().chain(shared).flatten()
    }

    /// That of the cell at a row, if it is one of the form, and a column.
    pub(super) fn at(&self, row: Option<RowId>, column: ColumnId) -> &CellSpec {
        let of_row = row.and_then(|row| self.of_rows.get(&row));
        &of_row.unwrap_or(&self.of_columns)[column]
    }
}
