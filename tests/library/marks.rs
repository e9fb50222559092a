//! A finding is marked at every figure that is a term of it, on pages and in data, and has fields.

use crate::outcomes::archive;
use annals::Language;
use annals::format::{self, Format};

const TABLE: &str = "  - id: t
    title: T
    columns: [{id: a, label: A}, {id: b, label: B}, {id: all, label: All, total: true}]
    rows: [{id: r, label: R}, {id: s, label: S}]
    checks: [{id: rare, each: row, severity: notice, says: A is not above B, at_most: [[a], [b]]}]
";
const REPORT: &str = "statistics: {t: {r: [1, 2, 4], s: [3, 2, 5]}}";

#[test]
fn every_term_of_what_fails_is_marked_on_the_page() {
    let scratch = archive(TABLE, REPORT);
    scratch.build();
    let page = scratch.read("public/office/2020/index.html");
    let marked = |figure: &str| {
        let cell = page.split("<td id=\"").find(|cell| cell.starts_with(figure)).unwrap();
        cell.split("</td>").next().unwrap().to_owned()
    };
    for figure in ["t.r.a", "t.r.b", "t.r.all"] {
        assert!(marked(figure).contains("class=\"mark strict\" href=\"#finding-1\""), "{}", marked(figure));
    }
    for figure in ["t.s.a", "t.s.b"] {
        assert!(marked(figure).contains("class=\"mark notice\" href=\"#finding-2\""), "{}", marked(figure));
    }
    assert!(!marked("t.s.all").contains("mark"));
    // Its words stand once, where the sum does.
    assert_eq!(page.matches("title=\"A 1 + B 2 = 3; All 4; difference 1\"").count(), 1);
}

#[test]
fn every_term_of_what_fails_is_marked_in_the_data() {
    let scratch = archive(TABLE, REPORT);
    scratch.build();
    let figures = scratch.read("public/office/figures.csv");
    let of = |row: &str, column: &str| {
        let line = figures.lines().find(|line| line.contains(&format!(",t,{row},{column},"))).unwrap();
        (line.contains("t.all"), line.contains("t.rare"))
    };
    for column in ["a", "b", "all"] {
        assert_eq!(of("r", column), (true, false), "{column}");
    }
    assert_eq!([of("s", "a"), of("s", "b"), of("s", "all")], [(false, true), (false, true), (false, false)]);
}

#[test]
fn findings_have_fields_in_json_and_sarif() {
    let checked = archive(TABLE, REPORT).check();
    let told = checked.all_diagnostics(false);
    let counted = checked.findings.tally().facts();
    let printed = |format| {
        let text = format::checked(&told, &counted, &checked.sources, Language::En, format, false);
        serde_json::from_str::<serde_json::Value>(&text).unwrap()
    };
    let json = printed(Format::Json);
    let finding = &json["diagnostics"][0]["finding"];
    for (field, value) in [
        ("check", "t.all"),
        ("form", "f"),
        ("table", "t"),
        ("row", "r"),
        ("column", "all"),
        ("at", "r"),
        ("outcome", "contradiction"),
    ] {
        assert_eq!(finding[field], value, "{field}");
    }
    let comparison = &finding["comparisons"][0];
    let sides = ["left", "sign", "right", "difference"].map(|field| comparison[field].as_str().unwrap());
    assert_eq!(sides, ["3", "=", "4", "-1"]);
    let terms = comparison["terms"].as_array().unwrap().iter();
    let terms: Vec<_> = terms
        .map(|t| format!("{} {} {} × {}", t["role"], t["column"], t["as_printed"], t["factor"]))
        .collect();
    assert_eq!(terms.join("; ").replace('"', ""), "left a 1 × 1; left b 2 × 1; right all 4 × 1");
    let question = &json["diagnostics"][1];
    assert_eq!(
        (&question["code"], &question["finding"]["outcome"]),
        (&"finding-notice".into(), &"question".into())
    );
    assert!(question["message"].as_str().unwrap().starts_with("t.rare (S), a question: "));
    assert_eq!(json["checks"]["made"], 4);
    assert_eq!(json["checks"]["failed"]["contradictions"], 1);
    let sarif = printed(Format::Sarif);
    let run = &sarif["runs"][0];
    assert_eq!(run["results"][0]["properties"]["finding"], *finding);
    assert_eq!(run["properties"]["checks"], json["checks"]);
}

#[test]
fn a_figure_that_the_next_report_carries_over_differently_is_marked_on_its_own_page_too() {
    let tables = "  - id: t
    title: T
    columns: [{id: in, label: From last year}, {id: out, label: To next year}]
    rows: [{id: r, label: R}, {id: s, label: S}]
    checks: [{id: carried, each: row, says: The same, equal: [[in], [out@last]]}]
";
    let scratch = archive(tables, "statistics: {t: {r: [1, 5], s: [1, 8]}}");
    scratch.write("content/office/2021.md", "---\nform: f\nstatistics: {t: {r: [6, 2], s: [8, 2]}}\n---\n");
    scratch.build();
    let cell = |page: &str, address: &str| {
        let page = scratch.read(&format!("public/{page}/index.html"));
        let (_, rest) = page.split_once(&format!("<td id=\"{address}\"")).unwrap();
        rest.split("</td>").next().unwrap().to_owned()
    };
    let (earlier, later) = (cell("office/2020", "t.r.out"), cell("office/2021", "t.r.in"));
    assert!(later.contains("href=\"#finding-1\""), "{later}");
    assert!(earlier.contains("class=\"mark strict\" href=\"../2021/index.html#finding-1\""), "{earlier}");
    assert!(earlier.contains("From last year 6; To next year (2020) 5; difference 1"), "{earlier}");
    assert!(!cell("office/2020", "t.s.out").contains("mark"));
    assert!(!cell("office/2020", "t.r.in").contains("mark"));
    // The open data says the same, and over the years the step from the figure is doubted.
    let csv = scratch.read("public/office/figures.csv");
    let line = |cell: &str| csv.lines().find(|line| line.contains(cell)).unwrap().to_owned();
    assert!(line("2020-12-31,f,t,r,out").ends_with(",t.carried"), "{csv}");
    assert!(!line("2020-12-31,f,t,s,out").contains("t.carried"), "{csv}");
    let comparison = scratch.read("public/office/index.html");
    assert!(comparison.contains("2021/index.html#finding-1"), "{comparison}");
}
