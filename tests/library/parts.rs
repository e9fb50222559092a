//! A year beside its quarters: the sum between them is checked where all of them are there.

use crate::support::Scratch;
use annals::{Language, Reason};
use std::collections::BTreeSet;

/// An archive of a year and its quarters; each report with what stands in its cells.
fn archive(kind: &str, reports: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Parts\nlanguages: [en]\n");
    let form = |id: &str, head: &str, checks: &str| {
        let rows = "[{id: a, label: A}, {id: m, label: M, kind: amount, adds: false}]";
        let table =
            format!("  - id: t\n    title: T\n    columns: [{{id: n, label: N}}]\n    rows: {rows}\n");
        let text = format!("id: {id}\ntitle: F\n{head}\ntables:\n{table}{checks}");
        scratch.write(&format!("content/forms/{id}.yaml"), text);
    };
    form("part", &format!("used: {{kind: {kind}}}"), "");
    let check =
        "    checks: [{id: parts, each: row, says: The year is its parts, equal: [[n], [n@parts]]}]\n";
    form("year", "used: {kind: year}\nparts: [part]", check);
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    for (period, cells) in reports {
        let form = if period.contains('-') { "part" } else { "year" };
        let text = format!("---\nform: {form}\nstatistics: {{t: {{{cells}}}}}\n---\n");
        scratch.write(&format!("content/office/{period}.md"), text);
    }
    scratch
}

const QUARTERS: [(&str, &str); 4] = [
    ("2024-q1", "a: [1], m: [2]"),
    ("2024-q2", "a: [10], m: [2]"),
    ("2024-q3", "a: [100], m: [2]"),
    ("2024-q4", "a: [1000], m: [2]"),
];

fn with_year(year: &str) -> Scratch {
    archive("quarter", &[&QUARTERS[..], &[("2024", year)]].concat())
}

#[test]
fn a_year_that_differs_from_the_sum_of_its_quarters_is_a_finding_with_each_of_them() {
    assert_eq!(with_year("a: [1111], m: [9]").told(Language::En), "");
    let scratch = with_year("a: [1112], m: [2]");
    let checked = scratch.check();
    let [finding] = &checked.findings.iter().collect::<Vec<_>>()[..] else { panic!("one finding") };
    assert_eq!(
        finding.message.text("en"),
        "N 1112; N (2024 Q1) 1 + N (2024 Q2) 10 + N (2024 Q3) 100 + N (2024 Q4) 1000 = 1111; difference 1"
    );
    // It is marked at each of the five figures, and its page says the rule.
    scratch.build();
    for period in ["2024", "2024-q1", "2024-q4"] {
        let page = scratch.read(&format!("public/office/{period}/index.html"));
        assert!(page.contains("2024 Q3) 100"), "{period}: {page}");
    }
    let page = scratch.read("public/forms/year/index.html");
    assert!(page.contains("N = N of the shorter periods in it"), "{page}");
}

#[test]
fn a_year_of_which_a_part_is_missing_or_states_no_number_is_not_assessed() {
    let reason =
        |scratch: &Scratch| scratch.check().findings.tally().open.keys().copied().collect::<Vec<_>>();
    let year = [("2024", "a: [5], m: [2]")];
    assert_eq!(reason(&archive("quarter", &[&QUARTERS[..3], &year].concat())), [Reason::NoParts]);
    assert_eq!(reason(&archive("quarter", &year)), [Reason::NoParts]);
    let blank = [&QUARTERS[1..], &[("2024-q1", "a: [~], m: [2]")], &year].concat();
    assert_eq!(reason(&archive("quarter", &blank)), [Reason::Blank]);
    let half = [("2024-h1", "a: [2], m: [2]"), ("2024-h2", "a: [3], m: [2]")];
    assert!(reason(&archive("half", &[&half[..], &year].concat())).is_empty());
    // An irregular first period is a part like any.
    let spans = [("2024-01-01--2024-02-16", "a: [2], m: [2]"), ("2024-02-17--2024-12-31", "a: [3], m: [2]")];
    assert!(reason(&archive("span", &[&spans[..], &year].concat())).is_empty());
    let gap = [spans[0], ("2024-02-18--2024-12-31", "a: [3], m: [2]")];
    assert_eq!(reason(&archive("span", &[&gap[..], &year].concat())), [Reason::NoParts]);
}

