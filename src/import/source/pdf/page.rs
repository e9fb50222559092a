//! A page as it is read: turned so that most of its text stands upright, in thousandths of a point from its
//! upper left corner.

use super::content::{Area, Drawn, Mark};
use super::doubt::Doubt;
use super::matrix::Point;
use super::number::ONE;

/// A point in the units of a page that is read.
pub(super) const POINT: i64 = 1000;

/// A character on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    /// What it is.
    pub(super) text: String,
    /// Why it is not surely what is seen.
    pub(super) doubt: Option<Doubt>,
    pub(super) left: i64,
    pub(super) right: i64,
    pub(super) top: i64,
    pub(super) bottom: i64,
    /// The height of its font.
    pub(super) size: i64,
    /// When it was drawn.
    pub(super) order: usize,
    /// Whether it stands at a right angle to most of the page's text.
    pub(super) is_turned: bool,
}

/// A straight line on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    /// Whether it goes from left to right, and not from top to bottom.
    pub(super) is_level: bool,
    /// Where it is across its direction.
    pub(super) at: i64,
    /// Where it begins.
    pub(super) from: i64,
    /// Where it ends.
    pub(super) to: i64,
}

/// A page.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub(super) height: i64,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Words that stand aslant, as watermarks do.
    pub(super) slanted: String,
    /// How many characters are hidden behind a picture, or not drawn at all.
    pub(super) hidden: usize,
    /// Whether pictures take up much of it.
    pub(super) is_picture: bool,
}

impl Glyph {
    /// Whether nothing is seen of it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}').is_empty()
    }

    /// The middle of it.
    pub(super) fn centre(&self) -> (i64, i64) {
        (i64::midpoint(self.left, self.right), i64::midpoint(self.top, self.bottom))
    }

    /// Whether it is a digit, or what stands within numbers.
    pub(super) fn is_figure(&self) -> bool {
        self.text
            .chars()
            .all(|c| c.is_numeric() || matches!(c, '.' | ',' | '，' | '．' | '%' | '-' | '+' | '\u{336}'))
            && !self.text.chars().all(|c| "一二三四五六七八九十百千万".contains(c))
    }
}

/// Which way text goes: to the right, up, to the left, down.
fn direction(mark: &Mark) -> Option<usize> {
    let (x, y) = mark.up;
    // Letters that lean stand upright all the same.
    let is_small = |small: i64, large: i64| small.abs() * 5 < large.abs() * 2;
    if is_small(x, y) {
        Some(if y > 0 { 0 } else { 2 })
    } else if is_small(y, x) {
        Some(if x < 0 { 1 } else { 3 })
    } else {
        None
    }
}

/// A point of the file as one of a page that is turned.
fn turned((x, y): Point, direction: usize) -> Point {
    let (x, y) = (x / (ONE / POINT), y / (ONE / POINT));
    match direction {
        0 => (x, -y),
        1 => (y, x),
        2 => (-x, y),
        _ => (-y, -x),
    }
}

/// Left, top, right and bottom of an area of a page that is turned.
fn turned_area(area: Area, direction: usize) -> [i64; 4] {
    let (one, other) =
        (turned((area.left, area.bottom), direction), turned((area.right, area.top), direction));
    [one.0.min(other.0), one.1.min(other.1), one.0.max(other.0), one.1.max(other.1)]
}

