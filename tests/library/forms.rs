//! A form that is wrong: each mistake is told once, at its place.

use crate::support::Scratch;
use annals::Language;
use annals::explain;
use std::collections::BTreeSet;

const FORM: &str = "id: f
family: visits
title: F
used: {kind: year, from: 2020}
sections:
  - {id: first, title: 1. First}
tables:
  - id: t
    section: first
    title: T
    columns:
      - {id: x, label: X}
      - {id: y, label: Y}
      - {id: z, label: Z}
    rows:
      - {id: a, label: A}
      - {id: b, label: B}
      - {id: c, label: C}
    checks:
      - {id: order, each: row, says: X is not above Y, at_most: [[x], [y]]}
  - id: u
    title: U
    columns: [{id: x, label: X}, {id: y, label: Y}]
    rows: [{id: a, label: A}]
crosswalk:
  e:
    - {from: t.a, to: t.a, relation: renamed, why: The same under another name}
    - {from: t.d, relation: discontinued, why: No longer asked}
    - {to: [t.b, t.c, u], relation: new, why: Asked since 2020}
key_figures: [t.a.x]
unguarded:
  - {cells: [t.a.z], why: It stands alone}
readings:
  - {id: way, blocks: [t], each: row, equal: [[x], [y]], says: The way, holds: One, else: Other}
";

const EARLIER: &str = "id: e
family: visits
title: E
used: {kind: year, to: 2019}
tables:
  - id: t
    title: T
    columns: [{id: x, label: X}, {id: y, label: Y}, {id: z, label: Z}]
    rows: [{id: a, label: A}, {id: d, label: D}]
";

fn archive(form: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Forms\nlanguages: [en]\n");
    scratch.write("content/forms/e.yaml", EARLIER);
    scratch.write("content/forms/f.yaml", form);
    scratch
}

#[test]
fn nothing_is_told_of_the_form_as_it_is() {
    assert_eq!(archive(FORM).told(Language::En).trim(), "");
}

