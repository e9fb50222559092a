//! Who reported on a period and when: the page and the table, by deadlines that the archive declares.

use crate::support::Scratch;
use annals::Language;
use std::fs;

const SITE: &str = "\
title: Archive
languages: [en]
kinds: {department: Departments, county: Counties}
";

const DEADLINES: &str = "deadlines: {small: {county: 03-31, \"*\": 01-31}}\n";

fn form(id: &str) -> String {
    format!(
        "id: {id}\ntitle: The form {id}\nused: {{kind: year}}\ntables:\n  - id: t\n    title: T\n    \
         columns: [{{id: n, label: N}}]\n    rows: [{{id: a, label: A}}, {{id: b, label: B}}]\n    \
         checks: [{{id: same, each: column, says: Both are the same, equal: [[a], [b]]}}]\n"
    )
}

fn report(form: &str, head: &str) -> String {
    format!("---\nform: {form}\n{head}statistics: {{t: {{a: [1], b: [1]}}}}\n---\n")
}

fn archive(site: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", format!("{SITE}{site}"));
    for id in ["small", "survey"] {
        scratch.write(&format!("content/forms/{id}.yaml"), form(id));
    }
    scratch
}

fn publisher(scratch: &Scratch, folder: &str, head: &str, reports: &[(&str, &str)]) {
    scratch.write(&format!("content/{folder}/index.md"), format!("---\nname: The {folder}\n{head}---\n"));
    for (period, head) in reports {
        scratch.write(&format!("content/{folder}/{period}.md"), report("small", head));
    }
}

/// Publishers of every sort: in time, late, without a day, absent with and without a reason.
fn office(site: &str) -> Scratch {
    let scratch = archive(site);
    let made =
        |folder: &str, head: &str, reports: &[(&str, &str)]| publisher(&scratch, folder, head, reports);
    made("a-early", "kind: department\n", &[("2023", "published: 2024-01-20\n")]);
    made("b-on-the-day", "kind: department\n", &[("2023", "published: 2024-01-31 23:59\n")]);
    made("c-late", "kind: department\n", &[("2023", "published: 2024-02-01\n")]);
    made("c-late/branch", "", &[("2023", "published: 2024-03-01\n")]);
    made("d-undated", "kind: department\n", &[("2023", "")]);
    made("e-absent", "kind: department\n", &[("2022", "published: 2023-01-31\n")]);
    let said = "kind: department\nmissing: {2023: {status: late, why: The roof leaked}}\n";
    made("f-said", said, &[("2022", "published: 2023-02-01\n")]);
    made("g-not-due", "kind: department\nmissing: {2023: not-due}\n", &[("2022", "published: 2023-01-01\n")]);
    let withdrawn = "published: 2024-01-09\nwithdrawn: {on: 2024-05-01, why: It was another's}\n";
    made("h-withdrawn", "kind: department\n", &[("2023", withdrawn)]);
    made("i-further", "kind: department\n", &[("2023", "published: 2024-01-30\n")]);
    scratch.write("content/i-further/2023/readers.md", report("survey", "published: 2024-06-01\n"));
    let updated = "published: 2024-01-31\nupdate: {on: 2024-03-01, kind: revision, why: Better data}\n";
    made("j-updated", "kind: department\n", &[("2023", updated), ("2023.v1", "published: 2024-01-31\n")]);
    scratch.write(
        "content/j-updated/2023.md",
        scratch.read("content/j-updated/2023.md").replace("a: [1], b: [1]", "a: [1], b: [2]"),
    );
    made("k-young", "kind: department\nexisted: {from: 2024}\n", &[("2024", "published: 2025-01-31\n")]);
    made("l-county", "kind: county\n", &[("2023", "published: 2024-03-31\n")]);
    scratch
}

/// The lines of the table on a period, without what stands before the publisher.
fn lines(scratch: &Scratch, period: &str) -> Vec<String> {
    let table = fs::read_to_string(scratch.build().join("data/reporting.csv")).unwrap();
    let year = format!("{period},{period}-01-01,{period}-12-31,");
    table.lines().filter_map(|line| line.strip_prefix(&year)).map(str::to_owned).collect()
}

fn page(scratch: &Scratch, path: &str) -> String {
    fs::read_to_string(scratch.path("public").join(path)).unwrap()
}

#[test]
fn each_report_is_held_against_its_deadline() {
    let scratch = office(DEADLINES);
    let expected = "\
a-early,,,small,in-time,,2024-01-20,2024-01-31,-11,1,0,0,0,0
b-on-the-day,,,small,in-time,,2024-01-31,2024-01-31,0,1,0,0,0,0
c-late,,,small,late,,2024-02-01,2024-01-31,1,1,0,0,0,0
branch,c-late,,small,late,,2024-03-01,2024-01-31,30,1,0,0,0,0
d-undated,,,small,undated,,,2024-01-31,,1,0,0,0,0
e-absent,,,,absent,,,2024-01-31,,,,,,
f-said,,,,absent,late,,2024-01-31,,,,,,
g-not-due,,,,not-due,not-due,,2024-01-31,,,,,,
h-withdrawn,,,small,withdrawn,,2024-01-09,2024-01-31,,1,0,0,0,0
i-further,,,small,in-time,,2024-01-30,2024-01-31,-1,1,0,0,0,0
i-further,,readers,survey,published,,2024-06-01,,,1,0,0,0,0
j-updated,,,small,in-time,,2024-01-31,2024-01-31,0,2,1,1,0,0
l-county,,,small,in-time,,2024-03-31,2024-03-31,0,1,0,0,0,0";
    assert_eq!(lines(&scratch, "2023").join("\n"), expected);
}

