//! Tables whose rows are called the same: the US form has Agency Overall in each.

use super::{State, is, reading};

const EXEMPTIONS: &str = "Agency / Component | Ex. 1 | Ex. 2 | Ex. 3 | Ex. 4 | Ex. 5 | Ex. 6 | Ex. 7(A) \
                          | Ex. 7(B) | Ex. 7(C) | Ex. 7(D) | Ex. 7(E) | Ex. 7(F) | Ex. 8 | Ex. 9";
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
