//! Links as pages show them.

use serde::Serialize;

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words.
    pub label: String,
    /// The address, ready to print.
    pub href: String,
}

/// A publisher with its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
}

/// Another report of the publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sibling {
    /// Its period.
    pub label: String,
    /// The link.
    pub href: String,
    /// Whether it is the one at hand.
    pub current: bool,
}

/// One of the pages that something takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageLink {
    /// Its number.
    pub number: usize,
    /// The link.
    pub href: String,
    /// Whether it is the page at hand.
    pub current: bool,
}
