//! When several checks fail together, the one cell whose change would satisfy them all.

use crate::analysis::check::Outcome;
use crate::publish::pipeline::Checked;
use crate::testing::Scratch;

/// A table whose rows and columns have totals, and a line of single cells under free checks.
fn archive(checks: &str, table: &str, cells: &str) -> Checked {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Sums\nlanguages: [en]\n");
    let form = format!(
        "id: f
title: F
used: {{kind: year}}
tables:
  - id: t
    title: T
    columns: [{{id: x, label: X}}, {{id: y, label: Y}}, {{id: all, label: All, total: true}}]
    rows: [{{id: a, label: A}}, {{id: b, label: B}}, {{id: sum, label: Sum, total: true}}]
  - id: s
    title: S
    columns: [{{id: n, label: N}}]
    rows: [{{id: p, label: P}}, {{id: q, label: Q}}, {{id: r, label: R}}, {{id: u, label: U}}]
    checks: [{checks}]
"
    );
    scratch.write("content/forms/f.yaml", form);
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    let [a, b, sum] = table.split(" | ").collect::<Vec<_>>()[..] else { panic!("{table}") };
    let [p, q, r, u] = cells.split(' ').collect::<Vec<_>>()[..] else { panic!("{cells}") };
    let report = format!(
        "---\nform: f\nstatistics:\n  t: {{a: [{a}], b: [{b}], sum: [{sum}]}}\n  s: {{p: [{p}], q: [{q}], r: \
            [{r}], u: [{u}]}}\n---\n"
    );
    scratch.write("content/office/2020.md", report);
    let checked = scratch.check();
    assert!(!checked.has_errors(), "{:#?}", checked.diagnostics);
    checked
}

/// Each failed check with the cell named for it, the figure offered there, and how many checks it would
/// satisfy.
fn named(checked: &Checked) -> Vec<(String, Option<String>)> {
    let archive = &checked.archive;
    let failed = checked.findings.iter().filter(|finding| finding.outcome == Outcome::Contradiction);
    failed
        .map(|finding| {
            let culprit = finding.culprit.as_ref().map(|culprit| {
                let address = archive.cell(culprit.cell).address();
                format!("{address} = {} ({})", culprit.figure, culprit.checks)
            });
            (archive.form(finding.form).check(finding.check).id.clone(), culprit)
        })
        .collect()
}

fn expect(checked: &Checked, expected: &[(&str, Option<&str>)]) {
    let found = named(checked);
    let found: Vec<_> = found.iter().map(|(check, culprit)| (check.as_str(), culprit.as_deref())).collect();
    assert_eq!(found, expected);
}

const NONE: &str = "";
const RIGHT: &str = "1, 2, 3 | 4, 5, 9 | 5, 7, 12";

#[test]
fn nothing_fails_where_all_adds_up() {
    expect(&archive(NONE, RIGHT, "0 0 0 0"), &[]);
}

#[test]
fn the_cell_where_a_row_and_a_column_cross_is_named() {
    let checked = archive(NONE, "1, 2, 3 | 7, 5, 9 | 5, 7, 12", "0 0 0 0");
    let b_x = Some("t.b.x = 4 (2)");
    expect(&checked, &[("t.all", b_x), ("t.sum", b_x)]);
    // The offer is told with the finding, and nothing is changed.
    let told = checked.all_diagnostics(false);
    assert_eq!(told.len(), 2);
    for diagnostic in told {
        let remedy = diagnostic.remedy.unwrap();
        assert!(
            remedy.en.contains("B · X") && remedy.en.contains("4, all 2 checks would hold"),
            "{}",
            remedy.en
        );
        assert!(remedy.zh.contains("为 4，则 2 项勾稽全部成立"), "{}", remedy.zh);
    }
    let report = checked.archive.reports.iter().next().unwrap();
    let cell = report.data.find("t.b.x").unwrap();
    assert_eq!(report.data.figure(cell).to_string(), "7");
}

