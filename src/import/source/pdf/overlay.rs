//! Characters that are drawn upon one another.

use super::font::UNKNOWN;
use super::page::{Glyph, Page, Rule};
use std::collections::BTreeMap;

/// How far from a character others are looked for, in units of the page.
const CELL: i64 = 8000;

/// Strikes out a character.
const STROKE: char = '\u{336}';

/// Marks what a line goes through.
pub(super) fn strike(page: &mut Page) {
    let mut rules: Vec<&Rule> = page.rules.iter().filter(|rule| rule.is_level).collect();
    rules.sort_by_key(|rule| rule.at);
    for glyph in page.glyphs.iter_mut().filter(|glyph| !glyph.is_turned && !glyph.is_blank()) {
        let (x, _) = glyph.centre();
        let (from, to) = (glyph.bottom - glyph.size * 7 / 10, glyph.bottom - glyph.size * 32 / 100);
        let first = rules.partition_point(|rule| rule.at < from);
        let mut near = rules.iter().skip(first).take_while(|rule| rule.at <= to);
        if near.any(|rule| rule.from < x && x < rule.to) {
            glyph.text.push(STROKE);
        }
    }
}

/// Leaves out what is drawn twice to look bold, and makes unknown what is drawn upon something else.
pub(super) fn resolve(page: &mut Page) {
    let mut near: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    let (mut again, mut unknown) = (Vec::new(), Vec::new());
    for (at, glyph) in page.glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.is_blank()) {
        let (x, y) = glyph.centre();
        let (column, row) = (x.div_euclid(CELL), y.div_euclid(CELL));
        let beside =
            (column - 1..=column + 1).flat_map(|column| (row - 1..=row + 1).map(move |row| (column, row)));
        let others = beside.filter_map(|place| near.get(&place)).flatten();
        // Many upon one another are a picture made of letters; a few are enough to know it.
        let others = others.take(200).filter_map(|&other| Some((other, page.glyphs.get(other)?)));
        let upon: Vec<(usize, &Glyph)> = others.filter(|(_, other)| is_upon(glyph, other)).collect();
        if upon.iter().any(|(_, other)| other.text == glyph.text) {
            again.push(at);
            continue;
        }
        if !upon.is_empty() {
            unknown.push(at);
            unknown.extend(upon.iter().map(|(other, _)| *other));
        }
        near.entry((column, row)).or_default().push(at);
    }
    for at in unknown {
        if let Some(glyph) = page.glyphs.get_mut(at) {
            glyph.text = UNKNOWN.to_string();
        }
    }
    let mut again = again.into_iter().peekable();
    let mut at = 0;
    page.glyphs.retain(|_| {
        let is_again = again.next_if_eq(&at).is_some();
        at += 1;
        !is_again
    });
}

/// Whether two characters of about the same size are in the same place.
fn is_upon(one: &Glyph, other: &Glyph) -> bool {
    let ((x, y), (other_x, other_y)) = (one.centre(), other.centre());
    let near = one.size.min(other.size) / 5;
    let is_alike = one.size * 2 > other.size && other.size * 2 > one.size;
    is_alike && (x - other_x).abs() < near && (y - other_y).abs() < near
}
