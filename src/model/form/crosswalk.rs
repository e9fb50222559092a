//! Crosswalks: how an earlier edition continues in this one.

use crate::model::label::Label;
use crate::text::source::Place;

/// How one earlier edition continues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crosswalk {
    /// The earlier edition's id.
    pub from: String,
    /// What does not simply continue.
    pub entries: Vec<Entry>,
    /// Where it is declared.
    pub place: Place,
}

/// Cells of the earlier edition, cells of this one, and how they hang together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Addresses in the earlier edition.
    pub from: Vec<(String, Place)>,
    /// Addresses in this edition.
    pub to: Vec<(String, Place)>,
    /// How they hang together.
    pub link: Link,
    /// Why.
    pub why: Label,
}

/// How cells of two editions hang together; the later, the less they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The same figure.
    Same,
    /// The same figure under another name.
    Renamed,
    /// Joined, and marked: the definition differs.
    Differs,
    /// Several cells became one, which is their sum.
    Merged,
    /// One cell became several, whose sum it was.
    Split,
    /// The two look alike and must not be compared.
    NotComparable,
    /// Asked for the first time.
    New,
    /// No longer asked.
    Discontinued,
}

impl Link {
    /// Whether what a cell continues says where it was in the older edition as a whole: not where it is new,
    /// and not where it is only a part of what was there.
    pub fn leads_back(self) -> bool {
        match self {
            Self::Same
            | Self::Renamed
            | Self::Differs
            | Self::Merged
            | Self::NotComparable
            | Self::Discontinued => true,
            Self::Split | Self::New => false,
        }
    }

    /// Every link with the name a form gives it.
    pub const ALL: [(&'static str, Self); 8] = [
        ("same", Self::Same),
        ("renamed", Self::Renamed),
        ("differs", Self::Differs),
        ("split", Self::Split),
        ("merged", Self::Merged),
        ("new", Self::New),
        ("discontinued", Self::Discontinued),
        ("not-comparable", Self::NotComparable),
    ];

    /// The name a form gives it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, link)| *link == self).map_or("", |(name, _)| name)
    }
}
