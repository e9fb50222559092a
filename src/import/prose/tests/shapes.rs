//! Headings, lists, tables, wrapped lines and what is left out.

use super::{document, form, line, prose, table};
use crate::import::document::{Block, Document, Role};
use crate::import::metadata::Metadata;
use crate::import::prose::{Why, markdown};
use crate::import::taken::Taken;

#[test]
fn sections_of_the_form_are_headings_of_level_two_and_their_parts_of_level_three() {
    let lines = [
        "一、总体情况",
        "甲。",
        "（一）主动公开",
        "乙。",
        "二、主动公开政府信息情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "一、问题",
        "丙。",
        "（一）细节",
        "丁。",
        "二、改进",
        "戊。",
        "六、其他需要报告的事项",
        "无。",
        "七、附则",
        "己。",
    ];
    let headings: Vec<String> =
        prose(&document(&lines)).lines().filter(|l| l.starts_with('#')).map(str::to_owned).collect();
    assert_eq!(
        headings,
        [
            "## 一、总体情况",
            "### （一）主动公开",
            "## 二、主动公开政府信息情况",
            "## 五、政府信息公开工作存在的主要问题及改进情况",
            "### 一、问题",
            "#### （一）细节",
            "### 二、改进",
            "## 六、其他需要报告的事项",
            "## 七、附则",
        ]
    );
}

#[test]
fn lists_of_numbers_and_a_table_of_contents_are_no_headings() {
    let contents = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"];
    let lines: Vec<&str> = contents.iter().copied().chain(["前言。", "一、总体情况", "甲。"]).collect();
    let written = prose(&document(&lines));
    assert_eq!(written.matches("## ").count(), 1);
    assert!(written.ends_with("前言。\n\n## 一、总体情况\n\n甲。\n"), "{written}");
    let written =
        prose(&document(&["一、总体情况", "（一）公开不够；", "（二）解读不够；", "1. 甲", "2. 乙"]));
    assert_eq!(written, "## 一、总体情况\n\n（一）公开不够；\n\n（二）解读不够；\n\n1\\. 甲\n\n2\\. 乙\n");
}

#[test]
fn titles_without_numbers_and_run_in_headings() {
    let written = prose(&document(&["总体情况", "（一）加强领导。成立了小组。", "- 甲", "- 乙", "丙。"]));
    assert_eq!(written, "## 总体情况\n\n（一）加强领导。成立了小组。\n\n- 甲\n- 乙\n\n丙。\n");
}

#[test]
fn lines_that_a_page_parted_are_joined_where_that_is_certain() {
    let lines = [
        "2020年，我队认真落实各项要求，不断拓宽公开的渠道和方式，深入推进制度建设，做好工",
        "- 3 -",
        "作，群众满意度不断提高。",
        "全年新增栏目、",
        "专题各一个",
        "（一）加强领导",
    ];
    let read = markdown(&document(&lines), &Taken::default(), &form(), &Metadata::default());
    assert_eq!(
        read.markdown,
        "2020年，我队认真落实各项要求，不断拓宽公开的渠道和方式，深入推进制度建设，做好工作，群众满意度不断提高。\n\n\
         全年新增栏目、专题各一个\n\n## （一）加强领导\n"
    );
    assert_eq!(read.left_out.len(), 1);
    assert_eq!((read.left_out[0].text.as_str(), read.left_out[0].why), ("3 -", Why::PageNumber));
}

#[test]
fn running_heads_are_left_out_and_listed() {
    let lines = ["甲。", "某局年报", "第1页 共2页", "乙。", "某局年报", "第2页 共2页", "丙。", "12"];
    let read = markdown(&document(&lines), &Taken::default(), &form(), &Metadata::default());
    assert_eq!(read.markdown, "甲。\n\n乙。\n\n丙。\n\n12\n");
    assert_eq!(read.left_out.iter().filter(|left| left.why == Why::RunningHead).count(), 2);
}

#[test]
fn foreign_tables_have_bars_and_taken_rows_are_gone() {
    let mut foreign = table(&[&["平台", "条数"], &["网站|微信\n公众号", "5"], &["合计", "5"]]);
    foreign.cells.remove(3);
    let blocks = vec![line(1, "甲。", Role::Body), Block::Table(foreign), line(9, "乙。", Role::Body)];
    let document = Document { blocks, ..Document::default() };
    assert_eq!(
        prose(&document),
        "甲。\n\n| 平台 | 条数 |\n| --- | --- |\n| 网站\\|微信 公众号 |  |\n| 合计 | 5 |\n\n乙。\n"
    );
    let mut taken = Taken::default();
    taken.take_rows(1, 0..2);
    let read = markdown(&document, &taken, &form(), &Metadata::default());
    assert_eq!(read.markdown, "甲。\n\n| 合计 | 5 |\n| --- | --- |\n\n乙。\n");
    taken.take(1);
    let read = markdown(&document, &taken, &form(), &Metadata::default());
    assert_eq!(read.markdown, "甲。\n\n乙。\n");
}

#[test]
fn a_few_cells_far_apart_make_no_huge_table() {
    let mut scattered = table(&[&["甲", "甲"] as &[&str]; 200]);
    for (number, cell) in scattered.cells.iter_mut().enumerate() {
        (cell.row, cell.column) = (number * 1_000_000, number * 1_000_000);
    }
    let written = prose(&Document { blocks: vec![Block::Table(scattered)], ..Document::default() });
    assert!(written.len() < 10_000);
    assert_eq!(written.matches('甲').count(), 400);
}
