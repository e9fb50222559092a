//! The words of a theme: the same in every language of the site, each of them used, and none missing.

use crate::support::{repository, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

type Words = BTreeMap<String, String>;

/// The words of one language of a theme.
fn words(theme: &str, language: &str) -> Words {
    let path = repository().join(format!("themes/{theme}/strings/{language}.yaml"));
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let pair = |line: &str| {
        let (key, text) = line.split_once(": ").unwrap_or_else(|| panic!("{language}: {line}"));
        (key.to_owned(), text.trim_matches('"').to_owned())
    };
    lines.map(pair).collect()
}

/// What is to be filled into a text: `{n}`.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A call of `t` in a template: the key, whether it is only the beginning of one, and the rest of the call.
struct Call {
    template: String,
    key: String,
    is_prefix: bool,
    /// It stands in a `data-…` attribute, and a script fills it in.
    is_for_script: bool,
    arguments: String,
}

fn calls(theme: &str) -> Vec<Call> {
    let mut calls = Vec::new();
    for (path, bytes) in tree(&repository().join("themes").join(theme)) {
        if !path.ends_with(".html") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        for (at, opened) in text.match_indices("t(\"") {
            if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let (key, rest) = text[at + opened.len()..].split_once('"').unwrap();
            let mut depth = 1;
            let end = rest.find(|c| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                depth == 0
            });
            let attribute = text[..at].strip_suffix("=\"{{ ").and_then(|before| before.rsplit(' ').next());
            calls.push(Call {
                template: format!("{theme}/{path}"),
                key: key.to_owned(),
                is_for_script: attribute.is_some_and(|name| name.starts_with("data-")),
                is_prefix: rest.trim_start().starts_with('~'),
                arguments: rest[..end.unwrap()].to_owned(),
            });
        }
    }
    calls
}

/// The texts in quotes in the theme's Rust: among them the keys of the words that it asks for.
fn asked_by_rust() -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for (_, bytes) in tree(&repository().join("src/pages/theme")) {
        let text = String::from_utf8(bytes).unwrap();
        asked.extend(text.split('"').map(str::to_owned));
    }
    asked
}

/// Keys that Rust makes: `cell_{kind}` of a figure, `title_{kind}` of a page.
const MADE: [&str; 2] = ["cell_", "title_"];

#[test]
fn every_language_has_the_same_words_with_the_same_places_to_fill() {
    for theme in ["default", "gazette"] {
        let (zh, en) = (words(theme, "zh"), words(theme, "en"));
        assert!(!zh.is_empty());
        let only = |these: &Words, others: &Words| {
            let missing = these.keys().filter(|key| !others.contains_key(*key));
            missing.cloned().collect::<Vec<_>>()
        };
        assert_eq!(
            (only(&zh, &en), only(&en, &zh)),
            (vec![], vec![]),
            "words of {theme} in one language only"
        );
        for (key, text) in &zh {
            assert_eq!(places(text), places(&en[key]), "{theme}: {key}");
        }
    }
}

#[test]
fn every_word_that_a_template_asks_for_exists_with_what_it_fills_in() {
    for theme in ["default", "gazette"] {
        let mut known = words("default", "zh");
        known.extend(words(theme, "zh"));
        for Call { template, key, is_prefix, is_for_script, arguments } in calls(theme) {
            if is_prefix {
                assert!(
                    known.keys().any(|known| known.starts_with(&key)),
                    "{template}: no word begins with {key}"
                );
                continue;
            }
            let text = known.get(&key).unwrap_or_else(|| panic!("{template}: there is no word '{key}'"));
            for place in places(text).into_iter().filter(|_| !is_for_script) {
                assert!(arguments.contains(&format!("{place}=")), "{template}: '{key}' lacks {place}");
            }
        }
    }
}

#[test]
fn every_word_is_used() {
    for theme in ["default", "gazette"] {
        let (calls, rust) = (calls(theme), asked_by_rust());
        for key in words(theme, "zh").keys() {
            let called =
                |call: &Call| if call.is_prefix { key.starts_with(&call.key) } else { *key == call.key };
            let made = MADE.iter().any(|prefix| key.starts_with(prefix));
            assert!(
                calls.iter().any(called) || made || rust.contains(key),
                "strings of {theme}: nothing asks for '{key}'"
            );
        }
    }
}
