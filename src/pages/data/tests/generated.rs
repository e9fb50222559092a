//! Generated archives: what is published, read back, is what was written, figure by figure.

use super::{Record, address, bytes, figure_in, json, records};
use crate::pages::data::{self, DataFile, Dialect, Extent, dictionary};
use crate::testing::{Scratch, short};
use crate::text::message::Language;
use proptest::prelude::*;
use std::collections::BTreeSet;

const KINDS: [&str; 6] = ["count", "change", "amount", "number", "text", "date"];
const ROWS: usize = 4;

/// A cell: what its author writes, and what has to be published.
#[derive(Debug, Clone)]
struct Cell {
    yaml: String,
    printed: String,
    value: String,
    kind: &'static str,
    note: String,
}

impl Cell {
    fn new(yaml: &str, printed: &str, value: &str, kind: &'static str) -> Self {
        let [yaml, printed, value] = [yaml, printed, value].map(str::to_owned);
        Self { yaml, printed, value, kind, note: String::new() }
    }

    /// Written as it is printed.
    fn plain(printed: &str, value: &str, kind: &'static str) -> Self {
        Self::new(&quoted(printed), printed, value, kind)
    }

    fn status(&self) -> &'static str {
        match self.kind {
            "blank" => "O",
            "not_applicable" => "M",
            "not_collected" => "L",
            "suppressed" => "Q",
            _ => "A",
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn number(text: &str) -> Cell {
    let kind = if text.chars().all(|c| matches!(c, '0' | '.' | '-')) { "zero" } else { "number" };
    Cell::new(text, text, text, kind)
}

/// Cells that say no number, whatever is asked for.
fn unstated() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::new("~", "", "", "blank")),
        Just(Cell::new("{printed: \"（空）\", kind: blank}", "（空）", "", "blank")),
        prop::sample::select(vec!["/", "／", "-", "—", "N/A", "不适用"]).prop_map(|text| Cell::plain(
            text,
            "",
            "not_applicable"
        )),
        prop::sample::select(vec!["not collected", "未统计"]).prop_map(|text| Cell::plain(
            text,
            "",
            "not_collected"
        )),
        prop::sample::select(vec!["suppressed", "不予公布"]).prop_map(|text| Cell::plain(
            text,
            "",
            "suppressed"
        )),
    ]
}

fn decimal() -> impl Strategy<Value = String> {
    (0u64..10_000_000_000, prop::option::of("[0-9]{1,8}")).prop_map(|(whole, fraction)| match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole.to_string(),
    })
}

fn bound() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(vec![
        ("<", "below"),
        ("＜ ", "below"),
        ("≤", "at_most"),
        ("<=", "at_most"),
        (">", "above"),
        ("＞", "above"),
        ("≥ ", "at_least"),
        ("≧", "at_least"),
    ])
}

fn count() -> impl Strategy<Value = Cell> {
    prop_oneof![
        4 => prop_oneof![Just(0u64), 0u64..20, 0u64..1_000_000_000_000_000_000 / 10]
            .prop_map(|n| number(&n.to_string())),
        1 => (bound(), 0u64..500).prop_map(|((sign, kind), n)| Cell::plain(&format!("{sign}{n}"), "", kind)),
        1 => (0u64..500, 1u64..500)
            .prop_map(|(n, more)| Cell::plain(&format!("{n}-{}", n + more), "", "range")),
        1 => (0u64..500, 0u64..90).prop_map(|(n, of)| {
            Cell::plain(&format!("{n}（其中修订{of}件）"), &n.to_string(), "annotated")
        }),
        1 => (0u64..500).prop_map(|n| {
            let yaml = format!("{{printed: \"0{n}\", value: {n}}}");
            Cell::new(&yaml, &format!("0{n}"), &n.to_string(), "annotated")
        }),
    ]
}

