//! Strict comparisons, numbers of the form's own and dates, over rows of chance: each ends as whole numbers
//! compare.

use crate::testing::Scratch;
use proptest::prelude::*;
use std::fmt::Write;

/// A row: two numbers, and two days of a leap year, each of which may be blank.
type Row = (u8, u8, Option<u16>, Option<u16>);

/// A day of the leap year 2024, counted from 0; a blank where there is none.
fn day(number: Option<u16>) -> String {
    let Some(mut day) = number else { return "~".to_owned() };
    for (month, length) in [31, 29, 31].into_iter().enumerate() {
        if day < length {
            return format!("2024-{:02}-{:02}", month + 1, day + 1);
        }
        day -= length;
    }
    unreachable!("the first three months have 91 days")
}

fn archive(rows: &[Row], number: i8) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Strict\nlanguages: [en]\n");
    scratch.write(
        "content/forms/f.yaml",
        format!(
            "id: f
title: F
used: {{kind: year}}
tables:
  - id: t
    title: T
    kind: number
    columns:
      - {{id: a, label: A}}
      - {{id: b, label: B}}
      - {{id: d, label: D, kind: date}}
      - {{id: e, label: E, kind: date}}
    rows: [{{id: rows, label: Row, open: true}}]
    checks:
      - {{id: below, each: row, says: S, below: [[a, {number}], [b]]}}
      - {{id: above, each: row, says: S, above: [[a, {number}], [b]]}}
      - {{id: at_most, each: row, says: S, at_most: [[a, {number}], [b]]}}
      - {{id: equal, each: row, says: S, equal: [[a, {number}], [b]]}}
      - {{id: least, each: row, says: S, extreme: {{value: a, of: [b, {number}], is: min}}}}
      - {{id: day_below, each: row, says: S, below: [[d], [e]]}}
      - {{id: days, each: row, says: S, at_most: [[e, -d], [{number}]]}}
"
        ),
    );
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    let names: Vec<String> = (0..rows.len()).map(|place| format!("r{place}: Row {place}")).collect();
    let mut report = format!("---\nform: f\nrows: {{t: {{{}}}}}\nstatistics:\n  t:\n", names.join(", "));
    for (place, (a, b, d, e)) in rows.iter().enumerate() {
        writeln!(report, "    r{place}: [{a}, {b}, {}, {}]", day(*d), day(*e)).unwrap();
    }
    scratch.write("content/office/2020.md", format!("{report}---\n"));
    scratch
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn comparisons_end_as_whole_numbers_compare(
        rows in prop::collection::vec(
            (0..6u8, 0..6u8, prop::option::weighted(0.8, 0..90u16), prop::option::weighted(0.8, 0..90u16)),
            1..30,
        ),
        number in -3..6i8,
    ) {
        let checked = archive(&rows, number).check();
        prop_assert!(!checked.has_errors());
        let failed = |id: &str| -> Vec<usize> {
            let of_check = checked.findings.iter().filter(|finding| {
                let check = checked.archive.form(finding.form).check(finding.check);
                check.id == format!("t.{id}") && finding.outcome.failed()
            });
            of_check.map(|finding| finding.at.as_ref().unwrap().id[1..].parse().unwrap()).collect()
        };
        let expected = |fails: &dyn Fn(&Row) -> bool| -> Vec<usize> {
            rows.iter().enumerate().filter(|(_, row)| fails(row)).map(|(place, _)| place).collect()
        };
        let n = i32::from(number);
        let numbers = |row: &Row| (i32::from(row.0), i32::from(row.1));
        let days = |row: &Row| Some((i32::from(row.2?), i32::from(row.3?)));
        let by = |fails: fn(i32, i32, i32) -> bool| expected(&|row| {
            let (a, b) = numbers(row);
            fails(a, b, n)
        });
        prop_assert_eq!(failed("below"), by(|a, b, n| a + n >= b));
        prop_assert_eq!(failed("above"), by(|a, b, n| a + n <= b));
        prop_assert_eq!(failed("at_most"), by(|a, b, n| a + n > b));
        prop_assert_eq!(failed("equal"), by(|a, b, n| a + n != b));
        prop_assert_eq!(failed("least"), by(|a, b, n| a != b.min(n)));
        prop_assert_eq!(failed("day_below"), expected(&|row| days(row).is_some_and(|(d, e)| d >= e)));
        prop_assert_eq!(failed("days"), expected(&|row| days(row).is_some_and(|(d, e)| e - d > n)));
        // Whatever holds, fails or cannot be assessed is counted: nine checks a row, two of them of dates.
        prop_assert_eq!(checked.findings.tally().made(), 9 * rows.len());
    }
}
