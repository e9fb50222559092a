//! The tree while it grows: what is open, and what each part waits for.

use super::Node;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::FileId;

/// The tree while it grows.
pub(super) struct Loader<'a, 'd> {
    pub file: FileId,
    pub text: &'a str,
    pub base: usize,
    pub open: Vec<Open<'a>>,
    pub root: Option<Node<'a>>,
    /// Whether something is missing from the tree that cannot be left out.
    pub lost: bool,
    /// Where the last event began.
    pub last: usize,
    pub diagnostics: &'d mut Vec<Diagnostic>,
}

/// A collection that is not complete. In the text, not in the file, are its `start` and `end`.
pub(super) struct Open<'a> {
    pub start: usize,
    /// One past the last byte of what is in it so far.
    pub end: usize,
    pub flow: bool,
    pub kind: Kind<'a>,
}

pub(super) enum Kind<'a> {
    Sequence(Vec<Node<'a>>),
    Mapping { entries: Vec<(Node<'a>, Node<'a>)>, key: Key<'a> },
}

/// What a mapping waits for.
pub(super) enum Key<'a> {
    /// A key.
    Wanted,
    /// The value of this key.
    Given(Node<'a>),
    /// The value of a key that was refused.
    Refused { merge: bool },
}
