//! What is not surely seen is in doubt, and the doubt names both readings.

use super::super::read;
use super::written::{CELLS, page, text};
use crate::import::document::{Block, Document};

/// The cells of the second row of [`CELLS`] with something drawn on the page: their texts and doubts.
fn cells(drawn: &str) -> Vec<(String, Option<String>)> {
    let document = read(&page(&format!("{CELLS}{drawn}"), &[])).unwrap();
    assert!(!shown(&document).contains('\u{fffd}') || drawn.contains("F2"), "{}", shown(&document));
    let tables = document.blocks.into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(table.cells),
        Block::Paragraph(_) => None,
    });
    let second = tables.flatten().filter(|cell| cell.row == 1);
    second.map(|cell| (cell.text, cell.doubt.map(|doubt| doubt.en))).collect()
}

/// All that a document shows.
fn shown(document: &Document) -> String {
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.clone(),
        Block::Table(table) => table.cells.iter().map(|cell| cell.text.as_str()).collect(),
    };
    document.blocks.iter().map(text).collect()
}

/// The first cell says `12`, and its doubt names something.
fn doubted(drawn: &str, names: &[&str]) {
    let cells = cells(drawn);
    let (shown, doubt) = &cells[0];
    let doubt = doubt.as_deref().unwrap_or_else(|| panic!("no doubt: {cells:?}"));
    assert_eq!(shown, "12", "{doubt}");
    assert!(names.iter().all(|name| doubt.contains(name)), "{doubt}");
}

#[test]
fn a_figure_that_is_surely_seen_is_in_no_doubt() {
    let drawn = text((60, 206), "12") + &text((160, 206), "34");
    assert_eq!(cells(&drawn), [("12".to_owned(), None), ("34".to_owned(), None)]);
    // Drawn again to look bold.
    let bold = drawn.clone() + "BT /F1 10 Tf 60.3 206 Td (12) Tj ET";
    assert_eq!(cells(&bold), cells(&drawn));
}

#[test]
fn what_is_drawn_in_one_go_over_two_cells_is_read_in_two_ways() {
    // Digits are 5.56 wide: two stand before the line, and two behind it.
    doubted("BT /F1 10 Tf 138.88 206 Td (1234) Tj ET", &["'12'", "'1234'"]);
}

#[test]
fn what_stands_across_a_line_may_be_on_either_side() {
    doubted("BT /F1 10 Tf 141.2 206 Td (12) Tj ET", &["'12'", "either"]);
}

#[test]
fn what_is_drawn_upon_a_figure_is_named() {
    let other = text((60, 206), "12") + &text((60, 206), "78");
    doubted(&other, &["'1' and '7'", "upon one another"]);
    // The same digit, but larger: part of a mark over the table.
    let larger = text((60, 206), "12") + "BT /F1 13 Tf 59 205 Td (1) Tj ET";
    doubted(&larger, &["upon one another"]);
}

#[test]
fn digits_of_two_sizes_may_be_two_figures() {
    doubted("BT /F1 10 Tf 60 206 Td (1) Tj /F1 13 Tf (2) Tj ET", &["'12'", "two sizes"]);
}

#[test]
fn what_is_covered_or_cut_off_is_named() {
    let covered = text((60, 206), "12") + "1 g 59 203 20 12 re f";
    doubted(&covered, &["'1'", "a surface is drawn over it"]);
    doubted("q 0 0 62 300 re W n BT /F1 10 Tf 60 206 Td (12) Tj ET Q", &["cut off"]);
}

#[test]
fn a_code_without_a_meaning_is_named() {
    let cells = cells("BT /F2 10 Tf 60 206 Td <0102> Tj ET");
    let (shown, doubt) = &cells[0];
    assert_eq!(shown, "\u{fffd}", "the sign of Unicode for a character that is not known");
    assert!(doubt.as_ref().unwrap().contains("does not say what one of its characters is"), "{doubt:?}");
    let document = read(&page("BT /F2 10 Tf 60 206 Td <01020103> Tj ET", &[])).unwrap();
    assert!(document.remarks[0].words.en.contains("(2)"), "{:?}", document.remarks);
}

#[test]
fn what_nobody_sees_is_not_there() {
    let hidden = "BT 3 Tr /F1 10 Tf 71 206 Td (7) Tj ET 0 Tr BT /F1 10 Tf 400 206 Td (7) Tj ET ";
    assert_eq!(cells(&(text((60, 206), "12") + hidden))[0], ("12".to_owned(), None));
}

#[test]
fn lines_that_have_no_room_in_their_cell_may_be_of_another() {
    // Two lines upon one another, and two texts among each other.
    let twice = text((60, 210), "34") + &text((60, 204), "56");
    let of_lines = |drawn: &str| cells(drawn)[0].1.clone().unwrap_or_default();
    let out = of_lines(&text((60, 216), "12"));
    assert!(out.contains("out of their cell"), "{out}");
    assert!(of_lines(&twice).contains("upon one another"), "{}", of_lines(&twice));
    let among = text((60, 206), "1111") + "BT /F1 10 Tf 62.8 206 Td (2222) Tj ET";
    assert!(of_lines(&among).contains("upon one another"), "{}", of_lines(&among));
}
