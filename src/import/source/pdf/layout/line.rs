//! Characters that stand on one line, and what they say.

use super::super::page::Glyph;
use crate::import::source::marks::{Height, Marks};

/// Characters on a line, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Line<'p> {
    pub(super) glyphs: Vec<&'p Glyph>,
    pub(super) left: i64,
    pub(super) right: i64,
    pub(super) top: i64,
    pub(super) bottom: i64,
    /// The height of most of its characters.
    pub(super) size: i64,
}

/// The lines of some characters, from top to bottom.
pub(super) fn lines<'p>(glyphs: impl Iterator<Item = &'p Glyph>) -> Vec<Line<'p>> {
    let mut glyphs: Vec<&Glyph> = glyphs.filter(|glyph| !glyph.is_turned).collect();
    glyphs.sort_by_key(|glyph| (glyph.centre().1, glyph.left));
    let mut groups: Vec<(&Glyph, Vec<&Glyph>)> = Vec::new();
    for glyph in glyphs {
        let is_on = |(tallest, _): &&mut (&Glyph, Vec<&Glyph>)| {
            (glyph.centre().1 - tallest.centre().1).abs() * 2 < glyph.size.min(tallest.size)
        };
        match groups.last_mut().filter(is_on) {
            Some((tallest, group)) => {
                if glyph.size > tallest.size && !glyph.is_blank() {
                    *tallest = glyph;
                }
                group.push(glyph);
            }
            None => groups.push((glyph, vec![glyph])),
        }
    }
    groups.into_iter().filter_map(|(_, group)| Line::of(group)).collect()
}

impl<'p> Line<'p> {
    /// A line of some characters; nothing where none is seen.
    pub(super) fn of(mut glyphs: Vec<&'p Glyph>) -> Option<Self> {
        glyphs.sort_by_key(|glyph| (glyph.left, glyph.order));
        let seen = || glyphs.iter().filter(|glyph| !glyph.is_blank());
        let mut sizes: Vec<i64> = seen().map(|glyph| glyph.size).collect();
        sizes.sort_unstable();
        Some(Self {
            left: seen().map(|glyph| glyph.left).min()?,
            right: seen().map(|glyph| glyph.right).max()?,
            top: seen().map(|glyph| glyph.top).min()?,
            bottom: seen().map(|glyph| glyph.bottom).max()?,
            size: *sizes.get(sizes.len() / 2)?,
            glyphs,
        })
    }

    /// Its parts between gaps that are wider than `gap` times its size in tenths, or that a test says.
    pub(super) fn pieces(&self, tenths: i64) -> Vec<Line<'p>> {
        let mut parts: Vec<Vec<&Glyph>> = Vec::new();
        let mut end = i64::MIN;
        for glyph in self.glyphs.iter().filter(|glyph| !glyph.is_blank()) {
            let is_apart = end == i64::MIN || (glyph.left - end) * 10 > self.size * tenths;
            match parts.last_mut().filter(|_| !is_apart) {
                Some(part) => part.push(glyph),
                None => parts.push(vec![glyph]),
            }
            end = end.max(glyph.right);
        }
        parts.into_iter().filter_map(Self::of).collect()
    }

    /// Whether all that it says is a figure.
    pub(super) fn is_figure(&self) -> bool {
        self.glyphs.iter().all(|glyph| glyph.is_figure() || glyph.is_blank())
    }

    /// Whether two texts are drawn upon one another: characters of one stand among those of the other.
    pub(super) fn is_mixed(&self) -> bool {
        let mut seen = self.glyphs.iter().filter(|glyph| !glyph.is_blank()).peekable();
        let mut count = 0;
        while let Some(glyph) = seen.next() {
            let Some(next) = seen.peek() else { break };
            let wide = (glyph.right - glyph.left).min(next.right - next.left);
            let is_upon = (glyph.right - next.left) * 100 > wide * 30;
            count += usize::from(is_upon && glyph.order.abs_diff(next.order) > 2);
        }
        count > 1
    }

    /// Whether its digits that stand on the line are of several sizes.
    pub(super) fn has_two_sizes(&self) -> bool {
        let measures = self.measures();
        let digits = self.glyphs.iter().filter(|glyph| glyph.text.chars().all(char::is_numeric));
        let mut sizes = digits.filter(|glyph| measures.height(glyph) == Height::Line).map(|glyph| glyph.size);
        let Some(first) = sizes.next() else { return false };
        sizes.any(|size| (size - first).abs() * 10 > size.min(first))
    }

    /// What it says.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let mut before: Option<&Glyph> = None;
        let mut had_blank = false;
        let measures = self.measures();
        for glyph in &self.glyphs {
            if glyph.is_blank() {
                had_blank = true;
                continue;
            }
            if let Some(before) = before
                && is_space(before, glyph, had_blank)
            {
                text.push(' ');
            }
            text.push_str(&Marks { height: measures.height(glyph), is_struck: false }.apply(&glyph.text));
            before = Some(*glyph);
            had_blank = false;
        }
        text
    }

    /// Its measures, by which small characters stand on it or not.
    fn measures(&self) -> Measures {
        let seen = || self.glyphs.iter().filter(|glyph| !glyph.is_blank());
        let size = seen().map(|glyph| glyph.size).max().unwrap_or(0);
        let tall = seen().filter(|glyph| glyph.size * 100 >= size * 78);
        let base = tall.map(|glyph| glyph.bottom - glyph.size / 5).max().unwrap_or(self.bottom);
        Measures { size, base }
    }
}

