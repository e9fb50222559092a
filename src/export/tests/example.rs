//! Real reports: every report of the example archive, in both languages and every format.

use super::back::Outcome;
use super::words;
use crate::model::format::Format;
use crate::publish::pipeline;
use crate::testing::repository;

#[test]
fn the_reports_of_the_example_come_back_cell_by_cell() {
    let checked = pipeline::check(&repository()).unwrap();
    let mut outcome = Outcome::default();
    for (format, language) in Format::FILES.into_iter().flat_map(|format| [(format, "zh"), (format, "en")]) {
        checked.archive.reports.iter().for_each(|report| outcome.add(&checked, report, language, format));
    }
    assert!(outcome.wrong.is_empty(), "{}", outcome.wrong.join("\n"));
    assert!(outcome.unread.is_empty(), "{}", outcome.unread.join("\n"));
    assert!(outcome.exact > 37_000, "{}", outcome.exact);
}

#[test]
fn the_reports_of_the_example_come_back_word_by_word() {
    let checked = pipeline::check(&repository()).unwrap();
    let mut wrong = Vec::new();
    for format in [Format::Docx, Format::Html] {
        for (report, language) in checked.archive.reports.iter().flat_map(|r| [(r, "zh"), (r, "en")]) {
            wrong.extend(words::differences(&checked, report, language, format));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
