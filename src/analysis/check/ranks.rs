//! Relations of order: a ranked list, an overall value within its parts' extremes, the smallest or largest of
//! parts.

use super::sentence;
use super::terms::{Instance, Scene};
use super::verdict::Verdict;
use crate::model::figure::Interval;
use crate::model::form::{Sum, Term};
use crate::model::id::FormId;
use crate::model::report::CellRef;
use crate::text::message::Message;
use std::cmp::Ordering;

/// The figures of a term with their sizes, those without a size left out.
fn sized(scene: &Scene<'_>, cells: &[CellRef]) -> Vec<(CellRef, Interval)> {
    cells.iter().filter_map(|&cell| Some((cell, Interval::of(&scene.figure(cell).value)?))).collect()
}

pub(super) fn order(
    scene: &Scene<'_>,
    form: FormId,
    of: &Term,
    falling: bool,
    at: Instance,
) -> Option<Verdict> {
    let listed = sized(scene, &scene.cells(form, of, at)?);
    let wrong = if falling { Ordering::Less } else { Ordering::Greater };
    let step = listed.windows(2).find(|pair| pair[0].1.compare(&pair[1].1) == Some(wrong))?;
    let (before, after) = (step[0].0, step[1].0);
    let (first, second) = (sentence::stated(scene, before, at), sentence::stated(scene, after, at));
    let (zh, en) = if falling { ("从大到小", "fall") } else { ("从小到大", "rise") };
    Some(Verdict {
        failed: true,
        message: Message {
            zh: format!("应{zh}排列，而{}之后是{}", first.zh, second.zh),
            en: format!("should {en} from row to row, but after {} comes {}", first.en, second.en),
        },
        cells: vec![after, before],
    })
}

/// A single figure and the figures it is held against.
fn against(scene: &Scene<'_>, form: FormId, value: &Term, of: &Sum, at: Instance) -> Option<Against> {
    let [value] = scene.cells(form, value, at)?[..] else { return None };
    let parts: Vec<CellRef> = scene.sum(form, of, at)?.into_iter().map(|(cell, _)| cell).collect();
    let size = Interval::of(&scene.figure(value).value)?;
    let parts = sized(scene, &parts);
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
    scene: &Scene<'_>,
    form: FormId,
    value: &Term,
    of: &Sum,
    at: Instance,
) -> Option<Verdict> {
    let against = against(scene, form, value, of, at)?;
    let (low, high) = (against.end(Ordering::Less)?, against.end(Ordering::Greater)?);
    let below = against.size.compare(&low.1)?.is_lt();
    let above = against.size.compare(&high.1)?.is_gt();
    if !below && !above {
        return None;
    }
    let [value, low_said, high_said] =
        [against.value, low.0, high.0].map(|cell| sentence::stated(scene, cell, at));
    Some(Verdict {
        failed: true,
        message: Message {
            zh: format!("{}，不在{}与{}之间", value.zh, low_said.zh, high_said.zh),
            en: format!("{} is not between {} and {}", value.en, low_said.en, high_said.en),
        },
        cells: vec![against.value, low.0, high.0],
    })
}

pub(super) fn extreme(
    scene: &Scene<'_>,
    form: FormId,
    value: &Term,
    of: &Sum,
    smallest: bool,
    at: Instance,
) -> Option<Verdict> {
    let against = against(scene, form, value, of, at)?;
    let end = against.end(if smallest { Ordering::Less } else { Ordering::Greater })?;
    if against.size.compare(&end.1)?.is_eq() {
        return None;
    }
    let [value, part] = [against.value, end.0].map(|cell| sentence::stated(scene, cell, at));
    let (zh, en) = if smallest { ("最小", "smallest") } else { ("最大", "largest") };
    Some(Verdict {
        failed: true,
        message: Message {
            zh: format!("{}，而各项中{zh}的是{}", value.zh, part.zh),
            en: format!("{}, but the {en} of the parts is {}", value.en, part.en),
        },
        cells: vec![against.value, end.0],
    })
}
