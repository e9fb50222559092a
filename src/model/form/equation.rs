//! The equalities that a form states between its own cells: signed sums that are zero.

use super::{Check, Comparison, Form, Indicator, Over, Pick, Relation, Reported, Strictness, Sum};
use crate::model::figure::CellKind;
use crate::model::id::{ColumnId, RowId};

/// Cells whose signed sum is zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// The cells, each with whether it is subtracted.
    pub terms: Vec<(Indicator, bool)>,
    /// Whether it must hold: where a form offers several equalities of which one holds, none of them must.
    pub must_hold: bool,
}

/// The row or column that a check is at.
#[derive(Clone, Copy)]
enum At {
    Row(RowId),
    Column(ColumnId),
    Once,
}

impl Form {
    /// Every equality between cells of one report by this form. Checks against the period before, bounds and
    /// heuristics are none.
    pub fn equations(&self) -> Vec<Equation> {
        let mut equations = Vec::new();
        for check in self.checks.iter().filter(|check| check.strictness == Strictness::Strict) {
            for at in instances(check) {
                match &check.relation {
                    Relation::Compare(left, Comparison::Equal, right) => {
                        equations.extend(self.equation(check, at, left, right, true));
                    }
                    Relation::Any(pairs) => {
                        let each = pairs.iter();
                        let each =
                            each.filter_map(|(left, right)| self.equation(check, at, left, right, false));
                        equations.extend(each);
                    }
                    Relation::Compare(
                        _,
                        Comparison::AtMost | Comparison::AtLeast | Comparison::Below | Comparison::Above,
                        _,
                    )
                    | Relation::Order(..)
                    | Relation::Between(..)
                    | Relation::Extreme(..)
                    | Relation::Share(..)
                    | Relation::Requires(..)
                    | Relation::Together(_)
                    | Relation::Given(..)
                    | Relation::Written(..)
                    | Relation::Dates(_)
                    | Relation::Described(_)
                    | Relation::Change(..) => {}
                }
            }
        }
        equations
    }

    fn equation(&self, check: &Check, at: At, left: &Sum, right: &Sum, must_hold: bool) -> Option<Equation> {
        // What differs by a number of the form's own adds up to that, and not to zero.
        if left.number() != right.number() {
            return None;
        }
        let sides = left.terms.iter().map(|term| (term, term.negative));
        let sides = sides.chain(right.terms.iter().map(|term| (term, !term.negative)));
        let mut terms = Vec::new();
        for (term, negative) in sides {
            if term.reported != Reported::Here {
                return None;
            }
            let home = self.block(check.home);
            let other = self.block(term.block);
            let cells: Vec<(RowId, ColumnId)> = match (&term.pick, at) {
                (Pick::Cells(cells), _) => cells.clone(),
                (Pick::Rows(rows), At::Column(column)) => {
                    // In another block the column is the one of the same name.
                    let column = other.columns.leaf(&home.column(column).id)?;
                    rows.iter().map(|&row| (row, column)).collect()
                }
                (Pick::Columns(columns), At::Row(row)) => {
                    let row = other.rows.leaf(&home.row(row).id)?;
                    columns.iter().map(|&column| (row, column)).collect()
                }
                // How many rows stand under another is for the reports to say.
                (Pick::Rows(_) | Pick::Columns(_) | Pick::Inner(..) | Pick::Parts(_), _) => return None,
            };
            let cells: Vec<_> = cells.into_iter().filter(|&(row, column)| other.has(row, column)).collect();
            // Between dates lie days: they add up to nothing.
            if cells.iter().any(|&(row, column)| other.spec(Some(row), column).kind == CellKind::Date) {
                return None;
            }
            let cells = cells.into_iter();
            terms.extend(cells.map(|(row, column)| (Indicator { block: term.block, row, column }, negative)));
        }
        (terms.len() > 1).then_some(Equation { terms, must_hold })
    }
}

fn instances(check: &Check) -> Vec<At> {
    match &check.over {
        Over::Columns(columns) => columns.iter().map(|&column| At::Column(column)).collect(),
        Over::Rows(rows) => rows.iter().map(|&row| At::Row(row)).collect(),
        Over::Once => vec![At::Once],
    }
}
