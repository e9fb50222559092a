//! What a check found.

use super::against::Against;
use super::at::At;
use super::reason::Reason;
use crate::model::figure::Decimal;
use crate::model::form::Check;
use crate::model::id::{CheckId, FormId, ReportId};
use crate::model::label::Label;
use crate::model::report::{Acknowledgement, CellRef};

/// Figures that contradict each other, or that could not be checked.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The report whose figures they are.
    pub report: ReportId,
    /// The form that declares the check.
    pub form: FormId,
    /// The check.
    pub check: CheckId,
    /// The row or column it is at.
    pub at: Option<At>,
    /// What came out.
    pub outcome: Outcome,
    /// Both sides with their terms and numbers: in Chinese, in English, in other languages of the site.
    pub message: Label,
    /// The cells it is about; the first is where it is shown.
    pub cells: Vec<CellRef>,
    /// The figures held against each other.
    pub against: Vec<Against>,
    /// The one cell whose change would satisfy every check that failed with this one.
    pub culprit: Option<Culprit>,
    /// Why it stands, where an editor acknowledges it.
    pub acknowledged: Option<Label>,
}

/// What came out of a check that does not simply hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A strict check fails.
    Contradiction,
    /// A heuristic fails: a question, to which there may be a good answer.
    Notice,
    /// It cannot be assessed: a blank total, a range, a withheld figure.
    Unassessed(Reason),
}

/// One cell, and the figure there that would satisfy several failed checks at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Culprit {
    /// The cell.
    pub cell: CellRef,
    /// The figure that would satisfy them.
    pub figure: Decimal,
    /// How many checks.
    pub checks: usize,
}

impl Outcome {
    /// Its name in data: what contradicts, what is only a question, what cannot be assessed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Notice => "question",
            Self::Unassessed(_) => "not-assessable",
        }
    }

    /// Whether the check was made, and fails.
    pub fn failed(self) -> bool {
        match self {
            Self::Contradiction | Self::Notice => true,
            Self::Unassessed(_) => false,
        }
    }
}

impl Acknowledgement {
    /// Whether it speaks of this finding.
    pub fn covers(&self, check: &Check, finding: &Finding) -> bool {
        self.check == check.id
            && self.at.as_ref().is_none_or(|at| finding.at.as_ref().is_some_and(|here| here.id == *at))
    }
}
