//! Spoilt reports: each is refused by the schema, which points at the fault, and by the program.

use super::{editor, example, faults, validator};
use crate::authoring::schema;
use crate::testing::variants::{Original, told};
use crate::text::diagnostic::Severity;
use crate::text::message::Language;

/// What is written instead of what, and where the validator points.
type Slip = (&'static str, &'static str, &'static [&'static str]);

/// A report by the Chinese form of 2019: ~ for blanks, changes in words, no editions.
const YIYUAN: &[Slip] = &[
    // The keys of a report.
    ("form: cn-ogi-2019", "form: cn-ogi-2020", &["/form"]),
    ("form: cn-ogi-2019\n", "", &[""]),
    ("signed: 2021-01-29", "sigend: 2021-01-29", &[""]),
    ("signed: 2021-01-29", "signed: 29.1.2021", &["/signed"]),
    ("signed: 2021-01-29", "signed: 2021-02-29", &["/signed"]),
    ("signed: 2021-01-29", "signed: 2021", &["/signed"]),
    ("signed: 2021-01-29", "published: 2021-01-29 24:00", &["/published"]),
    ("signed: 2021-01-29", "signed: 2021-01-29 10:19", &["/signed"]),
    ("signed: 2021-01-29", "index_number: [1, 2]", &["/index_number"]),
    ("signed: 2021-01-29", "period: FY2020", &["/period"]),
    ("signed: 2021-01-29", "period: 2020-H1", &["/period"]),
    ("signed: 2021-01-29", "draft: perhaps", &["/draft"]),
    ("signed: 2021-01-29", "title2: x", &[""]),
    ("title: {zh: 沂源", "title: {chinese: 沂源", &["/title"]),
    // Sources, notes, corrections, acknowledged findings.
    ("  - title: 沂源交警大队2020年政府信息公开工作年度报告\n    note:", "  - note:", &["/sources/0"]),
    ("    note:\n", "    url: www.example.org\n    note:\n", &["/sources/0/url"]),
    ("    note:\n", "    sha256: 9f86\n    file: x.docx\n    note:\n", &["/sources/0/sha256"]),
    ("    note:\n", "    kept: x.docx\n    note:\n", &["/sources/0"]),
    ("    note:\n", "    file: x.docx\n    imported: {proven: 3}\n    note:\n", &["/sources/0/imported"]),
    (
        "    note:\n",
        "    file: x.docx\n    imported: {proven: x, read: 0, unread: 0}\n    note:\n",
        &["/sources/0/imported/proven"],
    ),
    ("signed: 2021-01-29", "notes: [{on: request, text: x}]", &["/notes/0/on"]),
    ("signed: 2021-01-29", "scope: {on: requests.granted.totals, why: x}", &["/scope/on"]),
    ("signed: 2021-01-29", "scope: {on: requests, why: x, since: 2019}", &["/scope"]),
    (
        "signed: 2021-01-29",
        "corrections: [{figure: requests.granted.total, was: 1, now: 0, on: 2021-03-02, why: x}]",
        &["/corrections/0"],
    ),
    (
        "signed: 2021-01-29",
        "corrections: [{figure: requests.granted.total, was: 1, now: 0, on: 2021-03-02, kind: fix, why: x}]",
        &["/corrections/0/kind"],
    ),
    ("signed: 2021-01-29", "acknowledged: [{check: requests.balanced, why: x}]", &["/acknowledged/0/check"]),
    ("signed: 2021-01-29", "acknowledged: {check: requests.balance, why: x}", &["/acknowledged"]),
    // Tables.
    ("signed: 2021-01-29", "omitted: {remedies: x}", &["/statistics/remedies"]),
    ("signed: 2021-01-29", "omitted: {request: x}", &["/omitted"]),
    ("signed: 2021-01-29", "editions: {requests: cn-ogi-2020}", &["/editions/requests"]),
    (
        "signed: 2021-01-29",
        "editions: {proactive: cn-ogi-2021}",
        &[
            "/statistics/proactive.art20_1/normative_documents",
            "/statistics/proactive.art20_1/rules",
            "/statistics/proactive.art20_5",
            "/statistics/proactive.art20_5/licences",
            "/statistics/proactive.art20_6/compulsion",
            "/statistics/proactive.art20_6/penalties",
            "/statistics/proactive.art20_8/fees",
            "/statistics/proactive.art20_9",
        ],
    ),
    ("  proactive.art20_8:\n    fees: {items_last_year: 0, items_change: 0}\n", "", &["/statistics"]),
    ("  remedies:", "  remedy:", &["/statistics"]),
    (
        "  proactive.art20_8:\n    fees: {items_last_year: 0, items_change: 0}\n",
        "  proactive.art20_8: ~\n",
        &["/statistics/proactive.art20_8"],
    ),
    // Rows.
    ("    granted:                    [0, ~, ~, ~, ~, ~, 0]\n", "", &["/statistics/requests"]),
    ("    granted:  ", "    grantet:  ", &["/statistics/requests"]),
    (
        "    granted:                    [0, ~, ~, ~, ~, ~, 0]",
        "    granted: 0",
        &["/statistics/requests/granted"],
    ),
    (
        "    granted:                    [0, ~, ~, ~, ~, ~, 0]",
        "    granted: [0, ~, ~, ~, ~, ~]",
        &["/statistics/requests/granted"],
    ),
    (
        "    granted:                    [0, ~, ~, ~, ~, ~, 0]",
        "    granted: [0, ~, ~, ~, ~, ~, 1, 393]",
        &["/statistics/requests/granted"],
    ),
    ("signed: 2021-01-29", "rows: {requests: {granted: x}}", &["/rows/requests"]),
    (
        "signed: 2021-01-29",
        "rows: {requests: {other: {label: x, below: granted}}}",
        &["/rows/requests/other"],
    ),
    (
        "signed: 2021-01-29",
        "rows: {requests: {other: {label: x, after: grant}}}",
        &["/rows/requests/other/after"],
    ),
    // Cells.
    (
        "{items_last_year: 0, items_change: 0}",
        "{items_last_year: 0}",
        &["/statistics/proactive.art20_8/fees"],
    ),
    (
        "{items_last_year: 0, items_change: 0}",
        "{items_last_year: 0, items_change: 0, decisions: 0}",
        &["/statistics/proactive.art20_8/fees"],
    ),
    ("115242", "115,242 件", &["/statistics/proactive.art20_6/penalties"]),
    ("115242", "\"115,242\"", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "１１５２４２", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "\"0115242\"", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "-115242", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "115242.5", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "1152421152421152421", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "约十万", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "增 115242", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "true", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("115242", "[115242]", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    (
        "115242",
        "{printed: 115242, value: 115242, kind: text}",
        &["/statistics/proactive.art20_6/penalties/items_last_year"],
    ),
    ("115242", "{value: 1, remark: x}", &["/statistics/proactive.art20_6/penalties/items_last_year"]),
    ("增 25124", "增加不少", &["/statistics/proactive.art20_6/penalties/items_change"]),
];

/// A report by the US form: open rows, sparse cells, decimals, bounds.
const FTC: &[Slip] = &[
    ("    overall: [2, 0]\n", "    overall: [2, 0]\n    office of x: [1, 0]\n", &["/statistics/backlog"]),
    ("    overall: [64, 1177, 1208, 33]", "    total: [64, 1177, 1208, 33]", &["/statistics/requests"]),
    ("[4, 6.07, <1,", "[4, 6.07, \"=>1\",", &["/statistics/response_times/overall/2"]),
    ("2.7, 9.7", "2.7, \"9.700010002000300045\"", &["/statistics/personnel/overall/2"]),
    ("ex_2: 11", "ex_1_2: 11", &["/statistics/exemptions/overall"]),
    (
        "form: us-foia",
        "form: us-foia\nperiod: {kind: fiscal-year, label: FY2020, start: 2019-10-01}",
        &["/period"],
    ),
];

/// A report whose table of requests is that of another edition.
const HONGZE: &[Slip] = &[
    ("editions: {requests: cn-ogi-2019}\n", "", &["/statistics/requests"]),
    (
        "editions: {requests: cn-ogi-2019}",
        "editions: {request: cn-ogi-2019}",
        &["/editions", "/statistics/requests"],
    ),
];

fn try_all(publisher: &str, period: &str, slips: &[Slip]) {
    let schema = validator(&schema::report(&example().archive.forms, None, Language::En));
    let original = Original::of(publisher, period).without_prose();
    let reports: Vec<String> =
        slips.iter().map(|(old, new, _)| original.clone().with(old, new).report).collect();
    let archive = original.archive(reports.iter().map(String::as_str));
    let told = told(&archive.check());
    let mut wrong = Vec::new();
    for (number, (report, (old, new, places))) in reports.iter().zip(slips).enumerate() {
        let found = faults(&schema, &editor::front_matter(report));
        if found != *places {
            wrong.push(format!("{old:?} → {new:?}: the schema points at {found:?}"));
        }
        // What the schema refuses, the program refuses.
        let errors =
            told.get(&number).into_iter().flatten().filter(|d| d.severity == Severity::Error).count();
        if errors == 0 {
            wrong.push(format!("{old:?} → {new:?}: the program finds nothing wrong"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_spoilt_report_by_the_form_of_2019_is_refused() {
    try_all("yiyuan-traffic-police", "2020", YIYUAN);
}

#[test]
fn a_spoilt_report_by_the_us_form_is_refused() {
    try_all("ftc", "fy2020", FTC);
}

#[test]
fn a_spoilt_report_of_two_editions_is_refused() {
    try_all("huaian-city/hongze-district", "2023", HONGZE);
}

#[test]
fn what_is_unusual_and_right_is_accepted() {
    let schema = validator(&schema::report(&example().archive.forms, None, Language::En));
    let original = Original::of("yiyuan-traffic-police", "2020").without_prose();
    for (old, new) in [
        ("signed: 2021-01-29", "period: 2020"),
        ("signed: 2021-01-29", "period: '2020'"),
        ("signed: 2021-01-29", "published: 2021-01-29 10:19"),
        ("signed: 2021-01-29", "index_number: 014314799/2021-00001\nfile_number: 1"),
        ("signed: 2021-01-29", "draft: true"),
        ("signed: 2021-01-29", "notes: words"),
        (
            "signed: 2021-01-29",
            "notes: [words, {zh: 说明}, {on: requests.*.total, text: {zh: 说明}}, {on: proactive, text: 1}]",
        ),
        ("signed: 2021-01-29", "scope: {on: requests, why: x}"),
        ("signed: 2021-01-29", "editions: {remedies: cn-ogi-2021}"),
        ("115242", "{printed: 115242 件左右, value: 115242, note: x}"),
        ("115242", "115242（其中修订16件）"),
        ("115242", "<5"),
        ("115242", "0-249"),
        ("115242", "/"),
        ("115242", "'115242'"),
        ("减 599", "-599"),
    ] {
        let report = original.clone().with(old, new).report;
        assert_eq!(faults(&schema, &editor::front_matter(&report)), [""; 0], "{new}");
        let told = told(&original.archive([&*report]).check());
        let errors: Vec<_> = told
            .into_values()
            .flatten()
            .filter(|d| d.code.0.starts_with("report") || d.code.0.starts_with("yaml"))
            .collect();
        assert!(errors.is_empty(), "{new}: {errors:?}");
    }
}

#[test]
fn a_row_of_the_report_s_own_is_accepted_where_it_is_named() {
    let schema = validator(&schema::report(&example().archive.forms, None, Language::En));
    let row = "    granted:                    [0, ~, ~, ~, ~, ~, 0]\n";
    let added = format!("{row}    other: [0, ~, ~, ~, ~, ~, 0]\n");
    let original = Original::of("yiyuan-traffic-police", "2020").without_prose().with(row, &added);
    let places = |report: &Original| faults(&schema, &editor::front_matter(&report.report));
    assert_eq!(places(&original), ["/statistics/requests"]);
    let named =
        original.clone().with("signed: 2021-01-29", "rows: {requests: {other: {label: x, after: granted}}}");
    assert_eq!(places(&named), [""; 0]);
    let elsewhere = original.with("signed: 2021-01-29", "rows: {remedies: {other: x}}");
    assert_eq!(places(&elsewhere), ["/statistics/requests"]);
}
