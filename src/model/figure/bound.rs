//! Bounds: `<1`, `≤0.5`, `>5`, `≥1`. Four different things, each printed in several ways.

use super::Decimal;

/// On which side of its limit a figure lies, and whether it may be the limit itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// `<1`.
    Below,
    /// `≤1`.
    AtMost,
    /// `>1`.
    Above,
    /// `≥1`.
    AtLeast,
}

/// A figure of which only a bound is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// On which side of the limit it lies.
    pub sense: Sense,
    /// The limit.
    pub limit: Decimal,
}

/// The ways to print a bound, the longer before those that they begin with. The first of a sense is its
/// usual sign.
pub(crate) const SIGNS: [(&str, Sense); 20] = [
    ("≤", Sense::AtMost),
    ("≥", Sense::AtLeast),
    ("<=", Sense::AtMost),
    (">=", Sense::AtLeast),
    ("＜=", Sense::AtMost),
    ("＞=", Sense::AtLeast),
    ("<＝", Sense::AtMost),
    (">＝", Sense::AtLeast),
    ("＜＝", Sense::AtMost),
    ("＞＝", Sense::AtLeast),
    ("≦", Sense::AtMost),
    ("≧", Sense::AtLeast),
    ("⩽", Sense::AtMost),
    ("⩾", Sense::AtLeast),
    ("<", Sense::Below),
    (">", Sense::Above),
    ("＜", Sense::Below),
    ("＞", Sense::Above),
    ("﹤", Sense::Below),
    ("﹥", Sense::Above),
];

impl Sense {
    /// Its usual sign.
    pub(crate) fn sign(self) -> &'static str {
        SIGNS.iter().find(|(_, sense)| *sense == self).map_or("", |(sign, _)| sign)
    }

    /// Its name in the exports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::AtMost => "at_most",
            Self::Above => "above",
            Self::AtLeast => "at_least",
        }
    }
}

/// The sense of a text and what stands after its sign: `<1`, `≥ 5`.
pub(super) fn split(text: &str) -> Option<(Sense, &str)> {
    SIGNS.iter().find_map(|(sign, sense)| Some((*sense, text.strip_prefix(sign)?.trim())))
}
