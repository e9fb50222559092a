//! Characters that are drawn upon one another.

use super::doubt::Doubt;
use super::layout::merged;
use super::page::{Glyph, Page, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// How far from a character others are looked for, in units of the page.
const CELL: i64 = 8000;

/// Many upon one another are a picture made of letters; a few are enough to know it.
const MOST: usize = 200;

/// Strikes out a character.
const STROKE: char = '\u{336}';

/// Marks what a line goes through.
pub(super) fn strike(page: &mut Page) {
    let rules: Vec<Rule> = merged(page.rules.iter().filter(|rule| rule.is_level).copied().collect());
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

/// Leaves out what is drawn upon something else: the same character drawn again looks bold, and another puts
/// the one below it in doubt.
pub(super) fn resolve(page: &mut Page) {
    let mut near: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    // Characters that stay, of each that was drawn upon them.
    let mut below: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, glyph) in page.glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.is_blank()) {
        let (x, y) = glyph.centre();
        let (column, row) = (x.div_euclid(CELL), y.div_euclid(CELL));
        let beside =
            (column - 1..=column + 1).flat_map(|column| (row - 1..=row + 1).map(move |row| (column, row)));
        let others = beside.filter_map(|place| near.get(&place)).flatten().copied();
        let is_below = |other: &usize| page.glyphs.get(*other).is_some_and(|other| is_upon(glyph, other));
        let mut stay = BTreeSet::new();
        for other in others.take(MOST).filter(is_below) {
            match below.get(&other) {
                Some(further) => stay.extend(further.iter().copied()),
                None => _ = stay.insert(other),
            }
        }
        if !stay.is_empty() {
            below.insert(at, stay);
        }
        near.entry((column, row)).or_default().push(at);
    }
    for (upon, stay) in &below {
        let upon = page.glyphs.get(*upon).map(|glyph| (glyph.text.clone(), glyph.size));
        let Some((text, size)) = upon else { continue };
        for at in stay {
            let is_same = |glyph: &Glyph| glyph.text == text && (glyph.size - size).abs() * 10 < size;
            if let Some(glyph) = page.glyphs.get_mut(*at).filter(|glyph| !is_same(glyph)) {
                glyph.doubt.get_or_insert_with(|| Doubt::Under(text.clone()));
            }
        }
    }
    let mut at = 0;
    page.glyphs.retain(|_| {
        at += 1;
        !below.contains_key(&(at - 1))
    });
}

/// Whether two characters of about the same size are in the same place.
fn is_upon(one: &Glyph, other: &Glyph) -> bool {
    let ((x, y), (other_x, other_y)) = (one.centre(), other.centre());
    let near = one.size.min(other.size) / 5;
    let is_alike = one.size * 2 > other.size && other.size * 2 > one.size;
    is_alike && (x - other_x).abs() < near && (y - other_y).abs() < near
}
