//! The words of a finding: both sides with their terms and numbers, in both languages.

use super::side::Side;
use super::terms::{Instance, Scene};
use crate::model::figure::{Figure, Value};
use crate::model::form::Comparison;
use crate::model::report::CellRef;
use crate::text::message;
use crate::text::message::Message;
use std::fmt::Write;

/// A figure with its name: `上年结转 5`; of another period with that period.
pub(super) fn stated(scene: &Scene<'_>, cell: CellRef, at: Instance) -> Message {
    let figure = scene.figure(cell);
    let name = |language: &str| {
        let label = scene.name(cell, at);
        let when = if scene.is_own(cell) {
            String::new()
        } else {
            let period = scene.cell(cell).report().period.label(language);
            if language == "zh" { format!("（{period}）") } else { format!(" ({period})") }
        };
        format!("{}{when}", short(label.text(language)))
    };
    let said = said_of(figure);
    Message { zh: format!("{} {}", name("zh"), said.zh), en: format!("{} {}", name("en"), said.en) }
}

/// What a figure says: as printed, or in words where it is no number.
fn said_of(figure: &Figure) -> Message {
    match figure.value {
        Value::Blank => message!(zh: "空白", en: "blank"),
        Value::NotApplicable => message!(zh: "不适用", en: "not applicable"),
        Value::NotCollected => message!(zh: "未统计", en: "not collected"),
        Value::Suppressed => message!(zh: "不予公布", en: "withheld"),
        Value::NotGiven | Value::Absent => message!(zh: "未给出", en: "not given"),
        Value::Number(_)
        | Value::Change(_)
        | Value::Annotated(_)
        | Value::Below(_)
        | Value::Range(_)
        | Value::Text
        | Value::Date
        | Value::Unread => message!(zh: "{figure}", en: "{figure}"),
    }
}

/// A label without the explanation that some carry in brackets.
fn short(label: &str) -> &str {
    match label.find(['（', '(']) {
        Some(start) if start > 0 && label.chars().count() > 12 => label[..start].trim_end(),
        _ => label,
    }
}

/// Both sides of a comparison and their difference.
pub(super) fn compared(
    scene: &Scene<'_>,
    left: &Side,
    comparison: Comparison,
    right: &Side,
    at: Instance,
) -> Message {
    let (left_said, right_said) = (said(scene, left, at), said(scene, right, at));
    let difference = (left.total - right.total).abs().normalize();
    let blanks = left.blanks + right.blanks;
    // A number stands apart from Chinese words, other words do not.
    let apart = if right_said.zh.starts_with(|c: char| c.is_ascii_digit()) { " " } else { "" };
    let mut message = match comparison {
        Comparison::Equal => Message {
            zh: format!("{}，{}，差 {difference}", left_said.zh, right_said.zh),
            en: format!("{}; {}; difference {difference}", left_said.en, right_said.en),
        },
        Comparison::AtMost => Message {
            zh: format!("{}，应不大于{apart}{}", left_said.zh, right_said.zh),
            en: format!("{} should not be above {}", left_said.en, right_said.en),
        },
        Comparison::AtLeast => Message {
            zh: format!("{}，应不小于{apart}{}", left_said.zh, right_said.zh),
            en: format!("{} should not be below {}", left_said.en, right_said.en),
        },
    };
    if blanks > 0 {
        let _ = write!(message.zh, "（{blanks} 个空白格按 0 计）");
        let _ = write!(message.en, " (counting {} as 0)", cells(blanks, "blank cell"));
    }
    message
}

/// One side that states nothing, against the other.
pub(super) fn blank(scene: &Scene<'_>, silent: &Side, stating: &Side, at: Instance) -> Message {
    let other = said(scene, stating, at);
    let name = match silent.cells[..] {
        [(one, _)] => stated(scene, one, at),
        _ => Message {
            zh: format!("另一边的 {} 个格均为空白", silent.cells.len()),
            en: format!("all {} on the other side are blank", cells(silent.cells.len(), "cell")),
        },
    };
    Message {
        zh: format!("{}，而{}，无法核对", other.zh, name.zh),
        en: format!("{}, but {}: cannot be checked", other.en, name.en),
    }
}

/// A figure that cannot be added up.
pub(super) fn unknown(scene: &Scene<'_>, cell: CellRef, at: Instance) -> Message {
    let said = stated(scene, cell, at);
    Message {
        zh: format!("{}，不是确切的数，无法核对", said.zh),
        en: format!("{} is no exact number: cannot be checked", said.en),
    }
}

/// The terms that count, with their signs, and their sum; zeros and blanks are only counted.
fn said(scene: &Scene<'_>, side: &Side, at: Instance) -> Message {
    let mut message = Message::default();
    if side.cells.is_empty() {
        return Message { zh: "0".into(), en: "0".into() };
    }
    let long = side.cells.len() > 4;
    let counts = |cell: CellRef| scene.figure(cell).value.number().is_none_or(|n| !n.is_zero());
    let shown: Vec<_> = side
        .cells
        .iter()
        .filter(|(cell, _)| !long || (counts(*cell) && scene.figure(*cell).value.number().is_some()))
        .collect();
    for (cell, negative) in &shown {
        let term = stated(scene, *cell, at);
        let sign = match (message.zh.is_empty(), negative) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        let _ = write!(message.zh, "{sign}{}", term.zh);
        let _ = write!(message.en, "{sign}{}", term.en);
    }
    let rest = side.cells.len() - shown.len();
    if shown.is_empty() {
        return Message {
            zh: format!("{rest} 项均为 0，合计 0"),
            en: format!("all {} are 0, in all 0", cells(rest, "term")),
        };
    }
    if rest > 0 {
        let _ = write!(message.zh, " + 其余 {rest} 项 0");
        let _ = write!(message.en, " + {} of 0", cells(rest, "other term"));
    }
    if side.cells.len() > 1 {
        let _ = write!(message.zh, " = {}", side.total);
        let _ = write!(message.en, " = {}", side.total);
    }
    message
}

fn cells(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
