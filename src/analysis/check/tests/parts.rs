//! Years and quarters of chance: a year is found wrong exactly where its four quarters are there, state
//! numbers and come to another sum.

use crate::testing::Scratch;
use proptest::prelude::*;

const ROWS: &str = "[{id: a, label: A}, {id: b, label: B}, {id: m, label: M, adds: false}]";

fn form(id: &str, head: &str, checks: &str) -> String {
    let table = format!("  - id: t\n    title: T\n    columns: [{{id: n, label: N}}]\n    rows: {ROWS}\n");
    format!("id: {id}\ntitle: F\n{head}\ntables:\n{table}{checks}")
}

/// A cell: a number or a blank.
fn cell() -> impl Strategy<Value = Option<u8>> {
    prop::option::weighted(0.9, 0..3u8)
}

/// A quarter, of which there may be no report.
fn quarter() -> impl Strategy<Value = Option<Cells>> {
    prop::option::weighted(0.95, prop::array::uniform2(cell()))
}

fn written(cell: Option<u8>) -> String {
    cell.map_or_else(|| "~".to_owned(), |number| number.to_string())
}

type Cells = [Option<u8>; 2];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_year_is_found_wrong_where_its_quarters_come_to_another_sum(
        years in prop::collection::vec(
            (prop::array::uniform2(0..7u8), prop::array::uniform4(quarter())),
            1..8,
        ),
    ) {
        let scratch = Scratch::new();
        scratch.write("annals.yaml", "title: Parts\nlanguages: [en]\n");
        scratch.write("content/forms/q.yaml", form("q", "used: {kind: quarter}", ""));
        let check = "    checks: [{id: parts, each: row, says: S, equal: [[n], [n@parts]]}]\n";
        scratch.write("content/forms/y.yaml", form("y", "used: {kind: year}\nparts: [q]", check));
        scratch.write("content/office/index.md", "---\nname: Office\n---\n");
        let report = |period: &str, form: &str, [a, b]: Cells| {
            let cells = format!("a: [{}], b: [{}], m: [7]", written(a), written(b));
            let text = format!("---\nform: {form}\nstatistics: {{t: {{{cells}}}}}\n---\n");
            scratch.write(&format!("content/office/{period}.md"), text);
        };
        let mut expected: Vec<String> = Vec::new();
        for (place, (year, quarters)) in years.iter().enumerate() {
            let period = 2001 + place;
            report(&period.to_string(), "y", year.map(Some));
            for (number, quarter) in (1..).zip(quarters) {
                if let Some(cells) = quarter {
                    report(&format!("{period}-q{number}"), "q", *cells);
                }
            }
            for (row, id) in ["a", "b"].into_iter().enumerate() {
                let stated = quarters.iter().map(|quarter| quarter.and_then(|cells| cells[row]));
                if stated.sum::<Option<u8>>().is_some_and(|sum| sum != year[row]) {
                    expected.push(format!("{period} {id}"));
                }
            }
        }
        let checked = scratch.check();
        prop_assert!(!checked.has_errors());
        let failed = checked.findings.iter().filter(|finding| finding.outcome.failed());
        let mut found: Vec<String> = failed
            .map(|finding| {
                let report = checked.archive.report(finding.report);
                format!("{} {}", report.period.id, finding.at.as_ref().unwrap().id)
            })
            .collect();
        found.sort();
        prop_assert_eq!(found, expected);
        // Two rows of each year that add up; the median is never brought together.
        prop_assert_eq!(checked.findings.tally().made(), 2 * years.len());
    }
}
