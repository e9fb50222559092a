//! Which rows, which edition, which of several tables.

use super::{State, cell, reading};

const HEADS_2019: &str = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量";

#[test]
fn each_table_is_read_by_the_edition_of_its_labels() {
    let text = format!(
        "{HEADS_2019}\n行政处罚 | 10 | 增 2 | 12\n行政强制 | 3 | 减1 | 2\n\n\
         类别 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n\
         一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n\
         1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n\
         2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n"
    );
    let (reading, forms) = reading(&text, "2024");
    let editions: Vec<(&str, &str)> = reading
        .tables
        .iter()
        .map(|table| {
            let form = forms.get(table.form);
            (form.table(table.table).id.as_str(), form.id.as_str())
        })
        .collect();
    assert_eq!(editions, [("proactive", "cn-ogi-2019"), ("requests", "cn-ogi-2021")]);
    assert_eq!(
        cell(&reading, &forms, "proactive.art20_6.penalties.items_change"),
        (State::Read, "增 2".into())
    );
}

#[test]
fn rows_that_were_moved_are_known_by_their_labels() {
    let text = format!("{HEADS_2019}\n行政强制 | 3 | 减1 | 2\n行政处罚 | 10 | 增 2 | 12\n");
    let (reading, forms) = reading(&text, "2019");
    assert_eq!(cell(&reading, &forms, "proactive.art20_6.compulsion.decisions"), (State::Read, "2".into()));
    assert_eq!(cell(&reading, &forms, "proactive.art20_6.penalties.decisions"), (State::Read, "12".into()));
}

#[test]
fn a_row_that_is_printed_twice_is_not_read() {
    let text =
        format!("{HEADS_2019}\n行政处罚 | 10 | 增 2 | 12\n行政处罚 | 11 | 增 2 | 13\n行政强制 | 3 | 减1 | 2");
    let (reading, forms) = reading(&text, "2019");
    assert_eq!(cell(&reading, &forms, "proactive.art20_6.penalties.decisions").0, State::Unread);
    assert_eq!(cell(&reading, &forms, "proactive.art20_6.compulsion.decisions").0, State::Read);
}

fn two_years(first: &str, second: &str) -> String {
    let table = |figure: &str| {
        format!(
            "{HEADS_2019}\n行政许可 | 1 | 0 | {figure}\n行政处罚 | 1 | 0 | {figure}\n行政强制 | 1 | 0 | {figure}\n"
        )
    };
    format!("{first}\n{}\n{second}\n{}", table("1"), table("2"))
}

#[test]
fn of_two_years_the_one_is_read_that_is_titled_so() {
    let (reading, forms) = reading(&two_years("2019年", "2020年"), "2020");
    assert_eq!(cell(&reading, &forms, "proactive.art20_6.penalties.decisions"), (State::Read, "2".into()));
}

#[test]
fn of_two_years_without_titles_none_is_read() {
    let (reading, forms) = reading(&two_years("表", "表"), "2020");
    assert_eq!(cell(&reading, &forms, "proactive.art20_6.penalties.decisions").0, State::Unread);
}

#[test]
fn a_row_of_the_documents_own_is_kept() {
    let text =
        format!("{HEADS_2019}\n行政处罚 | 10 | 增 2 | 12\n行政检查 | 7 | 0 | 7\n行政强制 | 3 | 减1 | 2");
    let (reading, _) = reading(&text, "2019");
    let own: Vec<&str> =
        reading.tables.iter().flat_map(|t| &t.own_rows).map(|row| row.label.as_str()).collect();
    assert_eq!(own, ["行政检查"]);
}

#[test]
fn a_table_across_may_stand_in_parts() {
    let text = "行政复议\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n1 | 2 | 3 | 4 | 10\n\
                行政诉讼（复议后起诉）\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n1 | 0 | 0 | 0 | 1\n";
    let (reading, forms) = reading(text, "2024");
    assert_eq!(cell(&reading, &forms, "remedies.review.total"), (State::Proven, "10".into()));
    assert_eq!(cell(&reading, &forms, "remedies.litigation_after_review.total"), (State::Proven, "1".into()));
    assert_eq!(cell(&reading, &forms, "remedies.litigation_direct.total").0, State::Absent);
}

#[test]
fn a_row_of_the_documents_own_is_in_the_block_whose_heads_it_is_under() {
    let text = format!(
        "{HEADS_2019}\n行政许可 | 1 | 0 | 1\n第二十条第（六）项\n{HEADS_2019}\n行政确认 | 5 | 0 | 5\n\
                        行政处罚 | 10 | 增 2 | 12\n行政强制 | 3 | 减1 | 2"
    );
    let (reading, forms) = reading(&text.replace("第二十条第（六）项", "第二十条第（六）项 | "), "2019");
    let own = reading.tables.iter().flat_map(|table| &table.own_rows);
    let own: Vec<(&str, &str)> =
        own.map(|row| (forms.get(reading.form).block(row.block).id.as_str(), row.label.as_str())).collect();
    assert_eq!(own, [("proactive.art20_6", "行政确认")]);
    assert_eq!(cell(&reading, &forms, "proactive.art20_6.penalties.decisions"), (State::Read, "12".into()));
}

#[test]
fn a_table_of_another_year_alone_is_not_read() {
    let text = format!("2023年\n{HEADS_2019}\n行政处罚 | 10 | 增 2 | 12\n行政强制 | 3 | 减1 | 2");
    let (reading, forms) = reading(&text, "2024");
    assert_eq!(cell(&reading, &forms, "proactive.art20_6.penalties.decisions").0, State::Unread);
}

#[test]
fn a_label_that_differs_is_told() {
    let text = format!("{HEADS_2019}\n行政处罚（不含市局） | 10 | 增 2 | 12\n行政强制 | 3 | 减1 | 2");
    let (reading, _) = reading(&text, "2019");
    let told = reading.tables.iter().flat_map(|table| &table.differing);
    let told: Vec<&str> = told.map(|differing| differing.printed.as_str()).collect();
    assert_eq!(told, ["行政处罚（不含市局）"]);
}

#[test]
fn the_title_of_a_second_report_may_be_broken_behind_its_year() {
    let text = format!(
        "某局2019年政府信息公开工作年度报告\n六、其他需要报告的事项\n没有。\n某厅2023年\n\
         政府信息公开工作年度报告\n二、主动公开政府信息情况\n{HEADS_2019}\n行政处罚 | 10 | 增 2 | 12\n\
         行政强制 | 3 | 减1 | 2"
    );
    let address = "proactive.art20_6.penalties.decisions";
    let (reading_2019, forms) = reading(&text, "2019");
    assert_eq!(cell(&reading_2019, &forms, address).0, State::Unread);
    let (reading_2023, forms) = reading(&text, "2023");
    assert_eq!(cell(&reading_2023, &forms, address), (State::Read, "12".into()));
}
