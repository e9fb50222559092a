//! How many checks held, failed and could not be assessed, in words.

use super::tally::Tally;
use crate::text::strings::{Strings, strings};

impl Tally {
    /// How many checks were made, and how they ended, in one sentence.
    pub fn sentence(&self, language: &str) -> String {
        let strings = strings(language);
        let held = match self.held_on_empty {
            0 => strings.counted("tally.held", self.held, &[]),
            empty => strings.counted("tally.held-on-empty", self.held, &[("empty", &empty)]),
        };
        let (failed, unassessed) = (self.in_words(strings), self.reasons_in_words(strings));
        let parts: [(&str, &dyn std::fmt::Display); 3] =
            [("held", &held), ("failed", &failed), ("unassessed", &unassessed)];
        strings.counted("tally.made", self.made(), &parts)
    }

    /// How many fail: contradictions apart from questions.
    fn in_words(&self, strings: Strings) -> String {
        if self.failed() == 0 {
            return strings.counted("tally.failed", 0, &[]);
        }
        let contradictions = strings.counted("tally.contradictions", self.contradictions, &[]);
        let questions = strings.counted("tally.questions", self.questions, &[]);
        let kinds: [(&str, &dyn std::fmt::Display); 2] =
            [("contradictions", &contradictions), ("questions", &questions)];
        strings.counted("tally.failed-of", self.failed(), &kinds)
    }

    /// How many could not be assessed, and why.
    fn reasons_in_words(&self, strings: Strings) -> String {
        let reasons = self.reasons_by_number().into_iter().map(|(reason, n)| {
            let reason = strings.one_of("unassessed", reason.name());
            strings.say("tally.reason", &[("reason", &reason), ("n", &n)])
        });
        let reasons = reasons.collect::<Vec<_>>().join(strings.word("tally.comma"));
        if reasons.is_empty() {
            return strings.counted("tally.unassessed", 0, &[]);
        }
        strings.counted("tally.unassessed-for", self.unassessed(), &[("reasons", &reasons)])
    }
}
