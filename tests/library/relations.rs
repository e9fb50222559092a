//! Relations beyond sums: strict comparisons, numbers of the form's own, dates, lists that must not be empty,
//! figures that go together.

use crate::outcomes::{archive, tally};
use annals::Language;

/// A form of two tables with one check of the first.
fn tables(check: &str) -> String {
    format!(
        "  - id: t
    title: T
    sparse: true
    columns:
      - {{id: a, label: A}}
      - {{id: b, label: B}}
      - {{id: from, label: From, kind: date}}
      - {{id: till, label: Till, kind: date}}
      - {{id: words, label: Words, kind: text}}
    rows:
      - {{id: one, label: One}}
      - {{id: more, label: More, rows: [{{id: two, label: Two}}, {{id: three, label: Three}}]}}
    checks: [{{id: c, says: It is so, {check}}}]
  - id: u
    title: U
    columns: [{{id: a, label: A}}]
    rows: [{{id: one, label: One}}, {{id: named, label: Named, open: true}}]
"
    )
}

/// The sentences of what is found by a check, where the first table has these rows and the second those.
fn told(check: &str, rows: &str, other: &str) -> Vec<String> {
    let scratch = archive(&tables(check), &format!("statistics: {{t: {{{rows}}}, u: {{{other}}}}}"));
    let checked = scratch.check();
    assert!(!checked.has_errors(), "{check}: {}", scratch.told(Language::En));
    checked.findings.iter().map(|finding| finding.message.text("en").to_owned()).collect()
}

/// Two rows that say nothing, after one with these cells.
fn one(cells: &str) -> String {
    format!("one: {{{cells}}}, two: {{a: ~}}, three: {{a: ~}}")
}

#[test]
fn a_strict_comparison_fails_where_both_sides_are_equal() {
    for (check, cells, expected) in [
        ("below: [[a], [b]]", "a: 2, b: 3", ""),
        ("below: [[a], [b]]", "a: 3, b: 3", "A 3 should be below B 3"),
        ("below: [[a], [b]]", "a: <3, b: 3", ""),
        ("below: [[a], [b]]", "a: \">3\", b: 3", "A >3 should be below B 3"),
        ("below: [[a], [b]]", "a: \">3\", b: \">3\"", "A >3 should be below B >3"),
        ("above: [[a], [b]]", "a: 3, b: 3", "A 3 should be above B 3"),
        ("above: [[a], [b]]", "a: 4, b: 3", ""),
        ("above: [[a], [0]]", "a: 0", "A 0 should be above 0"),
        ("above: [[a], [0]]", "a: ≥1", ""),
    ] {
        let found = told(&format!("each: row, {check}"), &one(cells), "one: [1]");
        assert_eq!(found.join("|"), expected, "{check}: {cells}");
    }
}

#[test]
fn a_form_states_numbers_of_its_own() {
    for (check, cells, expected) in [
        ("at_most: [[a], [20]]", "a: 20", ""),
        ("at_most: [[a], [20]]", "a: 21", "A 21 should not be above 20"),
        ("equal: [[a, 1], [b]]", "a: 4, b: 5", ""),
        ("equal: [[a, 1], [b]]", "a: 4, b: 4", "A 4 + 1 = 5; B 4; difference 1"),
        ("equal: [[a, -1.5], [b]]", "a: 4, b: 4", "A 4 − 1.5 = 2.5; B 4; difference 1.5"),
        ("extreme: {value: a, of: [b, 10], is: min}", "a: 10, b: 200", ""),
        ("extreme: {value: a, of: [b, 10], is: min}", "a: 3, b: 3", ""),
        (
            "extreme: {value: a, of: [b, 10], is: min}",
            "a: 9, b: 200",
            "A 9, but the smallest of the parts is 10",
        ),
        ("between: {value: a, of: [0, 100]}", "a: 101", "A 101 is not between 0 and 100"),
        ("between: {value: a, of: [0, 100]}", "a: 100", ""),
    ] {
        let found = told(&format!("each: row, {check}"), &one(cells), "one: [1]");
        assert_eq!(found.join("|"), expected, "{check}: {cells}");
    }
}

