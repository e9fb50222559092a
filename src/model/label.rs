//! Labels in several languages.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::space::is_blank;
use crate::text::yaml::{Node, Value};
use std::sync::Arc;

const BAD_LANGUAGE: Code = Code("label-bad-language");
const EMPTY: Code = Code("label-empty");

/// What stands between the words of a group, or of an outer row, and those of what is in it.
pub(crate) const BETWEEN: &str = " · ";

/// Words in one or more languages, in the order in which they were written. Copies share them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    texts: Arc<[(Box<str>, Box<str>)]>,
}

impl Label {
    /// A label in one language.
    pub fn of(language: &str, text: &str) -> Self {
        Self { texts: Arc::new([(language.into(), text.into())]) }
    }

    /// A label in several languages: pairs of language tag and text.
    pub fn new(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { texts: texts.into_iter().map(|(l, t)| (l.into(), t.into())).collect() }
    }

    /// The words in `language`, else in the language written first.
    pub fn text(&self, language: &str) -> &str {
        self.exactly(language).or(self.texts.first().map(|(_, t)| &**t)).unwrap_or("")
    }

    /// The words in `language`, if there are any.
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.texts.iter().find(|(l, _)| &**l == language).map(|(_, t)| &**t)
    }

    /// Pairs of language tag and text, as written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(l, t)| (&**l, &**t))
    }

    /// These words and others after them, in each language that the others have.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        Self::new(other.iter().map(|(language, words)| {
            (language.to_owned(), format!("{}{BETWEEN}{words}", self.text(language)))
        }))
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(|(_, t)| t.is_empty())
    }
}

impl Label {
    /// Reads a label: plain text in `language`, or a mapping of language tags to texts. Words that were
    /// forgotten are an error: a heading, a name or a reason never comes out empty.
    pub fn read(node: &Node<'_>, language: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        if !node.is_mapping() {
            return words(node, diagnostics).map(|text| Self::of(language, text));
        }
        let entries = node.entries(diagnostics)?;
        if entries.is_empty() {
            diagnostics.push(forgotten(node.place));
            return None;
        }
        let mut texts = Vec::new();
        for (tag, text) in entries {
            let Some(name) = tag.text(diagnostics) else { continue };
            let fits = (2..=3).contains(&name.split('-').next().unwrap_or_default().len())
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if !fits {
                diagnostics.push(
                    Diagnostic::error(
                        BAD_LANGUAGE,
                        tag.place,
                        message!(zh: "“{name}”不是语言代码", en: "'{name}' is no language tag"),
                    )
                    .remedy(message!(zh: "写作 {{zh: …, en: …}}", en: "write {{zh: …, en: …}}")),
                );
            } else if let Some(text) = words(text, diagnostics) {
                texts.push((name.into(), text.into()));
            }
        }
        Some(Self { texts: texts.into() })
    }
}

/// Words that somebody can see.
fn words<'n>(node: &'n Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<&'n str> {
    let text = node.text(diagnostics)?;
    let is_tilde = matches!(node.value, Value::Scalar { plain: true, .. }) && text == "~";
    if is_tilde || node.is_null() || is_blank(text) {
        diagnostics.push(forgotten(node.place));
        return None;
    }
    Some(text)
}

fn forgotten(place: Place) -> Diagnostic {
    Diagnostic::error(EMPTY, place, message!(zh: "这里没有写字", en: "no words are written here")).remedy(
        message!(
            zh: "补上文字；本来就没有的，连键一起删去",
            en: "write them; if there are none, leave out the key as well"
        ),
    )
}
