//! Pages can be in a language that no Rust knows of: it needs its strings, those of the theme, and labels.
//!
//! The strings of the made-up language are those of English in brackets. Whatever stands outside brackets
//! on its pages is a word of the archive, or one of ours that is no string.

use crate::testing::{Scratch, repository, tree};
use crate::text::strings::made_up::{MADE_UP, bracketed};
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// What is no word of a language: names of formats, of a standard and its codes, and of the other languages.
const NAMES: [&str; 12] =
    ["BibTeX", "CSV", "JSON", "LD", "Excel", "Atom", "GB", "APA", "DS", "OL", "中文", "English"];

/// Attributes whose values are read by people.
const READ: [&str; 7] =
    ["aria-label", "title", "alt", "placeholder", "data-found", "data-none", "data-copied"];

fn archive() -> Scratch {
    let scratch = Scratch::copy_of("tests/golden/archive");
    let settings = scratch.read("annals.yaml").replace("[zh, en]", &format!("[zh, en, {MADE_UP}]"));
    scratch.write("annals.yaml", settings);
    let english = std::fs::read_to_string(repository().join("themes/default/strings/en.yaml")).unwrap();
    let words: BTreeMap<String, String> = serde_yaml::from_str(&english).unwrap();
    let words: BTreeMap<String, String> =
        words.into_iter().map(|(key, text)| (key, bracketed(&text))).collect();
    // JSON is YAML.
    let words = serde_json::to_string_pretty(&words).unwrap();
    scratch.write(&format!("themes/default/strings/{MADE_UP}.yaml"), words);
    scratch
}

/// What people read of a page: its text, and the attributes that are read out or shown.
fn read(html: &str) -> String {
    let read = RefCell::new(String::new());
    let attributes = element!("*", |element| {
        let mut read = read.borrow_mut();
        for name in READ {
            if let Some(value) = element.get_attribute(name) {
                read.push_str(&value);
                read.push('\n');
            }
        }
        read.push('\n');
        Ok(())
    });
    let is_code = Cell::new(false);
    let code = text!("script, style, pre, code", |_chunk| {
        is_code.set(true);
        Ok(())
    });
    let content = text!("*", |chunk| {
        let mut read = read.borrow_mut();
        if !is_code.take() {
            let text = chunk.as_str().replace("&nbsp;", " ");
            read.push_str(&text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
        if chunk.last_in_text_node() {
            read.push('\n');
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(attributes);
    let settings = settings.append_element_content_handler(code);
    rewrite_str(html, settings.append_element_content_handler(content)).unwrap();
    read.into_inner()
}

/// The words outside brackets, each of one script. Addresses have none.
fn outside(text: &str) -> BTreeSet<String> {
    let is_address = |word: &&str| {
        word.contains("://")
            || [".csv", ".json", ".jsonld", ".xml"].iter().any(|ending| word.ends_with(ending))
    };
    let text = text.split_whitespace().filter(|word| !is_address(word)).collect::<Vec<_>>().join(" ");
    let mut words = BTreeSet::new();
    let (mut depth, mut word) = (0_usize, String::new());
    for c in text.chars().chain([' ']) {
        match c {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_letter = depth == 0 && c.is_alphabetic();
        let is_other = word.chars().next().is_some_and(|first| first.is_ascii() != c.is_ascii());
        if !word.is_empty() && (!is_letter || is_other) {
            words.insert(std::mem::take(&mut word));
        }
        if is_letter {
            word.push(c);
        }
    }
    words
}

#[test]
fn a_made_up_language_shows_no_word_of_another() {
    let scratch = archive();
    let sources: String = tree(&repository().join("tests/golden/archive"))
        .into_values()
        .map(|bytes| String::from_utf8_lossy(&bytes).replace(['*', '\n'], ""))
        .collect();
    let site = tree(&scratch.build());
    let pages = site.iter().filter(|(path, _)| path.starts_with(MADE_UP) && path.ends_with(".html"));
    let (mut count, mut wrong) = (0, BTreeMap::new());
    for (path, bytes) in pages {
        count += 1;
        for word in outside(&read(&String::from_utf8_lossy(bytes))) {
            if !sources.contains(&word) && !NAMES.contains(&word.as_str()) {
                wrong.entry(word).or_insert(path);
            }
        }
    }
    assert!(count > 10, "{count} pages");
    let file = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    let dataset = "\"description\":\"⟦The figures of the reports of ⟧";
    assert!(file(&format!("{MADE_UP}/river-library/index.html")).contains(dataset));
    assert!(file(&format!("{MADE_UP}/feed.xml")).contains("<title>⟦Correction: ⟧"));
    assert!(wrong.is_empty(), "{wrong:#?}");
}
