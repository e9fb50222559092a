//! The open data: what is published says what the reports say, figure by figure, in every format.

mod described;
mod forms;
mod feed;
mod generated;
mod tables;

use crate::pages::data::{DataFile, Dialect, Extent, OpenData};
use crate::publish::pipeline::{self, Checked};
use crate::testing::{Scratch, repository, short, tree};
use crate::text::message::Language;
use serde_json::Value;
use std::collections::BTreeMap;

/// One record of a table of figures, by column.
type Record = BTreeMap<String, String>;

/// Reads CSV by the standard's rules alone.
fn records(bytes: &[u8]) -> Vec<Record> {
    csv::Reader::from_reader(bytes).deserialize().map(Result::unwrap).collect()
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

fn bytes(checked: &Checked, file: DataFile) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (archive, findings, comparisons) = (&checked.archive, &checked.findings, checked.model().comparisons);
    OpenData::new(archive, findings, comparisons).write(file, &mut bytes).unwrap();
    bytes
}

fn figures(checked: &Checked, publisher: &str) -> Vec<Record> {
    let position = checked.archive.publishers.find(publisher).unwrap();
    records(&bytes(checked, DataFile::Figures(Extent::Publisher(position), Dialect::Standard)))
}

fn address(record: &Record) -> String {
    format!("{}.{}.{}", record["table_id"], record["row_id"], record["column_id"])
}

fn example() -> Checked {
    pipeline::check(&repository()).unwrap()
}

#[test]
fn the_share_of_the_ftc_has_a_break_at_fiscal_year_2021_and_only_there() {
    let figures = figures(&example(), "ftc");
    let share = figures.iter().filter(|r| address(r) == "fees.overall.percentage");
    let statuses: Vec<(&str, &str)> = share.map(|r| (&*r["period"], &*r["status"])).collect();
    assert_eq!(statuses.len(), 17);
    for (period, status) in statuses {
        assert_eq!(status, if period == "fy2021" { "B" } else { "A" }, "{period}");
    }
    let at_break = figures.iter().find(|r| r["status"] == "B").unwrap();
    assert!(at_break["note"].starts_with("unit: "), "{}", at_break["note"]);
}

#[test]
fn every_relation_of_a_crosswalk_has_its_mark_in_csv_and_json_alike() {
    let checked = Scratch::copy_of("tests/data/series").check();
    let figures = figures(&checked, "office");
    let office = checked.archive.publishers.find("office").unwrap();
    let report = checked.archive.report_on(office, "2021").unwrap().position();
    let report = json(&bytes(&checked, DataFile::Report(report)));
    let series = json(&bytes(&checked, DataFile::Series(office)));
    let edition = |cause: &str| format!("{cause} (early → late): ");
    for (figure, status, note) in [
        ("cases.kept.people", "A", String::new()),
        ("cases.renamed.total", "A", edition("renamed")),
        ("cases.counted.total", "D", edition("differs")),
        ("cases.joined.total", "D", edition("merged")),
        ("cases.part_one.total", "A", edition("split")),
        ("cases.fresh.total", "A", edition("new")),
        ("cases.alike.total", "B", edition("not-comparable")),
    ] {
        let record = figures.iter().find(|r| r["period"] == "2021" && address(r) == figure).unwrap();
        assert_eq!(record["status"], status, "{figure}");
        assert!(record["note"].starts_with(&note), "{figure}: {}", record["note"]);
        assert_eq!(record["note"].is_empty(), note.is_empty(), "{figure}: {}", record["note"]);
        let in_json = figure_in(&report, figure);
        assert_eq!(in_json["status"], status, "{figure}");
        assert_eq!(in_json["note"].as_str().unwrap_or_default(), record["note"]);
        let point = point_in(&series, figure, "2021");
        let causes: Vec<&str> = causes(point);
        assert_eq!(causes, note.split(' ').next().filter(|c| !c.is_empty()).into_iter().collect::<Vec<_>>());
    }
    let gone = figures.iter().find(|r| r["period"] == "2020" && address(r) == "cases.dropped.total").unwrap();
    assert_eq!(gone["note"], "discontinued: No longer asked");
    for (period, figure, cause) in [
        ("2020", "shares.answered.share", "unit"),
        ("2022", "matters.licences.now", "reading"),
        ("2023", "cases.kept.total", "scope"),
    ] {
        let record = figures.iter().find(|r| r["period"] == period && address(r) == figure).unwrap();
        assert_eq!(record["status"], "B", "{figure}");
        assert!(record["note"].contains(cause), "{figure}: {}", record["note"]);
    }
}

