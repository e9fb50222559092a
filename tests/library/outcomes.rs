//! Every check ends in one of three ways: it holds, it fails, or it cannot be assessed.

use crate::support::Scratch;
use annals::{Language, Reason, Tally};
use std::collections::BTreeMap;

/// An archive whose form has these tables and whose one report has these figures.
pub(crate) fn archive(tables: &str, report: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Sums\nlanguages: [en, zh]\n");
    scratch
        .write("content/forms/f.yaml", format!("id: f\ntitle: F\nused: {{kind: year}}\ntables:\n{tables}"));
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    scratch.write("content/office/2020.md", format!("---\nform: f\n{report}\n---\n"));
    scratch
}

pub(crate) fn tally(scratch: &Scratch) -> Tally {
    let checked = scratch.check();
    assert!(!checked.has_errors(), "{:#?}", checked.diagnostics);
    checked.findings.tally()
}

/// How many could not be assessed, for these reasons.
fn reasons(reasons: &[(Reason, usize)]) -> BTreeMap<Reason, usize> {
    reasons.iter().copied().collect()
}

const SEVEN: &str = "  - id: t
    title: T
    columns: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}, {id: d, label: D}, {id: e, label: E},
      {id: g, label: G}, {id: all, label: All, total: true}]
    rows: [{id: r, label: R}]
";

#[test]
fn a_sum_that_holds_only_with_blanks_counted_as_0_says_so() {
    let scratch = archive(SEVEN, "statistics: {t: {r: [20, 3, ~, ~, 1, ~, 24]}}");
    let counted = tally(&scratch);
    assert_eq!((counted.held, counted.held_on_empty, counted.made()), (1, 1, 1));
    scratch.build();
    let page = scratch.read("public/office/2020/index.html");
    assert!(page.contains("1 holds (1 counts blank cells or cells not given as 0)"), "{page}");
    let page = scratch.read("public/zh/office/2020/index.html");
    assert!(page.contains("1 项成立（其中 1 项把空白或未给出的格按 0 计）"));
    let data = scratch.read("public/office/2020/figures.json");
    assert!(data.contains("\"held_counting_empty_cells_as_0\":1"), "{data}");
    // Without blanks there is no such word.
    let full = archive(SEVEN, "statistics: {t: {r: [20, 3, 0, 0, 1, 0, 24]}}");
    assert_eq!(tally(&full).held_on_empty, 0);
    full.build();
    assert!(!full.read("public/office/2020/index.html").contains("counts blank"));
}

#[test]
fn a_sum_that_fails_says_how_many_blanks_count_as_0() {
    let told = archive(SEVEN, "statistics: {t: {r: [20, 3, ~, 0, 1, ~, 25]}}").told(Language::En);
    assert!(
        told.contains("A 20 + B 3 + E 1 + 1 other term of 0 = 24; All 25; difference 1 (counting 2 blank"),
        "{told}"
    );
}

#[test]
fn a_blank_total_is_not_assessable_even_beside_zeros() {
    for figures in ["[20, 3, 0, 0, 1, 0, ~]", "[0, 0, 0, 0, 0, 0, ~]"] {
        let counted = tally(&archive(SEVEN, &format!("statistics: {{t: {{r: {figures}}}}}")));
        assert_eq!((counted.held, counted.failed()), (0, 0));
        assert_eq!(counted.open, reasons(&[(Reason::Blank, 1)]));
    }
}

#[test]
fn a_row_of_blanks_says_nothing() {
    let counted = tally(&archive(SEVEN, "statistics: {t: {r: [~, ~, ~, ~, ~, ~, ~]}}"));
    assert_eq!(counted.open, reasons(&[(Reason::NothingStated, 1)]));
}

const STAFFED: &str = "  - id: t
    title: T
    columns: [{id: requests, label: Requests}, {id: staff, label: Staff, sparse: true}]
    rows: [{id: r, label: R}]
    checks: [{id: staffed, each: row, says: Requests need staff, requires: {when: requests, then: staff}}]
";