#[test]
fn dates_are_held_against_dates() {
    for (check, cells, expected) in [
        ("at_most: [[from], [till]]", "from: 2024-03-01, till: 2024-03-01", ""),
        (
            "at_most: [[from], [till]]",
            "from: 2024-03-02, till: 2024-03-01",
            "From 2024-03-02 should not be after Till 2024-03-01",
        ),
        (
            "below: [[from], [till]]",
            "from: 2024-03-01, till: 2024-03-01",
            "From 2024-03-01 should be before Till 2024-03-01",
        ),
        // A day less another is a number of days, across a leap day.
        ("at_most: [[till, -from], [20]]", "from: 2024-02-20, till: 2024-03-11", ""),
        (
            "at_most: [[till, -from], [20]]",
            "from: 2024-02-20, till: 2024-03-12",
            "Till 2024-03-12 − From 2024-02-20 = 21 should not be above 20",
        ),
        (
            "at_most: [[till, -from], [20]]",
            "from: ~, till: 2024-03-12",
            "Till 2024-03-12, but From blank: cannot be checked",
        ),
        ("order: {of: [from, till], is: ascending}", "from: 2024-02-20, till: 2024-03-12", ""),
        (
            "order: {of: [from, till], is: descending}",
            "from: 2024-02-20, till: 2024-03-12",
            "should fall from row to row, but after From 2024-02-20 comes Till 2024-03-12",
        ),
    ] {
        let found = told(&format!("each: row, {check}"), &one(cells), "one: [1]");
        assert_eq!(found.join("|"), expected, "{check}: {cells}");
    }
}

#[test]
fn what_is_no_date_is_published_with_a_finding() {
    let check = "each: row, at_most: [[from], [till]]";
    let rows = one("from: 2024-02-30, till: 29.2.2024");
    let found = told(check, &rows, "one: [1]");
    let unchecked = "From 2024-02-30 is no date: cannot be checked";
    assert_eq!(found, ["From 2024-02-30 is no date", "Till 29.2.2024 is no date", unchecked]);
    let scratch = archive(&tables(check), &format!("statistics: {{t: {{{rows}}}, u: {{one: [1]}}}}"));
    scratch.build();
    let page = scratch.read("public/office/2020/index.html");
    assert!(page.contains("2024-02-30") && page.contains("29.2.2024"), "{page}");
    let told = scratch.told(Language::Zh);
    assert!(told.contains("2024-02-30，不是日期"), "{told}");
    // What is blank or does not apply is no wrong date.
    assert!(self::told(check, &one("from: ~, till: N/A"), "one: [1]").is_empty());
}

#[test]
fn a_date_that_is_asked_for_and_missing_is_a_finding() {
    let check = "each: row, requires: {when: a, then: from}";
    for (cells, expected) in [
        ("a: 1, from: 2024-03-01", ""),
        ("a: 0, from: ~", ""),
        ("a: 1, from: ~", "A 1, but From blank: it should be given"),
        ("a: 1", "A 1, but From not given: it should be given"),
    ] {
        assert_eq!(told(check, &one(cells), "one: [1]").join("|"), expected, "{cells}");
    }
}

#[test]
fn a_list_that_is_empty_where_a_figure_asks_for_it_is_a_finding() {
    let columns = "each: row, requires: {when: a, then: [b, from, words]}";
    for (cells, expected) in [
        ("a: 1, b: 2", ""),
        ("a: 1, words: see below", ""),
        ("a: 0", ""),
        ("a: 1, b: 0, from: N/A", "A 1, but all 3 entries of the list are empty"),
        ("a: 1, b: suppressed", "A 1, but B withheld: cannot be checked"),
    ] {
        assert_eq!(told(columns, &one(cells), "one: [1]").join("|"), expected, "{cells}");
    }
    // Rows that the report names itself: where it names none the list is empty.
    let named = "requires: {when: one.a, then: u.named.a}";
    let lists = |other: &str| told(named, &one("a: 3"), other).join("|");
    assert_eq!(lists("one: [1]"), "One · A 3, but “U” has no row for it");
    let tables = tables(named);
    let report = "rows: {u: {x: X}}
statistics:
  t: {one: {a: 3}, two: {a: ~}, three: {a: ~}}
  u: {one: [1], x: [2]}";
    assert_eq!(tally(&archive(&tables, report)).failed(), 0);
    assert_eq!(tally(&archive(&tables, &report.replace("x: [2]", "x: [0]"))).failed(), 1);
}

