//! Rows, columns and tables as people call them: listed by their labels, and found by a label that is
//! written where an id belongs.

use crate::model::form::Leaf;
use crate::model::label::Label;
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::{Node, nearest};

/// Something with an id and words that are printed for it.
pub(super) struct Named<'a> {
    pub id: &'a str,
    /// How it is listed.
    pub label: &'a Label,
    /// What else is printed for it.
    pub others: Vec<&'a Label>,
}

impl<'a> Named<'a> {
    /// A row or a column.
    pub(super) fn leaf(leaf: &'a Leaf) -> Self {
        Self { id: &leaf.id, label: &leaf.name, others: vec![&leaf.label] }
    }

    fn is_called(&self, words: &str) -> bool {
        let labels = self.others.iter().chain([&self.label]);
        normal(self.id) == words
            || labels.flat_map(|label| label.iter()).any(|(_, text)| normal(text) == words)
    }
}

/// `Persons (persons), Companies (companies)`, in the language of the message.
pub(super) fn listed<'a>(all: impl IntoIterator<Item = Named<'a>>) -> Message {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for Named { id, label, .. } in all {
        zh.push(both(label.text("zh"), id, "（", "）"));
        en.push(both(label.text("en"), id, " (", ")"));
    }
    Message { zh: zh.join("、"), en: en.join(", ") }
}

fn both(label: &str, id: &str, open: &str, close: &str) -> String {
    if label.is_empty() || label == id { id.to_owned() } else { format!("{label}{open}{id}{close}") }
}

/// So many keys are looked through; no table has more rows that have a label.
const MOST_KEYS: usize = 400;

/// What a key that is no id stands for.
pub(super) struct Meant<'a> {
    pub id: &'a str,
    /// Whether it is its label, and the id itself is not written.
    pub certain: bool,
}

/// What a key stands for: what alone has that label, or whose id is nearly the same.
pub(super) fn meant<'a>(name: &str, all: &[Named<'a>], given: &[(Node<'_>, Node<'_>)]) -> Option<Meant<'a>> {
    let words = normal(name);
    let mut called = all.iter().filter(|named| !words.is_empty() && named.is_called(&words));
    if let (Some(one), None) = (called.next(), called.next()) {
        let stands_for_it = |key: &Node<'_>| {
            key.plain_text().is_some_and(|text| text == one.id || one.is_called(&normal(text)))
        };
        let certain =
            given.len() <= MOST_KEYS && given.iter().filter(|(key, _)| stands_for_it(key)).count() == 1;
        return Some(Meant { id: one.id, certain });
    }
    nearest(name, all.iter().map(|named| named.id)).map(|id| Meant { id, certain: false })
}

/// Whether a key is certainly the label of what has an id.
pub(super) fn stands_for(name: &str, id: &str, all: &[Named<'_>], given: &[(Node<'_>, Node<'_>)]) -> bool {
    given.len() <= MOST_KEYS && meant(name, all, given).is_some_and(|meant| meant.certain && meant.id == id)
}

/// Words without what people write in several ways: space, width and case, a colon at the end.
fn normal(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim_end_matches(':')
        .to_owned()
}

/// Says of an unknown key what it stands for, or else what there is.
pub(super) fn explained(
    mut diagnostic: Diagnostic,
    key: &Node<'_>,
    meant: Option<&Meant<'_>>,
    there_are: Message,
) -> Diagnostic {
    let Some(Meant { id, certain }) = meant else { return diagnostic.remedy(there_are) };
    if *certain {
        let remedy = message!(
            zh: "键写 id，不写名称：{id}",
            en: "a key is an id, not a label: write {id}"
        );
        let Message { zh, en } = diagnostic.message;
        diagnostic.message = message!(zh: "{zh}；这是 {id} 的名称", en: "{en}, which is the label of '{id}'");
        return diagnostic.remedy(remedy).fix(key.place, *id);
    }
    let Message { zh, en } = there_are;
    diagnostic.remedy(message!(zh: "是不是 {id}？{zh}", en: "did you mean {id}? {en}"))
}