#[test]
fn a_break_at_a_blank_lies_before_the_first_figure_after_it() {
    let scratch = Scratch::copy_of("tests/data/series");
    let path = "content/office/2021.md";
    let blank = scratch.read(path).replace("alike: [2400, 240, 2640]", "alike: [~, 240, 2640]");
    scratch.write(path, blank);
    let figures = figures(&scratch.check(), "office");
    let statuses = figures.iter().filter(|r| address(r) == "cases.alike.people");
    let statuses: Vec<&str> = statuses.map(|r| &*r["status"]).collect();
    assert_eq!(statuses, ["A", "A", "O", "B", "A", "A"]);
}

#[test]
fn a_correction_and_a_discontinued_row_are_told_beside_the_figure() {
    let checked = Scratch::copy_of("tests/data/series").check();
    let figures = figures(&checked, "office");
    let corrected =
        figures.iter().find(|r| r["period"] == "2024" && address(r) == "cases.kept.people").unwrap();
    assert!(corrected["note"].starts_with("correction 2025-03-02: 610 → 600: Ten were counted twice"));
    assert_eq!(corrected["value"], "600");
}

#[test]
fn a_note_on_many_figures_is_said_once() {
    let scratch = Scratch::copy_of("tests/data/series");
    let path = "content/office/2022.md";
    let notes = "notes:\n  - The whole report.\n  - {on: cases, text: Counted by hand.}\n  \
                 - {on: cases.kept.people, text: Twice.}\nstatistics:\n";
    scratch.write(path, scratch.read(path).replacen("statistics:\n", notes, 1));
    let checked = scratch.check();
    let all = figures(&checked, "office");
    let table: Vec<&Record> =
        all.iter().filter(|r| r["period"] == "2022" && r["table_id"] == "cases").collect();
    let parts = |record: &Record| record["note"].split(" | ").map(str::to_owned).collect::<Vec<_>>();
    assert!(parts(table[0]).contains(&"[2] Counted by hand.".to_owned()), "{:?}", table[0]);
    assert!(table.len() > 5 && table[1..].iter().all(|record| parts(record).contains(&"[2]".to_owned())));
    let said = all.iter().filter(|record| record["note"].contains("Counted by hand")).count();
    assert_eq!(said, 1);
    // A note on one figure needs no number.
    let one = table.iter().find(|record| address(record) == "cases.kept.people").unwrap();
    assert!(parts(one).contains(&"Twice.".to_owned()), "{one:?}");
    let office = checked.archive.publishers.find("office").unwrap();
    let mut reports = checked.archive.reports_of(office).iter();
    let report = reports.find(|report| &*report.period.id == "2022").unwrap().position();
    let report = json(&bytes(&checked, DataFile::Report(report)));
    let notes = report["notes"].as_array().unwrap_or_else(|| panic!("{report:#}"));
    let numbers: Vec<u64> = notes.iter().filter_map(|note| note["number"].as_u64()).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn no_series_has_a_change_across_a_break_or_a_gap() {
    for checked in [example(), Scratch::copy_of("tests/data/series").check()] {
        let mut seen = [0; 2];
        for publisher in checked.archive.publishers.ids() {
            let series = json(&bytes(&checked, DataFile::Series(publisher)));
            for point in points(&series) {
                let comparable = matches!(point["standing"].as_str(), Some("continues" | "differs"));
                seen[usize::from(comparable)] += 1;
                assert!(comparable || point.get("change").is_none(), "{point}");
            }
        }
        assert!(seen.iter().all(|&n| n > 10), "{seen:?}");
    }
}

#[test]
fn findings_stand_at_the_figures_that_the_pages_mark() {
    let figures = figures(&example(), "hongze-district");
    let found: Vec<(String, &str)> = figures
        .iter()
        .filter(|r| r["period"] == "2023" && !r["finding"].is_empty())
        .map(|r| (address(r), &*r["finding"]))
        .collect();
    // The figure that the next report leaps from, and every figure that is a term of one of the two sums.
    let leap = ("proactive.art20_5.licences.decisions_this_year".to_owned(), "proactive.art20_5.leap");
    let terms = ["review", "litigation_after_review"].into_iter().flat_map(|row| {
        let columns = ["upheld", "corrected", "other", "pending", "total"];
        columns.map(|column| (format!("remedies.{row}.{column}"), "remedies.total"))
    });
    assert_eq!(found, [leap].into_iter().chain(terms).collect::<Vec<_>>());
}

#[test]
fn a_report_that_mixes_editions_names_the_edition_of_each_table() {
    let figures = figures(&example(), "hongze-district");
    for record in figures.iter().filter(|r| r["period"] == "2023") {
        let form = if record["table_id"] == "requests" { "cn-ogi-2019" } else { "cn-ogi-2021" };
        assert_eq!(record["form"], form, "{}", address(record));
    }
}

#[test]
fn one_edited_figure_changes_few_files() {
    let root = Scratch::new();
    for (path, bytes) in tree(&repository().join("content")) {
        root.write(&format!("content/{path}"), bytes);
    }
    root.write("annals.yaml", std::fs::read(repository().join("annals.yaml")).unwrap());
    let into = root.build();
    let before = tree(&into);
    let path = "content/ftc/fy2012.md";
    let text = root.read(path);
    let edited = text.replacen("ex_4: ", "ex_4: 1", 1);
    assert_ne!(text, edited);
    root.write(path, edited);
    let after = tree(&root.build());
    let changed: Vec<&str> =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(p, _)| &**p).collect();
    let data = changed.iter().filter(|p| !p.ends_with(".html") && !p.starts_with("manifest"));
    assert_eq!(
        data.copied().collect::<Vec<_>>(),
        [
            "compare/ftc/us-foia.0.js",
            "data/figures-excel.csv",
            "data/figures.csv",
            "en/ftc/tables/us-foia/exemptions.csv",
            "ftc/figures-excel.csv",
            "ftc/figures.csv",
            "ftc/fy2012/figures.json",
            "ftc/series.json",
            "ftc/tables/us-foia/exemptions.csv",
            "fy2012/figures-excel.csv",
            "fy2012/figures.csv",
            // What was published of the report, and the head over all reports.
            "ledger/ftc/fy2012/1.txt",
            "ledger/index.txt",
        ]
    );
}

