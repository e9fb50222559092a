//! What another program reads in the Markdown of reports.

use super::generated::PROSE;
use crate::analysis::check::Outcome;
use crate::export::printed::document::{Block, Cell, Document, Kind, Stands};
use crate::export::printed::tests::{said, said_of_page};
use crate::export::printed::{html, markdown, of_checked_report};
use crate::import::legend;
use crate::publish::pipeline::{self, Checked};
use crate::testing::{Scratch, repository};
use comrak::{Options, markdown_to_html};
use scraper::{Html, Selector};

/// The page that another program makes of Markdown, its footnotes as this one writes them.
fn page(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.render.r#unsafe = true;
    markdown_to_html(markdown, &options)
        .replace("data-footnote-ref", "role=\"doc-noteref\"")
        .replace("class=\"footnote-backref\"", "role=\"doc-backlink\"")
        .replace("\" data-footnotes>", "\">")
}

/// Every report of an archive as a document with its findings.
fn documents(checked: &Checked, language: &str) -> Vec<Document> {
    let model = checked.model();
    let reports = checked.archive.reports.all().iter();
    reports.map(|report| of_checked_report(&model, report.position(), language)).collect()
}

/// A document without what a page of Markdown does not tell from words: facts, captions and units.
fn plain(mut document: Document) -> Document {
    document.blocks.retain(|block| match block {
        Block::Paragraph(paragraph) => match paragraph.stands {
            Stands::Text | Stands::Typed | Stands::Signature => true,
            // Signs are explained under their table, and told with it.
            Stands::Note => paragraph.runs.iter().all(|run| legend::sign_of(&run.words).is_none()),
            Stands::Fact | Stands::Caption | Stands::Unit => false,
        },
        Block::Table(table) => !table.cells.iter().any(|cell| cell.kind == Kind::Figure),
        Block::Title(_) => false,
        Block::Heading(..) | Block::Item(_) | Block::Rule => true,
    });
    document
}

#[test]
fn another_program_reads_every_word() {
    let scratch = Scratch::in_memory();
    scratch.write("annals.yaml", "title: A\nlanguages: [en]\nbase: https://example.org/\n");
    scratch.write("content/desk/index.md", "---\nname: Desk\n---\n");
    for block in PROSE.into_iter().chain([
        "***a*b**c and *d**e***, **“甲”**乙，**丙。**丁，a**b**c, ~~x~~y 3~5 4~6.",
        "# no heading {#x}\n\nHis \\<b\\> and `a|b` and `` a`b ``, x<sup>2</sup> a_b_c.",
        "| a | b |\n|---|---|\n| `x\\|y` | p \\| q |",
        "~~~\n  a:\n```b```\n\n    c: `1`\n~~~",
        "- one\n\n      typed\n\n        deeper\n\n  after\n- two",
        "> said\n>\n>     typed\n>\n>       deeper",
    ]) {
        let report = format!("---\nform: us-foia\nomitted: {{}}\n---\n## One\n\n{block}\n\nAfter it.\n");
        scratch.write("content/desk/2024.md", report);
        for document in documents(&scratch.check(), "en").into_iter().map(plain) {
            let markdown = markdown(&document);
            assert_eq!(said_of_page(&page(&markdown)), said(&document), "{block}\n{markdown}");
        }
    }
}

