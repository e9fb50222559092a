//! Forms: one edition of a questionnaire, as data.
//!
//! The form is the only schema. From it come the reading of reports, the checks, the printed look of the
//! official tables, and the page that explains the form.

mod kinds;
mod strictness;
mod codes;
mod cell;
mod axis;
mod specs;
mod indicator;
mod asked;
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

pub(crate) use asked::{Block, Section, Table};
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

use crate::model::id::{BlockId, CheckId, List, ReadingId, SectionId, TableId};
use crate::model::label::Label;
use crate::model::period::{MonthDay, Period, PeriodKind};
use crate::model::unit::Unit;
use crate::text::message::Message;
use crate::text::source::Place;
use asked::Asked;
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
    /// What it asks for.
    asked: Asked,
    /// The forms, by id or family, whose reports on shorter periods make up the period of a report by this
    /// one.
    pub parts: Vec<(String, Place)>,
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

    /// Headings of the prose, in order.
    pub fn sections(&self) -> &List<SectionId, Section> {
        &self.asked.sections
    }

    /// The printed tables, in order.
    pub fn tables(&self) -> &List<TableId, Table> {
        &self.asked.tables
    }

    /// The blocks of all tables, in order.
    pub fn blocks(&self) -> &List<BlockId, Block> {
        &self.asked.blocks
    }

    /// One of its blocks.
    pub fn block(&self, block: BlockId) -> &Block {
        self.asked.block(block)
    }

    /// One of its tables.
    pub fn table(&self, table: TableId) -> &Table {
        self.asked.table(table)
    }

    /// The table that a block is printed in.
    pub fn table_of(&self, block: BlockId) -> &Table {
        self.table(self.block(block).table)
    }

    /// The unit that all numbers of some blocks are in, in a period or else at first, where the form prints
    /// it at none of them.
    pub fn unprinted_unit(&self, blocks: &[BlockId], period: Option<&Period>) -> Option<&Unit> {
        let cells = blocks.iter().flat_map(|&block| self.block(block).specs());
        let mut numbers = cells.filter(|cell| cell.kind.is_numeric());
        let first = numbers.next().filter(|cell| !cell.unit_printed)?.unit_in(period)?;
        numbers.all(|cell| !cell.unit_printed && cell.unit_in(period) == Some(first)).then_some(first)
    }

    /// One of its sections.
    pub fn section(&self, section: SectionId) -> &Section {
        &self.asked.sections[section]
    }

    /// One of its checks.
    pub fn check(&self, check: CheckId) -> &Check {
        &self.checks[check]
    }

    /// The block with this address.
    pub fn find_block(&self, id: &str) -> Option<BlockId> {
        self.asked.find_block(id)
    }

    /// The table with this id.
    pub fn find_table(&self, id: &str) -> Option<TableId> {
        self.asked.tables.find(|table| table.id == id)
    }
}
