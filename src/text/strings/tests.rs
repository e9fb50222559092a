//! The strings of all languages say the same things, and nothing that nobody asks for.

use super::{Texts, fill, languages, of, strings};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn all_languages_have_the_same_keys_and_placeholders() {
    let shapes = |texts: &'static Texts| -> BTreeMap<&str, BTreeSet<&str>> {
        texts.iter().map(|(key, text)| (key.as_str(), placeholders(text))).collect()
    };
    let english = shapes(of("en").unwrap());
    assert!(!english.is_empty());
    for language in languages() {
        assert_eq!(shapes(of(language).unwrap()), english, "{language}");
    }
}

/// A key that nobody has would be an empty text in a release.
#[test]
fn every_key_that_is_asked_for_exists() {
    let mut sources = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let english = of("en").unwrap();
    let asked = |call: &str| -> Vec<String> {
        let keys = sources.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
        keys.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    };
    let (whole, counted) = ([".word(", ".say(", "everywhere("].map(asked).concat(), asked(".counted("));
    assert!(whole.len() > 30 && counted.len() > 2, "{} and {} keys are found", whole.len(), counted.len());
    let one = counted.iter().map(|key| format!("{key}-one"));
    let lacking: Vec<String> =
        whole.iter().chain(&counted).cloned().chain(one).filter(|key| !english.contains_key(key)).collect();
    assert_eq!(lacking, [""; 0]);
    for group in asked(".one_of(") {
        assert!(english.keys().any(|key| key.starts_with(&format!("{group}."))), "{group}");
    }
}

/// A key is used by its own name or, as one of a group, by the group's.
#[test]
fn every_key_is_used() {
    let mut sources = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    // What stands between two quotes, and between others: a text in quotes is among it.
    let quoted: BTreeSet<&str> = sources.split('"').collect();
    let is_quoted = |text: &str| quoted.contains(text);
    for key in of("en").unwrap().keys() {
        let counted = key.strip_suffix("-one").unwrap_or(key);
        let group = key.rsplit_once('.').map_or("", |(group, _)| group);
        assert!(is_quoted(key) || is_quoted(counted) || is_grouped(&sources, group), "{key}");
    }
}

fn is_grouped(sources: &str, group: &str) -> bool {
    sources.contains(&format!("one_of(\"{group}\""))
}

fn read(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // Readers of formats ask for attributes of XML in the same words, and for no strings.
        if path.ends_with("import/source") {
            continue;
        }
        if path.is_dir() {
            read(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            into.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn what_a_value_brings_in_is_not_filled_again() {
    let filled = fill("{a} and {b} {c} {", &[("a", &"{b}"), ("b", &2)]);
    assert_eq!(filled, "{b} and 2 {c} {");
}

#[test]
fn a_language_without_words_speaks_english() {
    assert_eq!(strings("fr").word("language.name"), "English");
}
