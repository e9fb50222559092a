//! PDFs in, paragraphs and tables out.

mod doubts;
mod hostile;
mod labels;
mod pages;
mod small;
mod unruled;
mod written;

use super::read;
use crate::import::document::{Block, Document, Role};
use proptest::prelude::*;

/// The documents of several programs: see `tests/data/documents/make/pages.py`.
fn file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/documents");
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

/// The words of a document that are no furniture, and the cells of its tables, a line each.
fn shown(document: &Document) -> Vec<String> {
    let mut shown = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.role == Role::Furniture => {}
            Block::Paragraph(paragraph) => shown.push(paragraph.text.clone()),
            Block::Table(table) => {
                let rows = table.cells.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
                for row in 0..rows {
                    let cells = table.cells.iter().filter(|cell| cell.row == row);
                    let cells: Vec<String> = cells
                        .map(|cell| match (cell.rowspan, cell.colspan) {
                            (1, 1) => cell.text.clone(),
                            (rows, columns) => format!("{} {rows}x{columns}", cell.text),
                        })
                        .collect();
                    shown.push(cells.join(" | "));
                }
            }
        }
    }
    shown
}

fn of(name: &str) -> Vec<String> {
    shown(&read(&file(name)).unwrap())
}

fn refused(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().message.en
}

const HEADS: [&str; 2] = ["项目 2x1 | 数量 1x2", "本年 | 上年"];
const ROWS: [&str; 3] = [
    "（一）申请 | 1136 | 7730.28",
    "（二）办理（含上年结转的和转来的） | 0 | 12",
    "（三）总计 | 1136 | 7742.28",
];

#[test]
fn what_cannot_be_opened_is_refused() {
    for bytes in [&b"%PDF-1.7"[..], b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"] {
        assert!(refused(bytes).contains("damaged"), "{}", refused(bytes));
    }
    assert!(refused(&file("locked.pdf")).contains("password"));
}

#[test]
fn pages_without_a_text_layer_are_refused() {
    assert!(refused(&file("scan.pdf")).contains("no text layer"));
    assert!(refused(&file("recognised.pdf")).contains("OCR"));
}

#[test]
fn pages_of_browsers_and_office_programs_are_read() {
    let expected: Vec<&str> = [&["网页的样本", "两段。"][..], &HEADS, &ROWS].concat();
    assert_eq!(of("chromium.pdf"), expected);
    // LibreOffice leaves the first paragraph of the page out.
    assert_eq!(of("libreoffice.pdf"), expected[1..]);
}

#[test]
fn a_table_over_pages_is_one_with_its_heads_again() {
    let prose = format!("{}到此为止。", "这是一段较长的文字，".repeat(8));
    let expected: Vec<&str> = [&[prose.as_str()][..], &HEADS, &ROWS[..1], &HEADS, &ROWS[1..]].concat();
    assert_eq!(of("reportlab.pdf"), expected);
}

#[test]
fn text_in_chinese_codes_is_read_without_ruled_lines_and_out_of_order() {
    let expected: Vec<&str> = [&["手写的样本", "项目 | 本年 | 上年"][..], &ROWS].concat();
    assert_eq!(of("gbk.pdf"), expected);
    assert_eq!(of("restricted.pdf"), expected, "locked with an empty password, its objects packed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn damaged_files_are_read_or_refused(
        name in prop::sample::select(vec!["gbk.pdf", "reportlab.pdf", "restricted.pdf", "libreoffice.pdf"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        end in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = file(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        let _ = read(&bytes);
    }
}
