//! Rows that reports name under rows: counted in them, told apart by their words.

use crate::support::Scratch;
use annals::Language;

const FORM: &str = "id: f
title: F
used: {kind: year}
tables:
  - id: t
    title: T
    columns: [{id: n, label: N}, {id: share, label: Share, kind: amount, adds: false, sparse: true}]
    rows:
      - {id: offices, label: Office, open: true}
      - {id: reasons, label: Reason, open: true, in: offices}
      - {id: other, label: Other}
      - {id: described, label: Described, open: true, in: other}
      - {id: all, label: All, total: true}
    absent: [reasons.share, described.share]
";

fn archive(rows: &str, figures: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Rows\nlanguages: [en]\n");
    scratch.write("content/forms/f.yaml", FORM);
    scratch.write("content/agency/index.md", "---\nname: Agency\n---\n");
    let report = format!("---\nform: f\nrows: {{t: {{{rows}}}}}\nstatistics: {{t: {{{figures}}}}}\n---\n");
    scratch.write("content/agency/2024.md", report);
    scratch
}

const ROWS: &str = "x: Office X, y: Office Y, x1: {label: Moot, in: x}, x2: {label: Late, in: x}, \
                    o1: {label: Lost, in: other}";
const FIGURES: &str =
    "x: {n: 5, share: 1.5}, x1: {n: 2}, x2: {n: 3}, y: {n: 1}, other: {n: 4}, o1: {n: 4}, all: {n: 10}";

fn findings(rows: &str, figures: &str) -> Vec<String> {
    let checked = archive(rows, figures).check();
    assert!(!checked.has_errors(), "{:?}", checked.diagnostics);
    checked.findings.iter().map(|finding| finding.message.text("en").to_owned()).collect()
}

#[test]
fn rows_are_counted_in_the_row_over_them_and_nowhere_else() {
    assert_eq!(findings(ROWS, FIGURES), Vec::<String>::new());
    let wrong = FIGURES.replace("x2: {n: 3}", "x2: {n: 4}");
    assert_eq!(findings(ROWS, &wrong), ["Office X · Moot 2 + Office X · Late 4 = 6; N 5; difference 1"]);
    let wrong = FIGURES.replace("o1: {n: 4}", "o1: {n: 3}");
    assert_eq!(findings(ROWS, &wrong), ["Other · Lost 3; N 4; difference 1"]);
    let wrong = FIGURES.replace("all: {n: 10}", "all: {n: 19}");
    assert_eq!(findings(ROWS, &wrong).len(), 1);
}

#[test]
fn rows_under_one_row_have_words_that_tell_them_apart() {
    assert_eq!(findings(&ROWS.replace("Late", "Moot"), FIGURES), ["2 rows under it are called “Moot”"]);
    assert_eq!(
        findings(&ROWS.replace("{label: Late, in: x}", "{in: x}"), FIGURES),
        ["1 of the rows under it have no words"]
    );
    // Under another row the same words are others.
    assert_eq!(findings(&ROWS.replace("Lost", "Moot"), FIGURES), Vec::<String>::new());
}

#[test]
fn they_are_published_after_their_row_with_its_words() {
    // In whatever order they are written.
    let figures = "o1: {n: 4}, x2: {n: 3}, x1: {n: 2}, y: {n: 1}, x: {n: 5}, other: {n: 4}, all: {n: 10}";
    let scratch = archive(ROWS, figures);
    scratch.build();
    let page = scratch.read("public/agency/2024/index.html");
    let at = |words: &str| page.find(&format!(">{words}<")).unwrap_or_else(|| panic!("{words}: {page}"));
    let order =
        ["Office Y", "Office X", "Office X · Late", "Office X · Moot", "Other", "Other · Lost", "All"];
    let places = order.map(at);
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_row_stands_under_one_that_can_have_rows() {
    for (rows, words) in [
        (ROWS.replace("in: other", "in: all"), "no rows can stand under 'all'"),
        (ROWS.replace("{label: Late, in: x}", "{label: Late, in: x1}"), "no rows can stand under 'x1'"),
    ] {
        let told = archive(&rows, FIGURES).told(Language::En);
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn an_optional_table_that_a_report_lacks_is_not_asked_for() {
    let optional = "  - id: u\n    optional: true\n    title: U\n    columns: [{id: n, label: N}]\n    rows: \
                    [{id: other, label: Other}]\n    checks: [{id: same, each: row, says: The same, \
                    equal: [[n], [t.n]]}]\n";
    let scratch = archive(ROWS, FIGURES);
    scratch.write("content/forms/f.yaml", format!("{FORM}{optional}"));
    assert_eq!(scratch.told(Language::En), "");
    let given = format!("{FIGURES}}}, u: {{other: [5]");
    let report = archive(ROWS, &given).read("content/agency/2024.md");
    scratch.write("content/agency/2024.md", report);
    assert!(scratch.told(Language::En).contains("N 5; N 4"), "{}", scratch.told(Language::En));
}
