//! What a mapping file says of a line's publisher, period or cell: always the same, or what a column holds.

use super::heads::Heads;
use crate::import::codes::MAPPING;
use crate::import::source::records::Record;
use crate::text::diagnostic::Diagnostic;
use crate::text::message;
use crate::text::yaml::{Fields, Node};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Where a text comes from, and what it stands for.
#[derive(Debug, Clone)]
pub(crate) enum Said {
    /// The same for all lines.
    Always(String),
    /// What a column holds.
    Column {
        /// Which.
        column: usize,
        /// What its texts stand for; all others for themselves.
        codes: BTreeMap<String, String>,
        /// How each is written.
        form: Template,
    },
}

impl Said {
    /// Reads `TEXT`, or `{from: HEAD, codes: {…}, as: 'fy{}'}`.
    pub(crate) fn read(node: &Node<'_>, heads: &Heads, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        if node.is_scalar() {
            return node.text(diagnostics).map(|text| Self::Always(text.to_owned()));
        }
        let mut fields = Fields::of(node, diagnostics)?;
        let from = fields.require("from", diagnostics);
        let codes = fields.get("codes").and_then(|node| node.entries(diagnostics)).unwrap_or_default();
        let form = fields.get("as").and_then(|node| Some((node, node.text(diagnostics)?)));
        fields.finish(diagnostics);
        let column = heads.find(from?, diagnostics)?;
        let form = match form {
            None => Template::default(),
            Some((node, text)) => Template::read(text).or_else(|| {
                let message = message!(
                    zh: "“{text}”里没有 {{}}，不知道栏里的文字写在哪里",
                    en: "'{text}' has no {{}} for what stands in the column"
                );
                let remedy = message!(
                    zh: "如 as: 'fy{{}}'，或写第几个词：as: '{{2}}-{{1}}'",
                    en: "as in as: 'fy{{}}', or with its words by number: as: '{{2}}-{{1}}'"
                );
                diagnostics.push(Diagnostic::error(MAPPING, node.place, message).remedy(remedy));
                None
            })?,
        };
        let codes = codes.iter().filter_map(|(key, value)| {
            Some((key.plain_text()?.to_owned(), value.text(diagnostics)?.to_owned()))
        });
        Some(Self::Column { column, codes: codes.collect(), form })
    }

    /// The column that it is taken from.
    pub(crate) fn column(&self) -> Option<usize> {
        match self {
            Self::Always(_) => None,
            Self::Column { column, .. } => Some(*column),
        }
    }

    /// What it says of a line.
    pub(crate) fn of<'s>(&'s self, record: &'s Record) -> Cow<'s, str> {
        match self {
            Self::Always(text) => Cow::Borrowed(text),
            Self::Column { column, codes, form } => {
                let text = record.cells.get(*column).map_or("", String::as_str);
                match codes.get(text) {
                    Some(meant) => Cow::Borrowed(meant),
                    None => form.fill(text),
                }
            }
        }
    }
}

/// A text with places to fill in: `fy{}`, `{2}-{1}`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Text(String),
    /// What is filled in.
    Whole,
    /// A word of it, from 0.
    Word(usize),
}

impl Template {
    fn read(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (place, behind) = after.split_once('}')?;
            parts.push(Part::Text(before.to_owned()));
            parts.push(match place {
                "" => Part::Whole,
                number => Part::Word(number.parse::<usize>().ok()?.checked_sub(1)?),
            });
            rest = behind;
        }
        parts.push(Part::Text(rest.to_owned()));
        (parts.len() > 1).then_some(Self { parts })
    }

    /// A text in its place; one that lacks a word that is asked for stays as it is.
    fn fill<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.parts.is_empty() {
            return Cow::Borrowed(text);
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let part = |part: &Part| -> Option<String> {
            match part {
                Part::Text(text) => Some(text.clone()),
                Part::Whole => Some(text.to_owned()),
                Part::Word(number) => words.get(*number).map(|word| (*word).to_owned()),
            }
        };
        let filled: Option<String> = self.parts.iter().map(part).collect();
        match filled {
            Some(filled) => Cow::Owned(filled),
            None => Cow::Borrowed(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn texts_are_filled_in() {
        let filled = |template: &str, text: &str| Template::read(template).map(|t| t.fill(text).into_owned());
        assert_eq!(filled("fy{}", "2020"), Some("fy2020".into()));
        assert_eq!(filled("{2}-{1}", "Q1 2010"), Some("2010-Q1".into()));
        assert_eq!(filled("{2}-{1}", "2010"), Some("2010".into()));
        assert_eq!(Template::default().fill("2010"), "2010");
        for none in ["fy", "{", "{x}", "{0}", ""] {
            assert_eq!(filled(none, "2020"), None, "{none}");
        }
    }
}
