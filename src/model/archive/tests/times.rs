//! What publishers and reports say of time: names that change, existence, periods that cannot be right.

use super::{assert_told, build, report, with};

fn index(more: &str) -> String {
    format!("---\nname: {{zh: 新局, en: New office}}\n{more}\n---\n")
}

#[test]
fn an_existence_that_ends_before_it_begins_is_an_error() {
    let backwards = index("existed: {from: 2026, to: 2020}");
    assert_told(
        &with(&[("content/bureau/index.md", &backwards)]),
        &["content/bureau/index.md:3:10: error[publisher-times]: `existed` from 2026 to 2020 ends before \
            it begins"],
    );
    let twice = index("formerly: [{name: A, until: 2020}, {name: B, until: 2020-12-31}]");
    assert_told(
        &with(&[("content/bureau/index.md", &twice)]),
        &["content/bureau/index.md:3:53: error[publisher-times]: two earlier names"],
    );
    let early =
        index("existed: {from: 2010, to: 2030}\nformerly: [{name: A, until: 2009}, {name: B, until: 2031}]");
    assert_told(
        &with(&[("content/bureau/index.md", &early)]),
        &[
            "content/bureau/index.md:4:29: error[publisher-times]",
            "content/bureau/index.md:4:53: error[publisher-times]",
        ],
    );
}

#[test]
fn a_report_outside_the_existence_of_its_publisher_is_told() {
    let text = report("");
    for (existed, outside) in [
        ("{to: 2023}", true),
        ("{from: 2025-01-01}", true),
        ("{from: 2024-12-31}", false),
        ("{from: 2000, to: 2024-01-01}", false),
    ] {
        let scratch = with(&[("content/bureau/index.md", &index(&format!("existed: {existed}")))]);
        scratch.write("content/bureau/2024.md", &text);
        let told =
            ["content/bureau/2024.md:2:1: warning[report-outside-existence]: the period 2024 lies outside"];
        assert_told(&scratch, if outside { &told } else { &[] });
    }
}

#[test]
fn a_report_that_is_there_and_is_said_to_be_missing_is_told() {
    let scratch = with(&[("content/bureau/index.md", &index("missing: {2024: late, 2023: late}"))]);
    assert_told(
        &scratch,
        &["content/bureau/index.md:3:11: warning[publisher-not-missing]: `missing` says that there is no \
            report on 2024 (late), and there is one"],
    );
    let both =
        index("existed: {from: 2020}\nmissing: {2023: did-not-exist, 2019: late, 2018: did-not-exist}");
    assert_told(
        &with(&[("content/bureau/index.md", &both)]),
        &[
            "content/bureau/index.md:4:11: warning[publisher-not-missing]",
            "content/bureau/index.md:4:32: warning[publisher-not-missing]",
        ],
    );
}

#[test]
fn a_period_far_from_all_others_is_told() {
    let text = report("");
    let dated = |day: &str| text.replace("form: demo", &format!("form: demo\npublished: {day}"));
    let told = |year: &str, text: &str| {
        let scratch =
            with(&[("content/bureau/2023.md", &report("")), (&format!("content/bureau/{year}.md"), text)]);
        let checked = scratch.check();
        crate::testing::short(&checked, &checked.diagnostics, crate::text::message::Language::En)
    };
    for year in ["2052", "2042", "2034", "2030", "2204", "1024"] {
        let line = format!("content/bureau/{year}.md:2:1: warning[report-far-period]: the period {year} ");
        assert!(told(year, &text).starts_with(&line), "{year}: {}", told(year, &text));
    }
    assert!(told("2052", &dated("2053-01-20")).contains("report-far-period"), "its own date is as far");
    for year in ["2022", "2028", "2015"] {
        assert_eq!(told(year, &text), "", "{year}");
    }
    assert_eq!(told("2030", &dated("2031-01-20")), "", "its date confirms it");
    assert_eq!(told("1998", &dated("1999-01-20")), "", "its date confirms it");
    assert!(
        told("2022", &dated("2052-01-20"))
            .starts_with("content/bureau/2022.md:2:1: warning[report-published-late]")
    );
}

#[test]
fn a_report_carries_the_name_that_its_publisher_had_then() {
    let formerly = index(
        "formerly:\n  - {name: {zh: 旧局, en: Old office}, until: 2021}\n  \
         - {name: {zh: 老局, en: First office}, until: 2019-03-01}",
    );
    let dated =
        |year: u32| report("").replace("form: demo", &format!("form: demo\npublished: {}-01-20", year + 1));
    let reports: Vec<(String, String)> =
        (2018..2024).map(|year| (format!("content/bureau/{year}.md"), dated(year))).collect();
    let mut files: Vec<(&str, &str)> =
        reports.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("content/bureau/index.md", &formerly));
    let scratch = with(&files);
    scratch.write("annals.yaml", format!("{}base: https://example.org/\n", scratch.read("annals.yaml")));
    assert_told(&scratch, &[]);
    build(&scratch);
    let names = [(2018, "First office"), (2019, "Old office"), (2020, "Old office"), (2021, "Old office")];
    for (year, then) in names {
        let page = scratch.read(&format!("public/en/bureau/{year}/index.html"));
        for words in [
            format!("<title>{then}, "),
            format!("\"author\":{{\"@type\":\"Organization\",\"name\":\"{then}\""),
            "\"alternateName\":\"New office\"".to_owned(),
            format!("{then} (now New office). {then}, "),
            format!(">{then} (now New office)</a>"),
        ] {
            assert!(page.contains(&words), "{year}: {words}\n{page}");
        }
        let period = scratch.read(&format!("public/en/{year}/index.html"));
        assert!(period.contains(&format!("{then} (now New office)")), "{year}: {period}");
        let chinese = scratch.read(&format!("public/bureau/{year}/index.html"));
        assert!(chinese.contains("（今新局）"), "{chinese}");
        let feed = scratch.read("public/en/feed.xml");
        assert!(feed.contains(&format!("<name>{then} (now New office)</name>")), "{feed}");
    }
    for year in [2022, 2023, 2024] {
        let page = scratch.read(&format!("public/en/bureau/{year}/index.html"));
        assert!(
            page.contains("<title>New office, ") && !page.contains("(now New office). New"),
            "{year}: {page}"
        );
    }
}

#[test]
fn a_missing_report_far_ahead_of_all_others_is_told() {
    assert_told(
        &with(&[("content/bureau/index.md", &index("missing: {2099: late}"))]),
        &["content/bureau/index.md:3:11: warning[report-far-period]: `missing` names 2099, 74 years after"],
    );
    assert_told(&with(&[("content/bureau/index.md", &index("missing: {2026: late}"))]), &[]);
}
