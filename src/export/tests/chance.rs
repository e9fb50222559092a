//! Workbooks of chance: of real reports with other figures in their cells, of every way to print one.

use super::back::Outcome;
use crate::model::format::Format;
use crate::testing::short;
use crate::testing::variants::Original;
use crate::text::message::Language;
use proptest::prelude::*;

/// The reports whose figures are replaced: by each of the built-in forms.
const REPORTS: [(&str, &str); 3] =
    [("yiyuan-traffic-police", "2020"), ("huaian-city", "2024"), ("nsf", "fy2020")];

/// What stands in a cell, as an author writes it.
fn written() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_u64..30).prop_map(|number| number.to_string()),
        2 => (0_u64..1_000_000_000_000_000).prop_map(|number| number.to_string()),
        1 => (1_000_000_000_000_000_u64..99_999_999_999_999_999).prop_map(|number| number.to_string()),
        3 => Just("~".to_owned()),
        1 => Just("\"/\"".to_owned()),
        1 => (1..20).prop_map(|number| format!("\"<{number}\"")),
        1 => (1..20).prop_map(|number| format!("\"≥{number}\"")),
        1 => (1..20, 1..9).prop_map(|(low, more)| format!("\"{low}-{}\"", low + more)),
        1 => (5..90, 1..5).prop_map(|(number, of)| format!("\"{number}（其中修订{of}件）\"")),
        1 => (0_u8..90, "[a-c=@]{3,9}").prop_map(|(number, note)| noted(number, &note)),
    ]
}

/// A figure with a note.
fn noted(number: u8, note: &str) -> String {
    format!("{{value: {number}, note: \"{note}\"}}")
}

/// A whole number, or a blank: another figure may stand in its place.
fn may_be_replaced(written: &str) -> bool {
    written == "~" || !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reports_of_chance_come_back_cell_by_cell(
        which in 0..REPORTS.len(),
        figures in prop::collection::vec(written(), 300),
    ) {
        let (publisher, period) = REPORTS[which];
        let original = Original::of(publisher, period).without_prose();
        let mut cells = original.cells();
        cells.sort_by_key(|cell| std::cmp::Reverse(cell.range.start));
        let mut text = original.report.clone();
        let replaced = cells.iter().filter(|cell| may_be_replaced(&cell.written));
        for (cell, figure) in replaced.zip(figures.iter().cycle()) {
            text.replace_range(cell.range.clone(), figure);
        }
        let checked = original.archive([&*text]).check();
        prop_assert!(!checked.has_errors(), "{}", short(&checked, &checked.diagnostics, Language::En));
        let report = checked.archive.reports.iter().next().unwrap();
        for language in ["zh", "en"] {
            let mut outcome = Outcome::default();
            for format in [Format::Xlsx, Format::Ods] {
                outcome.add(&checked, report, language, format);
            }
            prop_assert!(outcome.wrong.is_empty(), "{}", outcome.wrong.join("\n"));
            prop_assert!(outcome.unread.is_empty(), "{}", outcome.unread.join("\n"));
        }
    }
}
