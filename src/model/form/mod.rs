//! Forms: one edition of a questionnaire, as data.
//!
//! The form is the only schema. From it come the reading of reports, the checks, the printed look of the
//! official tables, and the page that explains the form.

mod kinds;
mod strictness;
mod codes;
mod cell;
mod axis;
mod indicator;
mod check;
mod equation;
mod crosswalk;
mod address;
mod forms;
mod continuation;
mod words;
pub(crate) mod heading;
pub(crate) mod layout;
mod read;
pub(crate) mod builtin;
#[cfg(test)]
mod tests;

pub(crate) use axis::{Axis, Leaf, Node};
pub(crate) use cell::{Aggregate, CellSpec, Declared, UnitSpan};
pub(crate) use check::{Check, Comparison, Over, Pick, Reading, Relation, Reported, Sum, Term};
pub(crate) use codes::Coded;
pub(crate) use continuation::{Continuations, Ending};
pub(crate) use crosswalk::{Crosswalk, Entry, Link};
pub(crate) use equation::Equation;
pub use forms::Forms;
pub(crate) use indicator::Indicator;
pub(crate) use kinds::Kinds;
pub(crate) use read::{read, read_crosswalks};
pub(crate) use strictness::Strictness;
pub(crate) use words::formula;

use crate::model::figure::{Figure, Value};
use crate::model::id::{BlockId, CheckId, ColumnId, List, ReadingId, RowId, SectionId, TableId};
use crate::model::label::Label;
use crate::model::period::{MonthDay, Period, PeriodKind};
use crate::text::message::Message;
use crate::text::source::Place;
use std::collections::BTreeSet;

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
    pub sections: List<SectionId, Section>,
    /// The forms, by id or family, whose reports on shorter periods make up the period of a report by this
    /// one.
    pub parts: Vec<(String, Place)>,
    /// The printed tables, in order.
    pub tables: List<TableId, Table>,
    /// The blocks of all tables, in order.
    pub blocks: List<BlockId, Block>,
    /// Every check: those that totals bring, those of the blocks, those over several blocks.
    pub checks: List<CheckId, Check>,
    /// Detectors: what a report's figures show about how they were filled in.
    pub readings: List<ReadingId, Reading>,
    /// How earlier editions continue in this one.
    pub crosswalks: Vec<Crosswalk>,
    /// The figures that lists of reports show.
    pub key_figures: Vec<Indicator>,
    /// The indicators that comparisons over the years show; all of them where it names none.
    pub compare: BTreeSet<Indicator>,
    /// Why periods of unlike length or position may be compared all the same; empty where they may not.
    pub unlike_periods: Label,
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
    /// Whether readers know a fiscal year by both its calendar years.
    pub both_years: bool,
    /// For which other kinds of period as well.
    pub also: Vec<PeriodKind>,
    /// Whether a report by it may be on a span of its own, as a first period often is.
    pub spans: bool,
    /// First period, as written.
    pub from: Option<String>,
    /// Last period, as written.
    pub to: Option<String>,
}

impl Used {
    /// The period that a text names in reports by the form.
    ///
    /// # Errors
    /// A sentence saying what is wrong, if it names none.
    pub fn period(&self, text: &str) -> Result<Period, Message> {
        let period = Period::read(text, self.starts)?;
        Ok(if self.both_years { period.with_both_years() } else { period })
    }

    /// Whether it is filled in for a kind of period.
    pub fn takes(&self, kind: PeriodKind) -> bool {
        kind == self.kind || self.also.contains(&kind) || (self.spans && kind == PeriodKind::Span)
    }

    /// The first period in which it was in use, if it says so.
    pub fn first(&self) -> Option<Period> {
        self.from.as_deref().and_then(|from| Period::read(from, self.starts).ok())
    }

    /// The last period in which it was in use, if it says so.
    pub fn last(&self) -> Option<Period> {
        self.to.as_deref().and_then(|to| Period::read(to, self.starts).ok())
    }

    /// Whether it was in use in a period.
    pub fn covers(&self, period: &Period) -> bool {
        self.takes(period.kind)
            && self.first().is_none_or(|first| first.end <= period.end)
            && self.last().is_none_or(|last| period.end <= last.end)
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
    /// What it and its table declare of all its cells.
    pub declared: Declared,
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
    pub fn own_spec(&self) -> CellSpec<'_> {
        CellSpec::of_block(&self.declared)
    }

    /// What the cell at a row and a column holds. A row that a report adds is no row of the form, so its
    /// cells are like any others of their column.
    pub fn spec(&self, row: Option<RowId>, column: ColumnId) -> CellSpec<'_> {
        CellSpec::of(&self.declared, &self.column(column).declared, row.map(|row| &self.row(row).declared))
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
    /// Whether comparisons over the years show a cell.
    pub fn compares(&self, cell: impl FnOnce() -> Option<Indicator>) -> bool {
        self.compare.is_empty() || cell().is_some_and(|cell| self.compare.contains(&cell))
    }

    /// One of its blocks.
    pub fn block(&self, block: BlockId) -> &Block {
        &self.blocks[block]
    }

    /// One of its tables.
    pub fn table(&self, table: TableId) -> &Table {
        &self.tables[table]
    }

    /// The table that a block is printed in.
    pub fn table_of(&self, block: BlockId) -> &Table {
        self.table(self.block(block).table)
    }

    /// One of its sections.
    pub fn section(&self, section: SectionId) -> &Section {
        &self.sections[section]
    }

    /// One of its checks.
    pub fn check(&self, check: CheckId) -> &Check {
        &self.checks[check]
    }

    /// The block with this address.
    pub fn find_block(&self, id: &str) -> Option<BlockId> {
        self.blocks.find(|block| block.id == id)
    }

    /// The table with this id.
    pub fn find_table(&self, id: &str) -> Option<TableId> {
        self.tables.find(|table| table.id == id)
    }
}
