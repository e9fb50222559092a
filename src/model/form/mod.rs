//! Forms: one edition of a questionnaire, as data.
//!
//! The form is the only schema. From it come the reading of reports, the checks, the printed look of the official
//! tables, and the page that explains the form.

mod axis;
pub mod builtin;
mod check;
mod continuation;
mod crosswalk;
mod indicator;
mod kinds;
mod read;
mod words;
#[cfg(test)]
mod tests;

pub use axis::{Aggregate, Axis, Cell, Leaf, Node, Unit};
pub use check::{Check, Comparison, Each, Pick, Reading, Relation, Strictness, Sum, Term};
pub use continuation::{Continuation, Continuations, Ending};
pub use crosswalk::{Crosswalk, Entry, Link};
pub use indicator::Indicator;
pub use kinds::Kinds;
pub use read::{read, read_crosswalks};
pub use words::formula;

use crate::model::label::Label;
use crate::model::period::{MonthDay, PeriodKind};
use crate::text::source::Place;
use std::collections::BTreeSet;
use std::ops::Range;

/// One edition of a questionnaire.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its id, as reports name it.
    pub id: String,
    /// Editions of one questionnaire are a family: equal ids continue within it.
    pub family: String,
    /// What it is called.
    pub title: Label,
    /// The document that prescribes it.
    pub basis: Label,
    /// Languages whose labels are translations of ours, not the issuer's.
    pub unofficial: Vec<String>,
    /// The periods it was in use.
    pub used: Used,
    /// Headings of the prose, in order.
    pub sections: Vec<Section>,
    /// The printed tables, in order.
    pub tables: Vec<Table>,
    /// The blocks of all tables, in order.
    pub blocks: Vec<Block>,
    /// Every check: those that totals bring, those of the blocks, those over several blocks.
    pub checks: Vec<Check>,
    /// Detectors: what a report's figures tell about how they were filled in.
    pub readings: Vec<Reading>,
    /// How earlier editions continue in this one.
    pub crosswalks: Vec<Crosswalk>,
    /// The figures that lists of reports show.
    pub key_figures: Vec<Indicator>,
    /// The indicators that comparisons over the years show; all of them where it names none.
    pub compare: BTreeSet<Indicator>,
    /// Cells in which a wrong figure can stay unseen by every check.
    pub unguarded: Vec<Unguarded>,
    /// What a reader should know.
    pub notes: Label,
    /// Where it is defined.
    pub place: Place,
}

/// When a form was in use.
#[derive(Debug, Clone)]
pub struct Used {
    /// For which kind of period.
    pub kind: PeriodKind,
    /// Where a fiscal year begins.
    pub starts: Option<MonthDay>,
    /// First period, as written.
    pub from: Option<String>,
    /// Last period, as written.
    pub to: Option<String>,
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
    pub section: Option<usize>,
    /// Its caption.
    pub title: Label,
    /// Words over the row heads.
    pub stub: Label,
    /// Whether its rows are printed side by side in one line, as upper heads of the columns.
    pub across: bool,
    /// Its blocks, as positions in [`Form::blocks`].
    pub blocks: Range<usize>,
}

/// A block: rows × columns of cells.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its address: `requests`, `proactive.art20_6`.
    pub id: String,
    /// The table it is printed in.
    pub table: usize,
    /// Words printed over it.
    pub caption: Label,
    /// Its rows.
    pub rows: Axis,
    /// Its columns.
    pub columns: Axis,
    /// Cells that do not exist, by row and column.
    pub absent: BTreeSet<(usize, usize)>,
    /// The cell every column and row inherits from.
    pub cell: Cell,
    /// Where its id stands.
    pub place: Place,
}

impl Block {
    /// What the cell at a row and a column of the form holds. A row's own words win over the column's.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        let row = &self.rows.leaves[row].cell;
        row.as_ref().or(self.columns.leaves[column].cell.as_ref()).unwrap_or(&self.cell)
    }

    /// The address of a cell.
    pub fn address(&self, row: &str, column: usize) -> String {
        [&self.id, ".", row, ".", &self.columns.leaves[column].id].concat()
    }
}

/// Cells that no check guards, and why.
#[derive(Debug, Clone)]
pub struct Unguarded {
    /// Addresses of the cells.
    pub cells: Vec<Indicator>,
    /// In whose reports.
    pub kinds: Kinds,
    /// Why a wrong figure there can stay unseen.
    pub why: Label,
}

impl Form {
    /// The position of a block with this address.
    pub fn block(&self, id: &str) -> Option<usize> {
        self.blocks.iter().position(|b| b.id == id)
    }

    /// The position of a table with this id.
    pub fn table(&self, id: &str) -> Option<usize> {
        self.tables.iter().position(|t| t.id == id)
    }

    /// How many cells it has; open rows count once.
    pub fn cell_count(&self) -> usize {
        self.blocks.iter().map(|b| b.rows.leaves.len() * b.columns.leaves.len() - b.absent.len()).sum()
    }
}