#[test]
fn forms_of_one_family_are_parts_of_one_another() {
    let scratch = with_year("a: [1112], m: [2]");
    for id in ["year", "part"] {
        let path = format!("content/forms/{id}.yaml");
        let form = scratch.read(&path).replace("parts: [part]", "parts: [all]");
        scratch.write(&path, form.replace("title: F", "family: all\ntitle: F"));
    }
    assert_eq!(scratch.check().findings.tally().failed(), 1);
}

#[test]
fn a_changed_quarter_is_seen_while_an_archive_is_watched() {
    let scratch = with_year("a: [1111], m: [2]");
    let mut workspace = annals::Workspace::open(scratch.root(), false).unwrap();
    assert_eq!(workspace.check().unwrap().findings.tally().failed(), 0);
    for (cells, failed) in [("a: [11], m: [2]", 1), ("a: [10], m: [2]", 0)] {
        let path = "content/office/2024-q2.md";
        scratch.write(path, format!("---\nform: part\nstatistics: {{t: {{{cells}}}}}\n---\n"));
        workspace.refresh(&BTreeSet::from([path.into()])).unwrap();
        assert_eq!(workspace.check().unwrap().findings.tally().failed(), failed, "{cells}");
    }
    // Reports that come before move all others.
    let before = ("2023", "a: [7], m: [2]");
    scratch.write(
        "content/office/2023.md",
        format!("---\nform: year\nstatistics: {{t: {{{}}}}}\n---\n", before.1),
    );
    workspace.refresh(&BTreeSet::from(["content/office/2023.md".into()])).unwrap();
    let checked = workspace.check().unwrap();
    assert_eq!((checked.findings.tally().failed(), checked.archive.reports.len()), (0, 6));
}

#[test]
fn an_irregular_first_period_is_taken_where_the_form_says_so() {
    let half = [("2024-02-17--2024-06-30", "a: [2], m: [2]"), ("2024-h2", "a: [3], m: [2]")];
    let scratch = archive("half", &half);
    assert!(scratch.told(Language::En).contains("error[report-form-period]"));
    let form = scratch.read("content/forms/part.yaml");
    scratch.write("content/forms/part.yaml", form.replace("{kind: half}", "{kind: half, spans: true}"));
    assert_eq!(scratch.told(Language::En), "");
    scratch.build();
    assert!(scratch.read("public/office/2024-02-17--2024-06-30/index.html").contains("2024-02-17"));
}

#[test]
fn what_does_not_add_up_is_never_added() {
    let told = |old: &str, new: &str| {
        let scratch = with_year("a: [1111], m: [2]");
        let form = scratch.read("content/forms/year.yaml");
        assert!(form.contains(old), "{form}");
        scratch.write("content/forms/year.yaml", form.replace(old, new));
        scratch.told(Language::En)
    };
    let check = "each: row, says: The year is its parts";
    let told_of = |new: &str| told(check, new);
    assert!(told_of(&check.replace("row,", "row, only: [m],")).contains("does not over periods either"));
    let order = told("equal: [[n], [n@parts]]", "extreme: {value: n, of: [n@parts], is: max}");
    assert!(order.contains("several cells where one is needed"), "{order}");
    assert!(told("parts: [part]\n", "").contains("does not say what its periods are made of"));
    assert!(told("parts: [part]", "parts: [none]").contains("error[form-parts]"));
    assert!(told("parts: [part]", "parts: [year]").contains("error[form-parts]"));
}
