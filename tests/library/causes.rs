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
