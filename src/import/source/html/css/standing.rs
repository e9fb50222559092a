//! Whether a condition of a style sheet holds.

/// Whether what a condition stands over holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// It holds.
    Holds,
    /// Nobody can tell without a browser.
    Unsure,
    /// It does not.
    Never,
}
