//! What stands in the files.

use crate::export::printed::document::{Block, words};
use crate::export::printed::prose;
use crate::export::printed::{docx, html, of_report};
use crate::testing::Scratch;
use std::io::{Cursor, Read};

/// A report with all that prose can have.
fn scratch() -> Scratch {
    let scratch = Scratch::in_memory();
    scratch.write("annals.yaml", "title: A\nlanguages: [en]\nbase: https://example.org/\n");
    scratch.write("content/desk/index.md", "---\nname: Desk & Co\n---\n");
    scratch.write(
        "content/desk/2024.md",
        "---\nform: us-foia\nomitted: {}\n---\n## One *two*[^n]\n\nA [link](https://example.com/?a=1&b=2), \
         ~~old~~ and `code`.\n\n1. first\n2. second\n   - inner\n\n> quoted\n\n\
         | a | b |\n|---|---|\n| 1 | 2 |\n\n[^n]: Under **the** page.\n",
    );
    scratch
}

/// The parts of a package.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |at| {
        let mut file = package.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..12).map(part).collect()
}

#[test]
fn all_that_prose_has_is_in_the_files() {
    let scratch = scratch();
    let checked = scratch.check();
    let model = checked.model();
    let report = checked.archive.reports.iter().next().unwrap().position();
    let document = of_report(&model, report, "en");
    let bytes = docx(&document).unwrap();
    assert_eq!(bytes, docx(&of_report(&model, report, "en")).unwrap());
    let parts = parts(&bytes);
    let part = |name: &str| &parts.iter().find(|(part, _)| part == name).unwrap().1;
    parts.iter().for_each(|(name, text)| {
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    });
    let text = part("word/document.xml");
    for wanted in [
        "<w:i/>",
        "<w:strike/>",
        "w:footnoteReference w:id=\"1\"",
        "r:id=\"rLink1\"",
        "<w:numId w:val=\"2\"/>",
        "<w:ilvl w:val=\"1\"/>",
        "w:val=\"Heading2\"",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert!(part("word/footnotes.xml").contains("<w:b/>"));
    assert!(part("word/_rels/document.xml.rels").contains("https://example.com/?a=1&amp;b=2"));
    assert!(part("docProps/core.xml").contains("Desk &amp; Co"));
    let page = html(&document);
    for wanted in [
        "<h2>One <em>two</em>",
        "href=\"https://example.com/?a=1&amp;b=2\"",
        "<ol>\n<li>first</li>\n<li>second<ul>\n<li>inner</li>\n</ul>\n</li>\n</ol>",
        "<blockquote style=\"margin-left:2em\">\n<p>quoted</p>\n</blockquote>",
        "id=\"annals-desk-2024-note-1\"",
        "Under <strong>the</strong> page.",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    for refused in [" class=", "<script", "<style", "src="] {
        assert!(!page.contains(refused), "{refused}\n{page}");
    }
}

#[test]
fn a_table_within_a_cell_loses_no_word() {
    let html = "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr><tr><th>d</th></tr></table>e</td>\
                <td>f</td></tr><tr><td>g</td><td>h</td></tr></table><p>i</p>";
    let blocks = prose::blocks(html, &|_| None, &mut 0);
    let [Block::Table(table), Block::Paragraph(after)] = &blocks[..] else { panic!("{blocks:#?}") };
    let cells: Vec<String> = table.cells.iter().map(|cell| words(&cell.runs)).collect();
    assert_eq!(cells, ["a\nb\nc\nd\ne", "f", "g", "h"]);
    assert_eq!((table.columns, table.rows(), words(&after.runs).as_str()), (2, 2, "i"));
}