#[test]
fn figures_that_go_together_are_given_all_or_none() {
    let check = "each: row, together: [a, b]";
    for (cells, expected) in [
        ("a: 1, b: 2", ""),
        ("words: none", ""),
        ("a: 0, b: N/A", "A 0, but B not applicable: they are given together, or none of them"),
        ("b: 2", "B 2, but A not given: they are given together, or none of them"),
    ] {
        assert_eq!(told(check, &one(cells), "one: [1]").join("|"), expected, "{cells}");
    }
    // A row that the other table lacks.
    let found = told("each: row, together: [b, u.a]", &one("b: 1"), "one: [1]");
    assert!(found.is_empty(), "{found:?}");
    let rows = "one: {b: 1}, two: {b: 1}, three: {a: ~}";
    let found = told("each: row, together: [b, u.a]", rows, "one: [1]");
    assert_eq!(found, ["B 1, but “U” has no such row or column"]);
}

#[test]
fn a_median_beside_counts_is_no_part_of_their_total() {
    let tables = "  - id: t
    title: T
    columns: [{id: n, label: N}]
    rows:
      - {id: a, label: A, unit: requests}
      - {id: b, label: B, unit: requests}
      - {id: median, label: Median, kind: amount, decimals: 1, unit: days, adds: false}
      - {id: share, label: Share, kind: amount, unit: percent, adds: false}
      - {id: all, label: All, unit: requests, total: true}
";
    let counted = |all: u8| {
        let figures = format!("a: [2], b: [3], median: [7.5], share: [40.25], all: [{all}]");
        let counted = tally(&archive(tables, &format!("statistics: {{t: {{{figures}}}}}")));
        (counted.held, counted.failed(), counted.unassessed())
    };
    assert_eq!((counted(5), counted(6)), ((1, 0, 0), (0, 1, 0)));
}

#[test]
fn what_is_blank_where_it_applies_or_given_where_it_does_not_is_a_finding() {
    for (check, cells, expected) in [
        ("given: [a, b]", "a: 0, b: 0, from: ~", ""),
        ("given: [a, from]", "a: 0", "From not given: it should be given, be it 0"),
        ("given: [a, b]", "from: ~", "A not given: it should be given, be it 0 (and 1 other)"),
        ("given: [a]", "a: N/A", "A not applicable: it should be given, be it 0"),
        ("not_given: [a, b]", "a: ~, b: N/A", ""),
        ("not_given: [a, b]", "a: 0", "A 0: it does not apply here, and should not be given"),
    ] {
        let found = told(&format!("each: row, only: [one], {check}"), &one(cells), "one: [1]");
        assert_eq!(found.join("|"), expected, "{check}: {cells}");
    }
}

#[test]
fn how_figures_are_written_is_told_and_what_is_blank_is_not() {
    let others = "one: [1]";
    for (check, cells, expected) in [
        ("plain: [a, b]", "a: 1240, b: ~", ""),
        (
            "plain: [a, b]",
            "a: {printed: '1,240', value: 1240}, b: 3",
            "A 1,240: it should be a plain number in the unit of its cell",
        ),
        (
            "plain: [a, b]",
            "a: 1-3, b: N/A",
            "A 1-3: it should be a plain number in the unit of its cell (and 1 other)",
        ),
        ("plain: [a]", "a: <5", "A <5: it should be a plain number in the unit of its cell"),
        ("whole: [a, b]", "a: {printed: '1,240', value: 1240}, b: 1-3", ""),
    ] {
        let found = told(&format!("each: row, only: [one], {check}"), &one(cells), others);
        assert_eq!(found.join("|"), expected, "{check}: {cells}");
    }
}

#[test]
fn rows_that_the_form_names_can_be_put_in_order() {
    let ordered = |check: &str, a: [u8; 3]| {
        let [x, y, z] = a;
        told(check, &format!("one: {{a: {x}}}, two: {{a: {y}}}, three: {{a: {z}}}"), "one: [1]").len()
    };
    let check = "each: column, only: [a], order: {of: [one, two, three], is: descending}";
    assert_eq!((ordered(check, [3, 2, 2]), ordered(check, [3, 2, 4]), ordered(check, [1, 2, 2])), (0, 1, 1));
    let check = "each: column, only: [a], order: {of: [three, one], is: ascending}";
    assert_eq!((ordered(check, [3, 9, 2]), ordered(check, [2, 0, 3])), (0, 1));
}

