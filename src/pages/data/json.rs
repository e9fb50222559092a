//! What the JSON files have in common: labels, reasons, numbers, and one element of a list on each line.

use crate::analysis::comparable::Reason;
use crate::model::archive::Archive;
use crate::model::figure::Decimal;
use crate::model::id::FormId;
use crate::model::label::Label;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;
use std::io;

/// The text of a value. Each object of a list begins a line, so that a changed figure is a changed line.
pub(super) fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Lines::default()));
    debug_assert!(written.is_ok(), "memory takes every byte, and every key is a string");
    bytes.push(b'\n');
    bytes
}

#[derive(Default)]
struct Lines {
    /// Whether an element of a list begins here.
    element: bool,
}

impl Formatter for Lines {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.element = true;
        if first { Ok(()) } else { writer.write_all(b",") }
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.element = false;
        writer.write_all(b"\"")
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if std::mem::take(&mut self.element) { b"\n{" } else { b"{" })
    }
}

/// A label as an object: language tag to words.
pub(super) struct Words<'a>(pub &'a Label);

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (language, words) in self.0.iter() {
            map.serialize_entry(language, words)?;
        }
        map.end()
    }
}

/// A label that is made for the file.
pub(super) struct LabelJson(pub Label);

impl Serialize for LabelJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Words(&self.0).serialize(serializer)
    }
}

impl<'a> Words<'a> {
    /// The words of a label that has any.
    pub(super) fn of(label: &'a Label) -> Option<Self> {
        (!label.is_empty()).then_some(Self(label))
    }
}

/// Words that are made for each language of the site.
pub(super) fn in_languages(archive: &Archive, words: impl Fn(&str) -> String) -> Label {
    Label::new(archive.site.languages.iter().map(|language| (language.clone(), words(language))))
}

/// An exact number, as a string of its digits: most readers would hold a JSON number in binary floating
/// point, where neither `0.1` nor the zeros of `1.20` survive.
pub(super) fn exact(number: Decimal) -> String {
    number.to_string()
}

/// What changed between two points of a series.
#[derive(Serialize)]
pub(super) struct ReasonJson<'a> {
    cause: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Words<'a>>,
    /// The editions before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    editions: Option<[&'a str; 2]>,
}

impl<'a> ReasonJson<'a> {
    /// All reasons of a step.
    pub(super) fn all(archive: &'a Archive, reasons: &'a [Reason]) -> Vec<Self> {
        let form = |form: FormId| archive.form(form).id.as_str();
        let one = |reason: &'a Reason| Self {
            cause: reason.cause.name(),
            why: Words::of(&reason.why),
            editions: reason.editions.map(|(older, newer)| [form(older), form(newer)]),
        };
        reasons.iter().map(one).collect()
    }
}
