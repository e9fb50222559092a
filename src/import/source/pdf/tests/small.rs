//! Pages that are printed small.

use super::super::read;
use super::shown;
use super::written::{CELLS, page, text};
use crate::import::document::{Block, Document};

fn document(drawn: &str) -> Document {
    read(&page(drawn, &[])).unwrap()
}

/// What is in doubt in the tables of a document.
fn doubts(document: &Document) -> Vec<String> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(&table.cells),
        Block::Paragraph(_) => None,
    });
    tables.flatten().filter_map(|cell| cell.doubt.as_ref()).map(|doubt| doubt.en.clone()).collect()
}

#[test]
fn small_print_is_read_as_large_print_is() {
    let whole = text((60, 206), "12") + &text((160, 206), "34");
    let document = document(&format!("q .2 0 0 .2 0 0 cm {CELLS}{whole}Q"));
    assert_eq!(shown(&document), ["first | second", "12 | 34"]);
    assert_eq!(doubts(&document), [""; 0]);
}
