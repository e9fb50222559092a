//! A check that can never be made, or never fail, is an error of the form; a share without a unit is made.

use crate::outcomes::{archive, tally};
use annals::Language;

/// A form of two tables with one check of the first.
fn tables(check: &str) -> String {
    format!(
        "  - id: t
    title: T
    columns:
      - {{id: a, label: A}}
      - {{id: b, label: B}}
      - {{id: s, label: Share, kind: amount, decimals: 1, adds: false}}
      - {{id: w, label: Words, kind: text}}
      - {{id: d, label: Change, kind: change}}
    rows:
      - {{id: one, label: One}}
      - {{id: more, label: More, rows: [{{id: two, label: Two}}, {{id: three, label: Three}}]}}
      - {{id: named, label: Named, open: true}}
    checks: [{{id: c, says: It is so, {check}}}]
  - id: u
    title: U
    columns: [{{id: a, label: A}}]
    rows: [{{id: other, label: Other}}]
"
    )
}

#[test]
fn a_share_of_a_column_without_a_unit_is_a_percentage() {
    let tables = "  - id: t
    title: T
    columns: [{id: a, label: A}, {id: b, label: B}, {id: s, label: S, kind: amount, adds: false}]
    rows: [{id: r, label: R}]
    checks: [{id: c, each: row, says: S is the share, share: {value: s, part: a, whole: b, decimals: 1}}]
";
    for (share, held, failed) in [("25.0", 1, 0), ("0.25", 0, 1), ("40.0", 0, 1)] {
        let counted = tally(&archive(tables, &format!("statistics: {{t: {{r: [1, 4, {share}]}}}}")));
        assert_eq!((counted.held, counted.failed(), counted.made()), (held, failed, 1), "{share}");
    }
}

#[test]
fn a_check_that_can_never_fire_is_an_error_of_its_form() {
    for (check, words) in [
        ("each: column, order: {of: one, is: descending}", "one cell alone has no order"),
        ("each: row, order: {of: a, is: descending}", "one cell alone has no order"),
        ("each: row, equal: [[a], [a]]", "it holds whatever the figures are"),
        ("each: row, equal: [[a, b], [b, a]]", "it holds whatever the figures are"),
        ("each: row, equal: [[a, -a], [0]]", "it holds whatever the figures are"),
        ("each: row, at_most: [[a], [a, b]]", "it holds whatever the figures are"),
        ("each: row, at_least: [[a], [0]]", "it holds whatever the figures are"),
        ("each: row, any: [[[a], [b]], [[a], [a]]]", "it holds whatever the figures are"),
        ("each: row, between: {value: a, of: [a, b]}", "it holds whatever the figures are"),
        ("each: row, extreme: {value: a, of: [a], is: min}", "it holds whatever the figures are"),
        ("each: row, requires: {when: a, then: a}", "it holds whatever the figures are"),
        ("each: row, change: {of: a@last, factor: 3}", "it holds whatever the figures are"),
        ("each: row, equal: [[a], [w]]", "words cannot be added or compared"),
        ("each: column, only: [w], equal: [[one], [two]]", "words cannot be added or compared"),
        ("each: column, requires: {when: more, then: one}", "several cells where one is needed"),
        ("each: column, share: {value: one, part: two, whole: more, decimals: 1}", "several cells"),
        ("each: row, only: [one], equal: [[a], [u.a]]", "the other table has none of the rows"),
        ("each: row, kinds: [city], not_kinds: [city], at_most: [[a], [b]]", "leaves out every kind"),
        ("equal: [[one.a], [two.a]], only: [one]", "have nothing to narrow"),
    ] {
        let told = archive(&tables(check), "statistics: {t: {one: [1, 2, 3.0, x, 1]}}").told(Language::En);
        let first = told.lines().next().unwrap_or_default();
        assert!(first.starts_with("content/forms/f.yaml:"), "{check}: {told}");
        assert!(told.contains(words), "{check}: {told}");
    }
}

#[test]
fn a_total_of_nothing_is_an_error_of_its_form() {
    let tables = "  - id: t\n    title: T\n    columns: [{id: all, label: All, total: true}]\n    \
                  rows: [{id: r, label: R}]\n";
    let told = archive(tables, "statistics: {t: {r: [1]}}").told(Language::En);
    assert!(told.contains("error[form-check-never]: 't.all' can never be made"), "{told}");
}

#[test]
fn checks_that_can_fire_are_no_error() {
    for check in [
        "each: column, order: {of: named, is: descending}",
        "each: column, order: {of: more, is: descending}",
        "each: row, at_most: [[a], [d]]",
        "each: row, at_least: [[d], [0]]",
        "each: row, equal: [[a], [0]]",
        "each: row, equal: [[a], [a@last]]",
        "each: row, extreme: {value: a, of: [a, b], is: max}",
        // The column of words is left out by itself.
        "each: column, equal: [[one], [two]]",
    ] {
        let told = archive(&tables(check), "draft: true\nstatistics: {}").told(Language::En);
        assert_eq!(told, "", "{check}");
    }
}

#[test]
fn a_reading_that_looks_at_no_row_is_an_error_of_its_form() {
    let reading = "readings:\n  - {id: way, blocks: [t], each: column, equal: [[one], [two]], says: Way, \
                   holds: One, else: Other}\n";
    let form = tables("each: row, at_most: [[a], [b]]") + reading;
    let told = archive(&form, "draft: true\nstatistics: {}").told(Language::En);
    assert!(told.contains("error[form-term-shape]: a reading looks at each row"), "{told}");
}

#[test]
fn a_kind_of_publisher_that_annals_yaml_lacks_is_an_error_of_the_form() {
    for (kinds, declared, words) in [
        ("kinds: [village]", "", "'village', which annals.yaml does not have"),
        ("kinds: [city, village]", "kinds: {city: City}", "'village', which annals.yaml does not have"),
        ("not_kinds: [citty]", "kinds: {city: City}", "'citty', which annals.yaml does not have"),
    ] {
        let scratch = archive(&tables(&format!("each: row, {kinds}, at_most: [[a], [b]]")), "draft: true");
        scratch.write("annals.yaml", format!("title: Sums\nlanguages: [en, zh]\n{declared}\n"));
        let told = scratch.told(Language::En);
        assert!(told.contains("error[form-unknown-kind]: 't.c'") && told.contains(words), "{told}");
    }
    let scratch = archive(&tables("each: row, not_kinds: [village], at_most: [[a], [b]]"), "draft: true");
    assert_eq!(scratch.told(Language::En), "");
}

#[test]
fn a_check_that_is_narrowed_to_nothing_is_refused() {
    let tables = "  - id: t
    title: T
    columns: [{id: a, label: A}, {id: b, label: B}]
    rows: [{id: r, label: R}]
    checks: [{id: x, each: row, only: [], says: X, at_most: [[a], [b]]}]
";
    let told = archive(tables, "statistics: {t: {r: [1, 2]}}").told(Language::En);
    assert!(told.contains("error[form-empty]: this leaves the check nothing to be repeated over"), "{told}");
}