#[test]
fn what_can_never_be_decided_or_has_no_meaning_is_an_error_of_the_form() {
    for (check, words) in [
        ("each: row, below: [[a], [a]]", "error[finding"),
        ("each: row, above: [[a], [-1]]", "it holds whatever the figures are"),
        ("each: row, at_most: [[0], [a, 1]]", "it holds whatever the figures are"),
        ("each: row, at_most: [[a], [from]]", "dates only with dates"),
        ("each: row, at_most: [[from], [20]]", "dates only with dates"),
        ("each: row, equal: [[from, till], [a]]", "dates only with dates"),
        ("each: row, order: {of: [a, from], is: ascending}", "dates only with dates"),
        ("each: row, order: {of: [a, 20], is: ascending}", "a number cannot stand here"),
        ("each: row, requires: {when: a, then: [20]}", "a number cannot stand here"),
        ("each: row, requires: {when: a, then: [a, b]}", "it holds whatever the figures are"),
        ("each: row, together: [a]", "it holds whatever the figures are"),
        ("each: row, together: [a, 1]", "a number cannot stand here"),
        ("each: row, equal: [[a], [1e3]]", "'1e3' cannot stand here"),
        ("each: row, equal: [[a], [10000000000]]", "'10000000000' cannot stand here"),
        ("equal: [[1], [1]]", "the check names no cell"),
    ] {
        let scratch =
            archive(&tables(check), &format!("statistics: {{t: {{{}}}, u: {{one: [1]}}}}", one("a: 1")));
        let told = scratch.told(Language::En);
        let expected = words != "error[finding";
        assert_eq!(told.contains("error["), expected, "{check}: {told}");
        assert!(!expected || told.contains(words), "{check}: {told}");
    }
}

#[test]
fn the_page_of_the_form_says_the_rules() {
    for (check, rule) in [
        ("each: row, below: [[a], [b, 20]]", "A &lt; B + 20"),
        ("each: row, at_least: [[till, -from], [1]]", "Till − From ≥ 1"),
        ("each: row, requires: {when: a, then: [b, words]}", "A &gt; 0 → an entry in B, Words"),
        ("each: row, together: [a, u.a]", "given all together, or none: A, U: A"),
    ] {
        let scratch =
            archive(&tables(check), &format!("statistics: {{t: {{{}}}, u: {{one: [1]}}}}", one("a: 1")));
        scratch.build();
        let page = scratch.read("public/forms/f/index.html");
        assert!(page.contains(rule), "{rule}: {page}");
    }
}

#[test]
fn a_total_of_columns_leaves_out_what_does_not_add() {
    let tables = |total: &str| {
        format!(
            "  - id: t
    title: T
    columns:
      - {{id: homes, label: Homes, unit: m³}}
      - {{id: firms, label: Firms, unit: m³}}
      - {{id: share, label: Share lost, kind: amount, unit: percent, adds: false}}
      - {{id: rest, label: Other share, kind: amount, unit: percent, adds: false}}
      - {{id: all, label: All, total: true{total}}}
    rows: [{{id: one, label: One}}]
"
        )
    };
    let told = |total: &str, row: &str| {
        let scratch = archive(&tables(total), &format!("statistics: {{t: {{one: {row}}}}}"));
        let checked = scratch.check();
        assert!(!checked.has_errors(), "{}", scratch.told(Language::En));
        let said = checked.findings.iter().map(|finding| finding.message.text("en").to_owned());
        said.collect::<Vec<_>>()
    };
    assert_eq!(told(", unit: m³", "[2, 3, 7.5, 1.5, 5]"), [""; 0]);
    assert_eq!(told(", unit: m³", "[2, 3, 7.5, 1.5, 14]"), ["Homes 2 + Firms 3 = 5; All 14; difference 9"]);
}

#[test]
fn two_names_that_differ_in_brackets_alone_are_told_apart() {
    let tables = "  - id: t
    title: T
    columns:
      - {id: law, label: Actions on the basis of the law}
      - {id: flagged, label: Actions on the basis of the law (trusted flaggers)}
      - {id: others, label: Actions for other reasons (of any kind)}
    rows: [{id: one, label: One}]
    checks:
      - {id: among, each: row, says: These are among those, at_most: [[flagged], [law]]}
      - {id: most, each: row, says: Most are by law, at_most: [[others], [law]]}
";
    let scratch = archive(tables, "statistics: {t: {one: [2, 3, 4]}}");
    let checked = scratch.check();
    let said: Vec<&str> = checked.findings.iter().map(|finding| finding.message.text("en")).collect();
    let [among, most] = said[..] else { panic!("{said:?}") };
    assert!(among.contains("Actions on the basis of the law (trusted flaggers) 3"), "{among}");
    assert!(most.contains("Actions for other reasons 4"), "{most}");
}