fn change() -> impl Strategy<Value = Cell> {
    (1u64..1_000_000, 0..7).prop_map(|(n, way)| match way {
        4 => Cell::plain("+0", "0", "change"),
        5 => Cell::plain("-0", "0", "change"),
        6 => Cell::plain("减 0", "0", "change"),
        0 => Cell::plain(&format!("+{n}"), &n.to_string(), "change"),
        1 => Cell::plain(&format!("-{n}"), &format!("-{n}"), "change"),
        2 => Cell::plain(&format!("增 {n}"), &n.to_string(), "change"),
        _ => Cell::plain(&format!("减{n}"), &format!("-{n}"), "change"),
    })
}

/// Words, with all that CSV, JSON and spreadsheets treat in a way of their own.
fn text() -> impl Strategy<Value = Cell> {
    "[=+@a-z0-9王', \";\\\\{}<>&|\n\t-]{1,12}".prop_map(|words| Cell::plain(&format!("{words}x"), "", "text"))
}

fn date() -> impl Strategy<Value = Cell> {
    (1990..2030, 1..13, 1..29).prop_map(|(y, m, d)| {
        Cell::new(&format!("{y}-{m:02}-{d:02}"), &format!("{y}-{m:02}-{d:02}"), "", "date")
    })
}

fn cell(kind: &'static str) -> BoxedStrategy<Cell> {
    let stated = match kind {
        "count" => count().boxed(),
        "change" => change().boxed(),
        "amount" => decimal().prop_map(|n| number(&n)).boxed(),
        "number" => (decimal(), any::<bool>())
            .prop_map(|(n, negative)| number(&if negative { format!("-{n}") } else { n }))
            .boxed(),
        "text" => text().boxed(),
        _ => date().boxed(),
    };
    let cell = prop_oneof![4 => stated, 1 => unstated()];
    let noted = (cell, prop::option::weighted(0.1, "[=a-z,\"]{1,8}")).prop_map(|(cell, note)| match note {
        Some(note) if !cell.yaml.starts_with('{') && cell.kind != "blank" => Cell {
            yaml: format!("{{value: {}, note: {}}}", quoted(&cell.printed), quoted(&note)),
            note,
            ..cell
        },
        _ => cell,
    });
    noted.boxed()
}

/// A report: rows × kinds.
fn report() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    let row = || KINDS.map(cell).into_iter().collect::<Vec<_>>();
    prop::collection::vec(row(), ROWS)
}

const FORM: &str =
    "id: any\ntitle: Any\nused: {kind: year}\ntables:\n  - id: things\n    title: Things\n    columns:\n";

