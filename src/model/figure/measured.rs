//! Reading a figure with the words for its unit: `251000元`, `€0.6`, `42.0%`, `14:30`.
//!
//! A printed unit is held against that of the cell. It is the same, or so many of it exactly, or the figure
//! is refused: what is in another unit is never read as if it were in the cell's.

#[cfg(test)]
mod tests;

use super::foreign::{self, Cell};
use super::number::MOST_DIGITS;
use super::read as bare;
use super::refusal::{CHARACTER, NOT_A_NUMBER, Refusal};
use super::signs;
use super::{ANY_DECIMALS, Bound, CellKind, Decimal, Figure, Value};
use crate::model::unit::{self, Held, Ratio, Unit};

/// Reads a figure as printed in a cell of a unit.
///
/// # Errors
/// If the text is not one of the ways to print a figure of this kind in this unit.
pub(crate) fn read(
    text: &str,
    kind: CellKind,
    decimals: u32,
    unit: Option<&Unit>,
) -> Result<Figure, Box<Refusal>> {
    let cell = Cell { kind, decimals, unit };
    match bare::read(text, kind, decimals) {
        Ok(figure) => cell.checked(figure, text),
        Err(_) if matches!(kind, CellKind::Text | CellKind::Date) => bare::read(text, kind, decimals),
        Err(refusal) => cell.measured(text, refusal),
    }
}

