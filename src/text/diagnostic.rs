//! What is wrong with a file, for its author.
//!
//! A diagnostic is a value: it is collected, never thrown, so that one run tells everything that is wrong.

use crate::text::facts::Facts;
use crate::text::message::Message;
use crate::text::source::{Place, Sources};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the build.
    Error,
    /// Figures contradict each other, or something very likely is wrong; stops nothing by itself.
    Warning,
    /// Worth a look: a heuristic, or a check that could not be made.
    Notice,
}

/// The stable name of a kind of diagnostic, as in `annals explain leading-zero`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(pub &'static str);

/// A change of text that would be right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What to replace.
    pub place: Place,
    /// What to write there.
    pub replacement: String,
    /// Whether it is certain, so that a program may do it; otherwise an author decides.
    pub certain: bool,
}

/// Something wrong with a file: a code, a place, what it is, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Which kind it is.
    pub code: Code,
    /// Where; `None` only where no file can be named.
    pub place: Option<Place>,
    /// What is wrong, with both sides where two things disagree.
    pub message: Message,
    /// Short words at the place itself, under the caret.
    pub label: Option<Message>,
    /// Other places that matter, each with short words.
    pub related: Vec<(Place, Message)>,
    /// What to do about it.
    pub remedy: Option<Message>,
    /// The remedy as a change of text, where there is one.
    pub fix: Option<Fix>,
    /// What it says as fields, where that is more than its code and place.
    pub facts: Option<Facts>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: Code, place: Place, message: Message) -> Self {
        Self::new(Severity::Error, code, Some(place), message)
    }

    /// A warning at a place.
    pub fn warning(code: Code, place: Place, message: Message) -> Self {
        Self::new(Severity::Warning, code, Some(place), message)
    }

    /// A diagnostic with neither label, related places nor remedy.
    pub fn new(severity: Severity, code: Code, place: Option<Place>, message: Message) -> Self {
        let (label, remedy, fix, facts) = (None, None, None, None);
        Self { severity, code, place, message, label, related: Vec::new(), remedy, fix, facts }
    }

    /// With short words under the caret.
    #[must_use]
    pub fn label(mut self, label: Message) -> Self {
        self.label = Some(label);
        self
    }

    /// With what it says as fields.
    #[must_use]
    pub fn facts(mut self, facts: Facts) -> Self {
        self.facts = Some(facts);
        self
    }

    /// With what to do.
    #[must_use]
    pub fn remedy(mut self, remedy: Message) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// With another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, words: Message) -> Self {
        self.related.push((place, words));
        self
    }

    /// With the text that is certain to be right.
    #[must_use]
    pub fn fix(mut self, place: Place, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { place, replacement: replacement.into(), certain: true });
        self
    }

    /// With a text that is likely to be right; its author has to decide.
    #[must_use]
    pub fn suggestion(mut self, place: Place, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { place, replacement: replacement.into(), certain: false });
        self
    }
}

/// Puts diagnostics in the order in which they are told: errors first, those of files that
/// others are read by before the rest, then by file and place, each once.
pub(crate) fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.sort_by_cached_key(|d| {
        let path = d.place.map(|p| sources.file(p.file).path.clone());
        let cause = path.as_deref().filter(|_| d.severity == Severity::Error).map(rank);
        (d.severity, cause, path, d.place.map(|p| (p.start, p.end)), d.code, d.message.clone())
    });
    diagnostics.dedup();
}

/// Causes before consequences: the whole archive is read by one file, reports by their form and publisher.
fn rank(path: &str) -> u8 {
    match path {
        "annals.yaml" => 0,
        path if path.starts_with("content/forms/") && path.ends_with(".yaml") => 1,
        path if path.starts_with("themes/") => 2,
        path if path.ends_with("/index.md") => 3,
        _ => 4,
    }
}
