//! Workbooks are read as they are shown.

use super::read;
use crate::import::document::{Block, Document, Table};

/// A workbook of the tests' data.
fn document(name: &str) -> Document {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/documents").join(name);
    read(&std::fs::read(path).unwrap()).unwrap()
}

/// The table of that number.
fn table(document: &Document, place: usize) -> &Table {
    let Block::Table(table) = &document.blocks[place] else { panic!("a table") };
    table
}

#[test]
fn see() {
    for name in std::env::var("SEE").unwrap_or_default().split_whitespace() {
        let document = document(name);
        println!("{name} {:?}", document.title);
        for place in 0..document.blocks.len() {
            let table = table(&document, place);
            println!("{:?}", table.caption);
            for cell in &table.cells {
                println!(
                    "  {} {:?} {}x{} {}",
                    cell.position.words().en,
                    cell.text,
                    cell.rowspan,
                    cell.colspan,
                    cell.hidden
                );
            }
        }
        for remark in &document.remarks {
            println!("  {} {}", remark.is_disclosed, remark.words.en);
        }
    }
}
