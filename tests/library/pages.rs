//! What pages say beside their figures: downloads, citations, descriptions for programs, headlines, gaps,
//! marks.

use crate::support::Scratch;
use std::fs;

fn golden() -> Scratch {
    Scratch::copy_of("tests/golden/archive")
}

fn page(scratch: &Scratch, path: &str) -> String {
    fs::read_to_string(scratch.build().join(path)).unwrap()
}

/// Replaces a text that must be there.
fn edit(scratch: &Scratch, path: &str, text: &str, with: &str) {
    let file = scratch.read(path);
    assert!(file.contains(text), "{path} has no {text}");
    scratch.write(path, file.replace(text, with));
}

/// The part of a page from one text to the next occurrence of another.
fn part<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from}"));
    let rest = &page[start..];
    &rest[..rest[from.len()..].find(to).map_or(rest.len(), |end| from.len() + end)]
}

/// The JSON-LD of a page.
fn described(page: &str) -> serde_json::Value {
    let script = part(page, "<script type=\"application/ld+json\">", "</script>");
    serde_json::from_str(script.split_once('>').unwrap().1).unwrap()
}

#[test]
fn pages_offer_the_files_that_exist_and_no_others() {
    let scratch = golden();
    let publisher = page(&scratch, "river-library/index.html");
    for file in ["figures.csv", "figures-excel.csv", "series.json"] {
        assert!(publisher.contains(&format!("<a href=\"{file}\" type=")), "{file}");
    }
    assert!(page(&scratch, "en/2020/index.html").contains("href=\"../../2020/figures.csv\""));
    assert!(page(&scratch, "river-library/2020/index.html").contains("href=\"figures.json\""));
    edit(&scratch, "annals.yaml", "languages:", "data: {excel: false, json: false}\nlanguages:");
    let publisher = page(&scratch, "river-library/index.html");
    assert!(publisher.contains("<a href=\"figures.csv\" type="));
    assert!(!publisher.contains("figures-excel.csv") && !publisher.contains("series.json"));
    assert!(!page(&scratch, "river-library/2020/index.html").contains("figures.json"));
}

#[test]
fn pages_are_described_cited_and_followed() {
    let scratch = golden();
    let report = page(&scratch, "en/river-library/2021/index.html");
    let described_report = described(&report);
    assert_eq!(described_report["@type"], "Report");
    assert_eq!(described_report["correction"][0]["@type"], "CorrectionComment");
    assert!(report.contains("@techreport{river-library-2021,") && report.contains("[R/OL]"));
    for path in ["index.html", "river-library/index.html"] {
        let page = page(&scratch, path);
        assert_eq!(described(&page)["@type"], "Dataset", "{path}");
        assert!(page.contains("[DS/OL]"), "{path}");
    }
    assert!(
        report.contains(
            "type=\"application/atom+xml\" title=\"Annual reports of Hewan\" href=\"../../feed.xml\""
        )
    );
    edit(&scratch, "annals.yaml", "base: https://example.org/hewan/\n", "");
    assert!(!page(&scratch, "index.html").contains("feed.xml"));
}

#[test]
fn the_matrix_says_why_a_report_is_missing() {
    let scratch = Scratch::copy_of("tests/data/series");
    let twin = "content/twin-a/index.md";
    let first = scratch.read(twin);
    let missing = "missing: {2019: did-not-exist, 2022: {status: not-published, why: Withheld}, \
        2023: {why: Lost}, 2024: not-due}";
    scratch.write(twin, first.replacen("---\n", &format!("---\n{missing}\n"), 1));
    let index = page(&scratch, "index.html");
    let row = part(&index, "href=\"twin-a/index.html\"", "</tr>");
    let states: Vec<&str> =
        row.split("<td class=\"").skip(1).map(|cell| cell.split('"').next().unwrap()).collect();
    assert_eq!(states, ["not-existing", "missing", "reported", "not-published", "other", "not-due"]);
    assert!(row.contains("Withheld</span>") && row.contains("Withheld\">"));
    let publisher = page(&scratch, "twin-a/index.html");
    assert!(part(&publisher, "id=\"x-missing\"", "</ul>").contains("Withheld"));
    let key = part(&index, "<ul class=\"key\">", "</ul>");
    for state in states {
        assert!(key.contains(&format!("<li class=\"{state}\">")), "{state}");
    }
}

