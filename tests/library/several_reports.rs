//! A publisher with several reports on one period: two annual questionnaires, and a half-yearly one besides.

use crate::links::all_can_be_linked_to;
use crate::support::{Scratch, tree};
use annals::Language;
use annals::verify;
use std::collections::BTreeMap;
use std::fs;

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
    scratch.write("content/library/2022.md", naming("plan.pdf", &report("visits", 22)));
    scratch.write("content/library/2022/plan.pdf", "%PDF-1.4");
    scratch
}

/// The same with further reports of the library, and a file beside one of them.
fn several() -> Scratch {
    let scratch = one_each();
    scratch.write("content/library/2022/readers.md", report("survey", 70));
    scratch.write("content/library/2023/readers.md", naming("raw.pdf", &report("survey", 71)));
    scratch.write("content/library/2023/readers/raw.pdf", "%PDF-1.4");
    scratch
}

/// A report with a file beside it.
fn naming(file: &str, report: &str) -> String {
    report.replacen("---\n", &format!("---\nattachments: {file}\n"), 1)
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

/// A built page in English, or a file of the open data.
fn page<'s>(site: &'s BTreeMap<String, String>, path: &str) -> &'s str {
    site.get(path).unwrap_or_else(|| panic!("no {path}"))
}

#[track_caller]
fn told(path: &str, text: &str, expected: &str) {
    let scratch = several();
    scratch.write(path, text);
    assert_eq!(scratch.told(Language::En).trim_end(), expected);
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
        assert!(site["sitemap.xml"].contains(&format!("<loc>https://example.org/archive/{path}/</loc>")));
    }
    let faults = verify::verify(&scratch.path("public")).unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_page_and_id_of_an_archive_with_further_reports_can_be_linked_to() {
    all_can_be_linked_to(&several());
}

#[test]
fn so_can_every_id_of_a_publisher_whose_only_annual_report_is_compared_with_none() {
    let scratch = several();
    for path in ["2021.md", "2022.md", "2022/readers.md", "2022/plan.pdf"] {
        fs::remove_file(scratch.path(&format!("content/library/{path}"))).unwrap();
    }
    for path in ["forms/loans.yaml", "library/2022-h1.md", "library/2022-h2.md"] {
        let path = format!("content/{path}");
        let renamed = scratch.read(&path).replace("counts", "lent");
        scratch.write(&path, renamed);
    }
    all_can_be_linked_to(&scratch);
}

