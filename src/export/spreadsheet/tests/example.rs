//! Real reports: every report of the example archive, in both languages.

use super::back::Outcome;
use crate::publish::pipeline;
use crate::testing::repository;

#[test]
fn the_reports_of_the_example_come_back_cell_by_cell() {
    let checked = pipeline::check(&repository()).unwrap();
    for language in ["zh", "en"] {
        let mut outcome = Outcome::default();
        checked.archive.reports.iter().for_each(|report| outcome.add(&checked, report, language));
        assert!(outcome.wrong.is_empty(), "{language}: {}", outcome.wrong.join("\n"));
        // Where a form has the same words over several columns, the import does not tell these apart.
        let unread = outcome.unread.iter().filter(|place| !place.contains(" us-foia "));
        assert_eq!(unread.count(), 0, "{language}: {}", outcome.unread.join("\n"));
        assert!(outcome.exact > 10 * outcome.unread.len(), "{language}: {}", outcome.exact);
    }
}
