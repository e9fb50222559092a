//! Reading a figure as it is printed, by the kind of cell that its form asks for.
//!
//! Nothing is guessed: what is not plainly one of the known ways to print a figure is refused with a remedy.

use super::number::{number, part};
use super::plain::is_plain;
use super::refusal::{Refusal, SIGN, forgotten};
use super::unreadable::refuse;
use super::{Bound, CellKind, Date, Decimal, Figure, Value, bound, signs};
use crate::text::diagnostic::Code;
use crate::text::message;
use crate::text::space::is_blank;
use std::str::FromStr;

const BACKWARD_RANGE: Code = Code("figure-backward-range");

/// Reads a figure as printed, without words for a unit.
///
/// # Errors
/// If the text is not one of the ways to print a figure of this kind.
pub(super) fn read(text: &str, kind: CellKind, decimals: u32) -> Result<Figure, Box<Refusal>> {
    // `~` is how a blank is written here; nothing is printed in its cell.
    if text == "~" {
        return Ok(Figure::of(Value::Blank));
    }
    if is_blank(text) {
        return Err(Box::new(forgotten()));
    }
    if let Some(value) = word(text) {
        return Ok(Figure::printed(value, text));
    }
    match kind {
        CellKind::Text => return Ok(Figure::printed(Value::Text, text)),
        CellKind::Date => return Ok(date(text)),
        CellKind::Count | CellKind::Change | CellKind::Amount | CellKind::Number => {}
    }
    if let Some(ascii) = signs::in_ascii(text) {
        let read = read(&ascii, kind, decimals).map_err(|refusal| signs::refused(text, &ascii, refusal))?;
        return Ok(Figure::printed(read.value, text));
    }
    if is_plain(text) {
        let number = number(text, kind, decimals)?;
        let value = value_of(number, text, kind);
        // A zero of its own has no minus sign, and a printed one keeps it.
        let is_as_printed = !(number.is_zero() && text.starts_with('-'));
        return Ok(if is_as_printed { Figure::of(value) } else { Figure::printed(value, text) });
    }
    if let Some((sense, digits)) = bound::split(text) {
        let limit = part(digits, text, kind, decimals)?;
        return Ok(Figure::printed(Value::Bound(Bound { sense, limit }), text));
    }
    if let Some((low, high)) = range(text) {
        let (low, high) = (part(low, text, kind, decimals)?, part(high, text, kind, decimals)?);
        if low > high {
            return Err(Box::new(backward(text)));
        }
        return Ok(Figure::printed(Value::Range(Box::new((low, high))), text));
    }
    if let Some((sign, digits)) = signed_word(text) {
        return signed(sign, digits, text, kind, decimals);
    }
    if let Some(digits) = annotated(text) {
        return part(digits, text, kind, decimals).map(|n| Figure::printed(Value::Annotated(n), text));
    }
    Err(Box::new(refuse(text, kind, decimals)))
}

/// Words that stand for a value; signs for a cell that does not apply are in [`signs`].
pub(crate) const WORDS: [(&str, Value); 5] = [
    ("不适用", Value::NotApplicable),
    ("not collected", Value::NotCollected),
    ("未统计", Value::NotCollected),
    ("suppressed", Value::Suppressed),
    ("不予公布", Value::Suppressed),
];

fn word(text: &str) -> Option<Value> {
    // Nearly every cell begins with a digit, and no word does.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let known = WORDS.iter().find(|(word, _)| *word == text).map(|(_, value)| value.clone());
    known.or_else(|| signs::is_not_applicable(text).then_some(Value::NotApplicable))
}

fn value_of(number: Decimal, text: &str, kind: CellKind) -> Value {
    if kind == CellKind::Change && text.starts_with(['+', '-']) {
        Value::Change(number)
    } else {
        Value::Number(number)
    }
}

/// `增 30513`, `减599`: the sign as a word.
fn signed_word(text: &str) -> Option<(char, &str)> {
    let sign = text.chars().next()?;
    let rest = text[sign.len_utf8()..].trim_start_matches([' ', '加', '少', '长']).trim();
    (matches!(sign, '增' | '减') && !rest.is_empty()).then_some((sign, rest))
}

fn signed(
    sign: char,
    digits: &str,
    text: &str,
    kind: CellKind,
    decimals: u32,
) -> Result<Figure, Box<Refusal>> {
    if kind != CellKind::Change {
        return Err(Box::new(Refusal {
            code: SIGN,
            message: message!(
                zh: "“{text}”是增减数，而此栏填的不是",
                en: "'{text}' is a change, and this cell does not hold one"
            ),
            remedy: message!(zh: "核对它所在的栏", en: "check which column it belongs to"),
            replacement: None,
        }));
    }
    let number = part(digits, text, CellKind::Count, decimals)?;
    Ok(Figure::printed(Value::Change(if sign == '减' && !number.is_zero() { -number } else { number }), text))
}

/// `0-249`, `0–249`: two plain numbers.
fn range(text: &str) -> Option<(&str, &str)> {
    let (low, high) = text.split_once(|c| signs::BETWEEN.contains(c))?;
    let (low, high) = (low.trim(), high.trim());
    let unsigned = low.strip_prefix(|c| signs::PLUS.contains(c)).unwrap_or(low);
    let is_low = is_plain(low) || unsigned.starts_with(|c: char| c.is_ascii_digit()) && is_plain(unsigned);
    (is_low && is_plain(high) && !high.starts_with(['+', '-'])).then_some((low, high))
}

/// `22（其中修订16件）`: the number in front of the words.
fn annotated(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '+' | '-'))?;
    let (digits, words) = (&text[..end], text[end..].trim());
    let in_brackets = (words.starts_with('（') && words.ends_with('）'))
        || (words.starts_with('(') && words.ends_with(')'))
        || (words.starts_with('[') && words.ends_with(']'));
    (is_plain(digits) && in_brackets).then_some(digits)
}

/// A day that exists. What else stands in a cell of dates is kept as words, and a check of the form's says
/// so.
fn date(text: &str) -> Figure {
    match Date::from_str(text) {
        Ok(date) if date.to_string() == text => Figure::of(Value::Date(date)),
        _ => Figure::printed(Value::Text, text),
    }
}

fn backward(text: &str) -> Refusal {
    Refusal {
        code: BACKWARD_RANGE,
        message: message!(
            zh: "区间“{text}”的起点大于终点",
            en: "the range '{text}' begins above its end"
        ),
        remedy: message!(zh: "小数在前，如 0-249", en: "write the smaller number first, as in 0-249"),
        replacement: None,
    }
}
