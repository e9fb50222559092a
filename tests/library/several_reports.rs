//! A publisher with several reports on one period: two annual questionnaires, and a half-yearly one besides.

use crate::support::{Scratch, tree};
use annals::Language;
use annals::verify;
use std::collections::BTreeMap;

/// An archive of a library and an office with forms of their own: visits by year, a survey by year, loans by
/// half-year. No report is further on its period.
fn one_each() -> Scratch {
    let scratch = Scratch::new();
    scratch.write(
        "annals.yaml",
        "title: {zh: 档案, en: Archive}\nlanguages: [zh, en]\nbase: https://example.org/archive/\n",
    );
    for (id, title, used) in
        [("visits", "Visits", "year"), ("survey", "Survey of readers", "year"), ("loans", "Loans", "half")]
    {
        scratch.write(&format!("content/forms/{id}.yaml"), form(id, title, used));
    }
    for (publisher, name) in [("library", "Library"), ("office", "Office")] {
        scratch.write(&format!("content/{publisher}/index.md"), format!("---\nname: {name}\n---\n"));
        for year in 2021..2024 {
            scratch.write(&format!("content/{publisher}/{year}.md"), report("visits", year - 2000));
        }
    }
    scratch.write("content/library/2022-h1.md", report("loans", 5));
    scratch.write("content/library/2022-h2.md", report("loans", 6));
    scratch.write("content/library/2022/plan.pdf", "%PDF-1.4");
    scratch
}

/// The same with further reports of the library, and a file beside one of them.
fn several() -> Scratch {
    let scratch = one_each();
    scratch.write("content/library/2022/readers.md", report("survey", 70));
    scratch.write("content/library/2023/readers.md", report("survey", 71));
    scratch.write("content/library/2023/readers/raw.pdf", "%PDF-1.4");
    scratch
}

/// A form with a table `counts` in each, so that equal addresses stand in different forms.
fn form(id: &str, title: &str, used: &str) -> String {
    let head = format!(
        "id: {id}\ntitle: {{zh: {title}, en: {title}}}\nused: {{kind: {used}}}\n\
         key_figures: [counts.all.days]\n"
    );
    let tables = "\
tables:
  - id: counts
    title: {zh: 次数, en: Counts}
    unit: {zh: 次, en: times}
    aggregate: sum
    columns:
      - {id: days, label: {zh: 平日, en: Weekdays}}
      - {id: before, label: {zh: 上年, en: Year before}}
    rows:
      - {id: all, label: {zh: 全部, en: All}}
checks:
  - id: carried
    severity: notice
    says: {zh: 上年的数照抄, en: Last year is taken over}
    equal: [[counts.all.before], [counts.all.days@last]]
";
    head + tables
}

fn report(form: &str, days: i32) -> String {
    format!(
        "---\nform: {form}\npublished: 2025-01-29\nstatistics:\n  counts:\n    all: [{days}, {}]\n---\n",
        days - 1
    )
}

fn pages(scratch: &Scratch) -> BTreeMap<String, String> {
    let files = tree(&scratch.build());
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    files.into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

#[test]
fn two_annual_questionnaires_and_a_half_yearly_one_each_have_an_address() {
    let scratch = several();
    assert_eq!(scratch.told(Language::En), "");
    let site = pages(&scratch);
    for path in ["library/2023", "library/2023/readers", "library/2022-h1"] {
        for root in ["", "en/"] {
            assert!(site.contains_key(&format!("{root}{path}/index.html")), "{path}");
        }
        assert!(site.contains_key(&format!("{path}/figures.json")), "{path}");
    }
    assert!(site["library/2023/readers/index.html"].contains("Survey of readers"));
    let faults = verify::verify(&scratch.path("public")).unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
}
