//! Tables of a report: of another edition, with rows of the report's own, open, left out.

use super::{assert_told, build, cell, with};
use crate::testing::Scratch;
use crate::text::message::Language;

const NEWER: &str = "
id: demo-2024
title: New
used: {kind: year}
sections:
  - {id: foreword, title: Foreword}
  - {id: letters, title: Letters}
  - {id: requests, title: Requests}
tables:
  - id: letters
    section: letters
    title: Letters
    columns: [{id: sent, label: Sent}]
    rows: [{id: home, label: Home}, {id: abroad, label: Abroad}]
  - id: requests
    section: requests
    title: Requests
    columns: [{id: persons, label: Persons}, {id: companies, label: Companies}]
    rows: [{id: received, label: Received}]
  - id: offices
    title: Offices
    columns: [{id: visits, label: Visits}]
    rows: [{id: office, label: Office, open: true}, {id: all, label: All, total: true}]
";

fn with_report(front: &str) -> Scratch {
    with(&[("content/forms/newer.yaml", NEWER), ("content/bureau/2024.md", &format!("---\n{front}\n---\n"))])
}

const OTHERS: &str = "  letters: {home: [3], abroad: [1]}\n  offices: {all: [0]}";

#[test]
fn each_table_has_a_form_of_its_own() {
    let scratch = with_report(&format!(
        "form: demo-2024\neditions: {{requests: demo}}\nstatistics:\n  requests: {{received: [12, 3, 15], \
            answered: [10, 3, 13]}}\n{OTHERS}"
    ));
    build(&scratch);
    let checked = scratch.check();
    let archive = &checked.archive;
    let report = archive.reports.iter().next().unwrap();
    let forms: Vec<(&str, &str)> =
        report.data.iter().map(|data| (data.block().id.as_str(), data.form().id.as_str())).collect();
    assert_eq!(forms, [("letters", "demo-2024"), ("requests", "demo"), ("offices", "demo-2024")]);
    assert_eq!(cell(&scratch, "bureau/2024/index.html", "requests.answered.total"), "13");
    assert_eq!(cell(&scratch, "bureau/2024/index.html", "letters.home.sent"), "3");
}

#[test]
fn a_table_of_another_edition_stands_in_the_section_of_the_reports_form() {
    // The older form has fewer sections, and `requests` is another one of them.
    let scratch = with_report(
        "form: demo\neditions: {requests: demo-2024}\nstatistics: {requests: {received: [12, 3]}}",
    );
    build(&scratch);
    let page = scratch.read("public/bureau/2024/index.html");
    assert!(page.contains("<h2 id=\"requests\">二、申请情况</h2>"), "{page}");
    assert!(!page.contains("Foreword"), "{page}");
    assert_eq!(cell(&scratch, "bureau/2024/index.html", "requests.received.companies"), "3");
}

#[test]
fn editions_and_omissions_name_tables_that_there_are() {
    let scratch = with_report(
        "form: demo-2024\neditions: {letters: demo, stamps: demo, requests: demo-2030}\n\
            omitted: {letters: Not printed, stamps: x}\nstatistics:\n  requests: {received: [1, 1]}\n  \
            letters: {home: [3], abroad: [1]}\n  stamps: {}",
    );
    assert_told(
        &scratch,
        &[
            "content/bureau/2024.md:3:12: error[report-unknown-table]: the form demo has no table 'letters'",
            "content/bureau/2024.md:3:27: error[report-unknown-table]: the form demo-2024 has no table \
                'stamps'",
            "content/bureau/2024.md:3:51: error[report-unknown-form]: there is no form 'demo-2030'",
            "content/bureau/2024.md:4:33: error[report-unknown-table]",
            "content/bureau/2024.md:6:3: error[report-missing-table]: the figures of 'offices' are missing \
                (Offices)",
            "content/bureau/2024.md:7:3: error[report-omitted-given]",
            "content/bureau/2024.md:8:3: error[report-unknown-block]: this report's form has no 'stamps'",
        ],
    );
}

#[test]
fn a_table_that_is_not_printed_is_left_out_with_the_reason() {
    let scratch = with_report(
        "form: demo-2024\nomitted: {letters: {zh: 原件未印, en: Not printed}}\n\
            statistics:\n  requests: {received: [1, 1]}\n  offices: {all: [0]}",
    );
    build(&scratch);
    let page = scratch.read("public/en/bureau/2024/index.html");
    assert!(page.contains("Not printed") && !page.contains("letters.home.sent"), "{page}");
}

