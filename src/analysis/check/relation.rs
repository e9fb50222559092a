//! Whether a relation holds between figures, fails, or cannot be told.

use super::sentence;
use super::terms::{Instance, Scene};
use crate::model::figure::{self, Decimal, Figure, Interval, Value};
use crate::model::form::{Comparison, Relation, Sum, Term};
use crate::model::report::CellRef;
use crate::text::message::Message;
use std::cmp::Ordering;

/// A relation that does not hold: it fails, or it cannot be told.
pub struct Verdict {
    pub failed: bool,
    pub message: Message,
    pub cells: Vec<CellRef>,
}

/// One side of a comparison, added up.
pub struct Side {
    pub cells: Vec<(CellRef, bool)>,
    pub total: Decimal,
    /// Cells printed empty, which count as zero.
    pub blanks: usize,
    /// Cells that state a number.
    pub numbers: usize,
    /// A figure that cannot be added: a range, a bound, a withheld one.
    pub unknown: Option<CellRef>,
    /// Whether a figure could not be read, which its author is told already.
    pub unread: bool,
}

impl Side {
    pub fn new(scene: &Scene<'_>, cells: Vec<(CellRef, bool)>) -> Self {
        let mut side =
            Self { cells, total: Decimal::ZERO, blanks: 0, numbers: 0, unknown: None, unread: false };
        for &(cell, negative) in &side.cells {
            match &scene.figure(cell).value {
                Value::Number(n) | Value::Change(n) | Value::Annotated(n) => {
                    side.numbers += 1;
                    match side.total.checked_add(if negative { -*n } else { *n }) {
                        Some(total) => side.total = total,
                        None => side.unknown = Some(cell),
                    }
                }
                Value::Blank => side.blanks += 1,
                Value::Unread => side.unread = true,
                Value::NotApplicable | Value::NotGiven | Value::Absent => {}
                _ => side.unknown = Some(cell),
            }
        }
        side
    }

    /// Whether it is a figure at all: a side without terms is the number zero, a side of blanks states nothing.
    fn states_something(&self) -> bool {
        self.cells.is_empty() || self.numbers > 0
    }

    fn places(&self) -> impl Iterator<Item = CellRef> {
        self.cells.iter().map(|(cell, _)| *cell)
    }
}

/// The verdict on a relation at one row or column; `None` where it holds or does not apply.
pub fn judge(scene: &Scene<'_>, form: usize, relation: &Relation, at: Instance) -> Option<Verdict> {
    match relation {
        Relation::Compare(left, comparison, right) => compare(scene, form, left, *comparison, right, at),
        Relation::Any(pairs) => any(scene, form, pairs, at),
        Relation::Order(of, falling) => order(scene, form, of, *falling, at),
        Relation::Between(value, of) => between(scene, form, value, of, at),
        Relation::Extreme(value, of, smallest) => extreme(scene, form, value, of, *smallest, at),
        Relation::Share(value, part, whole, decimals) => {
            share(scene, form, [value, part, whole], *decimals, at)
        }
        Relation::Requires(when, then) => requires(scene, form, when, then, at),
        Relation::Change(of, factor) => change(scene, form, of, *factor, at),
    }
}

fn sides(scene: &Scene<'_>, form: usize, left: &Sum, right: &Sum, at: Instance) -> Option<(Side, Side)> {
    let (left_cells, right_cells) = (scene.sum(form, left, at)?, scene.sum(form, right, at)?);
    // An agency of one office names no components: a sum over none of them does not apply.
    if (left_cells.is_empty() && !left.is_empty()) || (right_cells.is_empty() && !right.is_empty()) {
        return None;
    }
    let (left, right) = (Side::new(scene, left_cells), Side::new(scene, right_cells));
    (!left.unread && !right.unread).then_some((left, right))
}

