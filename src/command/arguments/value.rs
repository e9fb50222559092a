//! What an argument may be.

use crate::authoring::format;
use crate::model::format as file;
use crate::text::message;
use crate::text::message::{Language, Message};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// Why a value is none, in both languages: what it has to be.
#[derive(Debug)]
pub(super) struct Wanted(pub Message);

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for Wanted {}

/// A language of messages.
pub(super) fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new([Language::Zh, Language::En].map(Language::tag))
        .try_map(|tag| tag.parse::<Language>())
}

/// A format for diagnostics.
pub(super) fn format() -> impl TypedValueParser<Value = format::Format> {
    one_of(format::Format::ALL, format::Format::name)
}

/// A format of files that go out.
pub(super) fn file_format() -> impl TypedValueParser<Value = file::Format> {
    one_of(file::Format::ALL, file::Format::name)
}

/// One of several values, by its name.
fn one_of<T, const N: usize>(all: [T; N], name: fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.map(name))
        .try_map(move |given| all.into_iter().find(|value| name(*value) == given).ok_or("no such value"))
}

/// A port to listen on.
pub(super) fn port(text: &str) -> Result<u16, Wanted> {
    whole(text, &u16::MAX)
}

/// A share of a hundred.
pub(super) fn percent(text: &str) -> Result<u8, Wanted> {
    whole(text, &100)
}

/// A whole number up to a greatest one.
fn whole<T: FromStr + PartialOrd + fmt::Display>(text: &str, most: &T) -> Result<T, Wanted> {
    let number = text.parse().ok().filter(|number| number <= most);
    number.ok_or_else(|| {
        Wanted(message!(zh: "写 0 到 {most} 之间的整数", en: "write a whole number from 0 to {most}"))
    })
}
