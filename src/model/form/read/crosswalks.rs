//! Crosswalks of a form, or of a publisher that declares its own.

use super::{Reader, codes};
use crate::model::form::{Crosswalk, Entry, Link};
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use std::collections::BTreeMap;

/// Reads crosswalks from older editions: `{older edition: [entries]}`.
pub(crate) fn read_crosswalks(
    node: &Node<'_>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Crosswalk> {
    Reader { language, diagnostics, codes: BTreeMap::new(), has_parts: false }.crosswalks(node)
}

impl Reader<'_> {
    pub(super) fn crosswalks(&mut self, node: &Node<'_>) -> Vec<Crosswalk> {
        let mut crosswalks = Vec::new();
        for (from, entries) in node.entries(self.diagnostics).unwrap_or_default() {
            let Some(form) = from.text(self.diagnostics) else { continue };
            let entries = entries.items(self.diagnostics).unwrap_or_default();
            let entries = entries.iter().filter_map(|entry| self.entry(entry)).collect();
            crosswalks.push(Crosswalk { from: form.to_owned(), entries, place: from.place });
        }
        crosswalks
    }

    fn entry(&mut self, node: &Node<'_>) -> Option<Entry> {
        let mut fields = Fields::of(node, self.diagnostics)?;
        let link = fields.require("relation", self.diagnostics).and_then(|n| self.word(n, &Link::ALL));
        let mut addresses = |name| -> Vec<(String, Place)> {
            let texts = fields.get(name).map(|n| self.texts(n)).unwrap_or_default();
            texts.into_iter().map(|(text, place)| (text.to_owned(), place)).collect()
        };
        let (from, to) = (addresses("from"), addresses("to"));
        let why = self.label(fields.get("why"));
        fields.finish(self.diagnostics);
        let link = link?;
        if why.is_empty() && link != Link::Same {
            self.error(
                codes::NO_REASON,
                node.place,
                message!(
                    zh: "对照关系“{}”须写明理由",
                    en: "the relation '{}' needs a reason",
                    link.name()
                ),
                message!(
                    zh: "写 why: {{zh: …, en: …}}；读者在各年对比的地方看到它",
                    en: "write why: {{zh: …, en: …}}; readers see it where the years are compared"
                ),
            );
        }
        let wants = match link {
            Link::New => (false, true),
            Link::Discontinued => (true, false),
            Link::Same | Link::Renamed | Link::Differs | Link::Split | Link::Merged | Link::NotComparable => {
                (true, true)
            }
        };
        if (!from.is_empty(), !to.is_empty()) != wants {
            self.error(
                codes::CROSSWALK_SIDES,
                node.place,
                message!(zh: "“{}”的对照写错了边", en: "'{}' has the wrong sides", link.name()),
                message!(
                    zh: "new 只写 to，discontinued 只写 from，其余两边都写",
                    en: "new has only `to`, discontinued only `from`, every other relation both"
                ),
            );
        }
        Some(Entry { from, to, link, why })
    }
}
