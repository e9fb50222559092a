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
use std::fmt::Display;

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
    of: &Sum,
    falling: bool,
    at: Instance,
) -> Judged {
    let cells: Vec<CellRef> = evaluation.sum(form, of, at)?.into_iter().map(|(cell, _)| cell).collect();
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

/// A figure, or a number of the form's own, with its size.
#[derive(Clone, Copy)]
struct Part {
    cell: Option<CellRef>,
    size: Interval,
}

impl Part {
    /// What it is in words.
    fn said(self, words: Words<'_>) -> String {
        self.cell.map_or_else(|| self.size.to_string(), |cell| words.stated(cell))
    }
}

/// A single figure and what it is held against.
struct Measured {
    value: CellRef,
    size: Interval,
    parts: Vec<Part>,
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
    let value = evaluation.one(form, value, at)?;
    let parts: Vec<CellRef> = evaluation.sum(form, of, at)?.into_iter().map(|(cell, _)| cell).collect();
    let reason = || Reason::of(&evaluation.figure(value).value).unwrap_or(Reason::NothingStated);
    let scale = Scale::of(evaluation, &[&parts[..], &[value]].concat())?;
    let size = scale.size(evaluation, value).ok_or_else(reason)?;
    let Sized { figures, gap } = sized(evaluation, &parts, &scale);
    // Beside a number of the form's own all figures have to be in one unit.
    if !of.numbers.is_empty() && !scale.is_plain() {
        return Err(Reason::UnlikeUnits);
    }
    // Of nothing but the form's own numbers nothing is the smallest.
    if figures.is_empty() && !of.terms.is_empty() {
        return Err(gap.unwrap_or(Reason::TooFew));
    }
    let cells = figures.into_iter().map(|(cell, size)| Part { cell: Some(cell), size });
    let numbers = of.numbers.iter().map(|&number| Part { cell: None, size: Interval::exactly(number) });
    Ok(Measured { value, size, parts: cells.chain(numbers).collect(), gap })
}

impl Measured {
    /// The part that is certainly the smallest or the largest.
    fn end(&self, wanted: Ordering) -> Result<Part, Reason> {
        let mut best = *self.parts.first().ok_or(Reason::TooFew)?;
        for &part in &self.parts[1..] {
            if part.size.compare(&best.size).ok_or(Reason::Inexact)? == wanted {
                best = part;
            }
        }
        Ok(best)
    }

    /// What a finding says that holds the value against some of its parts.
    fn fails(
        &self,
        evaluation: &Evaluation<'_>,
        at: Instance,
        key: &str,
        parts: &[(&'static str, Part)],
    ) -> Judged {
        let message = Words::in_languages(evaluation, at, |words| {
            let value = words.stated(self.value);
            let said: Vec<(&str, String)> =
                parts.iter().map(|(name, part)| (*name, part.said(words))).collect();
            let parts = said.iter().map(|(name, said)| (*name, said as &dyn Display));
            words.say(
                key,
                &std::iter::once(("value", &value as &dyn Display)).chain(parts).collect::<Vec<_>>(),
            )
        });
        let cells = parts.iter().filter_map(|(name, part)| Some((*name, part.cell?)));
        let cells: Vec<(&'static str, CellRef)> =
            std::iter::once(("value", self.value)).chain(cells).collect();
        let statement = Statement {
            message,
            cells: cells.iter().map(|(_, cell)| *cell).collect(),
            against: vec![Against::named(cells)],
        };
        Ok(Verdict::Fails(statement))
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
    let below = measured.size.compare(&low.size).ok_or(Reason::Inexact)?.is_lt();
    let above = measured.size.compare(&high.size).ok_or(Reason::Inexact)?.is_gt();
    if !below && !above {
        return Ok(Verdict::HOLDS);
    }
    // A part without a size may lie farther out.
    if let Some(gap) = measured.gap {
        return Err(gap);
    }
    measured.fails(evaluation, at, "finding.between", &[("low", low), ("high", high)])
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
    let compared = measured.size.compare(&end.size).ok_or(Reason::Inexact)?;
    // A part without a size may be the one; what lies within the others is not the extreme anyway.
    if let Some(gap) = measured.gap.filter(|_| compared.is_eq() || compared == farther) {
        return Err(gap);
    }
    if compared.is_eq() {
        return Ok(Verdict::HOLDS);
    }
    let (key, role) =
        if smallest { ("finding.smallest", "smallest") } else { ("finding.largest", "largest") };
    measured.fails(evaluation, at, key, &[(role, end)])
}
