//! Workbooks are read as they are shown, whoever wrote them, and nothing in them does harm.

mod hostile;

use super::read;
use crate::import::document::{Block, Document, Table, TableCell};

/// The bytes of a workbook of the tests' data.
fn bytes(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/documents").join(name);
    std::fs::read(path).unwrap()
}

/// A workbook of the tests' data.
fn document(name: &str) -> Document {
    read(&bytes(name)).unwrap()
}

/// The tables of a workbook.
fn tables(document: &Document) -> Vec<&Table> {
    let table = |block| match block {
        &Block::Table(ref table) => table,
        Block::Paragraph(_) => panic!("a workbook has no paragraphs"),
    };
    document.blocks.iter().map(table).collect()
}

/// The cell at an address such as `B7`.
fn cell<'t>(table: &'t Table, address: &str) -> &'t TableCell {
    let (row, column) = super::address::parse(address).unwrap();
    table.cells.iter().find(|cell| (cell.row, cell.column) == (row, column)).unwrap()
}

/// What is said of a workbook, that which is disclosed marked with `!`.
fn remarks(document: &Document) -> Vec<String> {
    let words = |remark: &crate::import::document::Remark| {
        format!("{}{}", if remark.is_disclosed { "!" } else { "" }, remark.words.en)
    };
    document.remarks.iter().map(words).collect()
}

#[test]
fn numbers_texts_and_dates_are_read_as_they_are_shown() {
    let expected = [
        ("plain", "12"),
        ("noise", "4068.208"),
        ("third", "0.333333333333333"),
        ("fixed", "12.50"),
        ("rounded", "12.6"),
        ("percent", "7.5%"),
        ("thousands", "1234567"),
        ("unit", "1234.50万元"),
        ("piece", "3件"),
        ("slash", "/"),
        ("unseen", "5"),
        ("date", "2024-01-23"),
        ("time", "2024-01-23 10:30"),
        ("span", "36:00:00"),
        ("below", "-5"),
        ("fraction", "0.5"),
        ("text", "0012"),
        ("lines", "first\nsecond"),
        ("escape", "a\nb"),
        ("yes", "TRUE"),
        ("formula", "4068.54133333333"),
        ("error", "#REF!"),
        ("large", "15000000000000000"),
        ("rich", "one two three"),
    ];
    for name in ["formats.xlsx", "formats-lo.xlsx", "formats-lo.xls", "formats-lo.ods"] {
        let document = document(name);
        let table = tables(&document)[0];
        assert_eq!(table.caption.as_deref(), Some("数字"));
        for (row, (what, text)) in (1..).zip(expected) {
            assert_eq!(cell(table, &format!("A{row}")).text, what);
            let shown = cell(table, &format!("B{row}"));
            // openpyxl computes nothing.
            let text = if (name, what) == ("formats.xlsx", "formula") { "=SUM(B2:B3)" } else { text };
            assert_eq!(shown.text, text, "{name}: {what}");
            assert_eq!(shown.hidden, what == "unseen", "{name}: {what}");
        }
        let remarks = remarks(&document);
        for said in ["B5: shown as 13, holds 12.6", "B10: shown as /, holds 0", "B15: shown as 5, holds -5"] {
            assert!(remarks.contains(&format!("sheet '数字', {said}")), "{name}: {remarks:?}");
        }
        assert_eq!(remarks.iter().any(|remark| remark.contains("no result yet")), name == "formats.xlsx");
    }
}

#[test]
fn merged_and_hidden_cells_are_told_apart() {
    for name in ["shapes.xlsx", "shapes-lo.xls", "shapes-lo.ods"] {
        let document = document(name);
        let tables = tables(&document);
        let first = tables[0];
        assert_eq!((cell(first, "A1").rowspan, cell(first, "A1").colspan), (1, 4), "{name}");
        assert_eq!(cell(first, "A6").rowspan, 2);
        assert_eq!(cell(first, "B5").text, "2024-01-23", "days are counted from 1904 in {name}");
        let hidden: Vec<_> =
            first.cells.iter().filter(|cell| cell.hidden).map(|cell| cell.text.as_str()).collect();
        assert_eq!(hidden, ["Firms", "4", "Refused", "3", "1", "4"], "{name}");
        assert_eq!(cell(first, "F9").position.words().en, "sheet 'Applications', F9");
        assert!(tables[1].cells.iter().all(|cell| cell.hidden), "{name}: the draft is hidden");
        let remarks = remarks(&document);
        for said in ["!comments on the sheet 'Applications': 1", "!the hidden sheet 'Draft', filled cells: 1"]
        {
            assert!(remarks.contains(&said.to_owned()), "{name}: {remarks:?}");
        }
    }
    let document = document("shapes.xlsx");
    assert_eq!(document.title.as_deref(), Some("Shapes of sheets"));
    assert_eq!(tables(&document).len(), 3, "an empty sheet is no table");
    assert!(remarks(&document).contains(&"!names in the file's properties: Lin Office".to_owned()));
    assert_eq!(cell(tables(&document)[2], "XFD1048576").text, "the last cell");
}
