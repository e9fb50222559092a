//! Tables of pages on their grids.

use super::{lines, page};
use crate::import::document::{Block, Position};
use crate::testing::real_data;
use std::fs;

#[test]
fn spans_make_the_grid() {
    let table = "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>";
    assert_eq!(lines(table), ["table: 0,0 2x1 a / 0,1 1x2 b / 1,1 c / 1,2 d"]);
    let past = "<table><tr><td rowspan=9>a<td rowspan=0>b<td rowspan=x colspan=0>c<tr><td>d</table>";
    assert_eq!(lines(past), ["table: 0,0 2x1 a / 0,1 2x1 b / 0,2 c / 1,2 d"]);
    let overlap = "<table><tr><td>a<td rowspan=2>b<tr><td colspan=3>c<td>d</table>";
    assert_eq!(lines(overlap), ["table: 0,0 a / 0,1 2x1 b / 1,0 c / 1,3 d"]);
}

#[test]
fn parts_stand_as_shown() {
    let table = "<table><caption>k<tfoot><tr><td>f<tbody><tr><td>b<thead><tr><th>h</table>";
    assert_eq!(lines(table), ["table: 0,0 h / 1,0 b / 2,0 f"]);
    let Block::Table(table) = page(table).blocks.remove(0) else { panic!() };
    assert_eq!(table.caption.as_deref(), Some("k"));
}

#[test]
fn hidden_rows_stand_below_and_take_no_room() {
    let table = "<table><tr><td rowspan=2>a<td>b<tr style='display:none'><td>x<td>y<tr><td>c</table>";
    assert_eq!(lines(table), ["table: 0,0 2x1 a / 0,1 b / 1,1 c / 2,0 hidden x / 2,1 hidden y"]);
}

#[test]
fn tables_within_cells_are_kept_and_numbered() {
    let table = "<table><tr><td>a<td>b<table><tr><td>c<td>d</table></table>";
    assert_eq!(lines(table), ["table: 0,0 a / 0,1 b [0,0 c / 0,1 d]"]);
    let Block::Table(table) = page(table).blocks.remove(0) else { panic!() };
    let inner = &table.cells[1].tables[0].cells[1];
    assert_eq!(inner.position, Position::Cell { table: 2, row: 1, column: 2 });
}

#[test]
fn tables_that_lay_out_a_page_are_no_tables() {
    let page = "<table><tr><td>a<p>b<table><tr><td>c<td>d</table><tr><td>e</table>";
    assert_eq!(lines(page), ["a", "b", "table: 0,0 c / 0,1 d", "e"]);
}

/// Every figure in a file of figures that is not zero.
fn figures(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Number(number) if number.to_string() != "0" => {
            found.push(number.to_string().trim_start_matches('-').to_owned())
        }
        serde_json::Value::Object(fields) => fields.values().for_each(|value| figures(value, found)),
        serde_json::Value::Array(items) => items.iter().for_each(|value| figures(value, found)),
        _ => {}
    }
}

#[test]
fn real_documents_have_all_their_figures_in_cells() {
    let Some(data) = real_data("real_documents_have_all_their_figures_in_cells") else { return };
    for entry in fs::read_dir(data.join("reports/documents")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.ends_with(".html") && !name.ends_with(".txt") {
            continue;
        }
        let document = crate::import::source::read(name, &fs::read(&path).unwrap()).unwrap();
        let json = data.join("reports/figures").join(path.file_stem().unwrap()).with_extension("json");
        let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
        let mut wanted = Vec::new();
        for part in ["proactive", "requests", "review"] {
            figures(json.get(part).unwrap_or(&serde_json::Value::Null), &mut wanted);
        }
        let mut cells = Vec::new();
        for block in &document.blocks {
            if let Block::Table(table) = block {
                cells.extend(table.cells.iter().map(|cell| cell.text.as_str()));
            }
        }
        assert!(!wanted.is_empty(), "{name}");
        for figure in wanted {
            let parts = |cell: &&str| {
                cell.split(|c: char| !c.is_ascii_digit() && c != '.').any(|part| part == figure)
            };
            assert!(cells.iter().any(|cell| parts(&cell)), "{name}: {figure} is in no cell");
        }
    }
}
