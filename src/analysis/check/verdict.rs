//! How one check ends at one row or column.

use super::against::Against;
use super::reason::Reason;
use crate::model::label::Label;
use crate::model::report::CellRef;

/// How one check ends at one row or column. A reason alone is only counted: it says nothing of a figure that
/// the report does not say itself.
pub(super) type Judged = Result<Verdict, Reason>;

/// How one check ends where its figures say something.
pub(super) enum Verdict {
    /// It holds.
    Holds {
        /// How many cells without a figure count as 0 in that.
        empty: usize,
    },
    /// It fails.
    Fails(Statement),
    /// It cannot be assessed, and that is told.
    Unassessed(Reason, Statement),
}

impl Verdict {
    /// It holds over figures alone.
    pub(super) const HOLDS: Self = Self::Holds { empty: 0 };
}

/// What a check that does not hold says.
pub(super) struct Statement {
    /// In each language.
    pub message: Label,
    /// The cells it is about; the first is where it is shown.
    pub cells: Vec<CellRef>,
    /// The figures held against each other.
    pub against: Vec<Against>,
}
