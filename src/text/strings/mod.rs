//! The words of pages, data files, feeds and citations: one file a language, one text a key.
//!
//! A theme has words of its own beside these, which its templates ask for. What is said at the terminal is a
//! [`Message`](super::message::Message) instead.

#[cfg(test)]
pub(crate) mod made_up;
#[cfg(test)]
mod tests;

use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

/// The files beside this one: each `<language>.yaml` is a language that pages can be in.
static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/text/strings");

/// The language of what has no words in the language that is asked for.
const FALLBACK: &str = "en";

type Texts = BTreeMap<String, String>;

static ALL: LazyLock<Vec<(&str, Texts)>> = LazyLock::new(|| {
    // That each file can be read is tested.
    let read = |(language, text)| (language, serde_yaml::from_str(text).unwrap_or_default());
    let all = files().map(read);
    #[cfg(test)]
    let all = all.chain([made_up::texts()]);
    all.collect()
});

/// The tag of each language with the text of its file, in the order of the tags.
fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FOLDER.files().filter_map(|file| {
        let language = file.path().to_str()?.strip_suffix(".yaml")?;
        Some((language, file.contents_utf8()?))
    })
}

/// The tags of the languages that pages can be in.
pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
    files().map(|(language, _)| language)
}

/// Whether pages can be in a language.
pub(crate) fn has(language: &str) -> bool {
    of(language).is_some()
}

/// The words of a language; of English, where it has none.
pub(crate) fn strings(language: &str) -> Strings {
    static NONE: Texts = BTreeMap::new();
    Strings { texts: of(language).or_else(|| of(FALLBACK)).unwrap_or(&NONE) }
}

/// The words for a key in every language, each with its tag.
pub(crate) fn everywhere(key: &str) -> impl Iterator<Item = (String, String)> {
    ALL.iter().map(move |(language, texts)| ((*language).to_owned(), Strings { texts }.word(key).to_owned()))
}

fn of(language: &str) -> Option<&'static Texts> {
    ALL.iter().find(|(known, _)| *known == language).map(|(_, texts)| texts)
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strings {
    texts: &'static Texts,
}

impl Strings {
    /// The words for a key.
    pub(crate) fn word(self, key: &str) -> &'static str {
        let text = self.texts.get(key);
        debug_assert!(text.is_some(), "no words for {key}");
        text.map_or("", String::as_str)
    }

    /// The words for one name of a group of keys: `one_of("relation", "same")` are those of `relation.same`.
    pub(crate) fn one_of(self, group: &str, name: impl Display) -> &'static str {
        self.word(&format!("{group}.{name}"))
    }

    /// The words for a key, with each `{name}` replaced by its value, which is not searched in turn.
    pub(crate) fn say(self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        fill(self.word(key), values)
    }

    /// The words for a key where something is counted, as `{n}`: those of `<key>-one` where it is one.
    pub(crate) fn counted(self, key: &str, n: usize, values: &[(&str, &dyn Display)]) -> String {
        let one = format!("{key}-one");
        let key = if n == 1 { &one } else { key };
        let mut all: Vec<(&str, &dyn Display)> = vec![("n", &n)];
        all.extend_from_slice(values);
        self.say(key, &all)
    }
}

fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    use std::fmt::Write;
    let mut filled = String::with_capacity(text.len() + 16 * values.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let placeholder = after.split_once('}');
        let value = placeholder.and_then(|(name, _)| values.iter().find(|(known, _)| *known == name));
        match (placeholder, value) {
            (Some((_, behind)), Some((_, value))) => {
                _ = write!(filled, "{value}");
                rest = behind;
            }
            _ => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
