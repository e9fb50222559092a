//! Every kind of period: read from the file's name, ordered by its end, compared within its kind.

use super::{assert_told, build, report, with};
use crate::model::period::Period;
use crate::testing::Scratch;
use crate::text::message::Language;

const KINDS: [&str; 6] = ["year", "fiscal-year", "half", "quarter", "month", "span"];

/// An archive with a form for each kind of period and a publisher with these reports; `fy…` begins on 1
/// October.
fn with_reports(names: &[&str]) -> Scratch {
    let scratch = with(&[("content/office/index.md", "---\nname: Office\n---\n")]);
    for kind in KINDS {
        let starts = if kind == "fiscal-year" { ", starts: 10-01" } else { "" };
        let form = format!(
            "id: {kind}\ntitle: T\nused: {{kind: {kind}{starts}}}\ntables:\n  - {{id: t, title: T, columns: \
                [{{id: n, label: N}}], rows: [{{id: r, label: R}}]}}\n"
        );
        scratch.write(&format!("content/forms/{kind}.yaml"), form);
    }
    for name in names {
        scratch.write(&format!("content/office/{name}.md"), filled_in(kind_of(name)));
    }
    scratch
}

fn filled_in(kind: &str) -> String {
    format!("---\nform: {kind}\nstatistics: {{t: {{r: [1]}}}}\n---\n")
}

fn kind_of(name: &str) -> &'static str {
    match name.to_ascii_lowercase() {
        name if name.starts_with("fy") => "fiscal-year",
        name if name.contains("--") => "span",
        name if name.contains('h') => "half",
        name if name.contains('q') => "quarter",
        name if name.contains('-') => "month",
        _ => "year",
    }
}

#[test]
fn every_kind_is_read_and_ordered_by_its_end() {
    let names = [
        "2020",
        "2021",
        "fy2020",
        "FY2021",
        "2020-h1",
        "2020-H2",
        "2020-q2",
        "2020-q4",
        "2020-02",
        "2021-12",
        "2020-03-15--2020-04-14",
        "2019-10-01--2019-12-31",
    ];
    let scratch = with_reports(&names);
    build(&scratch);
    let checked = scratch.check();
    let office = checked.archive.publishers.find("office").unwrap();
    let read: Vec<String> = checked
        .archive
        .reports_of(office)
        .iter()
        .map(|report| {
            let period = &report.period;
            format!("{} {} {}..{}", period.id, period.kind.name(), period.start, period.end)
        })
        .collect();
    assert_eq!(
        read,
        [
            "2019-10-01--2019-12-31 span 2019-10-01..2019-12-31",
            "2020-02 month 2020-02-01..2020-02-29",
            "2020-03-15--2020-04-14 span 2020-03-15..2020-04-14",
            "2020-q2 quarter 2020-04-01..2020-06-30",
            "2020-h1 half 2020-01-01..2020-06-30",
            "fy2020 fiscal-year 2019-10-01..2020-09-30",
            "2020-q4 quarter 2020-10-01..2020-12-31",
            "2020-h2 half 2020-07-01..2020-12-31",
            "2020 year 2020-01-01..2020-12-31",
            "fy2021 fiscal-year 2020-10-01..2021-09-30",
            "2021-12 month 2021-12-01..2021-12-31",
            "2021 year 2021-01-01..2021-12-31",
        ]
    );
}

#[test]
fn the_report_before_is_of_the_same_kind_and_just_before() {
    let scratch = with_reports(&[
        "2020", "2021", "2023", "2020-h2", "2021-h1", "2020-q2", "2020-q4", "fy2021", "fy2022",
    ]);
    let checked = scratch.check();
    let archive = &checked.archive;
    let office = archive.publishers.find("office").unwrap();
    let before: Vec<String> = archive
        .reports_of(office)
        .iter()
        .filter_map(|report| Some((report, archive.report(report.previous()?))))
        .map(|(report, previous)| format!("{} after {}", report.period.id, previous.period.id))
        .collect();
    assert_eq!(before, ["2021-h1 after 2020-h2", "2021 after 2020", "fy2022 after fy2021"]);
}

#[test]
fn periods_have_names_in_both_languages() {
    let scratch =
        with_reports(&["2020", "fy2020", "2020-h2", "2020-q4", "2020-02", "2019-10-01--2019-12-31"]);
    let checked = scratch.check();
    let names = |language: &str| -> Vec<String> {
        let periods = checked.archive.periods.iter().filter(|period| &*period.id != "2024");
        periods.map(|period| period.label(language)).collect()
    };
    assert_eq!(
        names("zh"),
        ["2019-10-01至2019-12-31", "2020年2月", "2020财年", "2020年第4季度", "2020年下半年", "2020年"]
    );
    assert_eq!(names("en"), ["2019-10-01 to 2019-12-31", "2020-02", "FY2020", "2020 Q4", "2020 H2", "2020"]);
}

