//! Reports of chance, written as a table with a line a figure and as one with a column a figure: both become
//! the same reports again.

use super::{archive, import};
use crate::support::Scratch;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The figures of a report by row and column, as printed.
type Figures = BTreeMap<(String, String), String>;

const TIDY: &str = "form: counts\npublisher: {from: office}\nperiod: {from: year}\nrow: {from: row}\n\
                    column: {from: what}\nvalue: value\nvalues: {'*': suppressed, '..': not_collected}\n\
                    leave_out: {columns: [nothing]}\n";

const WIDE: &str = "form: counts\npublisher: {from: office}\nperiod: {from: year}\nrow: {from: row}\n\
                    figures:\n  asked: desks.*.asked\n  answered: desks.*.answered\n\
                    values: {'*': suppressed, '..': not_collected}\n";

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        (0_u32..5000).prop_map(|number| number.to_string()),
        (1000_u32..9_999_999).prop_map(|number| grouped(&number.to_string())),
        prop::sample::select(vec!["", "*", "-", "..", "<5", "≥10", "0-249", "N/A"]).prop_map(str::to_owned),
    ]
}

/// Digits with a comma between thousands.
fn grouped(digits: &str) -> String {
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap()).collect();
    parts.join(",")
}

/// Words of rows: quotes, commas, line ends and other scripts among them.
fn words() -> impl Strategy<Value = String> {
    "[A-Za-z,\"'/]{1,6}( [a-z0-9\n,.\"]{1,5})?|[前台窗口一二]{1,4}".prop_map(|text| text.trim().to_owned())
}

fn report() -> impl Strategy<Value = Figures> {
    let row = || vec(value(), 2);
    (btree_map(words(), row(), 0..4), row()).prop_map(|(desks, all)| {
        let rows = desks
            .into_iter()
            .filter(|(words, _)| !matches!(words.as_str(), "all" | "All desks" | "desk" | "Desk"));
        let cells = |(row, cells): (String, Vec<String>)| {
            let [asked, answered] = <[String; 2]>::try_from(cells).unwrap();
            [((row.clone(), "asked".to_owned()), asked), ((row, "answered".to_owned()), answered)]
        };
        rows.chain([("all".to_owned(), all)]).flat_map(cells).collect()
    })
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What the reports of an archive say.
fn said(scratch: &Scratch) -> BTreeMap<(String, String), Figures> {
    let checked = annals::Workspace::open(scratch.root(), true).unwrap().check().unwrap();
    let reports = checked.archive.reports.iter().map(|report| {
        let publisher = checked.archive.publisher(report.publisher()).id.clone();
        let desks = report.data.iter().filter(|data| data.block().id == "desks");
        let figures = desks.flat_map(|data| {
            data.cells().map(|(row, column)| {
                let row_name = if data.row_id(row) == "all" { "all" } else { data.row_label(row).text("en") };
                let at = (row_name.to_owned(), data.column(column).id.clone());
                (at, data.figure(row, column).to_string())
            })
        });
        ((publisher, report.period.id.to_string()), figures.collect())
    });
    reports.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_comes_back(
        reports in btree_map((prop::sample::select(vec!["east", "west"]), 2000_u32..2030), report(), 1..6)
    ) {
        let mut tidy = String::from("office,year,row,what,value,nothing\n");
        let mut wide = String::from("row,office,answered,asked,year\n");
        let mut expected = BTreeMap::new();
        for ((office, year), figures) in &reports {
            for ((row, what), value) in figures {
                tidy.push_str(&format!("{office},{year},{},{what},{},x\n", quoted(row), quoted(value)));
                if what == "asked" {
                    let answered = &figures[&(row.clone(), "answered".to_owned())];
                    let [row, answered, asked] = [row, answered, value].map(|text| quoted(text));
                    wide.push_str(&format!("{row},{office},{answered},{asked},{year}\n"));
                }
            }
            expected.insert(((*office).to_owned(), year.to_string()), figures.clone());
        }
        for (table, map) in [(tidy, TIDY), (wide, WIDE)] {
            let scratch = archive(&table, map);
            let told = import(&scratch, "table.csv", &[]);
            prop_assert!(!told.out.contains("not placed"), "{}", told.out);
            prop_assert_eq!(&said(&scratch), &expected, "{}", table);
            // The same table gives the same bytes again.
            let before = crate::support::tree(scratch.root());
            import(&scratch, "table.csv", &["--replace"]);
            prop_assert!(crate::support::tree(scratch.root()) == before);
        }
    }
}
