//! Kinds of value around the digits: bounds and signs are published as they are printed, and nothing is
//! computed from what is no exact number.

mod characters;

use crate::support::Scratch;
use annals::Language;

/// An archive of one office with a table of one cell of a kind, in the years from 2020 on.
fn years(kind: &str, cells: &[&str]) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Values\nlanguages: [en]\n");
    scratch.write(
        "content/forms/f.yaml",
        format!(
            "id: f\ntitle: F\nused: {{kind: year}}\ntables:\n  - id: t\n    title: T\n    kind: {kind}\n    \
             aggregate: sum\n    columns: [{{id: n, label: N}}]\n    rows: [{{id: r, label: R}}]\n\
             key_figures: [t.r.n]\n"
        ),
    );
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    for (year, cell) in (2020..).zip(cells) {
        scratch.write(
            &format!("content/office/{year}.md"),
            format!("---\nform: f\nstatistics:\n  t: {{r: [{cell}]}}\n---\nText: {{{{ t.r.n }}}}.\n"),
        );
    }
    scratch
}

/// The record of a year in the CSV file of all figures, by the name of the column.
fn record(scratch: &Scratch, year: &str) -> impl Fn(&str) -> String + use<> {
    let csv = scratch.read("public/data/figures.csv");
    let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let at = move |name: &str| head.iter().position(|column| column == name).unwrap();
    let period = at("period");
    let line = lines.find(|line| line[period] == year).unwrap();
    move |name| line[at(name)].clone()
}

#[test]
fn four_kinds_of_bound_stay_what_was_printed() {
    let written = ["<1", "≤0.5", "\">5\"", "≥1", "\"＞ 5\"", "\">=1\""];
    let printed = ["<1", "≤0.5", ">5", "≥1", "＞ 5", ">=1"];
    let kinds = ["below", "at_most", "above", "at_least", "above", "at_least"];
    let scratch = years("amount", &written);
    assert_eq!(scratch.told(Language::En), "");
    scratch.build();
    for (year, (printed, kind)) in (2020..).zip(printed.iter().zip(kinds)) {
        let record = record(&scratch, &year.to_string());
        let fields = ["value", "as_printed", "kind", "status"].map(&record);
        assert_eq!(fields, ["", printed, kind, "A"].map(str::to_owned));
        let page = scratch.read(&format!("public/office/{year}/index.html"));
        let escaped = printed.replace('<', "&lt;").replace('>', "&gt;");
        assert!(page.contains(&format!("class=\"{kind}\"")), "{page}");
        assert_eq!(page.matches(&format!(">{escaped}<")).count(), 2, "cell and prose: {escaped}: {page}");
        let json = scratch.read(&format!("public/office/{year}/figures.json"));
        assert!(json.contains(&format!("\"as_printed\":\"{printed}\"")), "{json}");
    }
}

#[test]
fn no_change_share_or_total_is_computed_from_a_bound() {
    for bound in ["\">5\"", "≥5", "<5", "≤5"] {
        let scratch = years("count", &["4", bound, "8"]);
        scratch.build();
        let json = scratch.read("public/office/series.json");
        assert!(!json.contains("\"difference\""), "{bound}: {json}");
        for page in ["public/office/index.html", "public/2021/index.html"] {
            // The lines of a chart are mixed of colours.
            let page = scratch.read(page).replace("currentColor 20%", "");
            assert!(!page.contains('%'), "{bound}: {page}");
        }
    }
}

#[test]
fn a_printed_sign_of_zero_is_on_the_page_and_in_the_data() {
    for (kind, cell) in [("change", "+0"), ("change", "-0"), ("amount", "-0.00")] {
        let scratch = years(kind, &[cell]);
        assert_eq!(scratch.told(Language::En), "");
        scratch.build();
        let record = record(&scratch, "2020");
        assert_eq!([record("as_printed"), record("value")], [cell, cell.trim_start_matches(['+', '-'])]);
        let page = scratch.read("public/office/2020/index.html");
        assert_eq!(page.matches(&format!(">{cell}<")).count(), 2, "{page}");
        let json = scratch.read("public/office/2020/figures.json");
        assert!(json.contains(&format!("\"as_printed\":\"{cell}\"")), "{json}");
    }
}

#[test]
fn decimals_that_a_form_leaves_open_are_taken_as_they_are_printed() {
    let cells = ["3.14159", "0.941176470588234", "92.6485714285714", "12345678901.1234567"];
    for decimals in ["", ", decimals: any"] {
        let scratch = years(&format!("amount{decimals}").replace(", ", "\n    "), &cells);
        assert_eq!(scratch.told(Language::En), "");
        scratch.build();
        for (year, cell) in (2020..).zip(cells) {
            let record = record(&scratch, &year.to_string());
            assert_eq!([record("as_printed"), record("value")], [cell, cell]);
        }
        let json = scratch.read("public/office/series.json");
        assert!(json.contains("\"difference\":\"-2.200413529411766\""), "{json}");
    }
    let limited = years("amount\n    decimals: 2", &["3.14159"]);
    assert!(limited.told(Language::En).contains("has 5 decimals; this cell has at most 2"));
    let column = "columns: [{id: n, label: N, decimals: any}]";
    let form = limited.read("content/forms/f.yaml").replace("columns: [{id: n, label: N}]", column);
    limited.write("content/forms/f.yaml", form);
    assert_eq!(limited.told(Language::En), "");
}

#[test]
fn a_sum_that_no_number_can_hold_exactly_is_not_assessed() {
    let scratch = years("amount", &["1"]);
    let form = scratch.read("content/forms/f.yaml").replace(
        "columns: [{id: n, label: N}]",
        "columns: [{id: n, label: N}, {id: m, label: M}, {id: all, label: All, total: true}]",
    );
    scratch.write("content/forms/f.yaml", form);
    let report = |cells| format!("---\nform: f\nstatistics:\n  t: {{r: [{cells}]}}\n---\n");
    let held = "0.123456789012345, 99.5, 99.623456789012345";
    scratch.write("content/office/2020.md", report(held));
    assert_eq!(scratch.told(Language::En), "");
    let beyond = "0.123456789012345, 999999999999999998, 999999999999999999";
    scratch.write("content/office/2020.md", report(beyond));
    let told = scratch.told(Language::En);
    assert!(told.contains("finding-unassessed"), "{told}");
}