fn compare(
    scene: &Scene<'_>,
    form: usize,
    left: &Sum,
    comparison: Comparison,
    right: &Sum,
    at: Instance,
) -> Option<Verdict> {
    let (left, right) = sides(scene, form, left, right, at)?;
    // A sum is shown at its total, which stands on the right; a bound at what exceeds it.
    let mut cells: Vec<CellRef> = match comparison {
        Comparison::Equal => right.places().chain(left.places()).collect(),
        Comparison::AtMost | Comparison::AtLeast => left.places().chain(right.places()).collect(),
    };
    if left.unknown.is_some() || right.unknown.is_some() {
        if let Some(known) = by_bounds(scene, &left, comparison, &right) {
            return (!known).then(|| Verdict {
                failed: true,
                message: sentence::compared(scene, &left, comparison, &right, at),
                cells,
            });
        }
        let unknown = left.unknown.or(right.unknown)?;
        cells.sort_by_key(|&cell| cell != unknown);
        return Some(Verdict { failed: false, message: sentence::unknown(scene, unknown, at), cells });
    }
    match (left.states_something(), right.states_something()) {
        (true, true) => {}
        (false, false) => return None,
        // Nothing is stated on one side: told only where the other side has something to compare it with.
        (true, false) if left.total.is_zero() => return None,
        (false, true) if right.total.is_zero() => return None,
        (true, false) => {
            return Some(Verdict {
                failed: false,
                message: sentence::blank(scene, &right, &left, at),
                cells,
            });
        }
        (false, true) => {
            return Some(Verdict {
                failed: false,
                message: sentence::blank(scene, &left, &right, at),
                cells,
            });
        }
    }
    if holds(left.total.cmp(&right.total), comparison) {
        return None;
    }
    Some(Verdict { failed: true, message: sentence::compared(scene, &left, comparison, &right, at), cells })
}

fn holds(ordering: Ordering, comparison: Comparison) -> bool {
    match comparison {
        Comparison::Equal => ordering.is_eq(),
        Comparison::AtMost => ordering.is_le(),
        Comparison::AtLeast => ordering.is_ge(),
    }
}

/// A bound or a range against one other figure can often still be told.
fn by_bounds(scene: &Scene<'_>, left: &Side, comparison: Comparison, right: &Side) -> Option<bool> {
    let ([(left, false)], [(right, false)]) = (&left.cells[..], &right.cells[..]) else { return None };
    let left = Interval::of(&scene.figure(*left).value)?;
    let right = Interval::of(&scene.figure(*right).value)?;
    Some(holds(left.compare(&right)?, comparison))
}

fn any(scene: &Scene<'_>, form: usize, pairs: &[(Sum, Sum)], at: Instance) -> Option<Verdict> {
    let mut verdicts = Vec::new();
    for (left, right) in pairs {
        verdicts.push(compare(scene, form, left, Comparison::Equal, right, at)?);
    }
    if verdicts.iter().any(|v| !v.failed) {
        return None;
    }
    let mut cells: Vec<CellRef> = Vec::new();
    for verdict in &verdicts {
        cells.extend(verdict.cells.iter().filter(|c| !cells.contains(c)).copied().collect::<Vec<_>>());
    }
    let join = |pick: fn(&Message) -> &str, word: &str| {
        verdicts.iter().map(|v| pick(&v.message)).collect::<Vec<_>>().join(word)
    };
    let message = Message { zh: join(|m| &m.zh, "；也非 "), en: join(|m| &m.en, "; nor ") };
    Some(Verdict { failed: true, message, cells })
}

/// The figures of a term with their sizes, those without a size left out.
fn sized(scene: &Scene<'_>, cells: &[CellRef]) -> Vec<(CellRef, Interval)> {
    cells.iter().filter_map(|&cell| Some((cell, Interval::of(&scene.figure(cell).value)?))).collect()
}