#[test]
fn a_fiscal_year_may_have_days_of_its_own() {
    let scratch = with_reports(&[]);
    let fiscal = |label: &str, start: &str, end: &str| {
        filled_in("fiscal-year").replace(
            "form:",
            &format!("period: {{kind: fiscal-year, label: {label}, start: {start}, end: {end}}}\nform:"),
        )
    };
    // The transition from one day of beginning to another makes a short year.
    scratch.write("content/office/fy2020.md", fiscal("FY2020", "2019-07-01", "2020-09-30"));
    scratch.write("content/office/fy2021.md", filled_in("fiscal-year"));
    let checked = scratch.check();
    assert_eq!(scratch.told(Language::En), "");
    let office = checked.archive.publishers.find("office").unwrap();
    let report = checked.archive.report_on(office, "fy2020").unwrap();
    assert_eq!(
        (report.period.start.to_string(), report.period.end.to_string()),
        ("2019-07-01".into(), "2020-09-30".into())
    );
    let after = checked.archive.report_on(office, "fy2021").unwrap();
    assert!(after.previous().is_some(), "one follows the other");
    scratch.write("content/office/fy2020.md", fiscal("FY2021", "2019-07-01", "2020-09-30"));
    scratch.write("content/office/fy2021.md", fiscal("FY2021", "2021-09-30", "2020-10-01"));
    assert_told(
        &scratch,
        &[
            "content/office/fy2020.md:2:9: error[report-bad-period]: the period is 'fy2021', but the \
                file's name says 'fy2020'",
            "content/office/fy2021.md:2:9: error[report-bad-period]: the period from 2021-09-30 to \
                2020-10-01 ends before it begins",
        ],
    );
}

#[test]
fn a_name_that_is_no_period_is_told() {
    let scratch = with_reports(&[
        "2020-13",
        "2020-h3",
        "2020-q0",
        "20",
        "0000",
        "2020-02-30--2020-03-01",
        "2020-02-01--2020-01-01",
        "draft",
    ]);
    let told = scratch.told(Language::En);
    assert_eq!(
        told.lines().filter(|line| line.contains(":2:1: error[report-bad-period]: ")).count(),
        8,
        "{told}"
    );
    assert!(
        told.contains("office/draft.md:2:1: error[report-bad-period]: 'draft' names no period"),
        "{told}"
    );
    let remedies: Vec<String> =
        scratch.check().diagnostics.into_iter().filter_map(|d| Some(d.remedy?.en)).collect();
    assert!(
        remedies.len() == 8 && remedies.iter().all(|remedy| remedy.contains("2020-Q3, 2020-07")),
        "{remedies:?}"
    );
    assert!(told.contains("the period from 2020-02-01 to 2020-01-01 ends before it begins"), "{told}");
}

#[test]
fn a_period_is_that_of_its_file_its_form_and_no_other_report() {
    let scratch = with_reports(&["2020", "fy2021", "FY2021"]);
    scratch.write("content/office/2020.md", filled_in("year").replace("form:", "period: 2021\nform:"));
    scratch.write("content/office/2021.md", filled_in("half"));
    assert_told(
        &scratch,
        &[
            "content/office/2020.md:2:9: error[report-period-differs]: the period is '2021', but the file's \
                name says '2020'",
            "content/office/2021.md:2:7: error[report-form-period]: the form half is filled in by half",
            "content/office/fy2021.md:2:1: error[report-twice]: there are two reports on fy2021",
        ],
    );
}

#[test]
fn a_fiscal_year_may_be_known_by_both_its_calendar_years() {
    let form = |years: &str| {
        let demo = with(&[]).read("content/forms/demo.yaml");
        let used = demo.lines().find(|line| line.starts_with("used:")).unwrap().to_owned();
        let fiscal = format!("used: {{kind: fiscal-year, starts: 04-01{years}}}");
        demo.replace(&used, &fiscal).replace("id: demo", "id: fiscal")
    };
    let text = |period: &str| report("").replace("form: demo", &format!("form: fiscal{period}"));
    let in_full = "\nperiod: {kind: fiscal-year, label: 2021/22, start: 2021-04-01, end: 2022-03-31}";
    for (years, file, period, label, chinese) in [
        (", years: both", "fy2023", "", ">2022/23<", "2022/23财年"),
        ("", "fy2023", "\nperiod: 2022/23", ">2022/23<", "2022/23财年"),
        ("", "FY2023", "\nperiod: 2022/2023", ">2022/23<", "2022/23财年"),
        ("", "fy2022", in_full, ">2021/22<", "2021/22财年"),
        ("", "fy2023", "", ">FY2023<", "2023财年"),
    ] {
        let scratch = with(&[("content/forms/fiscal.yaml", &form(years))]);
        scratch.write(&format!("content/bureau/{file}.md"), text(period));
        assert_eq!(scratch.told(Language::En), "", "{period}");
        build(&scratch);
        let id = file.to_ascii_lowercase();
        let page = scratch.read(&format!("public/en/bureau/{id}/index.html"));
        assert!(page.contains(label), "{label}: {page}");
        let page = scratch.read(&format!("public/bureau/{id}/index.html"));
        assert!(page.contains(chinese), "{chinese}: {page}");
    }
    let century = Period::read("1999/2000", Some((4, 1))).unwrap();
    assert_eq!((&*century.id, century.label("en").as_str()), ("fy2000", "1999/2000"));
    let scratch = with(&[("content/forms/fiscal.yaml", &form(""))]);
    scratch.write("content/bureau/fy2023.md", text("\nperiod: 2022/24"));
    assert_told(&scratch, &["content/bureau/fy2023.md:3:9: error[report-period-differs]"]);
}
