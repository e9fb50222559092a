//! Causes are told before what follows from them, and that is folded into one line.

use crate::outcomes::archive;
use annals::Language;

const TABLE: &str = "  - id: t
    title: T
    columns: [{id: n, label: N}]
    rows: [{id: r, label: R}]
";

#[test]
fn what_follows_from_a_form_that_cannot_be_read_is_one_line_at_the_form() {
    let scratch = archive(TABLE, "statistics: {t: {r: [1]}}");
    for year in 2021..=2023 {
        scratch.write(&format!("content/office/{year}.md"), "---\nform: f\nstatistics: {t: {r: [1]}}\n---\n");
    }
    scratch.write("content/office/2024.md", "---\nform: g\nstatistics: {t: {r: [1]}}\n---\n");
    let form = scratch.read("content/forms/f.yaml");
    scratch.write("content/forms/f.yaml", form.replace("title: F", "title: Appeals: internal"));
    let told = scratch.told(Language::En);
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("content/forms/f.yaml:2:"), "{told}");
    assert!(lines[0].ends_with("(4 more diagnostics follow from this)"), "{told}");
    // A form that there is not is a mistake of its own.
    assert!(told.contains("there is no form 'g'") && !told.contains("there is no form 'f'"), "{told}");
}

#[test]
fn what_follows_from_an_annals_yaml_that_cannot_be_read_is_one_line_there() {
    let scratch = archive(TABLE, "statistics: {t: {r: [1]}}");
    scratch.write("content/office/index.md", "---\nname: Office\nkind: city\n---\n");
    scratch.write("annals.yaml", "title: Sums: all\nlanguages: [en]\nkinds: {city: City}\n");
    let told = scratch.told(Language::En);
    assert!(told.lines().next().unwrap().starts_with("annals.yaml:1:"), "{told}");
    assert!(told.contains("(1 more diagnostic follows from this)"), "{told}");
    assert!(!told.contains("publisher-unknown-kind"), "{told}");
}

/// The lines that are told of an archive of two reports by one form with these words changed.
fn after(from: &str, to: &str) -> Vec<String> {
    let tables = TABLE.replace("columns: [", "columns: [{id: m, label: M}, ");
    let scratch = archive(&tables, "statistics: {t: {r: [1, 2]}}");
    scratch.write("content/office/2021.md", "---\nform: f\nstatistics: {t: {r: [1, 0.5]}}\n---\n");
    let form = scratch.read("content/forms/f.yaml").replace("label: N}", "label: N, kind: amount}");
    assert!(form.contains(from), "{form}");
    scratch.write("content/forms/f.yaml", form.replace(from, to));
    scratch.told(Language::En).lines().map(str::to_owned).collect()
}

#[test]
fn what_may_follow_from_a_part_of_a_form_that_is_lost_is_folded_into_its_error() {
    for (from, to, told) in [
        (
            "{id: r,",
            "{id: R!,",
            "form-bad-id]: 'R!' cannot be an id (3 more diagnostics may follow from this)",
        ),
        ("{id: m, label: M}", "m", "yaml-not-a-mapping]"),
        (
            "    rows:",
            "    row:",
            "missing-key]: 'rows' is missing (2 more diagnostics may follow from this)",
        ),
        ("kind: amount", "kind: amuont", "form-bad-word]: 'amuont' cannot stand here (1 more diagnostic may"),
    ] {
        let lines = after(from, to);
        assert!(lines[0].starts_with("content/forms/f.yaml:") && lines[0].contains(told), "{lines:#?}");
        assert!(lines.iter().all(|line| line.starts_with("content/forms/f.yaml:")), "{lines:#?}");
    }
    // Of a form without an error nothing is folded.
    let lines = after("{id: r,", "{id: s,");
    assert!(lines.iter().all(|line| line.starts_with("content/office/")) && lines.len() >= 2, "{lines:#?}");
}

#[test]
fn links_to_a_publisher_that_cannot_be_read_follow_from_its_index() {
    let scratch = archive(TABLE, "statistics: {t: {r: [1]}}");
    scratch.write(
        "content/pages/about.md",
        "---\ntitle: A\n---\n[o](/office/) [p](/office/2020/) [q](/other/)\n",
    );
    scratch.write("content/office/index.md", "---\nname: Office: main\n---\n");
    let told = scratch.told(Language::En);
    assert!(told.starts_with("content/office/index.md:2:"), "{told}");
    assert!(told.lines().next().unwrap().ends_with("(2 more diagnostics follow from this)"), "{told}");
    assert!(told.contains("'/other/' leads to nothing") && told.lines().count() == 2, "{told}");
    // A folder without index.md is one mistake, however many reports lie there.
    std::fs::remove_file(scratch.path("content/office/index.md")).unwrap();
    scratch.write("content/office/2021.md", "---\nform: f\nstatistics: {t: {r: [1]}}\n---\n");
    let told = scratch.told(Language::En);
    assert_eq!(told.matches("publisher-missing").count(), 1, "{told}");
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn links_to_a_report_that_is_lost_with_its_form_follow_from_the_form() {
    let scratch = archive(TABLE, "statistics: {t: {r: [1]}}");
    scratch.write("content/pages/about.md", "---\ntitle: A\n---\n[p](../office/2020.md)\n");
    let form = scratch.read("content/forms/f.yaml");
    scratch.write("content/forms/f.yaml", form.replace("title: F", "title: F: x"));
    let told = scratch.told(Language::En);
    assert!(told.lines().count() == 1 && told.contains("(2 more diagnostics follow"), "{told}");
}

#[test]
fn a_key_of_annals_yaml_that_cannot_be_read_explains_what_needs_it() {
    let scratch = archive(TABLE, "statistics: {t: {r: [1]}}");
    scratch.write("content/office/index.md", "---\nname: Office\nkind: city\n---\n");
    scratch.write("annals.yaml", "title: S\nlanguages: [en]\nkinds: [city]\n");
    let told = scratch.told(Language::En);
    assert!(told.lines().count() == 1 && told.starts_with("annals.yaml:3:"), "{told}");
    // A mistake elsewhere in it does not.
    scratch.write("annals.yaml", "title: S\nlanguages: [en]\nkind: {city: City}\n");
    assert!(scratch.told(Language::En).contains("publisher-unknown-kind"));
}

#[test]
fn what_a_lost_line_leaves_missing_in_its_file_is_told_after_it() {
    for (lines, code) in [
        ("statistics:\n\u{3000}t:\n    r: [1]", "before the key, which cannot indent it"),
        ("\u{3000}statistics:\n  t:\n    r: [1]", "before the key, which cannot indent it"),
        ("statistics:\n  t:\n \u{3000}r: [1]", "full-width space in the indentation"),
    ] {
        let told = archive(TABLE, lines).told(Language::En);
        assert!(told.lines().count() == 1 && told.contains(code), "{told}");
        assert!(told.contains("[yaml-syntax]") && told.contains("a full-width space"), "{told}");
    }
}
