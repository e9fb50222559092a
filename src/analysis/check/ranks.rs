//! Relations of order: a ranked list, an overall value within its parts' extremes, the smallest or largest of
//! parts.

use super::against::Against;
use super::reason::Reason;
use super::scale::Scale;
use super::sentence::Words;
use super::terms::{Evaluation, Instance};
use super::verdict::{Judged, Statement, Verdict};
use crate::model::figure::{Interval, Value};
use crate::model::form::{Sum, Term};
use crate::model::id::FormId;
use crate::model::report::CellRef;
use std::cmp::Ordering;

/// Figures that have a size, and why others have none. Cells that do not apply or are not given are no part
/// of a list.
struct Sized {
    figures: Vec<(CellRef, Interval)>,
    gap: Option<Reason>,
}

fn sized(evaluation: &Evaluation<'_>, cells: &[CellRef], scale: &Scale) -> Sized {
    let mut sized = Sized { figures: Vec::new(), gap: None };
    for &cell in cells {
        match (scale.size(evaluation, cell), &evaluation.figure(cell).value) {
            (Some(size), _) => sized.figures.push((cell, size)),
            (None, Value::NotApplicable | Value::NotGiven | Value::Absent) => {}
            (None, value) => sized.gap = sized.gap.or(Reason::of(value)).or(Some(Reason::TooLarge)),
        }
    }
    sized
}

pub(super) fn order(
    evaluation: &Evaluation<'_>,
    form: FormId,
    of: &Term,
    falling: bool,
    at: Instance,
) -> Judged {
    let cells = evaluation.cells(form, of, at)?;
    let listed = sized(evaluation, &cells, &Scale::of(evaluation, &cells)?);
    let wrong = if falling { Ordering::Less } else { Ordering::Greater };
    let steps = || listed.figures.windows(2).map(|pair| (pair, pair[0].1.compare(&pair[1].1)));
    let Some((step, _)) = steps().find(|(_, compared)| *compared == Some(wrong)) else {
        let undecided = steps().any(|(_, compared)| compared.is_none()).then_some(Reason::Inexact);
        let short = (listed.figures.len() < 2).then_some(Reason::TooFew);
        return listed.gap.or(undecided).or(short).map_or(Ok(Verdict::HOLDS), Err);
    };
    let (before, after) = (step[0].0, step[1].0);
    let key = if falling { "finding.falling" } else { "finding.rising" };
    let message = Words::in_languages(evaluation, at, |words| {
        let (before, after) = (words.stated(before), words.stated(after));
        words.say(key, &[("before", &before), ("after", &after)])
    });
    let against = vec![Against::named([("before", before), ("after", after)])];
    Ok(Verdict::Fails(Statement { message, cells: vec![after, before], against }))
}

/// A single figure and the figures it is held against.
struct Measured {
    value: CellRef,
    size: Interval,
    parts: Vec<(CellRef, Interval)>,
    /// Why some parts have no size.
    gap: Option<Reason>,
}

fn measured(
    evaluation: &Evaluation<'_>,
    form: FormId,
    value: &Term,
    of: &Sum,
    at: Instance,
) -> Result<Measured, Reason> {
    let [value] = evaluation.cells(form, value, at)?[..] else { return Err(Reason::TooFew) };
    let parts: Vec<CellRef> = evaluation.sum(form, of, at)?.into_iter().map(|(cell, _)| cell).collect();
    let reason = || Reason::of(&evaluation.figure(value).value).unwrap_or(Reason::NothingStated);
    let scale = Scale::of(evaluation, &[&parts[..], &[value]].concat())?;
    let size = scale.size(evaluation, value).ok_or_else(reason)?;
    let Sized { figures: parts, gap } = sized(evaluation, &parts, &scale);
    if parts.is_empty() {
        return Err(gap.unwrap_or(Reason::TooFew));
    }
    Ok(Measured { value, size, parts, gap })
}

impl Measured {
    /// The part that is certainly the smallest or the largest.
    fn end(&self, wanted: Ordering) -> Result<(CellRef, Interval), Reason> {
        let mut best = *self.parts.first().ok_or(Reason::TooFew)?;
        for &part in &self.parts[1..] {
            if part.1.compare(&best.1).ok_or(Reason::Inexact)? == wanted {
                best = part;
            }
        }
        Ok(best)
    }
}

pub(super) fn between(
    evaluation: &Evaluation<'_>,
    form: FormId,
    value: &Term,
    of: &Sum,
    at: Instance,
) -> Judged {
    let measured = measured(evaluation, form, value, of, at)?;
    let (low, high) = (measured.end(Ordering::Less)?, measured.end(Ordering::Greater)?);
    let below = measured.size.compare(&low.1).ok_or(Reason::Inexact)?.is_lt();
    let above = measured.size.compare(&high.1).ok_or(Reason::Inexact)?.is_gt();
    if !below && !above {
        return Ok(Verdict::HOLDS);
    }
    // A part without a size may lie farther out.
    if let Some(gap) = measured.gap {
        return Err(gap);
    }
    let message = Words::in_languages(evaluation, at, |words| {
        let [value, low, high] = [measured.value, low.0, high.0].map(|cell| words.stated(cell));
        words.say("finding.between", &[("value", &value), ("low", &low), ("high", &high)])
    });
    let against = vec![Against::named([("value", measured.value), ("low", low.0), ("high", high.0)])];
    Ok(Verdict::Fails(Statement { message, cells: vec![measured.value, low.0, high.0], against }))
}

pub(super) fn extreme(
    evaluation: &Evaluation<'_>,
    form: FormId,
    value: &Term,
    of: &Sum,
    smallest: bool,
    at: Instance,
) -> Judged {
    let measured = measured(evaluation, form, value, of, at)?;
    let farther = if smallest { Ordering::Less } else { Ordering::Greater };
    let end = measured.end(farther)?;
    let compared = measured.size.compare(&end.1).ok_or(Reason::Inexact)?;
    // A part without a size may be the one; what lies within the others is not the extreme anyway.
    if let Some(gap) = measured.gap.filter(|_| compared.is_eq() || compared == farther) {
        return Err(gap);
    }
    if compared.is_eq() {
        return Ok(Verdict::HOLDS);
    }
    let (key, role) =
        if smallest { ("finding.smallest", "smallest") } else { ("finding.largest", "largest") };
    let message = Words::in_languages(evaluation, at, |words| {
        let (value, part) = (words.stated(measured.value), words.stated(end.0));
        words.say(key, &[("value", &value), ("part", &part)])
    });
    let against = vec![Against::named([("value", measured.value), (role, end.0)])];
    Ok(Verdict::Fails(Statement { message, cells: vec![measured.value, end.0], against }))
}
