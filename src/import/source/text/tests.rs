//! Texts in, paragraphs and tables out.

use super::read;
use crate::import::document::{Block, Document, Role};
use proptest::prelude::*;
use std::ops::Range;

/// The blocks of a document, a line each: `2: words` for a paragraph on line 2, `table` and its rows.
pub(in crate::import::source) fn shown(document: &Document) -> Vec<String> {
    let block = |block: &Block| match block {
        Block::Paragraph(paragraph) => {
            let role =
                if paragraph.role == Role::Body { String::new() } else { format!("{:?} ", paragraph.role) };
            format!("{:?}: {role}{}", paragraph.position, paragraph.text)
        }
        Block::Table(table) => {
            let rows = table.cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
            let row = |row: usize| {
                let cells = table.cells.iter().filter(|cell| cell.row == row);
                let cells: Vec<String> = cells
                    .map(|cell| {
                        let span =
                            if cell.colspan == 1 { String::new() } else { format!("x{}", cell.colspan) };
                        format!("{}{span}={}", cell.column, cell.text)
                    })
                    .collect();
                cells.join(" ")
            };
            let rows: Vec<String> = (0..rows).map(row).collect();
            format!("table {}", rows.join(" / "))
        }
    };
    document.blocks.iter().map(|part| block(part).replace("Line(", "").replacen("):", ":", 1)).collect()
}

fn text(text: &str) -> Vec<String> {
    shown(&read(text.as_bytes()).unwrap())
}

#[test]
fn lines_are_paragraphs_whatever_ends_them() {
    assert_eq!(
        text("\u{feff}　a \r\nb\rc\n\nd\u{c}e\u{b}f\u{1a}"),
        ["1: a", "2: b", "3: c", "5: d", "5: e\nf"]
    );
    assert_eq!(text("# a\n####### b\n#c"), ["1: Heading(1) a", "2: ####### b", "3: #c"]);
}

#[test]
fn tabs_make_tables() {
    assert_eq!(text("a\nb\tc\t\td\t\n\te\nf\n"), ["1: a", "table 0=b 1=c 2= 3=d 4= / 0= 1=e", "4: f"]);
    assert_eq!(text("a\tb\n\nc\td"), ["table 0=a 1=b", "table 0=c 1=d"]);
    assert_eq!(text("甲\t\t\n\n\t乙\n\t丙"), ["1: 甲", "3: 乙", "4: 丙"]);
    assert_eq!(text("一、\t甲\n（二）\t乙"), ["1: 一、\t甲", "2: （二）\t乙"]);
    assert_eq!(text("1\t2"), ["table 0=1 1=2"]);
}

#[test]
fn cells_in_quotes_go_over_lines() {
    assert_eq!(text("a\t\"b\nc \"\"d\"\"\"\te\nf\tg"), ["table 0=a 1=b\nc \"d\" 2=e / 0=f 1=g"]);
    assert_eq!(text("\"a\nb\"\tc"), ["table 0=a\nb 1=c"]);
    assert_eq!(text("\"a\nb\tc"), ["1: \"a", "table 0=b 1=c"]);
    assert_eq!(text("\"a\"\tb\"c\t\"d"), ["table 0=\"a\" 1=b\"c 2=\"d"]);
}

#[test]
fn strokes_make_tables() {
    assert_eq!(text("| a | b |\n|---|:-:|\n|  | c\\|d |"), ["table 0=a 1=b / 0= 1=c\\ 2=d"]);
    assert_eq!(text("a | b\nc | d"), ["table 0=a 1=b / 0=c 1=d"]);
    assert_eq!(text("a | b\n\nc"), ["1: a | b", "3: c"]);
    assert_eq!(text("┌──┬──┐\n│甲│乙│\n├──┼──┤\n│  │1 │\n└──┴──┘"), ["table 0=甲 1=乙 / 0= 1=1"]);
}

#[test]
fn blanks_that_line_up_make_tables() {
    let lined =
        "信息内容    制作数量  公开数量\n规章              12         3\n规范性文件                     4\n";
    assert_eq!(text(lined), ["table 0=信息内容 1=制作数量 2=公开数量 / 0=规章 1=12 2=3 / 0=规范性文件 2=4"]);
    assert_eq!(text("甲方   乙\n甲   乙丙丁"), ["table 0=甲方 1=乙 / 0=甲 1=乙丙丁"]);
    assert_eq!(text("甲　　乙　　丙\n子　　丑　　寅"), ["table 0=甲 1=乙 2=丙 / 0=子 1=丑 2=寅"]);
    assert_eq!(text("a b c  d\ne  f g h"), ["1: a b c  d", "2: e  f g h"]);
    assert_eq!(text("　　甲　　乙"), ["1: 甲　　乙"]);
}

/// The characters of a document, without blanks.
fn characters(document: &Document) -> String {
    let mut all = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => all.push_str(&paragraph.text),
            Block::Table(table) => table.cells.iter().for_each(|cell| all.push_str(&cell.text)),
        }
    }
    all.split_whitespace().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_word_of_a_text_is_lost(text in "([a-z甲乙0-9.一二、]{0,4}(\t|  |　　|\n|\r\n| |\x0b|\x0c)){0,40}") {
        let document = read(text.as_bytes()).unwrap();
        prop_assert_eq!(characters(&document), text.split_whitespace().collect::<String>());
    }

    #[test]
    fn any_text_is_read(text in "([a|\"\t\n #*<>`\\\\&;,\\[\\]()!_-]|<table>|</td>|甲){0,80}") {
        let bytes = text.as_bytes();
        for name in ["a.txt", "a.md", "a.csv"] {
            let _ = crate::import::source::read(name, bytes);
        }
        let document = read(bytes).unwrap();
        for block in &document.blocks {
            if let Block::Table(table) = block {
                prop_assert!(table.cells.is_sorted_by_key(|cell| (cell.row, cell.column)));
            }
        }
        for block in crate::import::source::markdown::read(bytes).unwrap().blocks {
            if let Block::Paragraph(paragraph) = block {
                let is_within = |range: &Range<usize>| paragraph.text.get(range.clone()).is_some();
                prop_assert!(paragraph.spans.iter().all(|(range, _)| is_within(range)));
            }
        }
    }
}

#[test]
fn no_text_takes_long() {
    let texts = [
        ("lines", "a\n".repeat(50_000)),
        ("tabs", "a\t".repeat(150_000)),
        ("items", "1.\ta\n".repeat(50_000)),
        ("quotes", "\"a\tb\n".repeat(50_000)),
        ("quotes across lines", "\"a\n".repeat(100_000)),
        ("blanks", "a  b\n  c    d e   f\n".repeat(50_000)),
        ("one wide line", "a  ".repeat(100_000)),
        ("strokes", "|a\n".repeat(60_000)),
        ("tags", "<table>\n".repeat(60_000)),
        ("marks", "*a **b [c](d) `e\n".repeat(5_000)),
        ("open brackets", "[".repeat(50_000)),
    ];
    for (name, text) in texts {
        for read in [read, crate::import::source::markdown::read] {
            let clock = std::time::Instant::now();
            let told = read(text.as_bytes()).map(|document| document.blocks.len());
            eprintln!("{name}: {:?} {:?}", clock.elapsed(), told.map_err(|refusal| refusal.message.en));
            assert!(clock.elapsed() < std::time::Duration::from_secs(60), "{name}");
        }
    }
}
