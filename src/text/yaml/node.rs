//! Nodes of the tree, and reading them as what they should be.

use super::{NOT_A_LIST, NOT_A_MAPPING, NOT_BOOLEAN, NOT_TEXT, hint};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use std::borrow::Cow;

/// A scalar, a sequence or a mapping, and where it stands.
///
/// The place of a block collection runs from its first key or dash to the end of its last value. An empty
/// value has an empty place right after its colon or dash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// Where it stands; the quotes or brackets belong to it.
    pub place: Place,
    /// What it is.
    pub value: Value<'a>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Text.
    Scalar {
        /// The text as written; quotes and escapes are resolved. Empty where nothing is written.
        text: Cow<'a, str>,
        /// Whether it is written without quotes and without `|` or `>`.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node<'a>>),
    /// Keys and values in the order in which they are written. Keys are scalars, each at most once.
    Mapping(Vec<(Node<'a>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// The text of a scalar; nothing is told if it is none.
    pub fn plain_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar; an error if it is none. Text that is not written is empty.
    pub fn text(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<&str> {
        let text = self.plain_text();
        if text.is_none() {
            let remedy = message!(
                zh: "只写一段文字；文字以括号开头时加引号",
                en: "write one text alone; put text that begins with a bracket in quotes"
            );
            self.other_expected(NOT_TEXT, &message!(zh: "文字", en: "text"), remedy, diagnostics);
        }
        text
    }

    /// The items of a sequence; an error if it is none.
    pub fn items(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => {
                let expected =
                    message!(zh: "列表（[…] 或以“- ”开头的各行）", en: "a list ([…] or lines with '- ')");
                let remedy = message!(
                    zh: "放进方括号，或每项另起一行、以“- ”开头",
                    en: "put it in brackets, or each item on a line of its own with '- ' in front"
                );
                self.other_expected(NOT_A_LIST, &expected, remedy, diagnostics);
                None
            }
        }
    }

    /// The entries of a mapping; an error if it is none.
    pub fn entries(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<&[(Node<'a>, Node<'a>)]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            _ => {
                let expected = message!(
                    zh: "“键: 值”各行（或 {{键: 值}}）",
                    en: "lines of 'key: value' (or {{key: value}})"
                );
                let remedy = message!(
                    zh: "每个值前面写上键：“键: 值”，一项一行",
                    en: "write before each value what it is: 'key: value', one a line"
                );
                self.other_expected(NOT_A_MAPPING, &expected, remedy, diagnostics);
                None
            }
        }
    }

    /// `true` or `false`; an error if it is something else. `yes`, `on` and the like are not accepted.
    pub fn boolean(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<bool> {
        match self.plain_text() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                let expected = message!(zh: "“true”或“false”", en: "true or false");
                let remedy = message!(
                    zh: "写 true 或 false，小写，不加引号",
                    en: "write true or false, in lower case and without quotes"
                );
                self.other_expected(NOT_BOOLEAN, &expected, remedy, diagnostics);
                None
            }
        }
    }

    /// The items of a sequence, or the node itself.
    pub fn one_or_more(&self) -> &[Node<'a>] {
        match &self.value {
            Value::Sequence(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The value of a key, where this is a mapping that has it; nothing is told otherwise.
    pub fn find(&self, key: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Mapping(entries) => {
                entries.iter().find(|(k, _)| k.plain_text() == Some(key)).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// Whether it is a mapping.
    pub fn is_mapping(&self) -> bool {
        matches!(self.value, Value::Mapping(_))
    }

    /// Whether it is a sequence.
    pub fn is_sequence(&self) -> bool {
        matches!(self.value, Value::Sequence(_))
    }

    /// Whether it is text.
    pub fn is_scalar(&self) -> bool {
        matches!(self.value, Value::Scalar { .. })
    }

    /// Whether nothing is written here: `key:` and the end of the line. `key: ~` and `key: ''` are written.
    pub fn is_empty_scalar(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if text.is_empty())
    }

    /// Whether it is what YAML and the programs that write it take for nothing: `null`, without quotes.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Scalar { plain: true, .. })
            && matches!(self.plain_text(), Some("null" | "Null" | "NULL"))
    }

    /// The empty place where it begins: for what is missing in it.
    pub fn place_of_start(&self) -> Place {
        Place { end: self.place.start, ..self.place }
    }

    /// Tells that something else was expected here.
    fn other_expected(
        &self,
        code: Code,
        expected: &Message,
        remedy: Message,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let found = self.description();
        let diagnostic = Diagnostic::error(
            code,
            self.place,
            Message {
                zh: format!("这里应是{}，写的却是{}", expected.zh, found.zh),
                en: format!("expected {} here, not {}", expected.en, found.en),
            },
        )
        .remedy(remedy);
        diagnostics.push(match &self.value {
            Value::Scalar { text, plain: true } => hint::at_scalar(diagnostic, text, self.place),
            _ => diagnostic,
        });
    }

    /// What it is, in a few words.
    fn description(&self) -> Message {
        match &self.value {
            Value::Scalar { text, .. } if text.is_empty() => message!(zh: "空白", en: "nothing"),
            Value::Scalar { text, .. } => {
                let short = shortened(text);
                message!(zh: "文字“{short}”", en: "the text '{short}'")
            }
            Value::Sequence(_) => message!(zh: "列表", en: "a list"),
            Value::Mapping(_) => message!(zh: "“键: 值”", en: "'key: value'"),
        }
    }
}

/// At most 40 characters of a text, on one line.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}
