//! Tables whose rows are called the same: the US form has Agency Overall in each.

use super::{State, is, reading};

const EXEMPTIONS: &str = "Agency / Component | Ex. 1 | Ex. 2 | Ex. 3 | Ex. 4 | Ex. 5 | Ex. 6 | Ex. 7(A) \
                          | Ex. 7(B) | Ex. 7(C) | Ex. 7(D) | Ex. 7(E) | Ex. 7(F) | Ex. 8 | Ex. 9";
const BACKLOG: &str = "Agency / Component | Backlogged Requests as of End of Fiscal Year \
                       | Backlogged Appeals as of End of Fiscal Year";
const OF_REQUESTS: &str = "V.B.(3). Disposition of FOIA Requests – Number of Times Exemptions Applied";
const OF_APPEALS: &str = "VI.C.(1). Reasons for Denial on Appeal – Number of Times Exemptions Applied";

/// A table of exemptions, all its figures the same.
fn exemptions(title: &str, figure: &str) -> String {
    format!("{title}\n{EXEMPTIONS}\nAgency Overall{}\n", format!(" | {figure}").repeat(14))
}

#[test]
fn heads_tell_tables_apart() {
    let text = format!(
        "XII.A. Backlogs\nAgency / Component | Backlogged Requests as of End of Fiscal Year | Backlogged \
         Appeals as of End of Fiscal Year\nAgency Overall | 7 | 1\n{}",
        exemptions(OF_REQUESTS, "5")
    );
    is(&text, "exemptions.overall.ex_7c", (State::Read, "5"));
    is(&text, "backlog.overall.backlogged_appeals", (State::Read, "1"));
}

#[test]
fn under_the_same_heads_the_number_of_the_title_tells() {
    let both = exemptions(OF_REQUESTS, "5") + &exemptions(OF_APPEALS, "2");
    is(&both, "exemptions.overall.ex_9", (State::Read, "5"));
    let turned = exemptions(OF_APPEALS, "2") + &exemptions(OF_REQUESTS, "5");
    is(&turned, "exemptions.overall.ex_9", (State::Read, "5"));
}

#[test]
fn a_table_of_another_section_does_not_stand_in_for_one_that_is_not_there() {
    let heads = "Requests Pending as of Start of Fiscal Year | Requests Received in Fiscal Year | Requests \
                 Processed in Fiscal Year | Requests Pending as of End of Fiscal Year";
    let requests = format!("V.A. FOIA Requests\nAgency | {heads}\nAgency Overall | 3 | 4 | 5 | 2\n");
    let text = requests + &exemptions(OF_APPEALS, "2");
    let (reading, forms) = reading(&text, "2024");
    let form = forms.get(reading.form);
    assert!(reading.tables.iter().all(|table| form.table(table.table).id != "exemptions"));
}

#[test]
fn heads_that_stand_under_several_groups_are_told_by_them() {
    let days = ["Median", "Average", "Lowest", "Highest"].map(|what| format!("{what} Number of Days"));
    let days = format!("| {}", days.join(" | "));
    let text = format!(
        "VII.A. Response Time\nAgency / Component | Simple>4 | Complex>4 | Expedited Processing>4\n\
         {days} {days} {days}\nAgency Overall | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12"
    );
    is(&text, "response_times.overall.complex_average", (State::Read, "6"));
    is(&text, "response_times.overall.expedited_highest", (State::Read, "12"));
}

#[test]
fn a_row_is_not_read_from_the_row_of_another_table_that_is_called_nearly_the_same() {
    let text = format!("{}\nAgency Overall | 9", exemptions(OF_REQUESTS, "5"));
    is(&text, "exemptions.overall.ex_9", (State::Read, "5"));
    let heads = "（本列） | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计";
    let review = "行政复议 | 1 | 0 | 0 | 0 | 0 | 0 | 1";
    let text = format!("{heads}\n（一）予以公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5\n{review}");
    let (reading, _) = reading(&text, "2024");
    let own = reading.tables.iter().flat_map(|table| &table.own_rows).count();
    assert_eq!(own, 0, "a row of another table is no further row of this one");
}

#[test]
fn rows_stand_under_the_same_heads_before_they_are_printed_again() {
    let text = format!("{BACKLOG}\nOGC | 4 | 0\n|>3 \n{BACKLOG}\nOIG | 3 | 1\nAgency Overall | 7 | 1");
    let (reading, _) = reading(&text, "2024");
    let own = reading.tables.iter().flat_map(|table| &table.own_rows);
    let labels: Vec<&str> = own.map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["OGC", "OIG"]);
}

#[test]
fn rows_below_the_title_of_the_next_table_on_the_grid_are_its_own() {
    let heads = |what: &str| format!("Agency | {what} as of End of Fiscal Year | {what} closed");
    let text = format!(
        "{BACKLOG}\nOGC | 4 | 0\nAgency Overall | 4 | 0\nLawsuits>3 |\n{}\nOIG | 3 | 1",
        heads("Lawsuits")
    );
    let (reading, _) = reading(&text, "2024");
    let own = reading.tables.iter().flat_map(|table| &table.own_rows);
    let labels: Vec<&str> = own.map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["OGC"]);
}

#[test]
fn what_is_left_of_the_label_of_a_row_of_the_form_is_no_row_of_the_reports_own() {
    let own = |label: &str| -> Vec<String> {
        let heads = "（本列） | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计";
        let text = format!(
            "{heads}\n（一）予以公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5\n{label} | 7 | 0 | 0 | 0 | 0 | 29 | 36\n\
             （七）总计 | 12 | 0 | 0 | 0 | 0 | 29 | 41"
        );
        let (reading, _) = reading(&text, "2024");
        reading.tables.iter().flat_map(|table| &table.own_rows).map(|row| row.label.clone()).collect()
    };
    for label in [
        "1.申请人无正当理由逾期不",
        "处理其政府信息公开申请",
        "结果（三）不予公开 5.属于三类内部事务信息",
        "要求行政机关确认",
    ] {
        assert_eq!(own(label), [""; 0], "{label}");
    }
    assert_eq!(own("（八）另行答复"), ["（八）另行答复"]);
}
