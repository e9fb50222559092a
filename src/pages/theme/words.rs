//! The words of a theme: one file a language, one text a key.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Sources;
use crate::text::yaml;
use std::collections::BTreeMap;

const BAD_STRINGS: Code = Code("theme-bad-strings");

/// The words of a theme: by language, by key.
#[derive(Debug, Default)]
pub(super) struct Strings(BTreeMap<String, BTreeMap<String, String>>);

impl Strings {
    /// The text of a key in a language.
    pub(super) fn get(&self, language: &str, key: &str) -> Option<&str> {
        self.0.get(language)?.get(key).map(String::as_str)
    }

    /// All keys of a language.
    pub(super) fn keys(&self, language: &str) -> impl Iterator<Item = &str> {
        self.0.get(language).into_iter().flat_map(|words| words.keys().map(String::as_str))
    }

    /// Reads a file of words of one language over those that are there.
    pub(super) fn read(
        &mut self,
        language: &str,
        shown: &str,
        text: &str,
        sources: &mut Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let file = sources.put(shown, text);
        let Some(node) = yaml::parse(file, text, 0..text.len(), diagnostics) else { return };
        let words = self.0.entry(language.to_owned()).or_default();
        // A file of comments alone says nothing otherwise.
        if node.is_empty_scalar() {
            return;
        }
        for (key, value) in node.entries(diagnostics).unwrap_or_default() {
            let name = key.plain_text().unwrap_or_default();
            match &value.value {
                yaml::Value::Scalar { text, .. } => {
                    words.insert(name.to_owned(), text.clone().into_owned());
                }
                _ => diagnostics.push(
                    Diagnostic::error(
                        BAD_STRINGS,
                        value.place,
                        message!(zh: "用语“{name}”不是文字", en: "the words for '{name}' are no text"),
                    )
                    .remedy(message!(
                        zh: "每行写一个“键: 文字”；文字以括号开头时加引号",
                        en: "write one 'key: text' a line; put text that begins with a bracket in quotes"
                    )),
                ),
            }
        }
    }
}