/// What stands in the form, what is written instead, and the code that is told; `«` marks the place.
type Mistake = (&'static str, &'static str, &'static str);

const KEYS: [Mistake; 9] = [
    ("title: F", "title: F\n«titel: G", "unknown-key"),
    ("  - id: t\n", "  - id: t\n    «colour: red\n", "unknown-key"),
    ("{id: z, label: Z}", "{id: z, label: Z, «lable: Z}", "unknown-key"),
    // Only rows can be left to the report.
    ("{id: z, label: Z}", "{id: z, label: Z, «open: true}", "unknown-key"),
    ("id: f\nfamily: visits\ntitle: F\n", "«id: f\nfamily: visits\n", "missing-key"),
    ("used: {kind: year, from: 2020}", "used: «{from: 2020}", "missing-key"),
    ("  - id: u\n    title: U\n", "  - «id: u\n", "missing-key"),
    ("{id: z, label: Z}", "«{id: z}", "missing-key"),
    ("{id: order, each: row, says: X is not above Y,", "«{id: order, each: row,", "missing-key"),
];

const WORDS: [Mistake; 12] = [
    ("used: {kind: year", "used: {kind: «yearly", "form-bad-word"),
    ("each: row, says: X", "each: row, severity: «hard, says: X", "form-bad-word"),
    ("{id: z, label: Z}", "{id: z, label: Z, kind: «integer}", "form-bad-word"),
    ("{id: z, label: Z}", "{id: z, label: Z, kind: amount, decimals: «12}", "form-bad-word"),
    ("{id: z, label: Z}", "{id: z, label: Z, unit: {label: part, whole: «0}}", "form-bad-word"),
    ("at_most: [[x], [y]]", "change: {of: x, factor: «1}", "form-bad-word"),
    ("at_most: [[x], [y]]", "order: {of: x, is: «up}", "form-bad-word"),
    ("relation: renamed", "relation: «called", "form-bad-word"),
    ("    section: first\n", "    section: first\n    print: «sideways\n", "form-bad-word"),
    ("title: F", "title: {«english: F}", "label-bad-language"),
    ("{id: z, label: Z}", "{id: z, label: Z, sparse: «yes}", "yaml-not-boolean"),
    ("title: F\n", "title: F\n«title: G\n", "yaml-duplicate-key"),
];

const IDS: [Mistake; 10] = [
    ("{id: c, label", "{id: «C, label", "form-bad-id"),
    ("{id: c, label", "{id: «c-d, label", "form-bad-id"),
    ("id: f\n", "id: «f_1\n", "form-bad-id"),
    ("{id: c, label", "{id: «b, label", "form-duplicate-id"),
    ("{id: c, label: C}", "{id: «b, label: C, rows: [{id: c, label: C}]}", "form-duplicate-id"),
    ("1. First}", "1. First}\n  - {id: «first, title: 2. Second}", "form-duplicate-id"),
    (
        "  - id: u\n",
        "  - {id: u, title: V, columns: [{id: x, label: X}], rows: [{id: a, label: A}]}\n  - id: «u\n",
        "form-duplicate-id",
    ),
    (
        "{id: order, each",
        "{id: order, each: row, says: Again, at_most: [[x], [z]]}\n      - {id: «order, each",
        "form-duplicate-id",
    ),
    // A total brings a check of its own.
    (
        "{id: y, label: Y}]\n    rows: [{id: a, label: A}]\n",
        "{id: all, label: All, total: true}]\n    rows: [{id: a, label: A}]\n    checks: [{id: «all, each: \
            row, says: Again, at_most: [[x], [all]]}]\n",
        "form-duplicate-id",
    ),
    ("id: f\n", "id: «us-foia\n", "form-twice"),
];

const PERIODS: [Mistake; 7] = [
    ("from: 2020}", "from: «20}", "form-bad-period"),
    ("from: 2020}", "from: «2020-H1}", "form-bad-period"),
    ("from: 2020}", "from: 2020, to: «2019}", "form-bad-period"),
    ("kind: year, from: 2020", "kind: fiscal-year, starts: «10-32", "form-bad-period"),
    ("kind: year, from: 2020", "kind: fiscal-year, from: «FY2020", "form-bad-period"),
    ("{id: z, label: Z}", "{id: z, label: Z, unit: [{to: «20x, label: part}]}", "form-bad-period"),
    ("{id: z, label: Z}", "{id: z, label: Z, unit: «{zh: 万元, en: yuan}}", "form-bad-unit"),
];

const NAMES: [Mistake; 18] = [
    ("key_figures: [t.a.x]", "parts: [«quarterly]\nkey_figures: [t.a.x]", "form-parts"),
    (
        "  e:\n    - {from: t.a, to: t.a, relation: renamed, why: The same under another name}\n    - {from: \
         t.d, relation: discontinued, why: No longer asked}\n",
        "  «e:\n    - {from: t.a, to: t.a, relation: renamed, why: The same under another name}\n",
        "form-unlisted",
    ),
    ("section: first", "section: «last", "form-unknown-section"),
    ("at_most: [[x], [y]]", "at_most: [[x], [«a]]", "form-unknown-term"),
    ("at_most: [[x], [y]]", "at_most: [[x], [«-q]]", "form-unknown-term"),
    ("at_most: [[x], [y]]", "at_most: [[x], [«u.q]]", "form-unknown-term"),
    ("at_most: [[x], [y]]", "between: {value: x, of: [y, «q]}", "form-unknown-term"),
    ("each: row, says: X", "each: row, only: [a, «d], says: X", "form-unknown-term"),
    (
        "{id: order, each: row, says: X is not above Y, at_most: [[x], [y]]}",
        "{id: order, says: X, at_most: [[«x], [a.y]]}",
        "form-unknown-term",
    ),
    ("equal: [[x], [y]], says: The way", "equal: [[x], [«q]], says: The way", "form-unknown-term"),
    ("    checks:\n", "    absent: [«d.x]\n    checks:\n", "form-unknown-cell"),
    ("[t.a.x]", "[«t.a.q]", "form-unknown-cell"),
    ("[t.a.z]", "[«t.d.z]", "form-unknown-cell"),
    ("blocks: [t]", "blocks: [t, «w]", "form-unknown-cell"),
    ("  e:\n", "  «g:\n", "form-crosswalk-to-nothing"),
    ("  e:\n", "  «f:\n", "form-crosswalk-to-nothing"),
    ("from: t.a,", "from: «t.c,", "form-crosswalk-to-nothing"),
    ("to: t.a,", "to: «t.d,", "form-crosswalk-to-nothing"),
];

const SHAPES: [Mistake; 20] = [
    ("{id: order, each: row", "{id: «order, kinds: [village], each: row", "form-unknown-kind"),
    (
        "{id: order, each: row, says: X is not above Y, at_most: [[x], [y]]}",
        "{id: «order, each: row, says: X, equal: [[x], [x]]}",
        "form-check-never",
    ),
    ("at_most: [[x], [y]]", "at_most: «[[x]]", "form-term-shape"),
    ("at_most: [[x], [y]]", "at_most: [[x], «[]]", "form-term-shape"),
    ("at_most: [[x], [y]]", "any: [«[x], [y]]", "form-term-shape"),
    (
        "{id: order, each: row, says: X is not above Y, at_most: [[x], [y]]}",
        "«{id: order, says: Zero, equal: [[0], [0]]}",
        "form-term-shape",
    ),
    (
        "{id: order, each: row, says: X is not above Y, at_most: [[x], [y]]}",
        "«{id: order, each: row, says: Nothing}",
        "form-one-relation",
    ),
    (
        "{id: order, each: row, says: X is not above Y, at_most: [[x], [y]]}",
        "«{id: order, each: row, says: Two, at_most: [[x], [y]], equal: [[x], [y]]}",
        "form-one-relation",
    ),
    ("each: row, says: X", "each: row, except: «[a, b, c], says: X", "form-empty"),
    ("    rows: [{id: a, label: A}]\n", "    rows: «[]\n", "form-empty"),
    (
        "tables:\n",
        "tables:\n  - {id: w, title: W, columns: [{id: x, label: X}], rows: «[{id: g, label: G, rows: \
            []}]}\n",
        "form-empty",
    ),
    (
        "    rows:\n      - {id: a, label: A}\n      - {id: b, label: B}\n",
        "    rows:\n      - {id: a, label: A, open: true}\n      - {id: b, label: B, open: «true}\n",
        "form-two-open",
    ),
    (
        "    rows:\n      - {id: a, label: A}\n      - {id: b, label: B}\n",
        "    rows:\n      - {id: a, label: A, open: true}\n      - {id: b, label: B, open: true, in: «d}\n",
        "form-inner-rows",
    ),
    ("    rows: [{id: a, label: A}]\n", "    rows: «{a: A}\n", "yaml-not-a-list"),
    (
        "    - {from: t.a, to: t.a, relation: renamed, why: The same under another name}",
        "    - «{from: t.a, to: t.a, relation: renamed}",
        "form-no-reason",
    ),
    (
        "    - {from: t.a, to: t.a, relation: renamed,",
        "    - «{from: t.a, to: t.a, relation: new,",
        "form-crosswalk-sides",
    ),
    (
        "    - {from: t.a, to: t.a, relation: renamed,",
        "    - «{from: t.a, relation: split,",
        "form-crosswalk-sides",
    ),
    // Three cells cannot be two.
    ("to: t.a, relation", "to: «u.a, relation", "form-crosswalk-sides"),
    ("to: t.a, relation: renamed", "to: [«t.a, t.b.x], relation: split", "form-crosswalk-sides"),
    ("to: t.a, relation: renamed", "to: «u.a, relation: merged", "form-crosswalk-sides"),
];

fn told_once_at_its_place(mistakes: &[Mistake]) {
    let mut wrong = Vec::new();
    for &(old, new, code) in mistakes {
        assert_eq!(FORM.matches(old).count(), 1, "{old}");
        let form = FORM.replace(old, new);
        let (before, _) = form.split_once('«').unwrap_or_else(|| panic!("{new} has no mark"));
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let told = archive(&form.replacen('«', "", 1)).told(Language::En);
        let severity = if code == "form-unlisted" { "notice" } else { "error" };
        let expected = format!("content/forms/f.yaml:{line}:{column}: {severity}[{code}]: ");
        if !told.starts_with(&expected) || told.trim_end().lines().count() != 1 {
            wrong.push(format!(
                "{new}\n  expected {expected}\n  told     {}",
                told.trim_end().replace('\n', "\n           ")
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn keys_that_do_not_exist_or_are_missing() {
    told_once_at_its_place(&KEYS);
}

#[test]
fn words_that_are_not_among_those_there_are() {
    told_once_at_its_place(&WORDS);
}

#[test]
fn ids_that_cannot_be_or_are_given_twice() {
    told_once_at_its_place(&IDS);
}

#[test]
fn periods_that_are_none() {
    told_once_at_its_place(&PERIODS);
}

#[test]
fn names_of_nothing() {
    told_once_at_its_place(&NAMES);
}

#[test]
fn shapes_that_say_nothing() {
    told_once_at_its_place(&SHAPES);
}

#[test]
fn every_code_about_forms_is_tried() {
    let mistakes = [&KEYS[..], &WORDS, &IDS, &PERIODS, &NAMES, &SHAPES].concat();
    let tried: BTreeSet<&str> = mistakes.iter().map(|(_, _, code)| *code).collect();
    let pages = explain::pages();
    let untried: Vec<&str> = pages
        .iter()
        .map(|page| page.code)
        .filter(|code| code.starts_with("form-") && !tried.contains(code))
        .collect();
    assert_eq!(untried, Vec::<&str>::new());
}
