//! One side of a comparison, added up.

use super::reason::Reason;
use super::scale::Scale;
use super::terms::{Evaluation, Instance};
use crate::model::figure::{self, Decimal, Interval, Value, day_number};
use crate::model::form::Sum;
use crate::model::id::FormId;
use crate::model::report::CellRef;

/// One side of a comparison, added up.
pub(super) struct Side {
    pub cells: Vec<(CellRef, bool)>,
    pub total: Decimal,
    /// Cells printed empty, which count as zero.
    pub blanks: usize,
    /// Cells that do not apply or are not given, which add nothing either.
    pub silent: usize,
    /// Cells that state a number.
    pub numbers: usize,
    /// A figure that cannot be added: a range, a bound, a withheld one.
    pub unknown: Option<CellRef>,
    /// Whether of one of these not even bounds are known.
    pub unbounded: bool,
    /// Whether a figure could not be read, which is a diagnostic already.
    pub unread: bool,
    /// How many days are added up in it, less those that are subtracted: 1 where it comes out as a day.
    pub days: i32,
    /// The number that the form itself states in it.
    pub number: Decimal,
    /// How the units of its figures hang together.
    pub scale: Scale,
}

impl Side {
    pub(super) fn new(
        evaluation: &Evaluation<'_>,
        cells: Vec<(CellRef, bool)>,
        number: Decimal,
        scale: Scale,
    ) -> Self {
        let mut side = Self {
            cells,
            total: number,
            blanks: 0,
            silent: 0,
            numbers: 0,
            unknown: None,
            unbounded: false,
            unread: false,
            days: 0,
            number,
            scale,
        };
        for &(cell, negative) in &side.cells {
            match &evaluation.figure(cell).value {
                Value::Number(n) | Value::Change(n) | Value::Annotated(n) => {
                    side.numbers += 1;
                    let number = side.scale.number(cell, if negative { -*n } else { *n });
                    match number.and_then(|number| figure::add(side.total, number)) {
                        Some(total) => side.total = total,
                        None => side.unknown = Some(cell),
                    }
                }
                Value::Date(date) => {
                    side.numbers += 1;
                    let (sign, day) =
                        if negative { (-1, -day_number(*date)) } else { (1, day_number(*date)) };
                    side.days += sign;
                    side.total += day;
                }
                Value::Blank => side.blanks += 1,
                Value::Unread => side.unread = true,
                Value::NotApplicable | Value::NotGiven | Value::Absent => side.silent += 1,
                // A withheld figure tells more of why nothing can be said than a bound.
                Value::Bound(_) | Value::Range(_) => side.unknown = side.unknown.or(Some(cell)),
                Value::NotCollected | Value::Suppressed | Value::Text => {
                    side.unknown = Some(cell);
                    side.unbounded = true;
                }
            }
        }
        side
    }

    /// Both sides of a comparison, or why there are none: there are no such cells, or a figure could not be
    /// read.
    pub(super) fn both(
        evaluation: &Evaluation<'_>,
        form: FormId,
        left: &Sum,
        right: &Sum,
        at: Instance,
    ) -> Result<(Self, Self), Reason> {
        let (left_cells, right_cells) = (evaluation.sum(form, left, at)?, evaluation.sum(form, right, at)?);
        let lacks = |cells: &[(CellRef, bool)], sum: &Sum| cells.is_empty() && !sum.terms.is_empty();
        if lacks(&left_cells, left) || lacks(&right_cells, right) {
            return Err(Reason::TooFew);
        }
        let cells: Vec<CellRef> = left_cells.iter().chain(&right_cells).map(|(cell, _)| *cell).collect();
        let scale = Scale::of(evaluation, &cells)?;
        let (l, r) = (left.number(), right.number());
        // A number of the form's own is in the unit of the form.
        let adds_number = !l.is_zero() || !r.is_zero();
        if adds_number && !scale.is_plain() {
            return Err(Reason::UnlikeUnits);
        }
        let left = Self::new(evaluation, left_cells, l, scale.clone());
        let right = Self::new(evaluation, right_cells, r, scale);
        if left.unread || right.unread { Err(Reason::Unread) } else { Ok((left, right)) }
    }

    /// The bounds of its sum, as far as they are known; blanks count as zero.
    pub(super) fn size(&self, evaluation: &Evaluation<'_>) -> Option<Interval> {
        let sizes = self.cells.iter().filter_map(|&(cell, negative)| {
            let size = self.scale.size(evaluation, cell)?;
            Some(if negative { size.negated() } else { size })
        });
        (!self.unbounded).then(|| sizes.fold(Interval::exactly(self.number), Interval::plus))
    }

    /// Whether it is a figure at all: a side without cells is a number of the form's own, a side of blanks
    /// states nothing.
    pub(super) fn states_something(&self) -> bool {
        self.cells.is_empty() || self.numbers > 0 || self.unknown.is_some()
    }

    /// How many of its cells count as 0 without stating so.
    pub(super) fn empty(&self) -> usize {
        self.blanks + self.silent
    }

    pub(super) fn places(&self) -> impl Iterator<Item = CellRef> {
        self.cells.iter().map(|(cell, _)| *cell)
    }
}
