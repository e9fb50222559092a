//! Tables: each cell has its place on the grid.

use super::{Made, lines, p, remarks, shown};
use proptest::prelude::*;

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat())
}

fn span(columns: usize) -> String {
    format!("<w:gridSpan w:val='{columns}'/>")
}

const BEGINS: &str = "<w:vMerge w:val='restart'/>";
const GOES_ON: &str = "<w:vMerge/>";

#[test]
fn cells_over_rows_and_columns() {
    let rows = [
        row(&[cell(&format!("{}{BEGINS}", span(2)), "角"), cell(&span(2), "头")]),
        row(&[cell(&format!("{}<w:vMerge w:val='continue'/>", span(2)), ""), cell("", "一"), cell("", "二")]),
        row(&[cell(BEGINS, "甲"), cell("", "乙"), cell("", "1"), cell("", "2")]),
        row(&[cell(GOES_ON, ""), cell("", "丙"), cell("", "3"), cell(BEGINS, "4")]),
        // One ends and the next begins.
        row(&[cell(BEGINS, "丁"), cell("", "戊"), cell("", "5"), cell(GOES_ON, "")]),
        row(&[cell(GOES_ON, ""), cell("", "己"), cell("", "6"), cell("", "7")]),
    ];
    let expected = "
        | 0,0 2x2: 角
        | 0,2 1x2: 头
        | 1,2: 一
        | 1,3: 二
        | 2,0 2x1: 甲
        | 2,1: 乙
        | 2,2: 1
        | 2,3: 2
        | 3,1: 丙
        | 3,2: 3
        | 3,3 2x1: 4
        | 4,0 2x1: 丁
        | 4,1: 戊
        | 4,2: 5
        | 5,1: 己
        | 5,2: 6
        | 5,3: 7";
    assert_eq!(Made::of(&table(&rows)).shown(), lines(expected));
}

#[test]
fn what_goes_on_from_nothing_stands_alone() {
    let rows = [
        row(&[cell(GOES_ON, "甲"), cell("", "乙"), cell(BEGINS, "丙")]),
        row(&[cell(GOES_ON, ""), cell(GOES_ON, "丁"), cell(&format!("{}{GOES_ON}", span(2)), "戊")]),
    ];
    assert_eq!(
        Made::of(&table(&rows)).shown(),
        ["| 0,0 2x1: 甲", "| 0,1: 乙", "| 0,2: 丙", "| 1,1: 丁", "| 1,2 1x2: 戊"]
    );
}

#[test]
fn text_that_is_covered_is_said() {
    let document = Made::of(&table(&[row(&[cell(BEGINS, "甲")]), row(&[cell(GOES_ON, "盖住")])])).read();
    assert_eq!(shown(&document), ["| 0,0 2x1: 甲"]);
    assert_eq!(
        remarks(&document),
        [("text in cells that a merged cell covers: 2 characters; left out", true)]
    );
}

#[test]
fn holes_before_and_after() {
    let part = |before: usize, after: usize, text: &str| {
        format!(
            "<w:tr><w:trPr><w:gridBefore w:val='{before}'/><w:gridAfter w:val='{after}'/></w:trPr>{}</w:tr>",
            cell("", text)
        )
    };
    let rows = [row(&[cell("", "1"), cell("", "2"), cell(BEGINS, "3")]), part(1, 1, "4"), part(2, 0, "5")];
    assert_eq!(Made::of(&table(&rows)).shown(), ["| 0,0: 1", "| 0,1: 2", "| 0,2: 3", "| 1,1: 4", "| 2,2: 5"]);
}

#[test]
fn cells_merged_sideways_in_the_old_way() {
    let (begins, goes_on) = ("<w:hMerge w:val='restart'/>", "<w:hMerge/>");
    let rows = [
        row(&[cell(begins, "头"), cell(goes_on, ""), cell(goes_on, ""), cell("", "尾")]),
        row(&[cell(goes_on, "1"), cell("", "2"), cell("", "3"), cell("", "4")]),
    ];
    assert_eq!(
        Made::of(&table(&rows)).shown(),
        ["| 0,0 1x3: 头", "| 0,3: 尾", "| 1,0: 1", "| 1,1: 2", "| 1,2: 3", "| 1,3: 4"]
    );
}

