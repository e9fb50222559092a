//! The numbers of lists, counted paragraph by paragraph.

use super::numbering::{Gap, LEVELS, Numbering};
use super::numerals::numeral;
use super::styles::{Look, Styles};
use std::collections::{BTreeMap, BTreeSet};

/// Counts the paragraphs of all lists.
#[derive(Debug)]
pub(super) struct Counter<'d> {
    /// The lists.
    numbering: &'d Numbering,
    /// The styles, which lists name.
    styles: &'d Styles,
    /// By what makes a list, the last number of each level.
    last: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The lists and levels that have begun anew.
    begun: BTreeSet<(String, usize)>,
}

/// What a list puts before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A dot, a dash, a picture.
    Bullet,
    /// A number.
    Number {
        /// As it is printed.
        text: String,
        /// What stands between it and the words.
        gap: Gap,
        /// Whether the format of all of it is known; else digits stand for it.
        is_known: bool,
    },
}

impl<'d> Counter<'d> {
    /// Nothing is counted yet.
    pub(super) fn new(numbering: &'d Numbering, styles: &'d Styles) -> Self {
        Self { numbering, styles, last: BTreeMap::new(), begun: BTreeSet::new() }
    }

    /// Counts a paragraph of this look, and says what stands before it.
    pub(super) fn mark(&mut self, look: &Look) -> Option<Mark> {
        let (list, level) = look.list.as_ref()?;
        let numbering = self.numbering;
        let kind = numbering.kind(list, self.styles)?;
        let level = level.or_else(|| numbering.level_of(list, kind, &look.styles)).unwrap_or(0);
        let made = numbering.level(list, kind, level)?;
        let start = |level: usize| {
            let made = || numbering.level(list, kind, level).map(|made| made.start);
            numbering.new_start(list, level).or_else(made).unwrap_or(1)
        };
        let last = self.last.entry(kind.to_owned()).or_default();
        let begins_anew =
            numbering.new_start(list, level).is_some() && self.begun.insert((list.clone(), level));
        let number = match last.get(level).copied().flatten() {
            Some(last) if !begins_anew => last.saturating_add(1),
            _ => start(level),
        };
        for (other, last) in last.iter_mut().enumerate() {
            let restart = || numbering.level(list, kind, other).and_then(|made| made.restart);
            if other < level {
                // A level above that was passed over counts as if it had been met.
                last.get_or_insert_with(|| start(other));
            } else if other == level {
                *last = Some(number);
            } else if restart().is_none_or(|after| level < after) {
                *last = None;
            }
        }
        if made.format == "bullet" {
            return Some(Mark::Bullet);
        }
        if made.is_hidden {
            return None;
        }
        let mut is_known = true;
        let mut text = String::new();
        let mut characters = made.text.chars().peekable();
        while let Some(character) = characters.next() {
            let place = characters.peek().and_then(|next| next.to_digit(10)).filter(|place| *place > 0);
            let Some(place) = place.filter(|_| character == '%') else {
                text.push(character);
                continue;
            };
            characters.next();
            let other = place as usize - 1;
            if other > level {
                continue;
            }
            let number = last.get(other).copied().flatten().unwrap_or_else(|| start(other));
            let format = numbering.level(list, kind, other).map_or("decimal", |made| &made.format);
            let format = if made.is_legal && format != "none" { "decimal" } else { format };
            let written = numeral(format, number);
            is_known &= written.is_some();
            text.push_str(&written.unwrap_or_else(|| number.to_string()));
        }
        if text.trim().is_empty() {
            return None;
        }
        Some(Mark::Number { text, gap: made.gap, is_known })
    }
}

impl Mark {
    /// The number with what stands between it and the words.
    pub(super) fn before(&self, words: &str) -> String {
        let Self::Number { text, gap, .. } = self else { return String::new() };
        let is_wide = |character: char| character >= '\u{2e80}';
        // Full-width punctuation has its room in itself, and Chinese follows `1.` at once.
        let closes = text.chars().next_back().is_some_and(|last| "、，。．：）】〕》".contains(last));
        let follows = text.ends_with(['.', ')']) && words.chars().next().is_some_and(is_wide);
        let blank = match gap {
            _ if words.is_empty() => "",
            Gap::Nothing => "",
            Gap::Tab if closes || follows => "",
            Gap::Tab | Gap::Space => " ",
        };
        format!("{text}{blank}")
    }
}
