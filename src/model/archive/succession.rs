//! Who took over from whom, and which reports make one history.

use super::Archive;
use crate::model::publisher::Publisher;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;

const UNKNOWN_SUCCESSOR: Code = Code("publisher-unknown-successor");

/// Successors and predecessors of every publisher, as positions in the archive's publishers.
#[derive(Debug, Default)]
pub struct Succession {
    after: Vec<Vec<usize>>,
    before: Vec<Vec<usize>>,
}

impl Succession {
    /// Finds the publishers that others name; tells of names that nobody has.
    pub fn resolve(publishers: &[Publisher], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let none = || vec![Vec::new(); publishers.len()];
        let mut found = Self { after: none(), before: none() };
        for (earlier, publisher) in publishers.iter().enumerate() {
            for successor in &publisher.succeeded_by {
                match publishers.iter().position(|other| other.id == successor.id) {
                    Some(later) if later != earlier => {
                        found.after[earlier].push(later);
                        found.before[later].push(earlier);
                    }
                    _ => diagnostics.push(
                        Diagnostic::error(
                            UNKNOWN_SUCCESSOR,
                            successor.place,
                            message!(
                                zh: "没有别的机关的 id 是“{}”",
                                en: "no other publisher has the id '{}'",
                                successor.id
                            ),
                        )
                        .remedy(message!(
                            zh: "写接续它的机关的 id，即网址中的那一段",
                            en: "write the id of the publisher that took over: its part of the address"
                        )),
                    ),
                }
            }
        }
        found
    }
}

impl Archive {
    /// The publishers that took over from one.
    pub fn successors(&self, publisher: usize) -> &[usize] {
        self.succession.after.get(publisher).map(Vec::as_slice).unwrap_or_default()
    }

    /// The publishers that one took over from.
    pub fn predecessors(&self, publisher: usize) -> &[usize] {
        self.succession.before.get(publisher).map(Vec::as_slice).unwrap_or_default()
    }

    /// The publishers whose reports make one history, from first to last: one that took over from a single other,
    /// which went nowhere else, continues it. After a merger or a division a new history begins.
    pub fn history(&self, publisher: usize) -> Vec<usize> {
        let mut history = vec![publisher];
        let mut first = publisher;
        while let [before] = *self.predecessors(first)
            && self.successors(before).len() == 1
            && !history.contains(&before)
        {
            history.push(before);
            first = before;
        }
        history.reverse();
        history
    }
}