#[test]
fn what_wraps_rows_and_cells_is_looked_through() {
    let wrap = |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let inner = wrap(&p("丙"));
    let rows = [
        wrap(&row(&[cell("", "甲"), wrap(&cell("", "乙"))])),
        row(&[
            format!("<w:tc>{inner}{}</w:tc>", p("又")),
            format!("<w:customXml>{}</w:customXml>", cell("", "丁")),
        ]),
    ];
    assert_eq!(Made::of(&table(&rows)).shown(), ["| 0,0: 甲", "| 0,1: 乙", "| 1,0: 丙\n又", "| 1,1: 丁"]);
}

#[test]
fn hidden_rows_are_marked() {
    let hidden = format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>", cell("", "乙"));
    let shows = format!("<w:tr><w:trPr><w:hidden w:val='0'/></w:trPr>{}</w:tr>", cell("", "丙"));
    let shown = Made::of(&table(&[row(&[cell("", "甲")]), hidden, shows])).shown();
    assert_eq!(shown, ["| 0,0: 甲", "| 1,0 hidden: 乙", "| 2,0: 丙"]);
}

#[test]
fn tables_within_tables_and_side_by_side() {
    let inner = table(&[row(&[cell("", "内")])]);
    let outer = table(&[row(&[format!("<w:tc>{}{inner}{}</w:tc>", p("前"), p("后")), cell("", "右")])]);
    let document = Made::of(&format!("{outer}{inner}")).read();
    assert_eq!(shown(&document), ["| 0,0: 前\n后", "|| 0,0: 内", "| 0,1: 右", "| 0,0: 内"]);
    let crate::import::document::Block::Table(last) = &document.blocks[1] else { panic!() };
    assert_eq!(last.cells[0].position.words().en, "table 3, row 1, column 1");
}

#[test]
fn a_caption_and_blanks_around_text() {
    let body = "<w:tbl><w:tblPr><w:tblCaption w:val='表名'/></w:tblPr><w:tr><w:tc><w:p/><w:p><w:r>\
                <w:t xml:space='preserve'> \u{3000}12 </w:t></w:r></w:p><w:p/></w:tc></w:tr></w:tbl>";
    let document = Made::of(body).read();
    let crate::import::document::Block::Table(table) = &document.blocks[0] else { panic!() };
    assert_eq!((table.caption.as_deref(), table.cells[0].text.as_str()), (Some("表名"), "12"));
}

proptest! {
    /// Whatever the spans and merges, no cell stands upon another, and all are in order.
    #[test]
    fn no_cell_stands_upon_another(
        rows in prop::collection::vec(prop::collection::vec((1..4usize, 0..3usize, any::<bool>()), 1..6), 1..8)
    ) {
        let merges = ["", BEGINS, GOES_ON];
        let rows: Vec<String> = rows.iter().map(|cells| {
            let cells = cells.iter().map(|(width, merge, sideways)| {
                let sideways = if *sideways { "<w:hMerge/>" } else { "" };
                cell(&format!("{}{}{sideways}", span(*width), merges[*merge]), "格")
            });
            row(&cells.collect::<Vec<_>>())
        }).collect();
        let document = Made::of(&table(&rows)).read();
        let crate::import::document::Block::Table(table) = &document.blocks[0] else { panic!() };
        let mut taken = std::collections::BTreeSet::new();
        for cell in &table.cells {
            for row in cell.row..cell.row + cell.rowspan {
                for column in cell.column..cell.column + cell.colspan {
                    prop_assert!(row < rows.len() && taken.insert((row, column)));
                }
            }
        }
        prop_assert!(table.cells.is_sorted_by_key(|cell| (cell.row, cell.column)));
    }
}
