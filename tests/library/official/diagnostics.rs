//! What is told of an official archive.

use super::{SETTINGS, archive, county};
use annals::Language;
use annals::Severity;

const DATED: &str = "published: 2025-01-20\n";

/// The settings without the line of a key.
fn without(keys: &[&str]) -> String {
    let has = |line: &&str| !keys.iter().any(|key| line.trim_start().starts_with(&format!("{key}:")));
    SETTINGS.lines().filter(has).map(|line| format!("{line}\n")).collect()
}

/// What is told of settings, in short.
fn told(settings: &str) -> String {
    archive(settings, DATED).told(Language::En)
}

#[test]
fn nothing_is_told_of_an_archive_that_keeps_to_the_conventions() {
    assert_eq!(county().told(Language::En), "");
    // What is not mandatory may be missing.
    assert_eq!(told(&without(&["undertaker", "about"])), "");
}

#[test]
fn each_mandatory_value_that_is_missing_is_named_at_once() {
    let all = "site_name, domain, site_id_code, column, organiser, contact, icp, police, \
               party_government_mark, error_report, sitemap";
    let settings = SETTINGS.split("  site_name:").next().unwrap().to_owned() + "  about:\n";
    let message = "warning[official-missing]: `official` lacks what is mandatory: ";
    assert_eq!(told(&settings), format!("annals.yaml:9:3: {message}{all}\n"));
    for key in all.split(", ").filter(|key| *key != "column") {
        assert!(told(&without(&[key])).ends_with(&format!("{message}{key}\n")), "{key}");
        // A key with nothing behind it says no more than none.
        let line = SETTINGS.lines().find(|line| line.trim_start().starts_with(&format!("{key}:"))).unwrap();
        for nothing in ["", " \"\"", " {zh: \"\", en: \" \"}"] {
            let told = told(&SETTINGS.replace(line, &format!("  {key}:{nothing}")));
            assert!(told.ends_with(&format!("{message}{key}\n")), "{key}:{nothing} gives {told}");
        }
    }
    for key in ["name", "description", "keywords", "type"] {
        let start = SETTINGS.find("  column:").unwrap();
        let line = SETTINGS[start..].lines().find(|line| line.starts_with(&format!("    {key}:"))).unwrap();
        let told = told(&SETTINGS.replace(&format!("{line}\n"), ""));
        assert!(told.ends_with(&format!("{message}column.{key}\n")), "{key}: {told}");
    }
}

#[test]
fn what_is_missing_is_an_error_where_nothing_may_be() {
    let checked = archive(&without(&["icp"]), DATED).check();
    let severities = |strict| checked.all_diagnostics(strict).iter().map(|d| d.severity).collect::<Vec<_>>();
    assert_eq!(severities(false), [Severity::Warning]);
    assert_eq!(severities(true), [Severity::Error]);
}

