//! Real reports: every report of the example archive in both languages, one after the other in each format.

use super::back::Outcome;
use super::words;
use crate::model::format::Format;
use crate::publish::pipeline;
use crate::testing::repository;

#[test]
fn the_reports_of_the_example_come_back_cell_by_cell() {
    let checked = pipeline::check(&repository()).unwrap();
    let mut outcome = Outcome::default();
    for (report, format) in checked.archive.reports.iter().zip(Format::OFFICE.into_iter().cycle()) {
        ["zh", "en"].into_iter().for_each(|language| outcome.add(&checked, report, language, format));
    }
    assert!(outcome.wrong.is_empty(), "{}", outcome.wrong.join("\n"));
    assert!(outcome.unread.is_empty(), "{}", outcome.unread.join("\n"));
    assert!(outcome.exact > 9_000, "{}", outcome.exact);
}

#[test]
fn the_reports_of_the_example_come_back_word_by_word() {
    let checked = pipeline::check(&repository()).unwrap();
    let mut wrong = Vec::new();
    let formats = [Format::Docx, Format::Html].into_iter().cycle();
    for (report, format) in checked.archive.reports.iter().zip(formats) {
        for language in ["zh", "en"] {
            wrong.extend(words::differences(&checked, report, language, format));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
