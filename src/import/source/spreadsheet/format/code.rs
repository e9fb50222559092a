//! The code of a number format: up to four sections, each with a condition, digits and words.

use super::super::number::Number;
use super::date::Token;
use std::cmp::Ordering;

/// A number format's sections.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Code {
    sections: Vec<Section>,
}

/// What a section makes of its numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    /// For which numbers it is, if it names them itself.
    condition: Option<Condition>,
    /// The words before the number.
    pub before: String,
    /// The words behind the number.
    pub after: String,
    /// The number itself.
    pub kind: Kind,
}

/// For which numbers a section is.
#[derive(Debug, Clone, PartialEq)]
struct Condition {
    /// How the number stands to the bound.
    holds: &'static [Ordering],
    bound: Number,
}

/// How a section shows a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// As it is.
    General,
    /// In digits of a shape.
    Digits(Digits),
    /// As a date or a time.
    Date(Vec<Token>),
    /// As a text.
    Text,
    /// Not at all: only words.
    Literal,
    /// In a way that is not understood here.
    Unknown,
}

/// How many digits are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits {
    /// How many stand before the point at least.
    pub whole: usize,
    /// How many stand behind the point at least.
    pub least: usize,
    /// How many stand behind the point at most.
    pub most: Option<usize>,
    /// How many percent signs there are.
    percents: usize,
    /// By how many thousands the number is divided.
    thousands: usize,
}

impl Digits {
    /// As many digits as the number has.
    pub(super) const GENERAL: Self = Self { whole: 1, least: 0, most: None, percents: 0, thousands: 0 };

    /// The power of ten between what is held and what is shown.
    pub(super) fn power(self) -> i32 {
        let count = |count: usize| i32::try_from(count.min(50)).unwrap_or(0);
        2 * count(self.percents) - 3 * count(self.thousands)
    }
}

impl Code {
    /// A code of these sections.
    pub(super) fn of(sections: Vec<Section>) -> Self {
        Self { sections }
    }

    /// The section for a number, and whether it is for numbers below zero alone.
    pub(super) fn for_number(&self, number: &Number) -> Option<(&Section, bool)> {
        let text_last = self.sections.len() == 4
            || self.sections.last().is_some_and(|last| last.kind == Kind::Text && self.sections.len() > 1);
        let sections = &self.sections[..self.sections.len() - usize::from(text_last)];
        if sections.iter().any(|section| section.condition.is_some()) {
            let mut left = sections.iter();
            return left
                .find(|section| section.condition.as_ref().is_none_or(|condition| condition.admits(number)))
                .or(sections.last())
                .map(|section| (section, section.condition.as_ref().is_some_and(Condition::is_negative)));
        }
        match (sections, number.is_zero(), number.negative) {
            ([_, _, zero, ..], true, _) => Some((zero, false)),
            ([_, negative, ..], _, true) => Some((negative, true)),
            (sections, _, _) => sections.first().map(|section| (section, false)),
        }
    }

    /// The section for texts.
    pub(super) fn for_text(&self) -> Option<&Section> {
        match self.sections.as_slice() {
            [_, _, _, text] => Some(text),
            sections => sections.last().filter(|section| section.kind == Kind::Text),
        }
    }
}

impl Section {
    /// A section that shows nothing.
    pub(super) fn empty() -> Self {
        Self { condition: None, before: String::new(), after: String::new(), kind: Kind::Literal }
    }

    /// Takes what stands in brackets as a condition, if it is one.
    pub(super) fn take_condition(&mut self, words: &str) -> bool {
        use Ordering::{Equal, Greater, Less};
        let signs: [(&str, &'static [Ordering]); 6] = [
            ("<>", &[Less, Greater]),
            ("<=", &[Less, Equal]),
            (">=", &[Greater, Equal]),
            ("<", &[Less]),
            (">", &[Greater]),
            ("=", &[Equal]),
        ];
        let found = signs.iter().find_map(|(sign, holds)| {
            Some(Condition { holds, bound: Number::parse(words.strip_prefix(sign)?)? })
        });
        let is_one = found.is_some();
        self.condition = found.or(self.condition.take());
        is_one
    }

    /// Sets how many digits are shown.
    pub(super) fn set_digits(&mut self, [whole, least, most, percents, thousands]: [usize; 5]) {
        self.kind = Kind::Digits(Digits { whole, least, most: Some(most), percents, thousands });
    }
}

impl Condition {
    /// Whether a number meets it.
    fn admits(&self, number: &Number) -> bool {
        self.holds.contains(&number.cmp(&self.bound))
    }

    /// Whether only numbers below zero meet it.
    fn is_negative(&self) -> bool {
        self.holds == [Ordering::Less] && (self.bound.is_zero() || self.bound.negative)
    }
}