fn write(scratch: &Scratch, reports: &[(&str, &str, Vec<Vec<Cell>>)]) {
    let mut form = FORM.to_owned();
    for kind in KINDS {
        form += &format!("      - {{id: {kind}, label: {kind}, kind: {kind}, unit: piece}}\n");
    }
    form += "    rows:\n";
    (0..ROWS).for_each(|row| form += &format!("      - {{id: row{row}, label: Row {row}}}\n"));
    scratch.write("annals.yaml", "title: Any\nlanguages: [en]\n");
    scratch.write("content/forms/any.yaml", form);
    for (publisher, year, rows) in reports {
        scratch.write(&format!("content/{publisher}/index.md"), format!("---\nname: {publisher}\n---\n"));
        let mut text = "---\nform: any\nstatistics:\n  things:\n".to_owned();
        for (n, row) in rows.iter().enumerate() {
            let cells: Vec<&str> = row.iter().map(|cell| cell.yaml.as_str()).collect();
            text += &format!("    row{n}: [{}]\n", cells.join(", "));
        }
        scratch.write(&format!("content/{publisher}/{year}.md"), text + "---\n");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_published_is_what_was_written(
        one in report(), two in report(), three in report()
    ) {
        let scratch = Scratch::new();
        let reports = [("alpha", "2020", one), ("alpha", "2021", two), ("beta", "2021", three)];
        write(&scratch, &reports);
        let checked = scratch.check();
        prop_assert!(!checked.has_errors(), "{}", short(&checked, &checked.diagnostics, Language::En));
        let whole = DataFile::Figures(Extent::Archive, Dialect::Standard);
        let published = records(&bytes(&checked, whole));
        prop_assert_eq!(published.len(), 3 * ROWS * KINDS.len());
        let mut at = published.iter();
        for (position, (publisher, year, rows)) in checked.archive.reports.ids().zip(&reports) {
            let report = json(&bytes(&checked, DataFile::Report(position)));
            for (n, row) in rows.iter().enumerate() {
                for (kind, cell) in KINDS.iter().zip(row) {
                    let record = at.next().unwrap();
                    let figure = format!("things.row{n}.{kind}");
                    prop_assert_eq!(address(record), figure.clone());
                    prop_assert_eq!((&*record["publisher"], &*record["period"]), (*publisher, *year));
                    prop_assert_eq!(&record["as_printed"], &cell.printed);
                    prop_assert_eq!(&record["value"], &cell.value);
                    prop_assert_eq!(&record["kind"], cell.kind);
                    prop_assert_eq!(&record["status"], cell.status());
                    prop_assert_eq!(&record["note"], &cell.note);
                    prop_assert_eq!(&record["unit"], "piece");
                    prop_assert!(dictionary::kinds("en").any(|(known, _)| known == cell.kind));
                    let figure = figure_in(&report, &figure);
                    prop_assert_eq!(figure["as_printed"].as_str(), Some(&*cell.printed));
                    prop_assert_eq!(figure["value"].as_str().unwrap_or_default(), &cell.value);
                    prop_assert_eq!(figure["value"].is_null(), cell.value.is_empty());
                    for same in ["kind", "status"] {
                        prop_assert_eq!(figure[same].as_str(), Some(&*record[same]));
                    }
                    prop_assert_eq!(figure["note"].as_str().unwrap_or_default(), &cell.note);
                }
            }
        }
        parts_make_the_whole(&checked, &published)?;
        excel_has_the_same(&checked, &published)?;
    }
}

/// The files of periods and of publishers hold the records of the whole archive, each once.
fn parts_make_the_whole(
    checked: &crate::publish::pipeline::Checked,
    published: &[Record],
) -> Result<(), TestCaseError> {
    let whole: BTreeSet<&Record> = published.iter().collect();
    let of = |extent| records(&bytes(checked, DataFile::Figures(extent, Dialect::Standard)));
    let archive = &checked.archive;
    for part in [
        archive.periods.ids().flat_map(|period| of(Extent::Period(period))).collect::<Vec<_>>(),
        archive.publishers.ids().flat_map(|publisher| of(Extent::Publisher(publisher))).collect(),
    ] {
        prop_assert_eq!(part.len(), published.len());
        prop_assert_eq!(part.iter().collect::<BTreeSet<_>>(), whole.clone());
    }
    Ok(())
}

/// The copy for Excel: a byte order mark, and the same records but for the apostrophe before what is no
/// number and looks like a formula.
fn excel_has_the_same(
    checked: &crate::publish::pipeline::Checked,
    published: &[Record],
) -> Result<(), TestCaseError> {
    let copy = bytes(checked, DataFile::Figures(Extent::Archive, Dialect::Excel));
    let text = copy.strip_prefix("\u{feff}".as_bytes());
    prop_assert!(text.is_some());
    let copied = records(text.unwrap());
    prop_assert_eq!(copied.len(), published.len());
    for (copied, plain) in copied.iter().zip(published) {
        for (column, field) in plain {
            let first = field.chars().next().unwrap_or('x');
            let number = is_number(field);
            let risky = "=+-@\t\r".contains(first) && !number && field.len() > 1;
            let expected = if risky { format!("'{field}") } else { field.clone() };
            prop_assert_eq!(&copied[column], &expected);
            prop_assert_eq!(&*data::tabular::guarded(field), &*expected);
        }
    }
    Ok(())
}

/// Whether a spreadsheet reads it as a number and nothing else.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    text.len() - digits.len() < 2
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.split('.').count() < 3
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}