#[test]
fn values_that_cannot_be_right_are_errors() {
    for (key, right, wrong) in [
        (
            "site_id_code",
            &["\"3213220037\"", "1310000050", "bm07000001"][..],
            &["321322003", "32132200370", "bm0700001", "BM07000001", "３２１３２２００３７"][..],
        ),
        (
            "domain",
            &["www.yunxi.example", "yunxi.example", "WWW.Yunxi.Example"],
            &[
                "https://www.yunxi.example",
                "www.yunxi.example/",
                "yunxi",
                "www..example",
                "a b.example",
                "10.0.0.1",
            ],
        ),
        (
            "icp",
            &["京ICP备05070218号", "苏ICP备2021012345号-12"],
            &[
                "ICP备05070218号",
                "京ICP备05070218",
                "京ICP備05070218号",
                "京ICP备号",
                "京ICP备05070218号-",
                "05070218",
            ],
        ),
        (
            "police",
            &[
                "京公网安备11010202000001号",
                "苏公网安备 32132202000037号",
                "{number: 苏公网安备32132202000037号, link: \"https://a.example/\"}",
            ],
            &[
                "苏公网安备32132202000037",
                "公网安备32132202000037号",
                "32132202000037",
                "{number: 苏公网安备号}",
            ],
        ),
        (
            "sitemap",
            &["http://yunxi.example/map"],
            &["/map.html", "javascript:alert(1)", "www.yunxi.example/map"],
        ),
        ("error_report", &["https://a.example/"], &["jiucuo.html"]),
    ] {
        let line = SETTINGS.lines().find(|line| line.starts_with(&format!("  {key}:"))).unwrap();
        let with = |value: &str| told(&SETTINGS.replace(line, &format!("  {key}: {value}")));
        for value in right {
            assert_eq!(with(value), "", "{key}: {value}");
        }
        for value in wrong {
            let told = with(value);
            let code = if matches!(key, "sitemap" | "error_report") {
                "not-a-web-address"
            } else {
                "official-bad-value"
            };
            assert!(told.contains(&format!(": error[{code}]: ")), "{key}: {value} gives {told}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
    }
}

#[test]
fn an_archive_is_published_on_the_domain_of_its_site() {
    let with = |domain: &str, base: &str| {
        let settings = SETTINGS.replace("domain: www.yunxi.example", &format!("domain: {domain}"));
        told(&settings.replace("base: https://www.yunxi.example/zfxxgknb/", &format!("base: {base}")))
    };
    for (domain, base) in [
        ("www.yunxi.example", "https://yunxi.example/"),
        ("yunxi.example", "http://www.yunxi.example:8080/reports"),
        ("www.yunxi.example", "https://archives.yunxi.example/"),
        ("www.yunxi.example", "https://WWW.YUNXI.EXAMPLE/"),
    ] {
        assert_eq!(with(domain, base), "", "{domain} {base}");
    }
    for (domain, base) in [
        ("www.yunxi.example", "https://reports.example/"),
        ("archives.yunxi.example", "https://www.yunxi.example/"),
        ("www.yunxi.example", "https://notyunxi.example/"),
    ] {
        assert!(with(domain, base).contains("warning[official-other-domain]"), "{domain} {base}");
    }
}

#[test]
fn a_report_has_a_date_in_an_official_archive_and_may_have_none_elsewhere() {
    let undated = archive(SETTINGS, "").told(Language::En);
    assert!(undated.starts_with("content/bureau/2024.md:2:1: warning[official-undated]"), "{undated}");
    assert_eq!(archive(SETTINGS.split("official:").next().unwrap(), "").told(Language::En), "");
}

#[test]
fn dates_before_the_end_of_the_period_and_times_that_no_clock_shows_are_told() {
    for (line, code) in [
        ("published: 2024-12-31", None),
        ("published: 2024-12-30", Some("warning[report-published-early]")),
        ("published: 2025-01-20 00:00", None),
        ("published: 2025-01-20 24:00", Some("error[report-bad-date]")),
        ("published: 2025-01-20 9:00", Some("error[report-bad-date]")),
        ("published: 2025-01-20 10:19:30", Some("error[report-bad-date]")),
        ("published: 2025-02-30 10:19", Some("error[report-bad-date]")),
        ("signed: 2025-01-20 10:19", Some("error[report-bad-date]")),
    ] {
        let lines = if line.starts_with("signed") { format!("{DATED}{line}\n") } else { format!("{line}\n") };
        let told = archive(SETTINGS, &lines).told(Language::En);
        match code {
            Some(code) => assert!(told.contains(code), "{line} gives {told}"),
            None => assert_eq!(told, "", "{line}"),
        }
    }
}

#[test]
fn each_report_has_an_index_number_of_its_own() {
    let county = county();
    let report = county.read("content/bureau/2024.md");
    county.write("content/bureau/2023.md", report.replace("云档发", "云办发"));
    let told = county.told(Language::En);
    assert!(told.contains("content/bureau/2024.md:6:15: warning[report-index-number-twice]"), "{told}");
    county.write("content/bureau/2023.md", report.replace("2025-00002", "2024-00002"));
    assert_eq!(county.told(Language::En), "");
}