#[test]
fn lines_that_are_typed_keep_their_blanks() {
    let scratch = Scratch::in_memory();
    scratch.write("annals.yaml", "title: A\nlanguages: [en]\n");
    scratch.write("content/desk/index.md", "---\nname: Desk\n---\n");
    let report = "---\nform: us-foia\nomitted: {}\n---\n## One\n\n\
                  ```\n\n  a:\n    b:   1\n\nc ``` <d>\n\n```\n\n\
                  - one\n\n      typed\n\n        deeper\n\n> said\n>\n>     typed\n>       deeper\n";
    scratch.write("content/desk/2024.md", report);
    let checked = scratch.check();
    let document = documents(&checked, "en").remove(0);
    let typed = |page: &str| {
        let page = Html::parse_document(page);
        let code = Selector::parse("pre").unwrap();
        page.select(&code)
            .map(|code| code.text().collect::<String>().trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    let written = ["  a:\n    b:   1\n\nc ``` <d>", "typed\n\n  deeper", "typed\n  deeper"];
    assert_eq!(typed(&page(&markdown(&document))), written, "{}", markdown(&document));
    assert_eq!(typed(&html(&document)), written);
}

#[test]
fn lists_that_follow_one_another_stay_apart() {
    let scratch = Scratch::in_memory();
    scratch.write("annals.yaml", "title: A\nlanguages: [en]\n");
    scratch.write("content/desk/index.md", "---\nname: Desk\n---\n");
    let lists = "- a\n  - b\n  * c\n- d\n* e\n- f\n\n1. g\n2. h\n3) i\n";
    let report = format!("---\nform: us-foia\nomitted: {{}}\n---\n## One\n\n{lists}");
    scratch.write("content/desk/2024.md", report);
    let document = documents(&scratch.check(), "en").remove(0);
    let of = |page: &str| {
        let page = Html::parse_document(page);
        let lists = Selector::parse("ul, ol").unwrap();
        let items = |list: scraper::ElementRef<'_>| list.child_elements().count();
        page.select(&lists).map(items).collect::<Vec<_>>()
    };
    let written = [2, 1, 1, 1, 1, 2, 1];
    assert_eq!(of(&page(&markdown(&document))), written, "{}", markdown(&document));
    assert_eq!(of(&html(&document)), written, "{}", html(&document));
}

#[test]
fn the_reports_of_the_example_are_read_word_by_word() {
    let checked = pipeline::check(&repository()).unwrap();
    let chinese = documents(&checked, "zh").into_iter().step_by(2);
    let english = documents(&checked, "en").into_iter().skip(1).step_by(2);
    for document in chinese.chain(english).map(plain) {
        let markdown = markdown(&document);
        assert_eq!(said_of_page(&page(&markdown)), said(&document), "{markdown}");
    }
}

fn words(cell: &Cell) -> String {
    cell.runs.iter().map(|run| run.words.as_str()).collect()
}

/// The lines of the tables of a page, each cell with the head of its column.
fn lines(html: &str) -> Vec<Vec<(String, String)>> {
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let (tables, rows, cells) = (select("table"), select("tbody > tr"), select("td"));
    let heads = select("thead th");
    let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
    let page = Html::parse_fragment(html);
    let of_table = |table: scraper::ElementRef<'_>| {
        let heads: Vec<String> = table.select(&heads).map(text).collect();
        let line =
            |row: scraper::ElementRef<'_>| heads.iter().cloned().zip(row.select(&cells).map(text)).collect();
        table.select(&rows).map(line).collect::<Vec<_>>()
    };
    page.select(&tables).flat_map(of_table).collect()
}

#[test]
fn every_figure_stands_with_its_heads() {
    let checked = pipeline::check(&repository()).unwrap();
    let mut figures = 0;
    for document in documents(&checked, "zh") {
        let lines = lines(&page(&markdown(&document)));
        let mut lines = lines.iter();
        for block in &document.blocks {
            let Block::Table(table) = block else { continue };
            // Where the heads begin of the lines that follow, and whether such a line was met.
            let (mut part, mut is_begun) = (0, false);
            for row in 0..table.cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0) {
                let own: Vec<_> = table.cells.iter().filter(|cell| cell.row == row).collect();
                if !own.iter().any(|cell| matches!(cell.kind, Kind::Figure | Kind::Absent)) {
                    part = if std::mem::take(&mut is_begun) { row } else { part };
                    continue;
                }
                is_begun = true;
                let beside: Vec<String> = table
                    .cells
                    .iter()
                    .filter(|beside| {
                        matches!(beside.kind, Kind::Head("row" | "rowgroup"))
                            && (beside.row..beside.row + beside.rowspan).contains(&row)
                    })
                    .map(words)
                    .collect();
                let over = |cell: &Cell| -> Vec<String> {
                    let over = table.cells.iter().filter(|over| {
                        matches!(over.kind, Kind::Head("col" | "colgroup"))
                            && (part..row).contains(&over.row)
                            && (over.column..over.column + over.colspan).contains(&cell.column)
                    });
                    over.map(words).collect()
                };
                let own = own.into_iter().filter(|cell| cell.kind == Kind::Figure);
                let wanted: Vec<(Vec<String>, String)> = own.map(|cell| (over(cell), words(cell))).collect();
                figures += wanted.len();
                let has_all = |line: &Vec<(String, String)>| {
                    let mut rest = line.iter();
                    beside.iter().all(|words| rest.any(|(_, text)| text == words))
                        && wanted.iter().all(|(over, figure)| {
                            rest.any(|(head, text)| {
                                text == figure && over.iter().all(|over| head.contains(over))
                            })
                        })
                };
                assert!(lines.any(has_all), "{beside:?} {wanted:?}");
            }
        }
    }
    assert!(figures > 5_000, "{figures}");
}

