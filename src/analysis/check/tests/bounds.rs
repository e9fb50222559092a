//! Bounds and ranges in checks: what they exclude fails, what they allow cannot be assessed.

use crate::analysis::check::{Outcome, Reason};
use crate::testing::Scratch;
use crate::text::message::Language;

const FORM: &str = "
id: f
title: F
used: {kind: year}
tables:
  - id: t
    title: T
    kind: KIND
    columns: [{id: x, label: X}, {id: y, label: Y}, {id: all, label: All, total: true}]
    rows: [{id: a, label: A}]
    checks:
      - {id: order, each: row, severity: notice, says: X is not above Y, at_most: [[x], [y]]}
      - {id: needs, each: row, severity: notice, says: X needs all, requires: {when: x, then: all}}
";

/// What is found in a row of three cells of a kind: each check with its outcome and words.
fn found(kind: &str, row: &str) -> Vec<(String, Outcome, String)> {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Bounds\nlanguages: [en]\n");
    scratch.write("content/forms/f.yaml", FORM.replace("KIND", kind));
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    scratch.write("content/office/2020.md", format!("---\nform: f\nstatistics:\n  t: {{a: [{row}]}}\n---\n"));
    let checked = scratch.check();
    assert!(!checked.has_errors(), "{row}: {}", scratch.told(Language::En));
    let form = |finding: &crate::analysis::check::Finding| checked.archive.form(finding.form).clone();
    let findings = checked.findings.iter();
    let said =
        findings.map(|f| (form(f).check(f.check).id.clone(), f.outcome, f.message.text("en").to_owned()));
    said.collect()
}

/// The outcome of one check, and the words of its finding.
fn outcome(kind: &str, row: &str, check: &str) -> (Option<Outcome>, String) {
    let found = found(kind, row);
    let one = found.into_iter().find(|(id, ..)| id == check);
    one.map_or((None, String::new()), |(_, outcome, words)| (Some(outcome), words))
}

#[test]
fn a_sum_whose_bounds_cannot_meet_fails_and_one_whose_bounds_may_is_not_assessed() {
    const FAILS: Option<Outcome> = Some(Outcome::Contradiction);
    const OPEN: Option<Outcome> = Some(Outcome::Unassessed(Reason::Inexact));
    let rows = [
        // Parts x and y, their total, and what is known.
        ("count", "3, \">5\", 8", FAILS),
        ("count", "3, \">5\", 9", OPEN),
        ("count", "3, ≥5, 8", OPEN),
        ("count", "3, ≥5, 7", FAILS),
        ("count", "<5, <5, 9", FAILS),
        ("count", "<5, <5, 8", OPEN),
        ("count", "≤5, ≤5, 10", OPEN),
        ("count", "≤5, ≤5, 11", FAILS),
        ("count", "1, 2, <3", FAILS),
        ("count", "1, 2, ≤3", OPEN),
        ("count", "10, <5, ≤9", FAILS),
        ("count", "0-9, 3, 13", FAILS),
        ("count", "0-9, 3, 12", OPEN),
        // Whole numbers below five are at most four; other amounts come as near to five as one likes.
        ("amount", "<5, <5, 9.99", OPEN),
        ("amount", "<5, <5, 10", FAILS),
        ("amount", "≤5, <5, 10", FAILS),
        ("amount", "≤5, ≤5, 10", OPEN),
        ("amount", "1.5, ≥0.5, 1.99", FAILS),
        ("amount", "1.5, \">0.5\", 2", FAILS),
        // Nothing but a sign says that a figure is not below zero.
        ("number", "3, <5, -100", OPEN),
        ("number", "3, ≤5, 9", FAILS),
        ("number", "3, ≥-5, -3", FAILS),
        // Of what is withheld not even bounds are known.
        ("count", "suppressed, <5, 100", Some(Outcome::Unassessed(Reason::Withheld))),
    ];
    for (kind, row, expected) in rows {
        let (outcome, words) = outcome(kind, row, "t.all");
        assert_eq!(outcome, expected, "{kind}: {row}: {words}");
        assert!(!words.contains("difference"), "{words}");
    }
}

#[test]
fn the_bounds_of_both_sides_are_told() {
    let (_, words) = outcome("count", "3, \">5\", 8", "t.all");
    assert_eq!(words, "X 3 + Y >5 = ≥9; All 8: these cannot be equal");
    let (_, words) = outcome("amount", "≤5, <5, 10", "t.all");
    assert_eq!(words, "X ≤5 + Y <5 = ≥0, <10; All 10: these cannot be equal");
}

#[test]
fn an_order_between_bounds_holds_fails_or_is_not_assessed() {
    let order = |kind, row| outcome(kind, row, "t.order").0;
    assert_eq!(order("count", "<5, ≥5, ≥5"), None);
    assert_eq!(order("count", "≤5, 5, ≥5"), None);
    assert_eq!(order("count", "≤5, 4, ≥4"), Some(Outcome::Unassessed(Reason::Inexact)));
    assert_eq!(order("count", "\">5\", 5, ≥5"), Some(Outcome::Notice));
    assert_eq!(order("amount", "≥5, <5, ≥5"), Some(Outcome::Notice));
    assert_eq!(order("amount", "≥5, ≤5, ≥5"), Some(Outcome::Unassessed(Reason::Inexact)));
}

#[test]
fn a_bound_above_zero_needs_what_a_number_above_zero_needs() {
    let needs = |row| outcome("count", row, "t.needs").0;
    assert_eq!(needs("≥1, ~, 0"), Some(Outcome::Notice));
    assert_eq!(needs("\">0\", ~, <1"), Some(Outcome::Notice));
    assert_eq!(needs("≥1, ~, ≥1"), None);
    assert_eq!(needs("<5, ~, 0"), None);
}
