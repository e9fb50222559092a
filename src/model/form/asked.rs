//! What a form asks for: sections of prose, tables, and the blocks of cells in them.

use super::axis::{Axis, Leaf};
use super::cell::CellSpec;
use super::specs::CellSpecs;
use crate::model::figure::{Figure, Value};
use crate::model::id::{BlockId, ColumnId, List, RowId, SectionId, TableId};
use crate::model::label::Label;
use crate::text::source::Place;
use std::collections::BTreeSet;

/// The sections, tables and blocks of a form, which name each other by their ids.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// Headings of the prose, in order.
    pub sections: List<SectionId, Section>,
    /// The printed tables, in order.
    pub tables: List<TableId, Table>,
    /// The blocks of all tables, in order.
    pub blocks: List<BlockId, Block>,
}

impl Asked {
    /// One of the blocks.
    pub(super) fn block(&self, block: BlockId) -> &Block {
        &self.blocks[block]
    }

    /// One of the tables.
    pub(super) fn table(&self, table: TableId) -> &Table {
        &self.tables[table]
    }

    /// The block with this address.
    pub(super) fn find_block(&self, id: &str) -> Option<BlockId> {
        self.blocks.find(|block| block.id == id)
    }
}

/// A heading of the prose that a report is expected to have.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its id, also the anchor of the heading.
    pub id: String,
    /// Its number as printed: `三`, `V`.
    pub number: String,
    /// The heading, number included.
    pub title: Label,
}

/// A table as it is printed: one block, or several under one another.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its id.
    pub id: String,
    /// The section under which it is printed.
    pub section: Option<SectionId>,
    /// Its caption.
    pub title: Label,
    /// Words over the row heads.
    pub stub: Label,
    /// Whether its rows are printed side by side in one line, as upper heads of the columns.
    pub across: bool,
    /// Whether a report need not have it.
    pub optional: bool,
    /// Its blocks, in the order of printing.
    pub blocks: Vec<BlockId>,
}

/// A block: rows × columns of cells.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its address: `requests`, `proactive.art20_6`.
    pub id: String,
    /// The table it is printed in.
    pub table: TableId,
    /// Words printed over it.
    pub caption: Label,
    /// Its rows.
    pub rows: Axis<RowId>,
    /// Its columns.
    pub columns: Axis<ColumnId>,
    /// Cells that do not exist, by row and column.
    pub absent: BTreeSet<(RowId, ColumnId)>,
    /// What its cells hold.
    pub(super) specs: CellSpecs,
    /// Where its id stands.
    pub place: Place,
}

impl Block {
    /// One of its rows.
    pub fn row(&self, row: RowId) -> &Leaf {
        self.rows.one(row)
    }

    /// One of its columns.
    pub fn column(&self, column: ColumnId) -> &Leaf {
        self.columns.one(column)
    }

    /// Whether a cell is one of those that are read first: in a column of totals, or any where there are
    /// none; and, where reports name the other rows, in a row of the form.
    pub fn is_read_first(&self, row: Option<RowId>, column: ColumnId) -> bool {
        let is_total = self.column(column).total || self.columns.leaves.iter().all(|leaf| !leaf.total);
        is_total && (self.rows.open().is_none() || row.is_some_and(|row| !self.row(row).open))
    }

    /// Whether a cell is a total that is read first.
    pub fn is_total(&self, row: RowId, column: ColumnId) -> bool {
        (self.row(row).total || self.column(column).total) && self.is_read_first(Some(row), column)
    }

    /// Whether the form prints a cell at a row and a column.
    pub fn has(&self, row: RowId, column: ColumnId) -> bool {
        !self.absent.contains(&(row, column))
    }

    /// What a cell holds of which its row and its column say nothing.
    pub fn own_spec(&self) -> &CellSpec {
        self.specs.own()
    }

    /// What its cells hold, each that several rows share once.
    pub fn specs(&self) -> impl Iterator<Item = &CellSpec> {
        self.specs.all()
    }

    /// What the cell at a row and a column holds. A row that a report adds is no row of the form, so its
    /// cells are like any others of their column.
    pub fn spec(&self, row: Option<RowId>, column: ColumnId) -> &CellSpec {
        self.specs.at(row, column)
    }

    /// What a cell of a report is in which nothing is written: one that the form lacks, one that need not be
    /// given, or one that is missing.
    pub fn without_figure(&self, row: Option<RowId>, column: ColumnId) -> Figure {
        let exists = row.is_none_or(|row| self.has(row, column));
        Figure::of(match (exists, self.spec(row, column).sparse) {
            (false, _) => Value::Absent,
            (true, true) => Value::NotGiven,
            (true, false) => Value::Unread,
        })
    }

    /// The address of a cell.
    pub fn address(&self, row: &str, column: ColumnId) -> String {
        [&self.id, ".", row, ".", &self.column(column).id].concat()
    }
}
