//! Which cell of a line is the figure of which column.

use super::{State, cell, document, forms, is, read};
use crate::import::document::{Block, picture};
use crate::model::period::Period;

const HEADS: &str = "（本列）>3 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计";

fn table(lines: &[&str]) -> String {
    [&[HEADS][..], lines].concat().join("\n")
}

#[test]
fn a_sum_proves_the_cells_of_its_row() {
    let text = table(&["一、本年新收政府信息公开申请数量>3 | 5 | 1 | 0 | 0 | 0 | 2 | 8"]);
    is(&text, "requests.new_received.org_other", (State::Proven, "2"));
    is(&text, "requests.carried_in.total", (State::Absent, ""));
}

#[test]
fn a_printed_error_is_read_as_printed() {
    let text = table(&["一、本年新收政府信息公开申请数量>3 | 5 | 1 | 0 | 0 | 0 | 2 | 9"]);
    is(&text, "requests.new_received.total", (State::Read, "9"));
}

#[test]
fn blanks_stand_where_they_are_printed() {
    let text = table(&["一、本年新收政府信息公开申请数量>3 | 5 |  |  | / |  | 2 | 7"]);
    is(&text, "requests.new_received.org_commercial", (State::Proven, ""));
    is(&text, "requests.new_received.org_public_interest", (State::Proven, "/"));
}

#[test]
fn two_cells_that_were_joined_are_not_read() {
    let text = table(&["一、本年新收政府信息公开申请数量>3 | 5 | 10>2 | 0 | 0 | 2 | 8"]);
    is(&text, "requests.new_received.org_commercial", (State::Unread, ""));
    is(&text, "requests.new_received.org_research", (State::Unread, ""));
    is(&text, "requests.new_received.org_other", (State::Read, "2"));
}

#[test]
fn a_cell_that_was_lost_moves_no_other() {
    let text = table(&["一、本年新收政府信息公开申请数量>3 | 5 | 1 | 0 | 0 | 2 | 8"]);
    for column in ["natural_person", "org_commercial", "total"] {
        is(&text, &format!("requests.new_received.{column}"), (State::Unread, ""));
    }
}

#[test]
fn a_cell_too_many_moves_no_other() {
    let text = table(&["一、本年新收政府信息公开申请数量>3 | 5 | 1 | 7 | 0 | 0 | 0 | 2 | 8"]);
    is(&text, "requests.new_received.total", (State::Unread, ""));
}

#[test]
fn columns_are_where_their_heads_are() {
    let text = "类别 | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n\
                一、本年新收政府信息公开申请数量 | 8 | 5 | 1 | 0 | 0 | 0 | 2";
    is(text, "requests.new_received.total", (State::Proven, "8"));
    is(text, "requests.new_received.natural_person", (State::Proven, "5"));
}

#[test]
fn without_heads_only_a_sum_says_which_column_a_figure_is_in() {
    let text = "一、本年新收政府信息公开申请数量 | 5 | 1 | 0 | 0 | 0 | 2 | 8\n\
                二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 2";
    is(text, "requests.new_received.org_other", (State::Proven, "2"));
    is(text, "requests.carried_in.natural_person", (State::Unread, ""));
    is("规章 | 1 | 2 | 3", "proactive.art20_1.rules.in_force", (State::Unread, ""));
}

#[test]
fn a_letter_for_a_digit_is_not_read() {
    let text = table(&["一、本年新收政府信息公开申请数量>3 | 5 | l | 0 | 0 | 0 | 2 | 8"]);
    is(&text, "requests.new_received.org_commercial", (State::Unread, ""));
    is(&text, "requests.new_received.natural_person", (State::Read, "5"));
}

#[test]
fn thousands_that_are_set_apart_are_kept_as_printed() {
    let text = table(&["一、本年新收政府信息公开申请数量>3 | 1,005 | 1 | 0 | 0 | 0 | 2 | 1,008"]);
    is(&text, "requests.new_received.natural_person", (State::Proven, "1,005"));
}

#[test]
fn a_table_that_lost_its_grid_needs_its_sums() {
    let heads = "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n";
    let row =
        |figures: &str| format!("{heads}一、本年新收政府信息公开申请数量\n{}", figures.replace(' ', "\n"));
    is(&row("5 1 0 0 0 2 8"), "requests.new_received.org_other", (State::Proven, "2"));
    // A blank leaves nothing behind, so nobody knows which it was.
    is(&row("5 1 0 0 2 8"), "requests.new_received.org_other", (State::Unread, ""));
}

#[test]
fn cells_beside_a_table_in_text_are_told_by_the_one_way_that_leaves_no_figure_out() {
    let text = table(&["一、本年新收政府信息公开申请数量 |  |  | 5 |  |  |  |  | 2 | 7 | "]);
    is(&text, "requests.new_received.org_other", (State::Proven, "2"));
}

#[test]
fn a_unit_that_is_printed_is_held_against_the_forms() {
    let fees = |above: &str, head: &str| format!("{above}\n信息内容 | {head}\n行政事业性收费 | 12.5\n");
    let address = "proactive.art20_8.fees.amount_collected_wan";
    is(&fees("", "本年收费金额（单位：万元）"), address, (State::Read, "12.5"));
    is(&fees("", "本年收费金额"), address, (State::Read, "12.5"));
    is(&fees("单位：件、万元", "本年收费金额"), address, (State::Read, "12.5"));
    is(&fees("单位：元", "本年收费金额（单位：万元）"), address, (State::Read, "12.5"));
    for (above, head) in [
        ("", "本年收费金额（单位：元）"),
        ("", "本年收费金额（元）"),
        ("单位：元", "本年收费金额"),
        ("（单位：百元）", "本年收费金额"),
    ] {
        is(&fees(above, head), address, (State::Unread, ""));
    }
}

