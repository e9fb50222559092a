//! A report with thousands of figures: its tables stand on several pages, and every link finds its place.

use crate::support::Scratch;
use annals::verify;
use std::fmt::Write;
use std::fs;

const TABLES: [&str; 3] = ["first", "second", "third"];
const COLUMNS: usize = 30;

fn form() -> String {
    let columns: Vec<String> = (0..COLUMNS).map(|c| format!("{{id: c{c}, label: Column {c}}}")).collect();
    let columns = columns.join(", ");
    let mut form = "id: f\ntitle: F\nused: {kind: year}\n".to_owned();
    form += "sections:\n  - {id: early, title: Early}\n  - {id: late, title: Late}\ntables:\n";
    for table in TABLES {
        let section = if table == "first" { "early" } else { "late" };
        _ = write!(
            form,
            "  - id: {table}\n    title: The {table} table\n    section: {section}\n    \
             columns: [{columns}]\n    \
             rows:\n      - {{id: offices, label: Office, open: true}}\n      \
             - {{id: all, label: All, total: true}}\n"
        );
    }
    form
}

/// A report with so many rows in each table; the first row has 1 everywhere, the others 0. One total of the
/// second table is wrong.
fn report(rows: usize, keys: &str) -> String {
    let mut report =
        format!("---\nform: f\n{keys}notes:\n  - {{on: third.all.c3, text: Counted anew}}\nrows:\n");
    for table in TABLES {
        let rows: Vec<String> = (0..rows).map(|row| format!("o{row}: Office {row}")).collect();
        _ = writeln!(report, "  {table}: {{{}}}", rows.join(", "));
    }
    report += "statistics:\n";
    for table in TABLES {
        _ = writeln!(report, "  {table}:");
        for row in 0..=rows {
            let (id, value) = match row {
                0 => ("o0".to_owned(), 1),
                _ if row == rows => ("all".to_owned(), 1),
                _ => (format!("o{row}"), 0),
            };
            let figure = |c: usize| {
                let wrong = table == "second" && id == "all" && c == 5;
                format!("c{c}: {}", if wrong { 8 } else { value })
            };
            let figures: Vec<String> = (0..COLUMNS).map(figure).collect();
            _ = writeln!(report, "    {id}: {{{}}}", figures.join(", "));
        }
    }
    report
        + "---\nSee [the figure](#third.o7.c2), [the table](#table-second), [the finding](#finding-1), \
              [late](#late) and {{third.all.c3}}.\n"
}

/// An archive of two reports with so many rows in each of three tables of thirty columns.
pub fn archive(rows: usize) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Large\nlanguages: [en]\nbase: https://example.org/\n");
    scratch.write("content/forms/f.yaml", form());
    scratch.write("content/office/index.md", "---\nname: Office\nmoved_from: bureau\n---\n");
    scratch.write("content/office/2023.md", report(rows, ""));
    scratch.write("content/office/2024.md", report(rows, ""));
    scratch
}