#[test]
fn the_page_counts_what_came_and_shows_parts_under_their_whole() {
    let scratch = office(DEADLINES);
    scratch.build();
    let page = page(&scratch, "2023/reporting/index.html");
    let counted =
        |words: &str, n: usize| assert!(page.contains(&format!("<dt>{words}</dt><dd>{n}</dd>")), "{words}");
    counted("Reports expected", 12);
    counted("In the archive", 9);
    counted("In time", 5);
    counted("Late", 2);
    counted("Undated", 1);
    counted("Withdrawn", 1);
    counted("Not in the archive", 2);
    assert!(page.contains("<strong>+30</strong>") && page.contains("−11"), "{page}");
    assert!(page.contains("late: The roof leaked") && page.contains("It was another&#39;s"), "{page}");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"));
    assert!(at("The c-late</a>") < at("depth-1"));
    assert!(at("depth-1") < at("The d-undated</a>"));
    assert!(page.contains("../../j-updated/2023/index.html#x-summary\">1</a>"), "{page}");
    assert!(!page.contains("k-young"), "{page}");
}

#[test]
fn without_a_deadline_nothing_is_late() {
    let scratch = office("");
    let lines = lines(&scratch, "2023");
    assert_eq!(lines[2], "c-late,,,small,published,,2024-02-01,,,1,0,0,0,0");
    assert_eq!(lines[5], "e-absent,,,,absent,,,,,,,,,");
    let page = page(&scratch, "2023/reporting/index.html");
    assert!(!page.contains("Deadline") && !page.contains("<dt>Late</dt>"), "{page}");
    assert!(page.contains("no deadlines"), "{page}");
}

#[test]
fn the_form_goes_before_its_family_and_a_month_ends_on_its_last_day() {
    let scratch = archive("deadlines: {small: 2 months, survey: 60 days}\n");
    publisher(
        &scratch,
        "office",
        "",
        &[("2023", "published: 2024-03-01\n"), ("2024", "published: 2025-03-01\n")],
    );
    scratch.write("content/office/2024/readers.md", report("survey", "published: 2025-03-01\n"));
    assert_eq!(lines(&scratch, "2023"), ["office,,,small,late,,2024-03-01,2024-02-29,1,1,0,0,0,0"]);
    let on_2024 = [
        "office,,,small,late,,2025-03-01,2025-02-28,1,1,0,0,0,0",
        "office,,readers,survey,in-time,,2025-03-01,2025-03-01,0,1,0,0,0,0",
    ];
    assert_eq!(lines(&scratch, "2024"), on_2024);
}

#[test]
fn where_the_forms_before_and_after_disagree_no_deadline_is_said_for_a_gap() {
    let scratch = archive("deadlines: {small: 01-31, survey: 03-31}\n");
    publisher(&scratch, "other", "", &[("2022", ""), ("2023", ""), ("2024", "")]);
    publisher(&scratch, "office", "", &[("2022", "")]);
    scratch.write("content/office/2024.md", report("survey", ""));
    assert_eq!(lines(&scratch, "2023")[0], "office,,,,absent,,,,,,,,,");
    scratch.write("content/office/2024.md", report("small", ""));
    assert_eq!(lines(&scratch, "2023")[0], "office,,,,absent,,,2024-01-31,,,,,,");
}

#[test]
fn a_deadline_of_a_form_that_nobody_has_is_told() {
    let scratch = archive("deadlines: {smal: 01-31}\n");
    let told = scratch.told(Language::En);
    assert!(told.starts_with("annals.yaml:4:13: error[site-deadline-unknown]: "), "{told}");
    assert!(told.contains("'smal'"), "{told}");
}

#[test]
fn a_long_list_takes_pages_of_a_hundred_within_their_weight() {
    let scratch = archive(DEADLINES);
    for number in 0..201 {
        let head = format!("name: A bureau with a name of some length, number {number}\nkind: department\n");
        scratch.write(&format!("content/bureau-{number:03}/index.md"), format!("---\n{head}---\n"));
        let text = report("small", "published: 2024-02-01\n");
        scratch.write(&format!("content/bureau-{number:03}/2023.md"), text);
    }
    scratch.build();
    let pages = (2..=3).map(|part| format!("2023/reporting/{part}/index.html"));
    for path in pages.chain(["2023/reporting/index.html".to_owned()]) {
        let bytes = page(&scratch, &path).len();
        assert!(bytes < 100_000, "{path} has {bytes} bytes");
    }
    assert!(!scratch.path("public/2023/reporting/4").exists());
}
