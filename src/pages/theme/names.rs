//! A name that a template asks for and that does not exist, and those that do.

use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::nearest;
use std::fmt;

/// What is asked for by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A field of a value.
    Field {
        /// The value, as the template writes it.
        of: String,
    },
    /// A value of its own.
    Value,
    /// A function.
    Function,
    /// A filter.
    Filter,
    /// A test.
    Test,
    /// A template.
    Template,
    /// A file of `assets/`.
    Asset,
    /// One of the theme's words.
    Word {
        /// In this language.
        language: String,
    },
}

/// A name that does not exist, among those that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lacking {
    /// What it should name.
    pub what: What,
    /// The name.
    pub wanted: String,
    /// The names there are, in the order in which they are told.
    pub known: Vec<String>,
}

/// The filters of the engine, without those that are another name for one.
pub(super) const FILTERS: [&str; 45] = [
    "abs",
    "attr",
    "batch",
    "bool",
    "capitalize",
    "chain",
    "default",
    "dictsort",
    "escape",
    "first",
    "float",
    "format",
    "groupby",
    "indent",
    "int",
    "items",
    "join",
    "last",
    "length",
    "lines",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "safe",
    "select",
    "selectattr",
    "slice",
    "sort",
    "split",
    "string",
    "sum",
    "title",
    "tojson",
    "trim",
    "unique",
    "upper",
    "urlencode",
    "zip",
];

/// The tests of the engine, without signs and other names.
pub(super) const TESTS: [&str; 31] = [
    "boolean",
    "defined",
    "divisibleby",
    "endingwith",
    "equalto",
    "escaped",
    "even",
    "false",
    "filter",
    "float",
    "greaterthan",
    "ge",
    "in",
    "integer",
    "iterable",
    "le",
    "lessthan",
    "lower",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "safe",
    "sameas",
    "sequence",
    "startingwith",
    "string",
    "test",
    "true",
    "upper",
];

/// More names than this are no help; then only the nearest are told.
const MANY: usize = 60;
const FEW: usize = 12;

impl Lacking {
    /// What is wrong.
    pub(super) fn message(&self) -> Message {
        let wanted = &self.wanted;
        match &self.what {
            What::Field { of } => message!(zh: "`{of}` 没有 `{wanted}`", en: "`{of}` has no `{wanted}`"),
            What::Value => message!(zh: "这里没有 `{wanted}`", en: "there is no `{wanted}` here"),
            What::Function => message!(zh: "没有函数 `{wanted}`", en: "there is no function `{wanted}`"),
            What::Filter => message!(zh: "没有过滤器 `{wanted}`", en: "there is no filter `{wanted}`"),
            What::Test => message!(zh: "没有判断 `{wanted}`", en: "there is no test `{wanted}`"),
            What::Template => message!(zh: "没有模板 {wanted}", en: "there is no template {wanted}"),
            What::Asset => message!(zh: "没有 assets/{wanted}", en: "there is no assets/{wanted}"),
            What::Word { language } => {
                message!(zh: "strings/{language}.yaml 没有“{wanted}”", en: "strings/{language}.yaml has no \
                     '{wanted}'")
            }
        }
    }

    /// The name that may be meant, and those that there are.
    pub(super) fn remedy(&self) -> Message {
        let guess = nearest(&self.wanted, self.known.iter().map(String::as_str));
        let mut remedy = guess.map_or_else(
            Message::default,
            |guess| message!(zh: "是不是 `{guess}`？", en: "did you mean `{guess}`? "),
        );
        let (names, few) = self.told(guess);
        let list = |comma: &str| names.join(comma);
        let (zh, en) = (list("、"), list(", "));
        let there_are = match &self.what {
            _ if names.is_empty() => message!(zh: "它没有任何字段", en: "it has no fields at all"),
            What::Word { language } => message!(
                zh: "相近的有：{zh}；新的用语写在主题的 strings/{language}.yaml 里",
                en: "the nearest are: {en}; new words go into the theme's strings/{language}.yaml"
            ),
            _ if few => message!(zh: "相近的有：{zh}", en: "the nearest are: {en}"),
            What::Field { of } => message!(zh: "`{of}` 有：{zh}", en: "`{of}` has: {en}"),
            What::Value | What::Function | What::Filter | What::Test | What::Template | What::Asset => {
                message!(zh: "有：{zh}", en: "there are: {en}")
            }
        };
        remedy.zh.push_str(&there_are.zh);
        remedy.en.push_str(&there_are.en);
        remedy
    }

    /// The names that are told, the guess first, and whether they are only some of all.
    fn told(&self, guess: Option<&str>) -> (Vec<&str>, bool) {
        let mut names: Vec<&str> = self.known.iter().map(String::as_str).collect();
        let few = names.len() > MANY;
        if few {
            names.sort_by_key(|name| std::cmp::Reverse(alike(name, &self.wanted)));
            names.truncate(FEW);
        }
        names.sort_by_key(|name| Some(*name) != guess);
        (names, few)
    }
}

/// How many letters two names share at their beginning and at their end.
fn alike(name: &str, wanted: &str) -> usize {
    let begin = name.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    let end = name.chars().rev().zip(wanted.chars().rev()).take_while(|(a, b)| a == b).count();
    begin + end
}

impl fmt::Display for Lacking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for Lacking {}
