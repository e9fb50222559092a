//! Who took over from whom, and which reports make one history.

use crate::model::id::{List, PublisherId};
use crate::model::publisher::{Publisher, Successor};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use std::collections::BTreeMap;

const UNKNOWN_SUCCESSOR: Code = Code("publisher-unknown-successor");

/// Who took over from a publisher, and from whom it took over.
pub(super) type Succession = (Vec<PublisherId>, Vec<PublisherId>);

/// Finds the publishers that others name as their successors; a name that nobody has is a diagnostic.
pub(super) fn resolve(
    publishers: &List<PublisherId, Publisher>,
    by_id: &BTreeMap<String, PublisherId>,
    diagnostics: &mut Vec<Diagnostic>,
) -> List<PublisherId, Succession> {
    let mut found: List<PublisherId, Succession> = publishers.iter().map(|_| Succession::default()).collect();
    for (earlier, publisher) in publishers.entries() {
        for successor in &publisher.succeeded_by {
            match by_id.get(&successor.id) {
                Some(&later) if later != earlier => {
                    found[earlier].0.push(later);
                    found[later].1.push(earlier);
                }
                _ => diagnostics.push(unknown_successor(successor)),
            }
        }
    }
    found
}

fn unknown_successor(successor: &Successor) -> Diagnostic {
    Diagnostic::error(
        UNKNOWN_SUCCESSOR,
        successor.place,
        message!(zh: "没有别的机关的 id 是“{}”", en: "no other publisher has the id '{}'", successor.id),
    )
    .remedy(message!(
        zh: "写接续它的机关的 id，即网址中的那一段",
        en: "write the id of the publisher that took over: its part of the address"
    ))
}
