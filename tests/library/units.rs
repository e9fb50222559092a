//! A unit that is printed in a cell is held against the one that the form declares, in the figures, on the
//! pages of both languages and in the open data.

use crate::support::{Scratch, tree};

const FORM: &str = "
id: f
title: {zh: 表, en: Form}
used: {kind: year}
tables:
  - id: t
    title: {zh: 表, en: Table}
    columns:
      - {id: fees, label: {zh: 收费, en: Fees}, kind: amount, decimals: 2, unit: 万元}
      - {id: cases, label: {zh: 案件, en: Cases}, unit: {zh: 件, en: cases}}
      - {id: open, label: {zh: 开放, en: Open}, kind: amount, unit: hours}
      - {id: call, label: {zh: 通话, en: Call}, kind: amount, unit: h:mm}
      - {id: share, label: {zh: 比例, en: Share}, kind: amount, unit: percent}
      - {id: euros, label: {zh: 欧元, en: Euros}, kind: amount, unit: EUR}
    rows:
      - {id: all, label: {zh: 全部, en: All}}
";

fn archive(rows: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Units\nlanguages: [zh, en]\n");
    scratch.write("content/forms/f.yaml", FORM);
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    for (year, row) in rows {
        let text = format!("---\nform: f\nstatistics:\n  t: {{all: {row}}}\n---\n");
        scratch.write(&format!("content/office/{year}.md"), &text);
    }
    scratch
}

const PLAIN: &str = "[25.1万元, 5件, 2.5 hours, 14:30, 42.0%, €0.6]";

/// The codes and the English sentences of what is told.
fn told(scratch: &Scratch) -> Vec<(String, String)> {
    let checked = scratch.check();
    let all = checked.all_diagnostics(false);
    all.iter().map(|d| (d.code.0.to_owned(), d.message.en.clone())).collect()
}

/// The fields of the published CSV: value, as printed, kind and unit of each figure.
fn figures(scratch: &Scratch, year: &str) -> Vec<[String; 4]> {
    let csv = scratch.read("public/office/figures.csv");
    let records = csv.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    records
        .filter(|r| r[1] == year)
        .map(|r| [r[8].clone(), r[9].clone(), r[10].clone(), r[11].clone()])
        .collect()
}

#[test]
fn figures_with_the_cells_own_unit_are_read_and_shown_as_printed() {
    let scratch = archive(&[("2020", PLAIN)]);
    assert_eq!(told(&scratch), []);
    scratch.build();
    let expected = [
        ["25.1", "25.1万元", "number", "万元"],
        ["5", "5件", "number", "件"],
        ["2.5", "2.5 hours", "number", "小时"],
        ["870", "14:30", "number", "分钟"],
        ["42.0", "42.0%", "number", "%"],
        ["0.6", "€0.6", "number", "欧元"],
    ];
    assert_eq!(figures(&scratch, "2020"), expected.map(|record| record.map(str::to_owned)));
    let page = scratch.read("public/en/office/2020/index.html");
    for printed in ["25.1万元", "5件", "2.5 hours", "14:30", "42.0%", "€0.6"] {
        assert!(page.contains(&format!(">{printed}<")), "{printed}");
    }
}

#[test]
fn an_amount_in_yuan_is_converted_into_ten_thousands_exactly_and_said() {
    let scratch = archive(&[("2020", PLAIN), ("2021", &PLAIN.replace("25.1万元", "263000元"))]);
    let told = told(&scratch);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, "figure-converted");
    assert!(told[0].1.contains("263000元") && told[0].1.contains("26.3 (10,000 yuan)"), "{told:?}");
    scratch.build();
    assert_eq!(figures(&scratch, "2021")[0], ["26.3", "263000元", "number", "万元"]);
    let page = scratch.read("public/en/office/2021/index.html");
    assert!(page.contains("263000元<small class=\"note\">converted: 26.3 (10,000 yuan)</small>"), "{page}");
    let page = scratch.read("public/office/2021/index.html");
    assert!(page.contains("263000元<small class=\"note\">换算为 26.3（万元）</small>"), "{page}");
    // The change is that of the converted number: 1.2 of 25.1.
    let comparison = scratch.read("public/en/office/index.html");
    assert!(comparison.contains("4.8") && !comparison.contains("1,047"), "{comparison}");
    assert!(comparison.contains("Converted from another unit"), "{comparison}");
}

