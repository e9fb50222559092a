//! How much a failed check matters.

/// How much a failed check matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strictness {
    /// The form prints it or it follows from definitions: the figures contradict each other.
    Strict,
    /// A heuristic: worth a look, and often with a good reason.
    Notice,
}

impl Strictness {
    /// Each with the word that forms have for it.
    pub const ALL: [(&'static str, Self); 2] = [("strict", Self::Strict), ("notice", Self::Notice)];

    /// The word that forms have for it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, strictness)| *strictness == self).map_or("", |(name, _)| name)
    }
}