#[test]
fn a_headline_adds_up_only_what_is_the_same_in_every_period() {
    let scratch = golden();
    // Two libraries with the same reports and no break in what they received.
    for name in ["index.md", "2019.md", "2020.md", "2021.v1.md", "2021.md"] {
        let text = scratch.read(&format!("content/river-library/{name}"));
        let text = text.replace("2020/floor-plan.svg", "2019.md");
        scratch.write(&format!("content/hill-library/{name}"), text.replace("（2019.md）", ""));
    }
    for form in ["library-2019", "library-2021"] {
        let path = format!("content/forms/{form}.yaml");
        let text = scratch.read(&path);
        let requests = text.find("  - id: requests\n").unwrap() + "  - id: requests\n".len();
        scratch.write(&path, format!("{}    aggregate: sum\n{}", &text[..requests], &text[requests..]));
    }
    let headlines = |scratch: &Scratch| {
        let index = page(scratch, "en/index.html");
        part(&index, "id=\"x-headlines\"", "</section>").to_owned()
    };
    let shown = headlines(&scratch);
    let received = part(&shown, "<strong>Received", "</figure>");
    assert!(received.contains("Sum of publishers (2)"), "{received}");
    for sum in ["106", "96", "164"] {
        assert!(received.contains(&format!("\">{sum}</td>")), "{sum}");
    }
    // What breaks is never added up, though the form would allow it.
    let books = part(&shown, "Books", "</figure>");
    assert!(!books.contains("Sum of"), "{books}");
    fs::remove_file(scratch.path("content/hill-library/2020.md")).unwrap();
    let received = headlines(&scratch);
    let received = part(&received, "<strong>Received", "</figure>");
    assert!(!received.contains("Sum of"), "{received}");
    assert!(received.contains("river-library/index.html"), "{received}");
}

#[test]
fn compared_figures_carry_the_marks_of_their_reports() {
    let publisher = page(&golden(), "en/river-library/index.html");
    let cell = |address: &str, report: &str| {
        let row = part(&publisher, &format!("<tr id=\"years-1.{address}\""), "</tr>");
        part(row, &format!("<a href=\"{report}/index.html#{address}\""), "</td>").to_owned()
    };
    let answered = cell("requests.answered.total", "2021");
    assert!(answered.contains("class=\"mark margin strict\" href=\"2021/index.html#finding-"), "{answered}");
    let corrected = cell("branches.mill.visits", "2021");
    assert!(corrected.contains("<del>401</del>") && corrected.contains("#x-note-1-"), "{corrected}");
    let noted = cell("requests.bought.total", "2020");
    assert!(noted.contains("class=\"note-ref margin\""), "{noted}");
    let notes = part(&publisher, "<ol class=\"breaks\">", "</ol>");
    assert!(notes.contains("With what was ordered in 2019") && notes.contains("One week was left out"));
}

#[test]
fn footnotes_stand_at_what_they_are_on() {
    let scratch = golden();
    let notes = "notes:\n  - {on: requests, text: On the table}\n  - {on: requests.*.adults, text: On a \
        column}\n  \
                 - {on: requests.declined.total, text: On a cell}\n  - On the report\n";
    edit(&scratch, "content/river-library/2020.md", "notes:\n", notes);
    let report = page(&scratch, "en/river-library/2020/index.html");
    let at = |from: &str, to: &str| {
        let part = part(&report, from, to);
        part.split("href=\"#x-note-")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect::<Vec<_>>()
            .join(" ")
    };
    // What a head says of notes: what stands between its words and its end.
    let head = |words: &str| at(&format!(">{words}<a "), "</th>");
    assert_eq!(at("<caption id=\"table-requests-caption\"", "</caption>"), "1");
    assert_eq!(head("Adults"), "2");
    assert_eq!(at("<td id=\"requests.declined.total\"", "</td>"), "3");
    assert_eq!(head("Bought"), "5");
    assert_eq!(at("<td id=\"requests.bought.adults\"", "</td>"), "");
    for number in 1..=5 {
        assert!(report.contains(&format!("id=\"x-note-{number}\"")), "{number}");
    }
    // In the comparison a note on a whole column of it stands over that column, once.
    let publisher = page(&scratch, "river-library/index.html");
    let table = part(&publisher, "<table class=\"compared\" id=\"x-1-compare-requests-first\"", "</table>");
    let head = part(table, "<thead>", "</thead>");
    assert_eq!(head.matches("note-ref").count(), 2, "the report's and the table's\n{head}");
}

#[test]
fn the_data_page_explains_every_column_and_code() {
    let scratch = golden();
    let data = page(&scratch, "en/data/index.html");
    let csv = fs::read_to_string(scratch.build().join("data/figures.csv")).unwrap();
    let mut lines = csv.lines();
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    for column in &columns {
        assert!(data.contains(&format!("<th scope=\"row\"><code>{column}</code></th>")), "{column}");
    }
    let kind = columns.iter().position(|column| *column == "kind").unwrap();
    for line in lines.filter(|line| !line.contains('"')) {
        let kind = line.split(',').nth(kind).unwrap();
        assert!(data.contains(&format!("<th scope=\"row\"><code>{kind}</code></th>")), "{kind}");
    }
}