#[test]
fn further_reports_move_no_address_and_change_no_page_that_does_not_speak_of_them() {
    let (before, after) = (pages(&one_each()), pages(&several()));
    let gone: Vec<&String> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    assert_eq!(gone, Vec::<&String>::new());
    let changed = before.iter().filter(|(path, text)| after[*path] != **text).map(|(path, _)| path.as_str());
    let elsewhere: Vec<&str> = changed
        .filter(|path| {
            let path = path.strip_prefix("en/").unwrap_or(path);
            path.starts_with("office/")
                || path.starts_with("library/2021")
                || path.starts_with("indicators/visits")
        })
        .collect();
    assert_eq!(elsewhere, Vec::<&str>::new());
    // Its own page keeps what the first reports say, under the same ids.
    let ids = |text: &str| -> Vec<String> {
        text.split(" id=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
    };
    let (before, after) = (ids(&before["library/index.html"]), ids(&after["library/index.html"]));
    assert!(before.iter().all(|id| after.contains(id)), "{before:?} {after:?}");
}

#[test]
fn each_questionnaire_is_compared_with_itself_alone() {
    let site = pages(&several());
    let page = page(&site, "en/library/index.html");
    assert!(page.contains("Years side by side · Visits"), "{page}");
    assert!(page.contains("Years side by side · Survey of readers"), "{page}");
    let series: serde_json::Value = serde_json::from_str(&site["library/series.json"]).unwrap();
    let comparisons = series["comparisons"].as_array().unwrap();
    let pages: Vec<Vec<&str>> = comparisons
        .iter()
        .map(|c| c["reports"].as_array().unwrap().iter().map(|r| r["page"].as_str().unwrap()).collect())
        .collect();
    let expected: [&[&str]; 3] = [
        &["2021/index.html", "2022/index.html", "2023/index.html"],
        &["2022-h1/index.html", "2022-h2/index.html"],
        &["2022/readers/index.html", "2023/readers/index.html"],
    ];
    assert_eq!(pages, expected);
    let change = |comparison: &serde_json::Value| {
        let points = comparison["series"][0]["points"].as_array().unwrap();
        points.last().unwrap()["change"]["difference"].as_str().unwrap().to_owned()
    };
    assert_eq!(comparisons.iter().map(change).collect::<Vec<_>>(), ["1", "1", "1"]);
}

#[test]
fn a_questionnaire_goes_on_when_another_becomes_the_first_report_of_a_period() {
    let scratch = several();
    scratch.write("content/library/2024.md", report("survey", 72));
    scratch.write("content/library/2024/visits.md", report("visits", 24));
    assert_eq!(scratch.told(Language::En), "");
    let site = pages(&scratch);
    let visits = page(&site, "en/indicators/visits/counts.all.days/index.html");
    assert!(visits.contains("2024/visits/index.html#counts.all.days"), "{visits}");
    let survey = page(&site, "en/indicators/survey/counts.all.days/index.html");
    assert!(survey.contains("library/2024/index.html#counts.all.days"), "{survey}");
    assert!(page(&site, "en/library/2024/visits/index.html").contains("href=\"../../2023/index.html\""));
}

#[test]
fn a_period_counts_each_publisher_once_in_each_form() {
    let site = pages(&several());
    let period = page(&site, "en/2023/index.html");
    assert!(period.contains("library/2023/index.html") && period.contains("library/2023/readers/index.html"));
    let totals: Vec<&str> =
        period.split("<tfoot>").skip(1).map(|rest| rest.split("</tfoot>").next().unwrap()).collect();
    assert_eq!(totals.len(), 2);
    assert!(totals[0].contains("reports: 1 of 1") && totals[0].contains(">71<"), "{totals:?}");
    assert!(totals[1].contains("reports: 2 of 2") && totals[1].contains(">46<"), "{totals:?}");
}

#[test]
fn the_first_page_leads_to_each_report_of_a_period() {
    let site = pages(&several());
    let index = page(&site, "en/index.html");
    for link in ["library/2023/index.html", "library/2023/readers/index.html"] {
        assert!(index.contains(&format!("href=\"{link}\"")), "{link}");
    }
    let report = page(&site, "en/library/2023/index.html");
    assert!(report.contains("Also on this period"), "{report}");
    let further = page(&site, "en/library/2023/readers/index.html");
    assert!(further.contains("2023 · Survey of readers"), "{further}");
}

#[test]
fn the_open_data_says_which_report_a_figure_is_of() {
    let (before, after) = (pages(&one_each()), pages(&several()));
    let csv = &after["library/figures.csv"];
    assert!(csv.contains("library,2023,2023-01-01,2023-12-31,visits,counts,all,days,23"), "{csv}");
    assert!(csv.contains("library,2023,2023-01-01,2023-12-31,survey,counts,all,days,71"), "{csv}");
    let key = |site: &BTreeMap<String, String>| {
        let package: serde_json::Value = serde_json::from_str(&site["datapackage.json"]).unwrap();
        package["resources"][0]["schema"]["primaryKey"].to_string()
    };
    assert_eq!(key(&before), r#"["publisher","period","table_id","row_id","column_id"]"#);
    assert_eq!(key(&after), r#"["publisher","period","form","table_id","row_id","column_id"]"#);
    for path in ["library/2023/readers/figures.json", "data/archive.json", "library/series.json"] {
        assert!(
            after[path].contains("\"name\": \"readers\"") || after[path].contains("\"name\":\"readers\""),
            "{path}"
        );
    }
    assert!(!before["data/archive.json"].contains("\"name\": \"2023\""));
    assert!(after["en/library/2023/readers/index.html"].contains("library-2023-readers"));
}

#[test]
fn files_beside_a_further_report_are_its_own() {
    let site = pages(&several());
    assert!(site.contains_key("library/2023/readers/raw.pdf"));
    assert!(site["en/library/2023/readers/index.html"].contains("raw.pdf"));
    assert!(!site["en/library/2023/index.html"].contains("raw.pdf"));
    assert!(site.contains_key("library/2022/plan.pdf"));
    assert!(site["en/library/2022/index.html"].contains("plan.pdf"));
    told(
        "content/library/2023/readers/index.html",
        "<p>",
        "content/library/2023/readers/index.html:1:1: error[attachment-address]: \
         'library/2023/readers/index.html' cannot be published at library/2023/readers/index.html: two \
         files claim one path; the site has library/2023/readers/index.html of its own",
    );
}

#[test]
fn prose_cites_and_links_to_further_reports() {
    let scratch = several();
    let prose = |form, days, prose| report(form, days) + prose;
    scratch.write(
        "content/library/2023/readers.md",
        prose(
            "survey",
            71,
            "{{ counts.all.days }}, {{ counts.all.days@2023 }}, {{ counts.all.days@2022/readers }}. \
             [first](../2023.md) [before](../2022/readers.md#counts.all.days) [file](readers/raw.pdf) \
             [address](/library/2022/readers/)\n",
        ),
    );
    assert_eq!(scratch.told(Language::En), "");
    let site = pages(&scratch);
    let html = page(&site, "en/library/2023/readers/index.html");
    let cited: Vec<&str> = html.split("<a class=\"figure\"").skip(1).collect();
    assert_eq!(cited.len(), 3, "{html}");
    for (cited, figure) in cited.iter().zip([">71<", ">23<", ">70<"]) {
        assert!(
            cited.split("</a>").next().is_some_and(|cited| format!("{cited}<").contains(figure)),
            "{cited}"
        );
    }
    assert!(verify::verify(&scratch.path("public")).unwrap().is_empty());
}

#[test]
fn what_cannot_be_a_further_report_is_told_with_its_remedy() {
    let survey = report("survey", 72);
    let at = |path: &str, message: &str| told(&format!("content/library/{path}"), &survey, message);
    for name in ["v1", "v12", "en", "zh", "2023-q1", "Q&A", "2nd"] {
        at(
            &format!("2021/{name}.md"),
            &format!(
                "content/library/2021/{name}.md:1:1: error[report-bad-name]: '{name}' can be no report's \
                 name: what lies in this folder are further reports on 2021, each with its name as the last \
                 part of its address"
            ),
        );
    }
    at(
        "2024/readers.md",
        "content/library/2024/readers.md:1:1: error[report-no-first]: every report on 2024 has a name, so \
         none stands at the address of the period itself",
    );
    told(
        "content/library/2023/again.md",
        &report("survey", 71),
        "content/library/2023/readers.md:2:1: error[report-form-twice]: two reports on 2023 fill in the form \
         survey: 2023/again and 2023/readers",
    );
    let scratch = several();
    scratch.write("content/library/2023-readers.md", &survey);
    let checked = scratch.check();
    let remedies: Vec<&str> =
        checked.diagnostics.iter().filter_map(|d| Some(d.remedy.as_ref()?.en.as_str())).collect();
    assert!(remedies.iter().any(|remedy| remedy.ends_with("2023/readers.md")), "{remedies:?}");
}

#[test]
fn two_editions_of_one_form_cannot_both_be_filled_in_for_a_period() {
    let newer = form("visits-2023", "Visits", "year").replacen("title:", "family: visits\ntitle:", 1);
    let scratch = several();
    scratch.write("content/forms/newer.yaml", newer);
    scratch.write("content/library/2023/again.md", report("visits-2023", 23));
    let told = scratch.told(Language::En);
    assert!(told.contains("report-form-twice"), "{told}");
    assert!(told.contains("2023 is by visits, 2023/again by visits-2023"), "{told}");
}

#[test]
fn a_further_report_is_published_while_the_first_is_a_draft() {
    let scratch = several();
    let first = scratch.read("content/library/2023.md").replace("form: visits", "form: visits\ndraft: true");
    scratch.write("content/library/2023.md", first);
    assert_eq!(scratch.told(Language::En), "");
    let site = pages(&scratch);
    assert!(!site.contains_key("library/2023/index.html"));
    let index = page(&site, "en/index.html");
    assert!(index.contains("href=\"library/2023/readers/index.html\""), "{index}");
    assert!(verify::verify(&scratch.path("public")).unwrap().is_empty());
}

#[test]
fn front_matter_of_a_further_report_may_lie_in_a_file_of_its_own() {
    let scratch = several();
    let (yaml, markdown) = ("content/library/2023/readers.yaml", "content/library/2023/readers.md");
    let front = scratch.read(markdown).replace("---\n", "");
    scratch.write(yaml, format!("period: 2023\n{front}"));
    scratch.write(markdown, "Much was asked.\n");
    assert_eq!(scratch.told(Language::En), "");
    assert!(pages(&scratch)["library/2023/readers/index.html"].contains("Much was asked."));
    scratch.write(yaml, format!("period: 2022\n{front}"));
    assert!(scratch.told(Language::En).contains("the folder's name says '2023'"));
}

#[test]
fn two_fiscal_years_of_one_name_may_lie_on_different_days() {
    let scratch = several();
    for (id, starts) in [("budget", "10-01"), ("audit", "07-01")] {
        let form = form(id, id, "fiscal-year")
            .replace("{kind: fiscal-year}", &format!("{{kind: fiscal-year, starts: {starts}}}"));
        scratch.write(&format!("content/forms/{id}.yaml"), form);
    }
    for year in ["fy2022", "fy2023"] {
        scratch.write(&format!("content/library/{year}.md"), report("budget", 5));
        scratch.write(&format!("content/library/{}/audit.md", year.to_uppercase()), report("audit", 5));
    }
    scratch.write("content/library/2022-q4.md", report("loans", 5).replace("loans", "quarter"));
    scratch.write("content/forms/quarter.yaml", form("quarter", "Quarter", "quarter"));
    let site = pages(&scratch);
    assert!(site.contains_key("library/fy2023/audit/index.html"));
    assert!(verify::verify(&scratch.path("public")).unwrap().is_empty());
}
