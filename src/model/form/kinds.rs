//! To which kinds of publisher something applies.

/// The kinds of publisher that a check, or a gap in the checks, is about; all of them by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Only these, if some are named.
    pub only: Option<Vec<String>>,
    /// None of these.
    pub except: Vec<String>,
}

impl Kinds {
    /// Whether a publisher of this kind is among them; one without a kind is, unless kinds are named.
    pub fn include(&self, kind: Option<&str>) -> bool {
        let among = |kinds: &[String]| kinds.iter().any(|k| Some(k.as_str()) == kind);
        self.only.as_ref().is_none_or(|only| among(only)) && !among(&self.except)
    }
}