#[test]
fn a_report_may_have_rows_of_its_own() {
    let front = format!(
        "form: demo-2024\nrows:\n  letters:\n    ships: {{label: {{zh: 船上, en: At sea}}, after: home}}\n    \
            air: By air\nstatistics:\n  requests: {{received: [1, 1]}}\n{}",
        OTHERS.replace("home: [3]", "home: [3], ships: [7], air: [2]")
    );
    let scratch = with_report(&front);
    build(&scratch);
    let page = scratch.read("public/en/bureau/2024/index.html");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(
        at("letters.home.sent\"") < at("letters.ships.sent\"")
            && at("letters.ships.sent\"") < at("letters.abroad.sent\"")
    );
    assert!(
        at("letters.abroad.sent\"") < at("letters.air.sent\"") && at("At sea") > 0,
        "the others stand at the end"
    );
    assert_eq!(cell(&scratch, "bureau/2024/index.html", "letters.ships.sent"), "7");
    let wrong =
        front.replace("after: home", "after: house").replace("air: By air", "abroad: Again\n    \"a b\": C");
    scratch.write("content/bureau/2024.md", format!("---\n{wrong}\n---\n"));
    assert_told(
        &scratch,
        &[
            "content/bureau/2024.md:5:49: error[report-unknown-row]: 'letters' has no row 'house'",
            "content/bureau/2024.md:6:5: error[report-bad-row]: 'abroad' cannot be the id of a row of the \
                report's own",
            "content/bureau/2024.md:7:5: error[report-bad-row]: 'a b'",
            "content/bureau/2024.md:10:36: error[report-unknown-row]: 'letters' has no row 'air'",
        ],
    );
}

#[test]
fn open_rows_are_those_that_the_report_names() {
    let front = format!(
        "form: demo-2024\nrows:\n  offices: {{north: {{label: {{zh: 北, en: North}}}}}}\n\
            statistics:\n  requests: {{received: [1, 1]}}\n{}",
        OTHERS.replace("{all: [0]}", "{south: [4], north: [5], all: [10]}")
    );
    let scratch = with_report(&front);
    assert_told(
        &scratch,
        &["content/bureau/2024.md:8:43: warning[finding-contradiction]: offices.all (Visits): south 4 + \
                North 5 = 9; All 10"],
    );
    build(&scratch);
    let page = scratch.read("public/en/bureau/2024/index.html");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(at("offices.south.visits\"") < at("offices.north.visits\""), "in the report's order");
    assert!(at(">North</th>") > 0 && at(">south</th>") > 0, "a row without words is called by its id");
    assert!(!scratch.told(Language::Zh).contains("North"));
}

#[test]
fn the_form_says_which_rows_and_columns_there_are() {
    let cases = [
        (
            "received: [1, 2, 3], answered: [1, 2]",
            "5:45: error[report-wrong-length]: the row 'answered' has 2 cells, and the form 3 columns",
        ),
        (
            "received: [1, 2, 3]",
            "5:13: error[report-missing-row]: 'requests' lacks the row 'answered' (Answered)",
        ),
        (
            "received: [1, 2, 3], answered: [0, 0, 0], lost: [1]",
            "5:56: error[report-unknown-row]: 'requests' has no row 'lost'",
        ),
        (
            "received: {persons: 1, total: 1}, answered: [0, 0, 0]",
            "5:24: error[report-missing-cell]: the row 'received' lacks: Companies (companies)",
        ),
        (
            "received: {persons: 1, companies: 0, men: 1, total: 1}, answered: [0, 0, 0]",
            "5:51: error[report-unknown-column]: 'requests' has no column 'men'",
        ),
        ("received: 7, answered: [0, 0, 0]", "5:24: error[yaml-not-a-list]"),
        ("received: [1, 2, [3]], answered: [0, 0, 0]", "5:31: error[yaml-not-text]"),
    ];
    for (rows, line) in cases {
        let scratch = with_report(&format!("title: A\nform: demo\nstatistics:\n  requests: {{{rows}}}"));
        assert_told(&scratch, &[&format!("content/bureau/2024.md:{line}")]);
        let remedy = scratch.check().diagnostics[0].remedy.clone();
        assert!(line.contains("yaml") || remedy.is_some_and(|r| !r.zh.is_empty()), "{rows}");
    }
}