#[test]
fn a_figure_that_another_requires_and_that_is_blank_or_not_given_is_told() {
    for (figures, reason, words) in [
        ("{requests: 5, staff: ~}", Reason::Blank, "Requests 5, but Staff blank: cannot be checked"),
        ("{requests: 5}", Reason::NotGiven, "Requests 5, but Staff not given: cannot be checked"),
        ("{requests: 5, staff: suppressed}", Reason::Withheld, "Requests 5, but Staff withheld"),
    ] {
        let scratch = archive(STAFFED, &format!("statistics: {{t: {{r: {figures}}}}}"));
        let told = scratch.told(Language::En);
        assert!(
            told.contains("notice[finding-unassessed]: t.staffed (R): ") && told.contains(words),
            "{told}"
        );
        assert_eq!(tally(&scratch).open, reasons(&[(reason, 1)]));
    }
    for (figures, held, failed) in [("[5, 1]", 1, 0), ("[0, ~]", 1, 0), ("[5, 0]", 0, 1)] {
        let counted = tally(&archive(STAFFED, &format!("statistics: {{t: {{r: {figures}}}}}")));
        assert_eq!((counted.held, counted.failed(), counted.unassessed()), (held, failed, 0), "{figures}");
    }
    let unknown = tally(&archive(STAFFED, "statistics: {t: {r: [~, 5]}}"));
    assert_eq!(unknown.open, reasons(&[(Reason::Blank, 1)]));
}

const TWO: &str = "  - id: t
    title: T
    columns: [{id: n, label: N}]
    rows: [{id: offices, label: Office, open: true}]
    checks: [{id: same, each: row, says: Both tables count the same, equal: [[n], [u.n]]}]
  - id: u
    title: The other table
    columns: [{id: n, label: N}]
    rows: [{id: offices, label: Office, open: true}]
";

#[test]
fn a_row_that_the_other_table_lacks_is_told() {
    let scratch =
        archive(TWO, "rows: {t: {x: X, y: Y}, u: {x: X}}\nstatistics: {t: {x: [1], y: [2]}, u: {x: [1]}}");
    let counted = tally(&scratch);
    assert_eq!((counted.held, counted.failed()), (1, 0));
    assert_eq!(counted.open, reasons(&[(Reason::Lacking, 1)]));
    let told = scratch.told(Language::En);
    assert!(told.contains("t.same (Y): N 2, but “The other table” has no such row or column"), "{told}");
}

#[test]
fn a_check_over_years_without_a_year_before_is_counted() {
    let tables = SEVEN.replace(
        "    rows: [{id: r, label: R}]\n",
        "    rows: [{id: r, label: R}]\n    checks: [{id: carried, each: row, says: A is what B was, \
         equal: [[a], [b@last]]}]\n",
    );
    let counted = tally(&archive(&tables, "statistics: {t: {r: [1, 0, 0, 0, 0, 0, 1]}}"));
    assert_eq!((counted.held, counted.open), (1, reasons(&[(Reason::NoPeriodBefore, 1)])));
}

#[test]
fn a_table_that_is_left_out_leaves_its_checks_not_assessable() {
    let tables = format!(
        "{SEVEN}  - id: v\n    title: V\n    columns: [{{id: n, label: N}}]\n    rows: [{{id: r, label: \
         R}}]\n"
    );
    let scratch = archive(&tables, "omitted: {t: Not printed}\nstatistics: {v: {r: [1]}}");
    let counted = tally(&scratch);
    assert_eq!((counted.held, counted.open), (0, reasons(&[(Reason::NoTable, 1)])));
}

#[test]
fn one_of_several_equalities_holds_or_all_must_be_known_to_fail() {
    let tables = "  - id: t
    title: T
    columns: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]
    rows: [{id: r, label: R}]
    checks: [{id: either, each: row, says: A is B or C, any: [[[a], [b]], [[a], [c]]]}]
";
    for (figures, expected) in [
        ("[1, 1, ~]", (1, 0, 0)),
        ("[1, 2, 1]", (1, 0, 0)),
        ("[1, 2, 3]", (0, 1, 0)),
        ("[1, 2, ~]", (0, 0, 1)),
    ] {
        let counted = tally(&archive(tables, &format!("statistics: {{t: {{r: {figures}}}}}")));
        assert_eq!((counted.held, counted.failed(), counted.unassessed()), expected, "{figures}");
    }
}

#[test]
fn a_smallest_among_parts_of_which_one_is_withheld_is_not_assessable() {
    let tables = "  - id: t
    title: T
    columns: [{id: least, label: Least}, {id: a, label: A}, {id: b, label: B}]
    rows: [{id: r, label: R}]
    checks: [{id: low, each: row, says: The least, extreme: {value: least, of: [a, b], is: min}}]
";
    for (figures, expected) in [
        ("[1, 1, 2]", (1, 0, 0)),
        ("[1, 1, suppressed]", (0, 0, 1)),
        ("[2, 1, suppressed]", (0, 1, 0)),
        ("[1, 1, /]", (1, 0, 0)),
    ] {
        let counted = tally(&archive(tables, &format!("statistics: {{t: {{r: {figures}}}}}")));
        assert_eq!((counted.held, counted.failed(), counted.unassessed()), expected, "{figures}");
    }
}