#[test]
fn a_figure_in_another_unit_is_refused_with_both_units_named() {
    for (from, to, en) in [
        ("25.1万元", "5件", "'5件' is in 件, and this cell in 10,000 yuan"),
        ("25.1万元", "$5", "'$5' is in $, and this cell in 10,000 yuan"),
        ("5件", "5万元", "'5万元' is in 万元, and this cell in cases"),
        ("2.5 hours", "3 working days", "'3 working days' is in working days, and this cell in hours"),
        ("42.0%", "5件", "'5件' is in 件, and this cell in percent"),
        ("€0.6", "$0.6", "'$0.6' is in $, and this cell in EUR"),
    ] {
        let told = told(&archive(&[("2020", &PLAIN.replace(from, to))]));
        assert_eq!(told, [("figure-unit".to_owned(), en.to_owned())]);
    }
    let told = told(&archive(&[("2020", &PLAIN.replace("2.5 hours", "14:30"))]));
    assert_eq!(told[0].0, "figure-clock");
}

#[test]
fn units_are_named_in_the_language_of_the_page() {
    let scratch = archive(&[("2020", PLAIN), ("2021", PLAIN), ("2022", PLAIN)]);
    scratch.build();
    let (zh, en) = (
        ["万元", "件", "小时", "分钟", "%", "欧元"],
        ["10,000 yuan", "cases", "hours", "minutes", "percent", "EUR"],
    );
    let mut seen = 0;
    for (path, bytes) in tree(&scratch.path("public")) {
        let Ok(html) = String::from_utf8(bytes) else { continue };
        let (own, other) = if path.starts_with("en/") { (en, zh) } else { (zh, en) };
        for unit in html.split("class=\"unit\">").skip(1).map(|rest| &rest[..rest.find('<').unwrap()]) {
            seen += 1;
            assert!(own.iter().any(|own| unit.ends_with(own)), "{path}: {unit}");
            assert!(!other.iter().any(|o| unit == *o && !own.contains(o)), "{path}: {unit}");
        }
    }
    assert!(seen >= 12, "{seen}");
}

/// What the report's page says over a table whose columns are in yuan, with these rows.
fn caption(rows: &str) -> String {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Units\nlanguages: [en]\n");
    let unit = "    kind: amount\n    unit: 万元\n    unit_printed: false\n";
    scratch.write(
        "content/forms/f.yaml",
        format!(
            "id: f\ntitle: Form\nused: {{kind: year}}\ntables:\n  - id: t\n    title: Table\n\
             {unit}    columns: [{{id: a, label: A}}, {{id: b, label: B}}]\n    rows:\n{rows}"
        ),
    );
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    let report = "---\nform: f\nstatistics:\n  t: {one: [1, 2], two: [3, 4]}\n---\n";
    scratch.write("content/office/2020.md", report);
    scratch.build();
    let page = scratch.read("public/office/2020/index.html");
    let caption = page.split_once("<caption").unwrap().1.split_once("</caption>").unwrap().0;
    caption.to_owned()
}

#[test]
fn a_table_says_a_unit_over_it_only_where_all_its_numbers_are_in_it() {
    let alike = "      - {id: one, label: One}\n      - {id: two, label: Two}\n";
    assert!(caption(alike).contains("10,000 yuan"), "{}", caption(alike));
    for other in ["kind: count, unit: cases", "unit: percent", "unit_printed: true"] {
        let rows = format!("      - {{id: one, label: One}}\n      - {{id: two, label: Two, {other}}}\n");
        assert!(!caption(&rows).contains("Unit"), "{other}: {}", caption(&rows));
    }
    // Words are in no unit.
    let words = "      - {id: one, label: One}\n      - {id: two, label: Two, kind: text}\n";
    assert!(caption(words).contains("10,000 yuan"), "{}", caption(words));
}
