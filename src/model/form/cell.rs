//! What a cell holds, from what its row, its column and its block declare.

use crate::model::figure::{self, ANY_DECIMALS, CellKind, Figure, Refusal};
use crate::model::label::Label;
use crate::model::period::Period;
use crate::model::unit::Unit;

/// What a table, a block, a group, a row or a column declares of its cells; none where it says nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Declared {
    /// The kind of figure.
    pub kind: Option<CellKind>,
    /// At most so many decimals.
    pub decimals: Option<u32>,
    /// Whether a figure need not be given.
    pub sparse: Option<bool>,
    /// Units, by period.
    pub units: Option<Vec<UnitSpan>>,
    /// Whether the form prints the unit.
    pub unit_printed: Option<bool>,
    /// What may be made of figures over several publishers.
    pub aggregate: Option<Aggregate>,
}

impl Declared {
    /// With what is declared around it where it says nothing itself.
    pub(super) fn within(self, outer: &Self) -> Self {
        Self {
            kind: self.kind.or(outer.kind),
            decimals: self.decimals.or(outer.decimals),
            sparse: self.sparse.or(outer.sparse),
            units: self.units.or_else(|| outer.units.clone()),
            unit_printed: self.unit_printed.or(outer.unit_printed),
            aggregate: self.aggregate.or(outer.aggregate),
        }
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub struct CellSpec {
    /// The kind of figure.
    pub kind: CellKind,
    /// At most so many decimals; [`ANY_DECIMALS`] where the form leaves them open.
    pub decimals: u32,
    /// Whether a figure that is not given is neither an error nor zero.
    pub sparse: bool,
    /// Its units, by period; empty where it has none.
    pub units: Vec<UnitSpan>,
    /// Whether the form prints the unit.
    pub unit_printed: bool,
    /// What may be made of it over several publishers.
    pub aggregate: Aggregate,
}

impl CellSpec {
    /// What the cells of a block hold where neither row nor column says anything.
    pub(super) fn of_block(block: &Declared) -> Self {
        let undeclared = Self {
            kind: CellKind::Count,
            decimals: ANY_DECIMALS,
            sparse: false,
            units: Vec::new(),
            unit_printed: true,
            aggregate: Aggregate::None,
        };
        undeclared.with(block)
    }

    /// What the cell of a row and a column holds. What the row declares wins over what the column does, each
    /// property by itself. But a row of another kind or in another unit than its column measures something
    /// else: the column's decimals, unit and aggregate are not about that, so these are its own or the
    /// block's.
    pub(super) fn of_row(row: &Declared, of_column: &Self, of_block: &Self) -> Self {
        let is_of_another_kind = row.kind.is_some_and(|kind| kind != of_column.kind);
        let is_in_another_unit = row.units.as_ref().is_some_and(|units| *units != of_column.units);
        if !is_of_another_kind && !is_in_another_unit {
            return of_column.clone().with(row);
        }
        let shared = Self { kind: of_column.kind, sparse: of_column.sparse, ..of_block.clone() };
        shared.with(row)
    }

    /// With what is declared in place of what was.
    pub(super) fn with(self, declared: &Declared) -> Self {
        Self {
            kind: declared.kind.unwrap_or(self.kind),
            decimals: declared.decimals.unwrap_or(self.decimals),
            sparse: declared.sparse.unwrap_or(self.sparse),
            units: declared.units.clone().unwrap_or(self.units),
            unit_printed: declared.unit_printed.unwrap_or(self.unit_printed),
            aggregate: declared.aggregate.unwrap_or(self.aggregate),
        }
    }

    /// Reads a text that is printed in such a cell by a report on a period.
    ///
    /// # Errors
    /// If it is no figure of its kind in its unit.
    pub(crate) fn read(&self, text: &str, period: &Period) -> Result<Figure, Box<Refusal>> {
        figure::read(text, self.kind, self.decimals, self.unit(period))
    }

    /// The unit in a period.
    pub fn unit(&self, period: &Period) -> Option<&Unit> {
        self.unit_span(period).map(|span| &span.unit)
    }

    /// The unit in a period, or else the first that it had.
    pub(super) fn unit_in(&self, period: Option<&Period>) -> Option<&Unit> {
        match period {
            Some(period) => self.unit(period),
            None => self.units.first().map(|span| &span.unit),
        }
    }

    /// The unit in a period, with all the periods that use it.
    pub fn unit_span(&self, period: &Period) -> Option<&UnitSpan> {
        self.units.iter().find(|span| span.covers(period))
    }
}

/// What may be made of a figure over several publishers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aggregate {
    /// Nothing.
    #[default]
    None,
    /// Their sum.
    Sum,
    /// The smallest.
    Min,
    /// The largest.
    Max,
}

impl Aggregate {
    /// Every kind with the name a form gives it.
    pub const ALL: [(&'static str, Self); 4] =
        [("none", Self::None), ("sum", Self::Sum), ("min", Self::Min), ("max", Self::Max)];

    /// The name a form gives it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, aggregate)| *aggregate == self).map_or("", |(name, _)| name)
    }
}

/// A unit, and the periods in which it is used.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitSpan {
    /// The unit.
    pub unit: Unit,
    /// The first period that uses it.
    pub from: Option<Period>,
    /// The last period that uses it.
    pub to: Option<Period>,
    /// Why it changed.
    pub why: Label,
}

impl UnitSpan {
    /// Whether a period may be in both.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let end = |period: &Option<Period>| period.as_ref().map(|period| period.end);
        let begins_by = |from: &Option<Period>, to: &Option<Period>| match (end(from), end(to)) {
            (Some(from), Some(to)) => from <= to,
            (None, _) | (_, None) => true,
        };
        begins_by(&self.from, &other.to) && begins_by(&other.from, &self.to)
    }

    fn covers(&self, period: &Period) -> bool {
        self.from.as_ref().is_none_or(|from| from.end <= period.end)
            && self.to.as_ref().is_none_or(|to| period.end <= to.end)
    }
}
