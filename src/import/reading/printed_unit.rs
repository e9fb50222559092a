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
    let grid = lines.get(first)?.grid;
    let of_grid = lines.iter().take(first).rev().take_while(|line| line.grid == grid).count();
    let (before, of_grid) = lines.get(..first)?.split_at(first - of_grid);
    let before = before.iter().rev().take(ABOVE).take_while(|line| !line.has_number());
    let said = |line: &'l Line| line.alone().filter(|slot| stated(&slot.text).is_some());
    // The nearest that says one; far above, the line is about all that the table counts in such units.
    let said = of_grid.iter().rev().chain(before).find_map(said)?;
    let units = stated(&said.text)?;
    let is_near = lines.iter().take(first).rev().take(ABOVE).take_while(|line| !line.has_number());
    let is_near = is_near.filter_map(Line::alone).any(|slot| slot.position == said.position);
    let is_part = |words: &&str| match unit.held("", words) {
        Held::Times(_) | Held::Unclear => true,
        Held::Unknown => is_near,
        Held::Equal | Held::Other => false,
    };
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