impl Cell<'_> {
    /// A figure that could be read without its unit: in brackets behind it may stand one, and where durations
    /// are printed with colons a number alone does not say what it counts.
    fn checked(&self, figure: Figure, text: &str) -> Result<Figure, Box<Refusal>> {
        match figure.value {
            Value::Annotated(_) => {
                let Some((digits, words)) = unit::note(text) else { return Ok(figure) };
                let words = words.trim_start_matches("单位").trim_start_matches([':', '：']).trim();
                let is_unit = unit::recognise(words).is_some()
                    || self.unit.is_some_and(|unit| unit.held("", words) == Held::Equal);
                if is_unit { self.in_unit(text, digits, ("", words)) } else { Ok(figure) }
            }
            Value::Number(number) if !number.is_zero() => {
                match self.unit.and_then(|unit| Some((unit, unit.clock()?))) {
                    Some((unit, clock)) => Err(foreign::bare_duration(text, unit, clock)),
                    None => Ok(figure),
                }
            }
            Value::Number(_)
            | Value::Change(_)
            | Value::Bound(_)
            | Value::Range(_)
            | Value::Blank
            | Value::NotApplicable
            | Value::NotCollected
            | Value::Suppressed
            | Value::Text
            | Value::Date(_)
            | Value::NotGiven
            | Value::Absent
            | Value::Unread => Ok(figure),
        }
    }

    /// A text that is no figure by itself.
    fn measured(&self, text: &str, refusal: Box<Refusal>) -> Result<Figure, Box<Refusal>> {
        let whole = text.trim();
        if unit::colons(whole).is_some() {
            let Some((unit, clock)) = self.unit.and_then(|unit| Some((unit, unit.clock()?))) else {
                return Err(foreign::unsaid_duration(text, self.unit));
            };
            let seconds = clock.seconds(whole).ok_or_else(|| foreign::other_duration(text, clock))?;
            return self.duration(text, seconds, unit);
        }
        if let (Some(unit), Some(seconds)) = (self.unit, unit::in_words(whole)) {
            return self.duration(text, seconds, unit);
        }
        match self.parted(text, whole) {
            Err(other) if other.code == NOT_A_NUMBER => {}
            Err(_) if refusal.code == CHARACTER && !self.says_a_unit(whole) => {}
            read => return read,
        }
        let Some((figure, _)) = unit::note(whole) else { return Err(refusal) };
        match self.parted(text, figure) {
            Err(other) if other.code == NOT_A_NUMBER => Err(refusal),
            read => read.map(Figure::annotated),
        }
    }

    /// Whether a text has words for a unit that is known.
    fn says_a_unit(&self, figure: &str) -> bool {
        let is_known = |words: &str| {
            unit::recognise(words).is_some()
                || self.unit.is_some_and(|unit| unit.held("", words) != Held::Unknown)
        };
        unit::part(figure)
            .is_some_and(|part| [part.before, part.behind].iter().any(|w| !w.is_empty() && is_known(w)))
    }

    /// The part of a text that is a figure with words for its unit.
    fn parted(&self, text: &str, figure: &str) -> Result<Figure, Box<Refusal>> {
        match unit::part(figure) {
            Some(part) if part.before.is_empty() || unit::can_stand_before(part.before) => {
                self.in_unit(text, &part.bare, (part.before, part.behind))
            }
            Some(_) | None => Err(foreign::no_figure(text)),
        }
    }

    /// A figure whose unit is said in words.
    fn in_unit(&self, text: &str, digits: &str, words: (&str, &str)) -> Result<Figure, Box<Refusal>> {
        // Where the form names no unit, a figure may say its own.
        let stated = if self.unit.is_none() { Unit::stated(words.0, words.1) } else { None };
        let unit = self.unit.or(stated.as_ref());
        let held = unit.map(|unit| unit.held(words.0, words.1));
        if matches!(held, Some(Held::Unknown) | None) && !is_word(words, self.unit.is_some()) {
            return Err(foreign::no_figure(text));
        }
        let number = match held {
            Some(Held::Equal) => bare::read(digits, self.kind, self.decimals),
            Some(Held::Times(_) | Held::Other | Held::Unclear | Held::Unknown) | None => self.loosely(digits),
        };
        let number = number.map_err(|refusal| foreign::within(refusal, digits, text))?;
        let figure = match (unit, held) {
            (Some(_), Some(Held::Equal)) => Figure::printed(number.value, text),
            (Some(unit), Some(Held::Times(ratio))) => {
                Figure::converted(self.converted(&number.value, text, unit, ratio)?, text)
            }
            (Some(unit), Some(held)) => return Err(foreign::other_unit(text, words, held, unit)),
            (_, None) | (None, _) => return Err(foreign::no_unit(text, words)),
        };
        Ok(match stated {
            Some(unit) => figure.in_unit(unit),
            None => figure,
        })
    }

    /// A figure in another unit than the cell's: its own decimals are not the cell's.
    fn loosely(&self, digits: &str) -> Result<Figure, Box<Refusal>> {
        let ascii = signs::in_ascii(digits);
        let digits = ascii.as_deref().unwrap_or(digits);
        match self.kind {
            CellKind::Change => {
                let sign = digits.chars().next().filter(|sign| matches!(sign, '+' | '-' | '增' | '减'));
                let unsigned = digits.trim_start_matches(['+', '-', '增', '减', '加', '少', '长', ' ']);
                let figure = bare::read(unsigned, CellKind::Amount, ANY_DECIMALS)?;
                if let (Some(sign), Value::Number(number)) = (sign, &figure.value) {
                    let minus = matches!(sign, '-' | '减') && !number.is_zero();
                    return Ok(Figure::of(Value::Change(if minus { -*number } else { *number })));
                }
                Ok(figure)
            }
            CellKind::Number => bare::read(digits, CellKind::Number, ANY_DECIMALS),
            CellKind::Count | CellKind::Amount | CellKind::Text | CellKind::Date => {
                bare::read(digits, CellKind::Amount, ANY_DECIMALS)
            }
        }
    }

    fn duration(&self, text: &str, seconds: Decimal, unit: &Unit) -> Result<Figure, Box<Refusal>> {
        let Some(ratio) = unit.measured(&unit::second()) else {
            return Err(foreign::other_unit(text, ("", text), Held::Other, unit));
        };
        let value = self.converted(&Value::Number(seconds), text, unit, ratio)?;
        let is_plain = unit.clock().is_some() && unit::colons(text.trim()).is_some();
        Ok(if is_plain { Figure::printed(value, text) } else { Figure::converted(value, text) })
    }

    /// So many times a value, exactly.
    fn converted(&self, value: &Value, text: &str, unit: &Unit, ratio: Ratio) -> Result<Value, Box<Refusal>> {
        let times = |number: Decimal| ratio.apply(number, ANY_DECIMALS).filter(|n| digits(*n) <= MOST_DIGITS);
        let converted = each(value, times).ok_or_else(|| foreign::inexact(text, unit))?;
        let is_whole = |number: Decimal| number.fract().is_zero().then_some(number);
        if self.kind.is_whole() && each(&converted, is_whole).is_none() {
            return Err(foreign::not_whole(text, unit, &converted));
        }
        Ok(converted)
    }
}

/// Whether words beside a figure are surely meant as a unit: known ones, or one word where a unit is
/// declared.
fn is_word((before, behind): (&str, &str), is_declared: bool) -> bool {
    let known = |words: &str| unit::recognise(words).is_some();
    let words = || behind.chars().all(|c| c.is_alphabetic() || c == ' ');
    known(behind) || known(before) || (is_declared && before.is_empty() && behind.len() <= 40 && words())
}

fn digits(number: Decimal) -> usize {
    number.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// The same value with each of its numbers changed; `None` where one cannot be.
fn each(value: &Value, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Value> {
    Some(match value {
        Value::Number(number) => Value::Number(change(*number)?),
        Value::Change(number) => Value::Change(change(*number)?),
        Value::Annotated(number) => Value::Annotated(change(*number)?),
        Value::Bound(bound) => Value::Bound(Bound { limit: change(bound.limit)?, ..*bound }),
        Value::Range(range) => Value::Range(Box::new((change(range.0)?, change(range.1)?))),
        Value::Blank
        | Value::NotApplicable
        | Value::NotCollected
        | Value::Suppressed
        | Value::Text
        | Value::Date(_)
        | Value::NotGiven
        | Value::Absent
        | Value::Unread => return None,
    })
}
