//! Addresses that the site needs itself, and sources that claim the same one.

use crate::model::period::Period;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::strings;
use std::collections::BTreeMap;

const RESERVED: Code = Code("address-reserved");
const TAKEN: Code = Code("address-taken");

/// First parts of addresses that belong to the site itself, now or later, beside its languages.
const SITES_OWN: [&str; 17] = [
    "404",
    "assets",
    "compare",
    "corrections",
    "data",
    "feed",
    "findings",
    "forms",
    "index",
    "indicators",
    "ledger",
    "manifest-sha256",
    "pages",
    "publishers",
    "robots",
    "search",
    "sitemap",
];

/// Whether the site needs an id for itself.
pub(crate) fn is_reserved(id: &str) -> bool {
    SITES_OWN.contains(&id) || strings::has(id) || Period::is_name(id)
}

/// Addresses as they are given out, so that none is given twice.
#[derive(Default)]
pub(super) struct Addresses {
    taken: BTreeMap<String, Place>,
}

impl Addresses {
    /// Gives out an id as an address; tells if the site needs it or if it is given already.
    pub(super) fn claim(&mut self, id: &str, place: Place, diagnostics: &mut Vec<Diagnostic>) -> bool {
        if is_reserved(id) {
            diagnostics.push(
                Diagnostic::error(
                    RESERVED,
                    place,
                    message!(
                        zh: "“{id}”是网站自己要用的地址",
                        en: "the site needs the address '{id}' for itself"
                    ),
                )
                .remedy(message!(
                    zh: "改一个名字，或在 index.md 里写 id:",
                    en: "choose another name, or give an `id:` in index.md"
                )),
            );
            return false;
        }
        if let Some(&other) = self.taken.get(id) {
            diagnostics.push(
                Diagnostic::error(
                    TAKEN,
                    place,
                    message!(zh: "地址 /{id}/ 有两个来源", en: "two sources have the address /{id}/"),
                )
                .related(other, message!(zh: "另一个在这里", en: "the other is here"))
                .remedy(message!(
                    zh: "给其中一个换一个 id，例如加上上级机关的 id",
                    en: "give one of them another id, for example with its parent's in front"
                )),
            );
            return false;
        }
        self.taken.insert(id.to_owned(), place);
        true
    }
}
