//! The quick reader and the complete one agree.

use super::generated::{PIECES, REAL, generated, mutated};
use super::{FILE, read};
use crate::text::yaml;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

/// Whether the plain reader answered; then the complete reader must give the same tree, and find nothing
/// wrong.
fn agree(text: &str) -> bool {
    // In a larger file, too, nothing outside the range may matter.
    let file = format!("---\n{text}---\na: [");
    let range = 4..4 + text.len();
    let Some(quick) = yaml::parse_plain(FILE, &file, range.clone()) else { return false };
    let mut diagnostics = Vec::new();
    let full = yaml::parse_fully(FILE, &file, range, &mut diagnostics);
    assert_eq!(diagnostics, [], "{text:?}");
    assert_eq!(full.as_ref(), Some(&quick), "{text:?}");
    true
}

fn hold_against_each_other(make: fn(&[u16]) -> String, at_least_answered: usize) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(5_000);
    let answered = Cell::new(0);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(any::<u16>(), 0..120), |numbers| {
            answered.set(answered.get() + usize::from(agree(&make(&numbers))));
            Ok(())
        })
        .unwrap();
    let share = answered.get() * 100 / cases as usize;
    println!("the plain reader answered {} of {cases}", answered.get());
    assert!(share >= at_least_answered, "the plain reader answered {share} % only: the test proves little");
}

#[test]
fn the_plain_reader_agrees_on_generated_yaml() {
    hold_against_each_other(generated, 5);
}

#[test]
fn the_plain_reader_agrees_on_front_matters_with_slips() {
    hold_against_each_other(mutated, 20);
}

#[test]
fn the_plain_reader_reads_what_is_usual() {
    for text in REAL {
        assert!(agree(text), "{text}");
    }
    for text in [
        "a: 'b'\n",
        "a: \"b\" # c\n",
        "\u{feff}a: 1",
        "a: [[1, 2], {b: c}]",
        "\n# c\n\na:\n\n  b: c\n",
        "a: # c\n  b: c\n",
        "a:\n- b: 1\n  c:\n  - d\n- e\nf: g",
    ] {
        assert!(agree(text), "{text}");
    }
}

#[test]
fn long_texts_are_read_alike() {
    let long = "长 long text, ".repeat(200);
    let quoted = format!("'{long}'");
    let short = "长long".repeat(200);
    for text in [
        format!("a: {long}\nb: 1\n"),
        format!("a: [{quoted}, {short}, {quoted}]\nb: {{c: {short}, d: {quoted}}}\n"),
        format!("a:\n- {long}\n- {quoted}\n- {short}\n- b: {long}\n  c: {quoted}\n"),
        format!("a: [{}]\nb: 1\n", "0, ".repeat(2_000) + "1"),
        format!("a:\n  - [{}]\n  - {{x: {quoted}, y: {short}}}\n", "0, ".repeat(2_000) + "1"),
    ] {
        assert!(agree(&text), "{}", &text[..40]);
    }
    // Keys have a limit.
    for text in [format!("{short}: 1\n"), format!("{quoted}: 1\n"), format!("a: {{{short}: 1}}\n")] {
        assert!(!agree(&text));
    }
}

#[test]
fn a_place_before_a_character_of_two_bytes_is_of_the_whole_character() {
    let text = "<<: [\u{a0}<<:  :'";
    let mut diagnostics = Vec::new();
    yaml::parse(FILE, text, 0..text.len(), &mut diagnostics);
    let place = diagnostics[0].place.unwrap().range();
    assert!(text.get(place.clone()).is_some(), "{place:?}");
}

#[test]
fn no_text_makes_a_reader_panic() {
    let config = Config { cases: 5_000, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(0..PIECES.len(), 0..30), |pieces| {
            let text: String = pieces.into_iter().map(|i| PIECES[i]).collect();
            let mut diagnostics = Vec::new();
            let node = yaml::parse(FILE, &text, 0..text.len(), &mut diagnostics);
            prop_assert!(node.is_some() || !diagnostics.is_empty());
            for diagnostic in &diagnostics {
                let place = diagnostic.place.unwrap().range();
                prop_assert!(text.get(place.clone()).is_some(), "{place:?} in {text:?}: {diagnostic:?}");
            }
            agree(&text);
            Ok(())
        })
        .unwrap();
}

proptest! {
    /// Another reader of YAML reads the same texts from the same mapping.
    #[test]
    fn another_reader_reads_the_same(
        rows in prop::collection::btree_map(
            "[a-z][a-z0-9_]{0,7}",
            prop::collection::vec("[a-z][a-z0-9 .%+]{0,8}[a-z0-9]", 1..5),
            1..6,
        )
    ) {
        let line = |(row, cells): (&String, &Vec<String>)| format!("{row}: [{}]\n", cells.join(", "));
        let text: String = rows.iter().map(line).collect();
        let ours: std::collections::BTreeMap<String, Vec<String>> = read(&text)
            .entries(&mut Vec::new())
            .unwrap()
            .iter()
            .map(|(row, cells)| {
                let cells = cells.one_or_more().iter().map(|cell| cell.plain_text().unwrap().to_owned());
                (row.plain_text().unwrap().to_owned(), cells.collect())
            })
            .collect();
        let theirs: std::collections::BTreeMap<String, Vec<String>> = serde_yaml::from_str(&text).unwrap();
        prop_assert_eq!(ours, theirs);
    }
}
