//! Kinds of value around the digits: bounds and signs are published as they are printed, and nothing is
//! computed from what is no exact number.

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
            let page = scratch.read(page);
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