fn order(scene: &Scene<'_>, form: usize, of: &Term, falling: bool, at: Instance) -> Option<Verdict> {
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
fn against(scene: &Scene<'_>, form: usize, value: &Term, of: &Sum, at: Instance) -> Option<Against> {
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

fn between(scene: &Scene<'_>, form: usize, value: &Term, of: &Sum, at: Instance) -> Option<Verdict> {
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

fn extreme(
    scene: &Scene<'_>,
    form: usize,
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

fn share(scene: &Scene<'_>, form: usize, terms: [&Term; 3], decimals: u32, at: Instance) -> Option<Verdict> {
    let mut cells = Vec::with_capacity(3);
    for term in terms {
        let [cell] = scene.cells(form, term, at)?[..] else { return None };
        cells.push(cell);
    }
    let number = |cell: CellRef| scene.figure(cell).value.number();
    let (share, part, whole) = (number(cells[0])?, number(cells[1])?, number(cells[2])?);
    let all = scene.whole(cells[0])?;
    let exact = if part.is_zero() || whole.is_zero() {
        Decimal::ZERO
    } else {
        part.checked_div(whole)?.checked_mul(Decimal::from(all))?
    };
    // A form states the decimals of a percentage; a fraction of one says the same with two more.
    let decimals = if all == 1 { decimals + 2 } else { decimals };
    // Printed shares are rounded: half a unit of the last decimal either way is no contradiction.
    let expected = figure::round(exact, decimals);
    if (share - exact).abs() <= Decimal::new(5, decimals + 1) || share == expected {
        return None;
    }
    let [share, part, whole] = [0, 1, 2].map(|i| sentence::stated(scene, cells[i], at));
    let times = if all == 1 { String::new() } else { format!(" × {all}") };
    Some(Verdict {
        failed: true,
        message: Message {
            zh: format!("{} ÷ {}{times} = {expected}，而{}", part.zh, whole.zh, share.zh),
            en: format!("{} ÷ {}{times} = {expected}, but {}", part.en, whole.en, share.en),
        },
        cells,
    })
}

fn requires(scene: &Scene<'_>, form: usize, when: &Term, then: &Term, at: Instance) -> Option<Verdict> {
    let ([when], [then]) = (&scene.cells(form, when, at)?[..], &scene.cells(form, then, at)?[..]) else {
        return None;
    };
    let positive = |figure: &Figure| match &figure.value {
        Value::Below(_) | Value::Range(_) => None,
        value => value.number().map(|n| n > Decimal::ZERO),
    };
    if positive(scene.figure(*when)) != Some(true) || positive(scene.figure(*then)) != Some(false) {
        return None;
    }
    let [when_said, then_said] = [*when, *then].map(|cell| sentence::stated(scene, cell, at));
    Some(Verdict {
        failed: true,
        message: Message {
            zh: format!("{}，而{}；前者大于 0 时后者也应大于 0", when_said.zh, then_said.zh),
            en: format!(
                "{}, but {}: where the first is above 0 the second should be",
                when_said.en, then_said.en
            ),
        },
        cells: vec![*then, *when],
    })
}

fn change(scene: &Scene<'_>, form: usize, of: &Term, factor: u32, at: Instance) -> Option<Verdict> {
    let now_cells = scene.cells(form, of, at)?;
    let last_cells = scene.cells(form, &Term { last: true, ..of.clone() }, at)?;
    for (&now, &last) in now_cells.iter().zip(&last_cells) {
        let (Some(n), Some(l)) = (scene.figure(now).value.number(), scene.figure(last).value.number()) else {
            continue;
        };
        let factor = Decimal::from(factor);
        // A ratio needs two figures above zero.
        if n <= Decimal::ZERO || l <= Decimal::ZERO || (n <= l * factor && l <= n * factor) {
            continue;
        }
        let (now_said, last_said) = (sentence::stated(scene, now, at), sentence::stated(scene, last, at));
        let (zh, en) = if n > l { ("多于", "more than") } else { ("少于", "less than") };
        let (part_zh, part_en) = if n > l {
            (format!("{factor} 倍"), format!("{factor} times"))
        } else {
            (format!("{factor} 分之一"), format!("one part in {factor} of"))
        };
        return Some(Verdict {
            failed: true,
            message: Message {
                zh: format!("{}，{}：{zh}上期的 {part_zh}", last_said.zh, now_said.zh),
                en: format!("{}, {}: {en} {part_en} the last period's", last_said.en, now_said.en),
            },
            cells: vec![now, last],
        });
    }
    None
}

/// For each row of a block: whether left = right, where the figures tell anything.
pub fn rows_that_hold(scene: &Scene<'_>, form: usize, over: &(usize, Sum, Sum)) -> Vec<bool> {
    let (home, left, right) = over;
    let rows = scene.rows(form, *home);
    rows.filter_map(|row| {
        let (left, right) = sides(scene, form, left, right, Instance::Row { home: *home, row })?;
        let tells =
            left.unknown.is_none() && right.unknown.is_none() && left.numbers > 0 && right.numbers > 0;
        let zero = left.total.is_zero() && right.total.is_zero();
        (tells && !zero).then(|| left.total == right.total)
    })
    .collect()
}