#[test]
fn findings_stand_in_it_with_both_sides() {
    let checked = pipeline::check(&repository()).unwrap();
    let text: String = documents(&checked, "en").iter().map(markdown).collect();
    let contradictions = checked.findings.iter().filter(|finding| finding.outcome == Outcome::Contradiction);
    let mut told = 0;
    for finding in contradictions {
        let words: String = finding.message.text("en").chars().filter(|c| c.is_alphanumeric()).collect();
        let text: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        assert!(text.contains(&words), "{}", finding.message.text("en"));
        told += 1;
    }
    assert!(told > 0);
}

/// A form with what makes heads hard to tell apart: parts without lines, cells that the form leaves out.
const FORM: &str = "\
id: v
title: V
used: {kind: year}
tables:
  - id: b
    title: B
    blocks:
      - id: one
        columns: [{id: x, label: Received},{id: y, label: Sent}]
        rows: [{id: op, label: Open, open: true}]
      - {id: two, columns: [{id: x, label: Answered},{id: y, label: Refused}], rows: [{id: r, label: Row}]}
  - id: t
    title: T
    stub: Country
    columns: [{id: x, label: Requests},{id: y, label: Answers}]
    rows: [{id: op, label: Open, open: true}]
  - id: ab
    title: AB
    columns: [{id: x, label: X},{id: g, label: Grp, columns: [{id: y, label: Y},{id: z, label: Z}]}]
    rows: [{id: r, label: Row},{id: s, label: Sum}]
    absent: [r.z, s.z]
checks:
  - {id: sum, says: The sum is the row, equal: [[ab.s.x], [ab.r.x]]}
";

const REPORT: &str = "\
---
form: v
signed: 2024-01-29
statistics:
  t: {}
  b.one: {}
  b.two: {r: [3, 4]}
  ab: {r: {x: 1, y: 2}, s: {x: 7, y: 2}}
acknowledged:
  - {check: sum, why: Printed so}
---
";

#[test]
fn no_figure_stands_under_heads_of_another_part_and_no_finding_is_the_offices() {
    let scratch = Scratch::in_memory();
    scratch.write("annals.yaml", "title: A\nlanguages: [en]\n");
    scratch.write("content/forms/v.yaml", FORM);
    scratch.write("content/desk/index.md", "---\nname: Desk\n---\n");
    scratch.write("content/desk/2023.md", REPORT);
    let checked = scratch.check();
    assert!(!checked.has_errors(), "{:?}", checked.diagnostics);
    let markdown = markdown(&documents(&checked, "en")[0]);
    for part in [
        "Period: 2023 (2023-01-01 – 2023-12-31)\n\nForm: V\n",
        "|  | Received | Sent |\n| --- | --- | --- |\n\n|  | Answered | Refused |\n",
        "| Refused |\n| --- | ---: | ---: |\n| Row | 3 | 4 |\n",
        "| Country | Requests | Answers |\n| --- | --- | --- |\n",
        "|  | X | Grp · Y | Grp · Z |\n| --- | ---: | ---: | ---: |\n| Row | 1 | 2 | × |\n",
        "Desk\n\n2024-01-29\n\n## Checks\n",
        "- **Explained** AB",
        "\\\n  Explanation: Printed so\\\n  Check: sum\n",
    ] {
        assert!(markdown.contains(part), "{part}\n{markdown}");
    }
}