impl Page {
    /// Turns what was drawn within some edges upright.
    pub(super) fn new(mut drawn: Drawn, edges: Area) -> Self {
        let (hidden, is_picture) = hide(&mut drawn, edges);
        let mut counts = [0_usize; 4];
        let seen = drawn.marks.iter().filter(|mark| !mark.is_hidden && !mark.text.trim().is_empty());
        for direction in seen.filter_map(direction) {
            counts[direction] += 1;
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        let upright = counts.iter().position(|&count| count == most).unwrap_or(0);
        let [left, top, _, bottom] = turned_area(edges, upright);
        let mut page = Self { height: bottom - top, hidden, is_picture, ..Self::default() };
        for (order, mark) in drawn.marks.into_iter().enumerate().filter(|(_, mark)| !mark.is_hidden) {
            match direction(&mark) {
                None => page.slanted.push_str(&mark.text),
                Some(own) => page.glyphs.push(glyph(mark, order, own != upright, (upright, left, top))),
            }
        }
        page.rules = drawn.rules.iter().map(|area| rule(*area, (upright, left, top))).collect();
        page
    }
}

/// Letters of most pages are about so high.
const ORDINARY: i64 = 9 * POINT;

/// Brings pages whose letters are very small or large to the size of others: what is near or narrow is
/// measured by it.
pub(super) fn scale(pages: &mut [Page]) {
    let seen = pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| !glyph.is_blank());
    let mut sizes: Vec<i64> = seen.map(|glyph| glyph.size).collect();
    sizes.sort_unstable();
    let Some(usual) = sizes.get(sizes.len() / 2).copied().filter(|size| *size > POINT / 2) else { return };
    if (6 * POINT..=16 * POINT).contains(&usual) {
        return;
    }
    let scaled = |at: &mut i64| {
        let wide = i128::from(*at) * i128::from(ORDINARY) / i128::from(usual);
        *at = i64::try_from(wide).unwrap_or(*at);
    };
    for page in pages {
        scaled(&mut page.height);
        for glyph in &mut page.glyphs {
            let Glyph { left, right, top, bottom, size, .. } = glyph;
            [left, right, top, bottom, size].into_iter().for_each(scaled);
        }
        for rule in &mut page.rules {
            [&mut rule.at, &mut rule.from, &mut rule.to].into_iter().for_each(scaled);
        }
    }
}

/// Marks what is behind surfaces and pictures; how much of it there is, and whether pictures fill the page.
fn hide(drawn: &mut Drawn, edges: Area) -> (usize, bool) {
    let surface = |area: Area| {
        let side = |from: i64, to: i64| i128::from((to - from) / (ONE / POINT));
        side(area.left, area.right) * side(area.bottom, area.top)
    };
    let is_large = |area: &Area| surface(*area) * 2 > surface(edges);
    let mut is_picture = false;
    for (area, before) in drawn.pictures.iter().filter(|(area, _)| is_large(area)) {
        is_picture = true;
        for mark in drawn.marks.iter_mut().take(*before).filter(|mark| area.holds(mark.start)) {
            mark.is_hidden = true;
        }
    }
    for (area, before) in &drawn.covers {
        for mark in drawn.marks.iter_mut().take(*before) {
            let centre = (i64::midpoint(mark.start.0, mark.end.0), i64::midpoint(mark.start.1, mark.end.1));
            let centre = (centre.0 + mark.up.0 / 3, centre.1 + mark.up.1 / 3);
            if area.holds(centre) && !mark.text.trim().is_empty() {
                // Whether it is still seen depends on the colour.
                mark.doubt = Some(Doubt::Covered);
            }
        }
    }
    (drawn.marks.iter().filter(|mark| mark.is_hidden).count(), is_picture)
}

fn glyph(mark: Mark, order: usize, is_turned: bool, (upright, left, top): (usize, i64, i64)) -> Glyph {
    let (x, y) = mark.up;
    let size = x.abs().max(y.abs()) / (ONE / POINT);
    let beside = |(from_x, from_y): Point, tenths: i64| (from_x + x / 10 * tenths, from_y + y / 10 * tenths);
    let corners = [(mark.start, 8), (mark.start, -2), (mark.end, 8), (mark.end, -2)];
    let corners = corners.map(|(point, tenths)| turned(beside(point, tenths), upright));
    let least = |side: fn(&Point) -> i64| corners.iter().map(side).min().unwrap_or(0);
    let most = |side: fn(&Point) -> i64| corners.iter().map(side).max().unwrap_or(0);
    // Letters that lean take up the place that they would take upright.
    let (from, to) = (turned(mark.start, upright).0, turned(mark.end, upright).0);
    let (start, end) = if is_turned {
        (least(|point| point.0), most(|point| point.0))
    } else {
        (from.min(to), from.max(to))
    };
    Glyph {
        text: mark.text,
        doubt: mark.doubt,
        left: start - left,
        right: end - left,
        top: least(|point| point.1) - top,
        bottom: most(|point| point.1) - top,
        size,
        order,
        is_turned,
    }
}

fn rule(area: Area, (upright, left, top): (usize, i64, i64)) -> Rule {
    let [from_x, from_y, to_x, to_y] = turned_area(area, upright);
    let is_level = to_x - from_x >= to_y - from_y;
    let (x, y) = (i64::midpoint(from_x, to_x) - left, i64::midpoint(from_y, to_y) - top);
    if is_level {
        Rule { is_level, at: y, from: from_x - left, to: to_x - left }
    } else {
        Rule { is_level, at: x, from: from_y - top, to: to_y - top }
    }
}
