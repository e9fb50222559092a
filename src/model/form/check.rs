//! Checks: declared relations between figures, of a small closed set of kinds.
//!
//! Most are signed sums on purpose: there is no expression language to parse, to sandbox or to explain, and
//! because sums are linear, the one cell that would satisfy several failed checks can be computed.

use super::strictness::Strictness;
use super::{Form, Kinds};
use crate::model::figure::Decimal;
use crate::model::id::{BlockId, ColumnId, RowId};
use crate::model::label::Label;
use crate::text::source::Place;

/// The rows or columns of the home block that a check is repeated over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    /// These columns.
    Columns(Vec<ColumnId>),
    /// These rows, and all that a report adds.
    Rows(Vec<RowId>),
    /// It is not repeated.
    Once,
}

/// A declared relation between figures.
#[derive(Debug, Clone)]
pub struct Check {
    /// Its id: `requests.balance`.
    pub id: String,
    /// The block whose rows or columns it is repeated over.
    pub home: BlockId,
    /// Over what it is repeated.
    pub over: Over,
    /// How much it matters.
    pub strictness: Strictness,
    /// The kinds of publisher it applies to.
    pub kinds: Kinds,
    /// The rule in words.
    pub says: Label,
    /// The rule.
    pub relation: Relation,
    /// Where its id stands; a total's own check stands where its block's does.
    pub place: Place,
}

/// A detector: which way of filling in a report's figures follow.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its id.
    pub id: String,
    /// Blocks and the relation over each row: left = right.
    pub over: Vec<(BlockId, Sum, Sum)>,
    /// What it is about.
    pub says: Label,
    /// What it means where the relation holds.
    pub holds: Label,
    /// What it means where it does not.
    pub otherwise: Label,
}

/// What must hold.
#[derive(Debug, Clone)]
pub enum Relation {
    /// One signed sum against another.
    Compare(Sum, Comparison, Sum),
    /// At least one of several equalities.
    Any(Vec<(Sum, Sum)>),
    /// Figures or dates in falling (`true`) or rising order.
    Order(Sum, bool),
    /// A figure within the extremes of others.
    Between(Term, Sum),
    /// A figure that is the smallest (`true`) or largest of others.
    Extreme(Term, Sum, bool),
    /// A rounded ratio: value, part, whole, decimals.
    Share(Term, Term, Term, u32),
    /// A figure above zero asks for one of others that is above zero, or for one of several words or dates.
    Requires(Term, Sum),
    /// Figures that are given all together, or none of them.
    Together(Sum),
    /// Figures that are all given, be they zero (`true`), or of which none is, as they do not apply.
    Given(Sum, bool),
    /// What is given is a whole number (`true`), or a plain one in the unit of its cell: without signs that
    /// part thousands, and no percentage in place of a fraction.
    Written(Sum, bool),
    /// What stands in cells of dates is a date. Every column and row of dates brings this.
    Dates(Sum),
    /// Rows under the row at hand have words, and no two of them the same. Every open row that stands under
    /// another brings this.
    Described(Sum),
    /// Not more than so many times the last period's figure, nor less than that part of it.
    Change(Term, u32),
}

impl Relation {
    /// Its terms, in order.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        type Parts<'a> = ([Option<&'a Term>; 3], [Option<&'a Sum>; 2], &'a [(Sum, Sum)]);
        let (single, sums, pairs): Parts<'_> = match self {
            Self::Compare(left, _, right) => ([None; 3], [Some(left), Some(right)], &[]),
            Self::Any(pairs) => ([None; 3], [None; 2], pairs),
            Self::Change(of, _) => ([Some(of), None, None], [None; 2], &[]),
            Self::Order(of, _)
            | Self::Together(of)
            | Self::Given(of, _)
            | Self::Written(of, _)
            | Self::Dates(of)
            | Self::Described(of) => ([None; 3], [Some(of), None], &[]),
            Self::Between(first, others)
            | Self::Extreme(first, others, _)
            | Self::Requires(first, others) => ([Some(first), None, None], [Some(others), None], &[]),
            Self::Share(value, part, whole, _) => ([value, part, whole].map(Some), [None; 2], &[]),
        };
        let sums = sums.into_iter().flatten();
        let sums = sums.chain(pairs.iter().flat_map(|(left, right)| [left, right]));
        single.into_iter().flatten().chain(sums.flat_map(|sum| &sum.terms))
    }

    /// Whether it adds its terms up, so that a term may stand for any number of cells.
    pub fn is_of_sums(&self) -> bool {
        match self {
            Self::Compare(..) | Self::Any(_) => true,
            Self::Order(..)
            | Self::Between(..)
            | Self::Extreme(..)
            | Self::Share(..)
            | Self::Requires(..)
            | Self::Together(_)
            | Self::Given(..)
            | Self::Written(..)
            | Self::Dates(_)
            | Self::Described(_)
            | Self::Change(..) => false,
        }
    }

    /// The terms without whose rows there is nothing to check. A list that has to be there is one of no rows
    /// too.
    pub fn needed(&self) -> Vec<&Term> {
        match self {
            Self::Requires(when, _) => vec![when],
            Self::Together(_) | Self::Given(_, true) | Self::Written(..) => Vec::new(),
            Self::Compare(..)
            | Self::Any(_)
            | Self::Order(..)
            | Self::Between(..)
            | Self::Extreme(..)
            | Self::Share(..)
            | Self::Given(_, false)
            | Self::Dates(_)
            | Self::Described(_)
            | Self::Change(..) => self.terms().collect(),
        }
    }
}