#[test]
fn a_total_is_named_where_it_is_the_one_that_is_wrong() {
    let grand = Some("t.sum.all = 12 (2)");
    expect(&archive(NONE, "1, 2, 3 | 4, 5, 9 | 5, 7, 21", "0 0 0 0"), &[("t.all", grand), ("t.sum", grand)]);
}

#[test]
fn a_blank_may_be_the_one() {
    let blank = Some("t.b.x = 4 (2)");
    expect(&archive(NONE, "1, 2, 3 | ~, 5, 9 | 5, 7, 12", "0 0 0 0"), &[("t.all", blank), ("t.sum", blank)]);
}

#[test]
fn one_failed_check_names_nobody() {
    let check = "{id: one, says: One, equal: [[p.n], [q.n]]}";
    expect(&archive(check, RIGHT, "1 2 0 0"), &[("s.one", None)]);
}

#[test]
fn of_two_possible_cells_neither_is_named() {
    let checks =
        "{id: one, says: One, equal: [[p.n, q.n], [r.n]]}, {id: two, says: Two, equal: [[p.n, q.n], [u.n]]}";
    expect(&archive(checks, RIGHT, "1 1 5 5"), &[("s.one", None), ("s.two", None)]);
}

#[test]
fn a_cell_is_not_named_where_its_change_would_break_a_check_that_holds() {
    let two = "{id: one, says: One, equal: [[p.n], [q.n]]}, {id: two, says: Two, equal: [[p.n], [r.n]]}";
    let p = Some("s.p.n = 5 (2)");
    expect(&archive(two, RIGHT, "1 5 5 1"), &[("s.one", p), ("s.two", p)]);
    let three = format!("{two}, {{id: three, says: Three, equal: [[p.n], [u.n]]}}");
    expect(&archive(&three, RIGHT, "1 5 5 1"), &[("s.one", None), ("s.two", None)]);
}

#[test]
fn two_checks_that_ask_for_different_figures_name_nobody() {
    let checks = "{id: one, says: One, equal: [[p.n], [q.n]]}, {id: two, says: Two, equal: [[p.n], [r.n]]}";
    expect(&archive(checks, RIGHT, "1 5 6 0"), &[("s.one", None), ("s.two", None)]);
}

#[test]
fn a_count_below_zero_is_not_offered() {
    let checks =
        "{id: one, says: One, equal: [[p.n, q.n], [0]]}, {id: two, says: Two, equal: [[p.n, r.n], [u.n]]}";
    // Only P is in both, and would have to be −3.
    expect(&archive(checks, RIGHT, "1 3 4 1"), &[("s.one", None), ("s.two", None)]);
}

#[test]
fn a_subtracted_cell_is_named_with_the_figure_that_is_right() {
    let checks =
        "{id: one, says: One, equal: [[p.n, -q.n], [r.n]]}, {id: two, says: Two, equal: [[q.n], [u.n]]}";
    let q = Some("s.q.n = 2 (2)");
    expect(&archive(checks, RIGHT, "9 4 7 2"), &[("s.one", q), ("s.two", q)]);
}

#[test]
fn mistakes_that_have_nothing_to_do_with_each_other_are_named_apart() {
    let checks = "{id: one, says: One, equal: [[p.n], [q.n]]}, {id: two, says: Two, equal: [[p.n], [r.n]]}";
    let checked = archive(checks, "1, 2, 3 | 7, 5, 9 | 5, 7, 12", "1 5 5 0");
    let (b_x, p) = (Some("t.b.x = 4 (2)"), Some("s.p.n = 5 (2)"));
    expect(&checked, &[("t.all", b_x), ("t.sum", b_x), ("s.one", p), ("s.two", p)]);
}

#[test]
fn two_wrong_cells_in_different_rows_and_columns_name_nobody_falsely() {
    // A·X and B·Y are each one too high: no single cell explains the four checks.
    let checked = archive(NONE, "2, 2, 3 | 4, 6, 9 | 5, 7, 12", "0 0 0 0");
    let found = named(&checked);
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|(_, culprit)| culprit.is_none()), "{found:?}");
}
