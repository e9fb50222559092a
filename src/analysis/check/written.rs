//! Relations of how figures are written: plain numbers in the unit of their cells, whole numbers.

use super::against::Against;
use super::reason::Reason;
use super::sentence::Words;
use super::terms::{Evaluation, Instance};
use super::verdict::{Judged, Statement, Verdict};
use crate::model::figure::{Figure, Value};
use crate::model::form::Sum;
use crate::model::id::FormId;
use crate::model::report::CellRef;

/// Whether a figure is a plain number; `None` where none is asked for.
fn is_plain(figure: &Figure) -> Option<bool> {
    match &figure.value {
        Value::Number(number) => Some(!figure.is_converted() && figure.to_string() == number.to_string()),
        Value::Change(_)
        | Value::Annotated(_)
        | Value::Bound(_)
        | Value::Range(_)
        | Value::NotApplicable
        | Value::Text
        | Value::Date(_) => Some(false),
        Value::Blank
        | Value::NotCollected
        | Value::Suppressed
        | Value::NotGiven
        | Value::Absent
        | Value::Unread => None,
    }
}

/// Figures that are plain numbers in the unit of their cells, or whole numbers, where they are given.
pub(super) fn written(
    evaluation: &Evaluation<'_>,
    form: FormId,
    of: &Sum,
    whole: bool,
    at: Instance,
) -> Judged {
    let (mut wrong, mut is_given) = (Vec::<CellRef>::new(), false);
    for term in &of.terms {
        for cell in evaluation.cells(form, term, at)? {
            let figure = evaluation.figure(cell);
            if figure.value == Value::Unread {
                return Err(Reason::Unread);
            }
            // What is no number is none with a fraction either.
            let is_whole = || figure.value.number().map(|number| number.fract().is_zero());
            let as_asked = if whole { is_whole() } else { is_plain(figure) };
            is_given |= as_asked.is_some();
            if as_asked == Some(false) {
                wrong.push(cell);
            }
        }
    }
    let Some(&first) = wrong.first() else {
        return if is_given { Ok(Verdict::HOLDS) } else { Err(Reason::NothingStated) };
    };
    let (key, others) = (if whole { "finding.not-whole" } else { "finding.not-plain" }, wrong.len() - 1);
    let message = Words::in_languages(evaluation, at, |words| words.first_of(key, first, others));
    let against = vec![Against::named(wrong.iter().map(|&cell| ("value", cell)))];
    Ok(Verdict::Fails(Statement { message, cells: wrong, against }))
}
