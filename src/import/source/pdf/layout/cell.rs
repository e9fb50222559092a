//! What the cells of a grid say: by place, and a second time by runs and gaps.

use super::super::doubt;
use super::super::page::Glyph;
use super::grid::{Grid, Span};
use super::line::{Line, joint, lines};
use crate::text::message::Message;
use std::collections::{BTreeMap, BTreeSet};

/// Characters of a page, and for each two groups that it belongs to: those drawn in one go, and those that
/// no gap parts.
#[derive(Debug, Clone)]
pub(super) struct Grouped<'p> {
    pub(super) glyph: &'p Glyph,
    run: usize,
    piece: usize,
}

/// Groups the characters of a table.
pub(super) fn grouped<'p>(glyphs: &[&'p Glyph]) -> Vec<Grouped<'p>> {
    let mut pieces: BTreeMap<usize, usize> = BTreeMap::new();
    let on_lines = lines(glyphs.iter().copied());
    for (number, piece) in on_lines.iter().flat_map(|line| line.pieces(5)).enumerate() {
        pieces.extend(piece.glyphs.iter().map(|glyph| (glyph.order, number)));
    }
    let mut drawn: Vec<&Glyph> = glyphs.to_vec();
    drawn.sort_by_key(|glyph| glyph.order);
    let mut last: Option<&Glyph> = None;
    let mut run = 0;
    let mut grouped = Vec::with_capacity(drawn.len());
    for glyph in drawn {
        let goes_on = |last: &Glyph| {
            let is_level = (last.centre().1 - glyph.centre().1).abs() * 4 < glyph.size;
            is_level && !last.is_blank() && (glyph.left - last.right).abs() * 4 < glyph.size
        };
        if !last.is_some_and(goes_on) {
            run += 1;
        }
        last = Some(glyph);
        let piece = pieces.get(&glyph.order).copied().unwrap_or(usize::MAX);
        grouped.push(Grouped { glyph, run, piece });
    }
    grouped
}

/// The texts of the cells of a grid in the order of its cells, and why one is not sure.
pub(super) fn texts(grid: &Grid, glyphs: &[&Glyph]) -> Vec<(String, Option<Message>)> {
    let grouped = grouped(glyphs);
    let seats: Vec<Option<usize>> =
        grouped.iter().map(|grouped| grid.cell_at(grouped.glyph.centre())).collect();
    let over = |group: fn(&Grouped<'_>) -> usize| crossing(&grouped, &seats, group);
    let (runs, pieces) = (over(|grouped| grouped.run), over(|grouped| grouped.piece));
    let mut within: Vec<Vec<&Grouped<'_>>> = vec![Vec::new(); grid.cells.len()];
    for (grouped, seat) in grouped.iter().zip(&seats) {
        if let Some(cell) = seat.and_then(|seat| within.get_mut(seat)) {
            cell.push(grouped);
        }
    }
    let mut whole: BTreeMap<usize, String> = BTreeMap::new();
    for of in grouped.iter().filter(|of| runs.contains(&of.run)) {
        whole.entry(of.run).or_default().push_str(&of.glyph.text);
    }
    let padding = padding(grid, &within);
    let text = |(span, cell): (&Span, &Vec<&Grouped<'_>>)| {
        let [left, _, right, _] = grid.place(span);
        let text = text(cell, (left, right), padding);
        let of_glyphs = glyphs_doubt(cell.iter().map(|grouped| grouped.glyph));
        let of_place = || {
            let is_parted = |of: &Grouped<'_>| runs.contains(&of.run) && pieces.contains(&of.piece);
            let mut parted = cell.iter().filter(|grouped| is_parted(grouped)).map(|grouped| grouped.run);
            let in_one_go = parted.next().map(|run| whole.get(&run).map(String::as_str).unwrap_or_default());
            place_doubt((&text, cell), span, (left, right), in_one_go)
        };
        let of_lines = || is_jumbled(cell, grid.place(span)).then(|| doubt::jumbled(&text));
        let doubt = of_glyphs.or_else(of_lines).or_else(of_place);
        (text, doubt)
    };
    grid.cells.iter().zip(&within).map(text).collect()
}

/// Why one of some characters is not surely what is seen.
pub(super) fn glyphs_doubt<'p>(glyphs: impl Iterator<Item = &'p Glyph>) -> Option<Message> {
    let mut seen = glyphs.filter(|glyph| !glyph.is_blank());
    seen.find_map(|glyph| glyph.doubt.as_ref().map(|doubt| doubt.message(&glyph.text)))
}

