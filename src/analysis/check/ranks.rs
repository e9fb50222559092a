//! Relations of order: a ranked list, an overall value within its parts' extremes, the smallest or largest of
//! parts.

use super::sentence::Words;
use super::terms::{Evaluation, Instance};
use super::verdict::Verdict;
use crate::model::figure::Interval;
use crate::model::form::{Sum, Term};
use crate::model::id::FormId;
use crate::model::report::CellRef;
use std::cmp::Ordering;

/// The figures of a term with their sizes, those without a size left out.
fn sized(evaluation: &Evaluation<'_>, cells: &[CellRef]) -> Vec<(CellRef, Interval)> {
    cells.iter().filter_map(|&cell| Some((cell, evaluation.size(cell)?))).collect()
}

pub(super) fn order(
    evaluation: &Evaluation<'_>,
    form: FormId,
    of: &Term,
    falling: bool,
    at: Instance,
) -> Option<Verdict> {
    let listed = sized(evaluation, &evaluation.cells(form, of, at)?);
    let wrong = if falling { Ordering::Less } else { Ordering::Greater };
    let step = listed.windows(2).find(|pair| pair[0].1.compare(&pair[1].1) == Some(wrong))?;
    let (before, after) = (step[0].0, step[1].0);
    let key = if falling { "finding.falling" } else { "finding.rising" };
    Some(Verdict {
        failed: true,
        message: Words::in_languages(evaluation, at, |words| {
            let (before, after) = (words.stated(before), words.stated(after));
            words.say(key, &[("before", &before), ("after", &after)])
        }),
        cells: vec![after, before],
    })
}

/// A single figure and the figures it is held against.
fn against(
    evaluation: &Evaluation<'_>,
    form: FormId,
    value: &Term,
    of: &Sum,
    at: Instance,
) -> Option<Against> {
    let [value] = evaluation.cells(form, value, at)?[..] else { return None };
    let parts: Vec<CellRef> = evaluation.sum(form, of, at)?.into_iter().map(|(cell, _)| cell).collect();
    let size = evaluation.size(value)?;
    let parts = sized(evaluation, &parts);
    (!parts.is_empty()).then_some(Against { value, size, parts })
}

struct Against {
    value: CellRef,
    size: Interval,
    parts: Vec<(CellRef, Interval)>,
}

impl Against {
    /// The part that is certainly the smallest or the largest, if one is.
    fn end(&self, wanted: Ordering) -> Option<(CellRef, Interval)> {
        let mut best = *self.parts.first()?;
        for &part in &self.parts[1..] {
            if part.1.compare(&best.1)? == wanted {
                best = part;
            }
        }
        Some(best)
    }
}

pub(super) fn between(
    evaluation: &Evaluation<'_>,
    form: FormId,
    value: &Term,
    of: &Sum,
    at: Instance,
) -> Option<Verdict> {
    let against = against(evaluation, form, value, of, at)?;
    let (low, high) = (against.end(Ordering::Less)?, against.end(Ordering::Greater)?);
    let below = against.size.compare(&low.1)?.is_lt();
    let above = against.size.compare(&high.1)?.is_gt();
    if !below && !above {
        return None;
    }
    Some(Verdict {
        failed: true,
        message: Words::in_languages(evaluation, at, |words| {
            let [value, low, high] = [against.value, low.0, high.0].map(|cell| words.stated(cell));
            words.say("finding.between", &[("value", &value), ("low", &low), ("high", &high)])
        }),
        cells: vec![against.value, low.0, high.0],
    })
}

pub(super) fn extreme(
    evaluation: &Evaluation<'_>,
    form: FormId,
    value: &Term,
    of: &Sum,
    smallest: bool,
    at: Instance,
) -> Option<Verdict> {
    let against = against(evaluation, form, value, of, at)?;
    let end = against.end(if smallest { Ordering::Less } else { Ordering::Greater })?;
    if against.size.compare(&end.1)?.is_eq() {
        return None;
    }
    let key = if smallest { "finding.smallest" } else { "finding.largest" };
    Some(Verdict {
        failed: true,
        message: Words::in_languages(evaluation, at, |words| {
            let (value, part) = (words.stated(against.value), words.stated(end.0));
            words.say(key, &[("value", &value), ("part", &part)])
        }),
        cells: vec![against.value, end.0],
    })
}