#[test]
fn labels_that_say_the_opposite_or_another_year_are_others() {
    for label in ["一、上年新收政府信息公开申请数量", "一、2023年新收政府信息公开申请数量"]
    {
        let text = table(&[
            &format!("{label}>3 | 5 | 1 | 0 | 0 | 0 | 2 | 8"),
            "二、上年结转政府信息公开申请数量>3 | 1 | 0 | 0 | 0 | 0 | 0 | 1",
        ]);
        is(&text, "requests.new_received.total", (State::Absent, ""));
    }
}

#[test]
fn heads_that_name_other_things_leave_no_place_to_trust() {
    let row = "一、本年新收政府信息公开申请数量 | 5 | 1 | 0 | 0 | 0 | 2 | 8";
    let under = |heads: &str| format!("类别 | {heads}\n{row}");
    for heads in ["数据1 | 数据2 | 数据5 | 数据4 | 数据3 | 数据6 | 总计", "甲 | 乙 | 丙 | 丁 | 戊 | 己 | 庚"]
    {
        is(&under(heads), "requests.new_received.natural_person", (State::Unread, ""));
    }
    let counted = under("数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计");
    is(&counted, "requests.new_received.natural_person", (State::Proven, "5"));
}

#[test]
fn one_head_in_other_words_needs_the_sum_and_two_are_not_read() {
    let row = "一、本年新收政府信息公开申请数量>3 | 5 | 1 | 0 | 0 | 0 | 2 | 8";
    let one = table(&[row]).replace("自然人", "个人");
    is(&one, "requests.new_received.natural_person", (State::Proven, "5"));
    let two = one.replace("科研机构", "高校");
    is(&two, "requests.new_received.natural_person", (State::Unread, ""));
    is(&two, "requests.new_received.org_research", (State::Unread, ""));
    is(&two, "requests.new_received.org_commercial", (State::Read, "1"));
}

#[test]
fn what_stands_over_or_beside_a_figure_may_say_another_year() {
    let rows = ["三、上年度办理结果 | （一）予以公开>2 | 5 | 1 | 0 | 0 | 0 | 2 | 8"];
    is(&table(&rows), "requests.granted.total", (State::Unread, ""));
    let this_year = table(&rows).replace("上年度", "本年度");
    is(&this_year, "requests.granted.total", (State::Proven, "8"));
    is(&this_year.replace("自然人", "上年自然人"), "requests.granted.natural_person", (State::Unread, ""));
    let over_all = format!("类别>3 | 2023年申请人情况>7\n{this_year}");
    is(&over_all, "requests.granted.total", (State::Unread, ""));
    is(&over_all.replace("2023", "2024"), "requests.granted.total", (State::Proven, "8"));
}

#[test]
fn a_word_in_place_of_a_figure_is_unread_and_not_absent() {
    let fees = |figure: &str| format!("信息内容 | 本年收费金额（单位：万元）\n行政事业性收费 | {figure}\n");
    let address = "proactive.art20_8.fees.amount_collected_wan";
    for figure in ["无", "共310", "三百", "未发生"] {
        is(&fees(figure), address, (State::Unread, ""));
    }
    // A long text beside a label is another table.
    is(&format!("{}\n行政事业性收费 | 按照规定全部取消，不再收取", fees("3")), address, (State::Read, "3"));
}

#[test]
fn a_year_alone_on_its_line_is_no_figure() {
    let text = "规章\n2024年：\n信息内容 | 本年收费金额（单位：万元）\n行政事业性收费 | 3";
    is(text, "proactive.art20_8.fees.amount_collected_wan", (State::Read, "3"));
}

#[test]
fn under_heads_of_another_table_a_surplus_cell_leaves_no_place_to_trust() {
    let first = table(&["一、本年新收政府信息公开申请数量>3 | 5 | 1 | 0 | 0 | 0 | 2 | 8"]);
    let row = "四、结转下年度继续办理>3 | 317 | 2 | 0 | 0 | 2 | 0 | 5 | ";
    is(&format!("{first}\n续表\n{row}"), "requests.carried_out.natural_person", (State::Unread, ""));
}

#[test]
fn a_label_in_doubt_names_no_row() {
    let forms = forms();
    let period = Period::read("2024", None).unwrap();
    let row = "一、本年新收政府信息公开申请数量>3 | 5 | 1 | 0 | 0 | 0 | 2 | 8";
    let mut document = document(&table(&[row, &row.replace("一、本年新收", "二、上年结转")]));
    let Some(Block::Table(table)) = document.blocks.first_mut() else { panic!("no table") };
    let label = table.cells.iter_mut().find(|cell| cell.text.starts_with("一、")).unwrap();
    label.doubt = Some(picture());
    let reading = read(&document, &forms, None, &period).unwrap();
    assert_ne!(cell(&reading, &forms, "requests.new_received.total").1, "8");
    assert_eq!(cell(&reading, &forms, "requests.carried_in.total"), (State::Proven, "8".into()));
}

#[test]
fn the_only_column_has_a_head_though_nothing_stands_over_the_labels() {
    is(
        " | 本年处理决定数量\n行政许可 | 5",
        "proactive.art20_5.licences.decisions_this_year",
        (State::Read, "5"),
    );
}
