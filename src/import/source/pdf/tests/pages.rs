//! Rows at the end of a page and at the beginning of the next.

use super::super::joined::Whole;
use super::super::layout::{Sheet, SheetCell};

/// A ruled table of three columns on a page, a line a row.
fn table(lines: &[&str], page: usize) -> Whole {
    let cell = |(at, text): (usize, &str)| SheetCell {
        row: at / 3,
        column: at % 3,
        rows: 1,
        columns: 1,
        text: text.trim().to_owned(),
        doubt: None,
    };
    let texts = lines.iter().flat_map(|line| line.split('|'));
    let cells = texts.enumerate().map(cell).collect();
    let xs = vec![0, 100_000, 200_000, 300_000];
    Whole::new(Sheet { xs, rows: lines.len(), cells, top: 0, is_ruled: true }, page, 1)
}

/// The rows of a table, with a question mark behind what is in doubt.
fn rows(table: Whole) -> Vec<String> {
    let cells = table.cells();
    let last = cells.iter().map(|(cell, _)| cell.row).max().unwrap_or(0);
    let text = |cell: &SheetCell| format!("{}{}", cell.text, if cell.doubt.is_some() { "?" } else { "" });
    let row = |row: usize| -> Vec<String> {
        cells.iter().filter(|(cell, _)| cell.row == row).map(|(cell, _)| text(cell)).collect()
    };
    (0..=last).map(|number| row(number).join(" | ")).collect()
}

#[test]
fn figures_before_the_end_of_a_page_are_those_of_the_label_behind_it() {
    let mut first = table(&["项目 | 本年 | 上年", "1.申请 | 3 | 4", " | 15 | 0"], 1);
    let next = table(&["项目 | 本年 | 上年", "2.办理（含转来的） | |", "3.其他 | 7 | 8"], 2);
    assert!(first.goes_on(&next));
    first.append(next);
    assert_eq!(
        rows(first),
        ["项目 | 本年 | 上年", "1.申请 | 3 | 4", "2.办理（含转来的） | 15 | 0", "3.其他 | 7 | 8"]
    );
}

#[test]
fn a_label_that_begins_a_page_without_its_figures_is_in_doubt() {
    let mut alone = table(&["律行政法规禁止公开 | |", "3.其他 | 7 | 8"], 2);
    alone.doubt_first_row();
    assert_eq!(rows(alone), ["律行政法规禁止公开 | ? | ?", "3.其他 | 7 | 8"]);
    let mut heads = table(&["项目 | 本年 |", "3.其他 | 7 | 8"], 2);
    heads.doubt_first_row();
    assert_eq!(rows(heads), ["项目 | 本年 | ", "3.其他 | 7 | 8"]);
}
