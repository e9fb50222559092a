//! A unit that a document prints for a whole table, a column or a row: `（单位：元）`.

use super::line::Line;
use crate::import::document::Position;
use crate::model::unit::{self, Held, Unit};

/// How many lines above the heads of a table may say its unit.
const ABOVE: usize = 4;

/// Whether words over or beside figures say another unit than the form's.
pub(super) fn is_another(unit: &Unit, words: &str) -> bool {
    let stated = stated(words);
    let held = |words: &str| unit.held("", words);
    let is_known = |words: &&str| words_are_certain(words);
    let bracketed = bracketed(words).filter(|words| is_known(words));
    let all: Vec<&str> = stated.into_iter().flatten().chain(bracketed).collect();
    !all.is_empty() && all.iter().all(|words| held(words) != Held::Equal)
}

/// Whether words over or beside figures say the form's own unit.
pub(super) fn is_same(unit: &Unit, words: &str) -> bool {
    let stated = stated(words).into_iter().flatten().chain(bracketed(words));
    stated.into_iter().any(|words| unit.held("", words) == Held::Equal)
}

/// The line above a table that says its unit, if it says the form's many times over or a part of it: of
/// several units on one line nothing is known of a single column.
pub(super) fn above<'l>(unit: &Unit, lines: &'l [Line], first: usize) -> Option<(&'l str, &'l Position)> {
    let before = lines.iter().take(first).rev().take(ABOVE).take_while(|line| !line.has_number());
    let said = before.filter_map(Line::alone).find(|slot| stated(&slot.text).is_some())?;
    let units = stated(&said.text)?;
    let is_part =
        |words: &&str| matches!(unit.held("", words), Held::Times(_) | Held::Unclear | Held::Unknown);
    let is_other = units.iter().all(is_part);
    is_other.then_some((said.text.as_str(), &said.position))
}

/// The units behind `单位：`.
fn stated(words: &str) -> Option<Vec<&str>> {
    let (_, behind) = words.split_once("单位")?;
    let behind = behind.trim_start().strip_prefix([':', '：'])?;
    let end = behind.find([')', '）', ']', '】', '；', ';']).unwrap_or(behind.len());
    let units = behind.get(..end)?.split(['、', '，', ',', '/']).map(str::trim);
    let units: Vec<&str> = units.filter(|words| !words.is_empty()).collect();
    (!units.is_empty()).then_some(units)
}

/// What stands in brackets at the end.
fn bracketed(words: &str) -> Option<&str> {
    let inner = words.trim_end().strip_suffix([')', '）'])?;
    let (_, inner) = inner.rsplit_once(['(', '（'])?;
    Some(inner.trim()).filter(|inner| !inner.contains("单位"))
}

/// Whether words can be nothing but a unit.
fn words_are_certain(words: &str) -> bool {
    unit::recognise(words).is_some()
}
