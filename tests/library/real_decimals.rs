//! The durations, staff and money of real agencies, with as many decimals as they were published with.

use crate::support::{Scratch, real_data};
use std::collections::BTreeMap;
use std::process::Command;

/// The tables with their block of the form and their columns: labels as published, ids of the form.
type Columns = &'static [(&'static str, &'static str)];

const TABLES: [(&str, &str, Columns); 3] = [
    (
        "VII.A",
        "response_times",
        &[
            ("Simple - Median Number of Days", "simple_median"),
            ("Simple - Average Number of Days", "simple_average"),
            ("Simple - Lowest Number of Days", "simple_lowest"),
            ("Simple - Highest Number of Days", "simple_highest"),
            ("Complex - Median Number of Days", "complex_median"),
            ("Complex - Average Number of Days", "complex_average"),
            ("Complex - Lowest Number of Days", "complex_lowest"),
            ("Complex - Highest Number of Days", "complex_highest"),
            ("Expedited Processing - Median Number of Days", "expedited_median"),
            ("Expedited Processing - Average Number of Days", "expedited_average"),
            ("Expedited Processing - Lowest Number of Days", "expedited_lowest"),
            ("Expedited Processing - Highest Number of Days", "expedited_highest"),
        ],
    ),
    (
        "IX",
        "personnel",
        &[
            ("Full-Time FOIA Employees", "full_time"),
            ("Equivalent Full-Time FOIA Employees", "equivalent"),
            ("Total Full-Time FOIA Staff", "total_staff"),
            ("Processing Costs (USD)", "processing_costs"),
            ("Litigation-Related Costs (USD)", "litigation_costs"),
            ("Total Costs (USD)", "total_costs"),
        ],
    ),
    (
        "X",
        "fees",
        &[("Total Amount of Fees Collected (USD)", "collected"), ("Percentage of Total Costs", "percentage")],
    ),
];

/// A row as published: agency, year, table and row, with its cells.
type Rows = BTreeMap<[String; 4], BTreeMap<&'static str, String>>;

/// The rows in which a figure has more decimals than two.
fn rows(tidy: &str) -> Rows {
    let mut rows = Rows::new();
    for record in csv::Reader::from_reader(tidy.as_bytes()).records() {
        let record = record.unwrap();
        let [agency, year, table, row, _, label, value, _] = [0, 1, 2, 3, 4, 5, 6, 7].map(|at| &record[at]);
        let columns =
            TABLES.iter().find(|(name, ..)| *name == table).map_or(&[][..], |(_, _, columns)| columns);
        if let Some((_, id)) = columns.iter().find(|(name, _)| *name == label) {
            let key = [agency, year, table, row].map(str::to_owned);
            rows.entry(key).or_default().insert(id, value.to_owned());
        }
    }
    let decimals = |value: &String| value.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    rows.retain(|_, cells| cells.values().any(|value| decimals(value) > 2));
    rows
}

#[test]
fn real_figures_with_many_decimals_are_taken_exactly_as_published() {
    let Some(data) = real_data("real_decimals") else { return };
    let packed = data.join("foia/tidy-20-agencies.csv.gz");
    let tidy = Command::new("gzip").arg("-dc").arg(packed).output().unwrap().stdout;
    let rows = rows(std::str::from_utf8(&tidy).unwrap());
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Decimals\nlanguages: [en]\n");
    scratch.write("content/all/index.md", "---\nname: All agencies\n---\n");
    let mut statistics = BTreeMap::from([
        ("response_times", String::new()),
        ("personnel", "    overall: [0, 0, 0, 0, 0, 0]\n".to_owned()),
        ("fees", "    overall: [0, 0]\n".to_owned()),
    ]);
    let mut expected: BTreeMap<(String, String, String), &str> = BTreeMap::new();
    for (number, (key, cells)) in rows.iter().enumerate() {
        let (_, block, columns) = TABLES.iter().find(|(name, ..)| *name == key[2]).unwrap();
        assert!(cells.len() == columns.len() || *block == "response_times", "{key:?}");
        let written: Vec<String> = cells.iter().map(|(id, value)| format!("{id}: {value}")).collect();
        let row = format!("    c{number}: {{{}}}\n", written.join(", "));
        statistics.entry(block).or_default().push_str(&row);
        for (id, value) in cells {
            expected.insert(((*block).to_owned(), format!("c{number}"), (*id).to_owned()), value);
        }
    }
    let blocks: String = statistics.iter().map(|(block, rows)| format!("  {block}:\n{rows}")).collect();
    let omitted = ["requests", "dispositions", "exemptions", "appeals", "backlog"];
    let omitted = omitted.map(|table| format!("  {table}: Not tried here\n")).concat();
    let report = format!("---\nform: us-foia\nomitted:\n{omitted}statistics:\n{blocks}---\n");
    scratch.write("content/all/fy2020.md", report);
    let checked = scratch.check();
    assert!(!checked.has_errors(), "{:#?}", checked.diagnostics.first());
    let report = checked.archive.reports.iter().next().unwrap();
    for ((block, row, column), value) in &expected {
        let cell = report.data.find(&format!("{block}.{row}.{column}")).unwrap();
        let figure = report.data.figure(cell);
        assert_eq!(figure.to_string(), *value, "{block}.{row}.{column}");
        let number = figure.value.number().map(|number| number.to_string());
        let is_number = value.starts_with(|c: char| c.is_ascii_digit());
        assert_eq!(number.as_deref(), is_number.then_some(*value), "{block}.{row}.{column}");
    }
    let decimals = |value: &&str| value.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    assert!(expected.values().filter(|value| decimals(value) > 8).count() >= 37, "{}", expected.len());
}