/// Why a figure may belong to another cell: its line is not whole, it stands across it, or was drawn in one
/// go with what stands in another.
fn place_doubt(
    (text, cell): (&str, &[&Grouped<'_>]),
    span: &Span,
    (left, right): (i64, i64),
    in_one_go: Option<&str>,
) -> Option<Message> {
    let figures = cell.iter().map(|of| of.glyph).filter(|glyph| glyph.is_figure() && !glyph.is_blank());
    if figures.clone().next().is_none() || is_label(text) {
        return None;
    }
    let is_across = |glyph: &Glyph| {
        let wide = (glyph.right - glyph.left) / 4;
        glyph.left + wide < left || glyph.right - wide > right
    };
    if lines(figures.clone()).iter().any(Line::has_two_sizes) {
        Some(doubt::two_sizes(text))
    } else if span.is_doubtful {
        Some(doubt::broken_lines(text))
    } else if figures.clone().any(is_across) {
        Some(doubt::across(text))
    } else {
        in_one_go.map(|in_one_go| doubt::two_readings(text, in_one_go))
    }
}

/// Whether lines of a cell stand upon one another, or reach out of it above or below, as words do that have
/// no room in it: then nothing says which cell they belong to.
fn is_jumbled(cell: &[&Grouped<'_>], [_, top, _, bottom]: [i64; 4]) -> bool {
    let lines = lines(cell.iter().map(|grouped| grouped.glyph));
    let reaches_out = |line: &Line<'_>| {
        let room = line.size * 35 / 100;
        line.top + room < top || line.bottom - room > bottom
    };
    let is_upon = |two: &[Line<'_>]| {
        let [above, below] = two else { return false };
        let beside = above.right <= below.left || below.right <= above.left;
        !beside && (above.bottom - below.top) * 100 > above.size.min(below.size) * 35
    };
    lines.iter().any(|line| reaches_out(line) || line.is_mixed()) || lines.windows(2).any(is_upon)
}

/// Whether a text is words, with digits among them or none.
fn is_label(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && !text.starts_with(|c: char| c.is_ascii_digit())
}

/// What characters say in the order in which they were drawn.
pub(super) fn drawn<'p>(glyphs: impl Iterator<Item = &'p Glyph>) -> String {
    let mut glyphs: Vec<&Glyph> = glyphs.collect();
    glyphs.sort_by_key(|glyph| glyph.order);
    glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
}

/// The groups whose characters are not all in one cell.
fn crossing(
    grouped: &[Grouped<'_>],
    seats: &[Option<usize>],
    group: fn(&Grouped<'_>) -> usize,
) -> BTreeSet<usize> {
    let mut first: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    let mut crossing = BTreeSet::new();
    for (grouped, seat) in grouped.iter().zip(seats).filter(|(grouped, _)| !grouped.glyph.is_blank()) {
        if first.entry(group(grouped)).or_insert(*seat) != seat {
            crossing.insert(group(grouped));
        }
    }
    crossing
}

/// How much room cells have beside their text at least, as far as lines that were broken tell.
fn padding(grid: &Grid, within: &[Vec<&Grouped<'_>>]) -> i64 {
    let mut least = i64::MAX;
    for (span, cell) in grid.cells.iter().zip(within) {
        let [left, _, right, _] = grid.place(span);
        let lines = lines(cell.iter().map(|grouped| grouped.glyph));
        if lines.len() > 1 {
            for line in &lines {
                least = least.min((right - left - (line.right - line.left)).max(0));
            }
        }
    }
    if least == i64::MAX { 0 } else { least }
}

/// What a cell says.
fn text(cell: &[&Grouped<'_>], (left, right): (i64, i64), padding: i64) -> String {
    let lines = lines(cell.iter().map(|grouped| grouped.glyph));
    let mut text = String::new();
    let mut before: Option<(&Line<'_>, String)> = None;
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let all_number = lines.iter().all(|line| is_number(&line.text()));
    let length: usize = lines.iter().map(|line| line.text().chars().count()).sum();
    for line in &lines {
        let words = line.text();
        if let Some((last, last_words)) = &before {
            let first = line.glyphs.iter().find(|glyph| !glyph.is_blank());
            let next_width = first.map_or(line.size, |glyph| glyph.right - glyph.left);
            let free = right - left - (last.right - last.left);
            let is_full = free < next_width + padding + last.size / 2;
            let is_upright = last_words.chars().count() == 1 && !all_number;
            if all_number {
                // A number goes on only where not one more digit had room.
                let goes_on = is_full && length > 3 && last_words.len() > 2;
                text.push_str(if goes_on { "" } else { "\n" });
            } else if is_upright || is_full {
                text.push_str(joint(last_words, &words));
            } else {
                text.push('\n');
            }
        }
        text.push_str(&words);
        before = Some((line, words));
    }
    let mut turned: Vec<&Glyph> =
        cell.iter().map(|grouped| grouped.glyph).filter(|glyph| glyph.is_turned).collect();
    turned.sort_by_key(|glyph| glyph.order);
    let turned: String = turned.iter().map(|glyph| glyph.text.as_str()).collect();
    if !turned.trim().is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(turned.trim());
    }
    text
}