#[test]
fn each_figure_of_a_large_report_is_on_one_page_and_every_link_leads_there() {
    let scratch = archive(50);
    let change = "was: 2, now: 1, on: 2025-02-01, kind: correction, why: A slip";
    let corrected = format!("corrections: [{{figure: third.all.c3, {change}}}]\n");
    scratch.write("content/office/2024.md", report(50, &corrected));
    let out = scratch.build();
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap_or_else(|_| panic!("no {path}"));
    let pages =
        ["office/2024/index.html", "office/2024/tables/2/index.html", "office/2024/tables/3/index.html"];
    let pages = pages.map(read);
    for (nth, table) in TABLES.iter().enumerate() {
        for column in 0..COLUMNS {
            let id = format!("id=\"{table}.o7.c{column}\"");
            let on: Vec<usize> = (0..3).filter(|&page| pages[page].contains(&id)).collect();
            assert_eq!(on, [nth], "{id}");
        }
    }
    assert!(!out.join("office/2024/tables/4").exists());
    // Links and anchors of every page, those of the years, the indicators and the report before among them.
    let faults = verify::verify(&out).unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
    let has = |page: usize, words: &str| assert!(pages[page].contains(words), "{words}: {}", pages[page]);
    has(0, "<a href=\"tables/3/index.html#third.o7.c2\">the figure</a>");
    has(0, "<a href=\"tables/2/index.html#table-second\">the table</a>");
    has(0, "<a href=\"#finding-1\">the finding</a>");
    has(0, "<a href=\"#late\">late</a>");
    has(0, "href=\"tables/3/index.html#third.all.c3\"><bdi>1</bdi>");
    // Where its text is, every table is listed, for a link that was made when they all stood there, too.
    let listed = "<li id=\"table-second\" data-blocks=\"second\">";
    has(0, &format!("{listed}<a href=\"tables/2/index.html#table-second\">The second table</a>"));
    has(0, "assets/tables.js");
    let data = read("office/2024/figures.json");
    assert!(data.contains("\"page\":\"tables/2/index.html\""), "{data}");
    // A further page has the heads of its own tables alone.
    assert!(!pages[1].contains("Early") && pages[1].contains("<h2 id=\"late\""), "{}", pages[1]);
    // The finding is told beside its table, and leads there from the first page.
    has(0, "<li id=\"finding-1\"");
    has(0, "href=\"tables/2/index.html#finding-1\"");
    has(1, "<li id=\"finding-1\"");
    has(1, "class=\"mark strict\" href=\"#finding-1\"");
    // So is a note.
    has(2, "href=\"#x-note-1\"");
    has(2, "Counted anew");
    let indicator = read("indicators/f/second.all.c0/index.html");
    assert!(indicator.contains("office/2024/tables/2/index.html#second.all.c0"), "{indicator}");
    // What moved took its further pages with it.
    let moved = read("bureau/2024/tables/3/index.html");
    assert!(moved.contains("office/2024/tables/3/index.html"), "{moved}");
    // The feed and the sitemap know them.
    assert!(read("feed.xml").contains("https://example.org/office/2024/tables/3/#third.all.c3"));
    assert!(read("sitemap.xml").contains("<loc>https://example.org/office/2024/tables/2/</loc>"));
}

#[test]
fn a_report_of_usual_size_stays_on_one_page() {
    let scratch = archive(25);
    let out = scratch.build();
    assert!(!out.join("office/2024/tables").exists());
    let page = scratch.read("public/office/2024/index.html");
    assert!(page.contains("id=\"third.o7.c2\"") && !page.contains("tables/2/"));
}

#[test]
fn a_link_to_a_place_on_another_page_of_the_tables_is_told() {
    let scratch = archive(50);
    let report = scratch.read("content/office/2024.md");
    let wrong = report.replace("(#late)", "(/office/2024/tables/2/#third.o7.c2)");
    scratch.write("content/office/2024.md", wrong);
    let told = scratch.told(annals::Language::En);
    assert!(told.contains("has an anchor 'third.o7.c2' that is not there"), "{told}");
    let right = report.replace("(#late)", "(/office/2024/tables/3/#third.o7.c2)");
    scratch.write("content/office/2024.md", right);
    let page = scratch.build().join("office/2024/index.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("<a href=\"tables/3/index.html#third.o7.c2\">late</a>"));
}

#[test]
fn a_large_report_may_get_smaller_or_lose_its_figures() {
    let scratch = archive(50);
    scratch.build();
    let large = scratch.read("content/office/2024.md");
    scratch.write("content/office/2024.v1.md", &large);
    let update = "update: {on: 2025-03-01, kind: revision, why: Offices were joined}\n";
    scratch.write("content/office/2024.md", report(10, update));
    let out = scratch.build();
    assert!(!out.join("office/2024/tables").exists() && out.join("office/2024/v1/tables/2").exists());
    let withdrawn = "withdrawn: {on: 2025-04-01, why: Not ours, figures: removed}\n";
    let taken =
        scratch.read("content/office/2023.md").replacen("form: f\n", &format!("form: f\n{withdrawn}"), 1);
    scratch.write(
        "content/office/2023.md",
        taken.replace("{{third.all.c3}}", "it").replace("](#", "](/office/2024/#"),
    );
    scratch.build();
}

#[test]
fn no_report_is_called_as_the_pages_of_tables_are() {
    let scratch = archive(10);
    scratch.write("content/office/2024/tables.md", report(10, ""));
    let told = scratch.told(annals::Language::En);
    assert!(told.contains("error[report-bad-name]: 'tables' can be no report's name"), "{told}");
}
