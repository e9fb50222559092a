//! Two real cases: a transparency report that was published anew with other figures, and statistics of which
//! cells changed between two editions without a word.

use super::page;
use crate::support::{Scratch, real_data};
use annals::gate;
use annals::verify;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The records of a CSV file after its head.
fn records(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A row of the report with its figures, by the ids of columns.
type Rows = Vec<(String, Vec<String>)>;

/// Table 6 of a version: the ids of its columns, and its rows.
fn table_6(folder: &Path, version: &str) -> (Vec<String>, Rows) {
    let (mut columns, mut rows) = (Vec::new(), Rows::new());
    let mut ids: BTreeMap<(String, String), String> = BTreeMap::new();
    for record in records(&folder.join(format!("dsa/figures/amazon-2025-H2{version}.csv"))) {
        let [table, row, other, _, column, value] = &record[..] else { panic!("{record:?}") };
        if table != "6" {
            continue;
        }
        let twins = ids.keys().filter(|(known, words)| known == row && words != other).count();
        let id = if twins == 0 { row.clone() } else { format!("{row}-{}", twins + 1) };
        let id = ids.entry((row.clone(), other.clone())).or_insert(id).clone();
        if !columns.contains(column) {
            columns.push(column.clone());
        }
        match rows.iter_mut().find(|(known, _)| *known == id) {
            Some((_, figures)) => figures.push(value.clone()),
            None => rows.push((id, vec![value.clone()])),
        }
    }
    (columns, rows)
}

/// A form with one table; `more` is written below it.
fn form(id: &str, used: &str, columns: &[String], rows: &[&str], more: &str) -> String {
    let mut form = format!("id: {id}\ntitle: Figures\nused: {{kind: {used}}}\ntables:\n  - id: measures\n");
    form.push_str("    title: Figures\n    columns:\n");
    for column in columns {
        let _ = writeln!(form, "      - {{id: {column}, label: {column}, kind: number}}");
    }
    form.push_str("    rows:\n");
    for row in rows {
        let _ = writeln!(form, "      - {{id: {row}, label: {row}}}");
    }
    form + more
}

fn report(form: &str, keys: &str, rows: &Rows) -> String {
    let mut text = format!("---\nform: {form}\n{keys}statistics:\n  measures:\n");
    for (row, figures) in rows {
        let _ = writeln!(text, "    {row}: [{}]", figures.join(", "));
    }
    text + "---\n"
}

#[test]
fn amazons_corrected_total_is_marked_and_both_versions_stay() {
    let Some(folder) = real_data("amazons_corrected_total") else { return };
    let (columns, first) = table_6(&folder, "");
    let (columns_now, second) = table_6(&folder, "-v2");
    assert_eq!(columns, columns_now);
    let ids: Vec<&str> = first.iter().map(|(id, _)| id.as_str()).collect();
    let is_category = |id: &&&str| id.strip_prefix('c').is_some_and(|rest| rest.parse::<u32>().is_ok());
    let categories: Vec<&str> = ids.iter().filter(is_category).copied().collect();
    let check = format!(
        "    checks:\n      - {{id: total, each: column, says: All, equal: [[total], [{}]]}}\n",
        categories.join(", ")
    );
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Platforms\nlanguages: [en]\nbase: https://example.org/\n");
    scratch.write("content/forms/dsa-6.yaml", form("dsa-6", "half", &columns, &ids, &check));
    scratch.write("content/store/index.md", "---\nname: Store\n---\n");
    scratch.write("content/store/2025-h2.v1.md", report("dsa-6", "published: 2026-02-28\n", &first));
    let keys = "published: 2026-02-28\n\
                update: {on: 2026-04-01, kind: correction, why: Measures of one category were left out}\n";
    scratch.write("content/store/2025-h2.md", report("dsa-6", keys, &second));
    let out = scratch.build();
    let (old, new) = (page(&out, "store/2025-h2/v1/index.html"), page(&out, "store/2025-h2/index.html"));
    assert!(old.contains(">150504153<") && !old.contains(">402704488<"), "the total as it was");
    assert!(new.contains(">402704488<") && new.contains("150504153"), "the total, and what it was");
    for (version, shown) in [("v1/", &old), ("", &new)] {
        let data = page(&out, &format!("store/2025-h2/{version}figures.json"));
        assert!(data.contains("\"findings\":[]"), "both versions add up");
        assert!(shown.contains("id=\"measures.total.measures\""));
    }
    let changes = page(&out, "store/2025-h2/v1/changes/index.html");
    let expected = records(&folder.join("dsa/amazon-changes.csv"));
    assert_eq!(changes.matches("<tr><th scope=\"row\">").count(), expected.len(), "a line for each cell");
    assert!(changes.contains("<del>150504153</del>") && changes.contains("<ins>402704488</ins>"));
    for record in &expected {
        let (was, now) = (format!("<del>{}</del>", record[5]), format!("<ins>{}</ins>", record[6]));
        assert!(changes.contains(&was) && changes.contains(&now), "{record:?}");
    }
    let vintages = page(&out, "data/vintages.csv");
    assert!(vintages.contains("measures,total,measures,1,150504153,150504153,number,2026-02-28,2026-04-01"));
    assert!(vintages.contains("measures,total,measures,2,402704488,402704488,number,2026-04-01,"));
    assert!(!page(&out, "data/figures.csv").contains("150504153,"), "what was is not among what is");
    assert!(verify::diagnostics(&out).unwrap().0.is_empty());
}

/// The UK's statistics in an edition: body and period to figures by column.
type Edition = BTreeMap<(String, String), BTreeMap<String, String>>;

fn edition(folder: &Path, year: &str) -> Edition {
    let mut edition = Edition::new();
    for record in records(&folder.join(format!("uk-foi/edition-{year}.csv"))) {
        let [body, period, column, value] = &record[..] else { panic!("{record:?}") };
        let report = edition.entry((body.replace('_', "-"), period.clone())).or_default();
        report.insert(column.clone(), value.clone());
    }
    edition
}

/// An edition as an archive: a form for quarters and one for years.
fn archive(edition: &Edition, columns: &[String]) -> Scratch {
    let scratch = Scratch::in_memory();
    scratch.write("annals.yaml", "title: Requests\nlanguages: [en]\n");
    let ids: Vec<&str> = columns.iter().map(String::as_str).collect();
    for kind in ["quarter", "year"] {
        let text = form(kind, kind, &["value".to_owned()], &ids, "");
        scratch.write(&format!("content/forms/{kind}.yaml"), text);
    }
    let bodies: BTreeSet<&String> = edition.keys().map(|(body, _)| body).collect();
    for body in bodies {
        scratch.write(&format!("content/{body}/index.md"), format!("---\nname: Body {body}\n---\n"));
    }
    for ((body, period), figures) in edition {
        let figure = |column: &String| match figures.get(column).map_or("", |value| value.trim()) {
            "" => "~".to_owned(),
            "NA" => "{printed: NA, kind: not_collected}".to_owned(),
            "-" => "\"-\"".to_owned(),
            value => value.to_owned(),
        };
        let rows: Rows = columns.iter().map(|column| (column.clone(), vec![figure(column)])).collect();
        let kind = if period.contains('Q') { "quarter" } else { "year" };
        let name = period.to_lowercase();
        scratch.write(&format!("content/{body}/{name}.md"), report(kind, "", &rows));
    }
    scratch
}

#[test]
fn the_uks_silent_changes_are_told_cell_by_cell_and_nothing_else() {
    let Some(folder) = real_data("the_uks_silent_changes") else { return };
    let columns: Vec<String> =
        records(&folder.join("uk-foi/columns.csv")).into_iter().map(|record| record[1].clone()).collect();
    let (was, now) = (edition(&folder, "2019"), edition(&folder, "2020"));
    // What every cell of the shared rows is, held against what is known to differ.
    let (before, after) = (archive(&was, &columns), archive(&now, &columns));
    let held = gate::held(after.check(), &before.build()).unwrap();
    let told: BTreeSet<String> = held
        .diagnostics
        .iter()
        .map(|told| {
            assert_eq!(told.code.0, "published-figure-changed", "{}", told.message.en);
            let file = held.sources.file(told.place.unwrap().file).path.replace(".md", "");
            let row = told.message.en.split('.').nth(1).unwrap();
            format!("{} {row}", file.trim_start_matches("content/"))
        })
        .collect();
    let expected: BTreeSet<String> = records(&folder.join("uk-foi/changed-cells.csv"))
        .iter()
        .map(|record| format!("{}/{} {}", record[0].replace('_', "-"), record[1].to_lowercase(), record[2]))
        .collect();
    assert_eq!((told.len(), expected.len()), (29, 29));
    assert_eq!(told, expected);
}
