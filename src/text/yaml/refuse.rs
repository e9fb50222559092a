//! What YAML allows and an archive does not.

use super::growing::{Key, Loader};
use super::{ALIAS, COMPLEX_KEY, DUPLICATE_KEY, Node, SEVERAL_DOCUMENTS, SYNTAX, TAG, Value, bound, keys};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::space::name_of_space;
use granit_parser::ScalarStyle;
use std::ops::Range;

impl<'a> Loader<'a, '_> {
    /// Tells keys that are there twice, and keeps the first of each.
    pub(super) fn without_repeated(
        &mut self,
        entries: Vec<(Node<'a>, Node<'a>)>,
    ) -> Vec<(Node<'a>, Node<'a>)> {
        let repeated = keys::repeated(&entries);
        if repeated.is_empty() {
            return entries;
        }
        let mut keep = vec![true; entries.len()];
        for (first, later) in repeated {
            keep[later] = false;
            let key = &entries[later].0;
            let name = key.plain_text().unwrap_or_default();
            self.diagnostics.push(
                Diagnostic::error(
                    DUPLICATE_KEY,
                    key.place,
                    message!(zh: "键“{name}”写了两次", en: "the key '{name}' is written twice"),
                )
                .label(message!(zh: "又写了一次", en: "again here"))
                .related(entries[first].0.place, message!(zh: "第一次在这里", en: "first here"))
                .remedy(
                    message!(zh: "只留一个；另一个删去或改名", en: "keep one; remove or rename the other"),
                ),
            );
        }
        entries.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(entry, _)| entry).collect()
    }

    /// Tells a text of several lines that begins as a bound does, `>5`, and gives the bound.
    pub(super) fn bound(&mut self, style: ScalarStyle, start: usize) -> Option<&'a str> {
        let text = self.text;
        let rest = text.get(start..).filter(|_| style == ScalarStyle::Folded)?;
        let bound = &rest[..bound::length(rest)?];
        let place = self.place(start..start + bound.len());
        self.diagnostics.push(bound::diagnostic(bound, place));
        Some(bound)
    }

    /// Tells something that is refused.
    pub(super) fn refuse(&mut self, code: Code, range: Range<usize>, message: Message) {
        let place = self.place(range);
        self.diagnostics.push(refusal(code, place, message));
    }
}

/// Something that YAML allows and an archive does not.
fn refusal(code: Code, place: Place, message: Message) -> Diagnostic {
    let remedy = match code {
        ALIAS => message!(zh: "在每一处把内容写全", en: "write the content out in each place"),
        TAG => {
            message!(zh: "删去标签；值总按原文读取", en: "remove the tag; values are always read as written")
        }
        SEVERAL_DOCUMENTS => {
            message!(
                zh: "删去这一行，或把后面的内容移到另一个文件",
                en: "remove this line, or move what follows to another file"
            )
        }
        _ => {
            message!(
                zh: "写作“键: 值”；键以括号开头时加引号",
                en: "write 'key: value'; put a key that begins with a bracket in quotes"
            )
        }
    };
    Diagnostic::error(code, place, message).remedy(remedy)
}

/// A key that comes in, and whether it can be one.
pub(super) fn key<'a>(node: Node<'a>, diagnostics: &mut Vec<Diagnostic>) -> Key<'a> {
    let Value::Scalar { text, plain } = &node.value else {
        diagnostics.push(refusal(
            COMPLEX_KEY,
            node.place,
            message!(zh: "键只能是文字", en: "a key can only be text"),
        ));
        return Key::Refused { merge: false };
    };
    if text.is_empty() {
        let message = message!(zh: "冒号前没有键", en: "there is no key before the colon");
        diagnostics.push(refusal(COMPLEX_KEY, node.place, message));
        return Key::Refused { merge: false };
    }
    if *plain && text == "<<" {
        let message = message!(zh: "不用合并键（<<）", en: "merge keys (<<) are not used here");
        diagnostics.push(refusal(ALIAS, node.place, message));
        return Key::Refused { merge: true };
    }
    // Spaces that are not plain are letters to YAML; no key is meant to begin or end with them.
    if *plain && text.trim() != text {
        let (zh, en) = name_of_space(text.chars().find(|c| c.is_whitespace() && *c != ' ').unwrap_or(' '));
        let message = if text.starts_with(char::is_whitespace) {
            message!(zh: "键前面有{zh}，缩进不能用它", en: "there is {en} before the key, which cannot indent it")
        } else {
            message!(zh: "键后面有{zh}", en: "there is {en} behind the key")
        };
        let remedy = message!(zh: "改用半角空格", en: "use plain spaces");
        diagnostics.push(Diagnostic::error(SYNTAX, node.place, message).remedy(remedy));
        return Key::Refused { merge: false };
    }
    Key::Given(node)
}