#[test]
fn an_archive_switches_off_what_it_does_not_want() {
    let scratch = Scratch::copy_of("tests/data/series");
    let site = scratch.read("annals.yaml");
    let ends = |wanted: &str| -> Vec<String> {
        scratch.write("annals.yaml", format!("{site}\ndata: {wanted}\n"));
        let checked = scratch.check();
        assert!(!checked.has_errors(), "{}", short(&checked, &checked.diagnostics, Language::En));
        DataFile::all(&checked.archive).into_iter().map(|file| file.path(&checked.archive)).collect()
    };
    let has = |files: &[String], end: &str| files.iter().any(|file| file.ends_with(end));
    let all = ends("{}");
    for end in ["figures.csv", "figures-excel.csv", "figures.json", "series.json", "archive.json"] {
        assert!(has(&all, end), "{end}");
    }
    let no_csv = ends("{csv: false}");
    assert!(!has(&no_csv, ".csv") && !has(&no_csv, "datapackage.json") && has(&no_csv, "figures.json"));
    let no_excel = ends("{excel: false}");
    assert!(!has(&no_excel, "-excel.csv") && has(&no_excel, "figures.csv"));
    let no_json = ends("{json: false}");
    assert!(!has(&no_json, "figures.json") && !has(&no_json, "archive.json") && has(&no_json, ".csv"));
    let no_whole = ends("{archive: false}");
    assert!(!has(&no_whole, "data/figures.csv") && !has(&no_whole, "archive.json"));
    assert!(has(&no_whole, "office/figures.csv"));
    scratch.write("annals.yaml", format!("{site}\ndata: {{cvs: false}}\n"));
    let told = scratch.told(Language::En);
    assert!(told.contains("unknown-key") && told.contains("unknown key 'cvs'"), "{told}");
}

/// The figure with an address in a report's JSON.
fn figure_in<'j>(report: &'j Value, address: &str) -> &'j Value {
    let tables = report["tables"].as_array().unwrap();
    let figures = tables.iter().flat_map(|table| {
        let figures = table["figures"].as_array().unwrap();
        figures.iter().map(move |figure| (table["table"].as_str().unwrap(), figure))
    });
    let named = |(table, figure): &(&str, &Value)| {
        format!("{table}.{}.{}", figure["row"].as_str().unwrap(), figure["column"].as_str().unwrap())
    };
    figures.into_iter().find(|found| named(found) == address).unwrap().1
}

fn all_series(file: &Value) -> impl Iterator<Item = &Value> {
    let comparisons = file["comparisons"].as_array().unwrap();
    comparisons.iter().flat_map(|comparison| comparison["series"].as_array().unwrap())
}

fn points(file: &Value) -> impl Iterator<Item = &Value> {
    all_series(file).flat_map(|series| series["points"].as_array().unwrap())
}

fn point_in<'j>(file: &'j Value, indicator: &str, period: &str) -> &'j Value {
    let series = all_series(file).find(|series| series["indicator"] == indicator).unwrap();
    series["points"].as_array().unwrap().iter().find(|point| point["period"] == period).unwrap()
}

fn causes(point: &Value) -> Vec<&str> {
    let reasons = point["reasons"].as_array().map(Vec::as_slice).unwrap_or_default();
    reasons.iter().map(|reason| reason["cause"].as_str().unwrap()).collect()
}
