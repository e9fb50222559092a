//! Texts in, paragraphs and tables out.

use super::read;
use crate::import::document::{Block, Document, Role};

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