/// How two sums must compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Left = right.
    Equal,
    /// Left ≤ right.
    AtMost,
    /// Left ≥ right.
    AtLeast,
    /// Left < right.
    Below,
    /// Left > right.
    Above,
}

impl Comparison {
    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtMost => "≤",
            Self::AtLeast => "≥",
            Self::Below => "<",
            Self::Above => ">",
        }
    }
}

/// Cells and numbers that a form writes in one list: they are added up, or each is one of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    /// The cells.
    pub terms: Vec<Term>,
    /// The numbers that the form itself states.
    pub numbers: Vec<Decimal>,
}

impl Sum {
    /// The cells of one term.
    pub fn of(term: Term) -> Self {
        Self { terms: vec![term], numbers: Vec::new() }
    }

    /// Its numbers, added up.
    pub fn number(&self) -> Decimal {
        self.numbers.iter().sum()
    }
}

/// Cells with a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whether it is subtracted.
    pub negative: bool,
    /// In which of the publisher's reports the cells are.
    pub reported: Reported,
    /// The block they are in.
    pub block: BlockId,
    /// Which cells.
    pub pick: Pick,
}

/// In which of a publisher's reports the cells of a term are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reported {
    /// In the one that is checked.
    Here,
    /// In that on the period before.
    Before,
    /// In those on the shorter periods that make up its own: quarters of a year.
    Parts,
}

impl Term {
    /// Whether it stands for one figure, and not for a list, for words or for a date.
    pub fn is_one_number(&self, form: &Form) -> bool {
        let block = form.block(self.block);
        let is_number = |row, column| block.spec(row, column).kind.is_numeric();
        let closed = |row: RowId| !block.row(row).open;
        match &self.pick {
            Pick::Rows(rows) => match rows[..] {
                [row] => closed(row) && block.columns.leaves.ids().any(|column| is_number(Some(row), column)),
                _ => false,
            },
            Pick::Columns(columns) => matches!(columns[..], [column] if is_number(None, column)),
            Pick::Inner(..) | Pick::Parts(_) => false,
            Pick::Cells(cells) => {
                matches!(cells[..], [(row, column)] if closed(row) && is_number(Some(row), column))
            }
        }
    }
}

impl Pick {
    /// Whether it picks a column, in whatever row is at hand.
    pub fn is_of_column(&self, column: ColumnId) -> bool {
        match self {
            Self::Columns(columns) => columns.contains(&column),
            Self::Rows(_) | Self::Inner(..) | Self::Parts(_) | Self::Cells(_) => false,
        }
    }
}

/// Which cells of a block, given the row or column that the check is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// These rows, in the column at hand.
    Rows(Vec<RowId>),
    /// These columns, in the row at hand.
    Columns(Vec<ColumnId>),
    /// This column, in the rows of the open row that stand under the row at hand.
    Inner(RowId, ColumnId),
    /// This column, in the rows that make up the row at hand: those under it but for such as codes tell
    /// apart, and of a total the rows beside it. The parts of a row with a code are the parts of the row that
    /// it stands under, with the same code.
    Parts(ColumnId),
    /// These rows and columns.
    Cells(Vec<(RowId, ColumnId)>),
}
