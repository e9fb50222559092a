//! Documents as programs write them: `tests/data/documents`, and a form as the State Council prints it.

use super::{lines, remarks, shown};
use crate::import::document::{Block, Document, Table};
use crate::import::source::docx::read;
use crate::testing::{real_data, repository};
use std::fs;

fn document(name: &str) -> Document {
    read(&fs::read(repository().join("tests/data/documents").join(name)).unwrap()).unwrap()
}

#[test]
fn by_libreoffice() {
    let document = document("libreoffice.docx");
    let expected = "
        <> 示例镇年度报告
        #1 一、总的情形
        （一）甲事。
        （二）乙事[1]。
        1.小事一。
        2.小事二。
        #1 二、表中的数
        这里有新话，还有和一个链接。
        框在后面
        框里的话
        | 0,0 2x1: 名目
        | 0,1 1x2: 件数
        | 0,3 2x1: 备考
        | 1,1: 上年
        | 1,2: 本年
        | 2,0: 1.甲类
        | 2,1: 12
        | 2,2: 34
        | 2,3 2x1: 分两
        行
        又一段
        | 3,0 1x3: 合在一起
        * 带点的一条
        > 落款
        [1] 乙事的脚注。
        ~ 示例镇的页眉
        ~ 第1页";
    assert_eq!(lines(&shown(&document).join("\n")), lines(expected));
    assert_eq!(document.title.as_deref(), Some("示例镇年度报告"));
    let said: Vec<&str> =
        remarks(&document).iter().map(|(words, _)| words.split(';').next().unwrap()).collect();
    assert_eq!(
        said,
        ["tracked changes: 2", "comments: 1", "hidden text: 4 characters", "author: 写报告的人"]
    );
}

#[test]
fn by_python_docx() {
    let document = document("python-docx.docx");
    let expected = "
        #1 又一份报告
        #1 第一节
        1.头一条
        2.第二条
        * 带点的
        <> 分成几段的\t一句
        话
        | 0,0 2x1: 竖合
        | 0,1 1x2: 横合
        | 1,1: 11
        | 1,2: 12
        | 2,0: 20
        | 2,1: 21
        | 2,2: 22
        || 0,0: 内一
        || 0,1: 内二
        ~ 页眉";
    assert_eq!(lines(&shown(&document).join("\n")), lines(expected));
    assert_eq!(document.title.as_deref(), Some("又一份报告"));
}

/// How many rows and columns a table has, and how many places of its grid its cells take.
fn size(table: &Table) -> (usize, usize, usize) {
    let rows = table.cells.iter().map(|cell| cell.row + cell.rowspan).max().unwrap_or(0);
    let columns = table.cells.iter().map(|cell| cell.column + cell.colspan).max().unwrap_or(0);
    (rows, columns, table.cells.iter().map(|cell| cell.rowspan * cell.colspan).sum())
}

#[test]
fn the_blank_form() {
    let Some(data) = real_data("the_blank_form") else { return };
    let Ok(bytes) = fs::read(data.join("reports/documents/blank-form-2021.docx")) else {
        return eprintln!("the_blank_form: skipped, the form is not there");
    };
    let document = read(&bytes).unwrap();
    let tables: Vec<&Table> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect();
    // Four blocks on one grid, the requests, the remedies: no holes.
    let sizes: Vec<_> = tables.iter().map(|table| size(table)).collect();
    assert_eq!(sizes, [(14, 4, 14 * 4), (28, 10, 28 * 10), (4, 15, 4 * 15)]);
    let at = |table: usize, row: usize, column: usize| {
        let mut cells = tables[table].cells.iter();
        let cell = cells.find(|cell| (cell.row, cell.column) == (row, column)).unwrap();
        (cell.rowspan, cell.colspan, cell.text.clone())
    };
    assert_eq!((at(0, 0, 0).1, at(0, 5, 1).1), (4, 3));
    assert_eq!((at(1, 0, 0).0, at(1, 0, 0).1), (3, 3));
    assert_eq!(
        (at(1, 5, 0).0, at(1, 7, 1).0, at(1, 15, 1).0, at(1, 18, 1).0, at(1, 23, 1).0),
        (22, 8, 3, 5, 3)
    );
    assert_eq!((at(2, 0, 0).1, at(2, 0, 5).1, at(2, 1, 4).0, at(2, 1, 10).1), (5, 10, 2, 5));
    assert!(at(1, 7, 2).2.starts_with("1."));
    let paragraphs = document.blocks.len() - tables.len();
    assert_eq!(paragraphs, 10);
}
