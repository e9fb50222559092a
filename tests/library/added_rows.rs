//! A row that a report adds is checked like any other row of its columns.

use crate::support::Scratch;
use annals::Language;

/// An archive whose form checks a total, a balance and a share in every row; the report adds the row `more`.
fn archive(added: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Rows\nlanguages: [en, zh]\n");
    scratch.write(
        "content/forms/f.yaml",
        "id: f\ntitle: F\nused: {kind: year}\ntables:\n  - id: t\n    title: T\n    columns:\n      \
         - {label: Parts, columns: [{id: granted, label: Granted}, {id: denied, label: Denied}, \
         {id: total, label: Total, total: true}]}\n      - {id: again, label: Total again}\n      \
         - {id: percent, label: Percent, kind: amount, unit: '%', adds: false}\n    \
         rows: [{id: own, label: Own}]\n    checks:\n      \
         - {id: same, each: row, says: The total stands twice, equal: [[total], [again]]}\n      \
         - {id: rate, each: row, says: The percentage granted, \
         share: {value: percent, part: granted, whole: total, decimals: 1}}\n",
    );
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    scratch.write(
        "content/office/2020.md",
        format!(
            "---\nform: f\nrows: {{t: {{more: More}}}}\nstatistics:\n  t:\n    own: [1, 3, 4, 4, 25.0]\n    \
             more: [{added}]\n---\n"
        ),
    );
    scratch
}

#[test]
fn an_added_row_that_is_right_has_no_finding() {
    assert_eq!(archive("1, 1, 2, 2, 50.0").told(Language::En), "");
}

#[test]
fn the_share_of_an_added_row_is_checked() {
    let told = archive("1, 1, 2, 2, 40.0").told(Language::En);
    assert!(told.contains("t.rate (More): Granted 1 ÷ Total 2 × 100 = 50"), "{told}");
}

#[test]
fn the_one_wrong_figure_of_an_added_row_is_named() {
    let told = archive("1, 1, 3, 2, 33.3").check().all_diagnostics(false);
    let remedies: Vec<&str> = told.iter().filter_map(|found| Some(&*found.remedy.as_ref()?.en)).collect();
    let named = |remedy: &&&str| remedy.contains("if 'More · Total' were 2, all 2 checks would hold");
    assert_eq!(remedies.iter().filter(named).count(), 2, "{remedies:#?}");
}