/// How high the largest characters of a line are, and what its letters stand on.
struct Measures {
    size: i64,
    base: i64,
}

impl Measures {
    /// Where a character stands on the line: small ones that stand high are marks of notes.
    fn height(&self, glyph: &Glyph) -> Height {
        let Self { size, base } = *self;
        let is_small = glyph.size * 100 < size * 78;
        let is_digit = glyph.text.chars().all(char::is_numeric);
        let own = glyph.bottom - glyph.size / 5;
        if !is_small || !is_digit {
            Height::Line
        } else if (base - own) * 100 > size * 12 {
            Height::Raised
        } else if (own - base) * 100 > size * 12 {
            Height::Lowered
        } else {
            Height::Line
        }
    }
}

/// Whether a space parts two characters. Chinese has none; letters and digits that are set apart do.
fn is_space(before: &Glyph, after: &Glyph, had_blank: bool) -> bool {
    let gap = after.left - before.right;
    let size = before.size.max(after.size);
    let is_wide = |text: &str, at_end: bool| {
        let c = if at_end { text.chars().next_back() } else { text.chars().next() };
        c.is_some_and(is_wide)
    };
    match (is_wide(&before.text, true), is_wide(&after.text, false)) {
        (true, true) => gap * 10 > size * 25,
        (true, false) | (false, true) => gap * 10 > size * 8,
        (false, false) => (had_blank && gap * 10 > size) || gap * 100 > size * 24,
    }
}

/// Whether a character is as wide as it is high, and stands without spaces beside it.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2018}'..='\u{201d}' | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

/// What stands between the end of a line and the one in which it goes on.
pub(in crate::import::source::pdf) fn joint(before: &str, after: &str) -> &'static str {
    let ends = before.chars().next_back().is_none_or(is_wide);
    let begins = after.chars().next().is_none_or(is_wide);
    // Among Chinese characters a number may go on, and no space is lost.
    let is_number = before.ends_with(|c: char| c.is_ascii_digit())
        && after.starts_with(|c: char| c.is_ascii_digit())
        && before.contains(is_wide);
    if ends || begins || is_number || before.ends_with('-') { "" } else { " " }
}

/// Whether words begin with the number of an item: `（一）`, `2.`, `三、`.
pub(in crate::import::source::pdf) fn is_numbered(label: &str) -> bool {
    let label = label.trim_start();
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let (inner, closing): (&str, &[char]) = match label.strip_prefix(['（', '(']) {
        Some(inner) => (inner, &['）', ')']),
        None => (label, &['.', '．', '、']),
    };
    let rest = inner.trim_start_matches(is_number);
    let is_decimal = rest.starts_with('.') && rest.get(1..).is_some_and(|after| after.starts_with(is_number));
    rest.len() < inner.len() && rest.starts_with(closing) && !is_decimal
}
