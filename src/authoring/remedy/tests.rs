//! Promise 1 for `annals fix`: whatever it is given, every figure that could be read before is the same
//! after.

use crate::analysis::publication::Publication;
use crate::analysis::revision::{self, Fate};
use crate::authoring::remedy;
use crate::model::discover::Folder;
use crate::publish::pipeline::{Checked, Workspace};
use crate::testing::Scratch;
use crate::text::source::Sources;
use proptest::prelude::*;

/// A cell as somebody may type it.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[1-9][0-9]{0,3}",
        1 => "[１-９][０-９]{0,3}",
        1 => "\"[1-9][0-9]{0,2}(,[0-9]{3}){1,2}\"",
        1 => "\"[0-9]{1,3}[,' ’][0-9]{1,4}\"",
        1 => "０?[0-9１２,]{1,4}",
        1 => "(~|0|/|<5|<５|0-249|'-'|12（其中２件）|12 \\(1,015\\)|\\+3|012)",
        1 => "\\{printed: \"(1,015|１２)\"(, value: 12)?\\}",
    ]
}

fn row(id: &'static str) -> impl Strategy<Value = String> {
    let listed = prop::collection::vec(cell(), 3..=3).prop_map(|cells| format!("[{}]", cells.join(", ")));
    let named = (cell(), cell(), cell())
        .prop_map(|(a, b, c)| format!("{{companies: {a}, persons: {b},  total: {c}}}"));
    let colon = prop_oneof![8 => Just(": "), 1 => Just("："), 1 => Just(":\u{a0}"), 1 => Just(":  ")];
    let above = prop_oneof![4 => Just(""), 1 => Just("    # 1,015 １２\n"), 1 => Just("\n")];
    let after = prop_oneof![4 => Just(""), 1 => Just(" # 1,015 １２")];
    (above, colon, prop_oneof![listed, named], after)
        .prop_map(move |(above, colon, cells, after)| format!("{above}    {id}{colon}{cells}{after}\n"))
}

fn report() -> impl Strategy<Value = String> {
    let rows = (row("received"), row("answered")).prop_map(|(a, b)| vec![a, b]).prop_shuffle();
    let others = vec![
        "form: demo\n",
        "# 1,015\ntitle: 报告１２\n",
        "notes: \"1,015：１２\"\n",
        "published: 2025-01-02\n",
    ];
    (rows, Just(others).prop_shuffle(), 0..5_usize).prop_map(|(rows, others, at)| {
        let statistics = format!("statistics:\n  requests:\n{}", rows.concat());
        let mut parts: Vec<&str> = others;
        parts.insert(at, &statistics);
        format!("---\n{}---\n共 {{{{ requests.received.total }}}} 件，１２，1,015。\n", parts.concat())
    })
}

#[test]
fn the_guide_lists_the_keys_in_their_order() {
    let guide = std::fs::read_to_string(crate::testing::repository().join("docs/reports.md")).unwrap();
    let table = &guide[guide.find("| `title` | a label;").unwrap()..];
    let table = &table[..table.find("\n\n").unwrap()];
    let keys: Vec<&str> = table
        .lines()
        .flat_map(|line| line.split('|').nth(1).unwrap().split(','))
        .map(|key| key.trim().trim_matches('`'))
        .collect();
    let known: Vec<&str> = crate::model::report::Key::ALL.iter().map(|key| key.name()).collect();
    assert_eq!(keys, known);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 75, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_figure_changes(text in report(), rows_by_name: bool) {
        let scratch = Scratch::copy_of("tests/data/base");
        scratch.write("content/bureau/2024.md", &text);
        let before = Workspace::open(scratch.root(), true).unwrap().check().unwrap();
        let mut sources = Sources::default();
        let folder = Folder::open(scratch.root(), &mut sources).unwrap();
        let found = remedy::find(&folder, &sources, rows_by_name, |_, _| Vec::new());
        for mended in &found.mended {
            scratch.write(&mended.path, mended.after.as_bytes());
        }
        let after = Workspace::open(scratch.root(), true).unwrap().check().unwrap();
        let said = |of: &Checked| Publication::of(&of.archive, &of.sources, true);
        for report in revision::between(&said(&before), &said(&after)).reports {
            match report.fate {
                Fate::Added(_) => {}
                Fate::Removed(_) => prop_assert!(false, "a report is gone"),
                Fate::Changed(changes) => {
                    for figure in changes.figures {
                        prop_assert!(figure.was.is_none(), "{} changed", figure.address);
                    }
                }
            }
        }
        // Nothing that is wrong now was right before, prose and comments are as they were, and once is
        // enough.
        let no_more = after.diagnostics.len() <= before.diagnostics.len();
        prop_assert!(no_more || before.archive.reports.is_empty());
        let mended = scratch.read("content/bureau/2024.md");
        prop_assert!(mended.ends_with("件，１２，1,015。\n"));
        let comments = |text: &str| text.matches("# 1,015").count();
        prop_assert_eq!(comments(&mended), comments(&text));
        let mut sources = Sources::default();
        let folder = Folder::open(scratch.root(), &mut sources).unwrap();
        prop_assert!(remedy::find(&folder, &sources, rows_by_name, |_, _| Vec::new()).mended.is_empty());
    }
}

/// A table of counts and a table of amounts, and a report whose rows are written somehow.
const TRUE_FORM: &str = "id: demo
title: Demo
used: {kind: year}
tables:
  - id: requests
    title: Requests
    columns: [{id: persons, label: Persons}, {id: companies, label: Companies}, {id: total, label: All}]
    rows: [{id: received, label: Received}, {id: answered, label: Answered}]
  - id: fees
    title: Fees
    kind: amount
    columns: [{id: paid, label: Paid}, {id: due, label: Due}]
    rows: [{id: all, label: Everything}]
";

/// The columns of its tables.
const REQUESTS: &[&str] = &["persons", "companies", "total"];
const FEES: &[&str] = &["paid", "due"];

/// A number as it is meant, and one of the ways in which people write it.
fn meant(decimals: bool) -> impl Strategy<Value = (String, String)> {
    let whole = prop_oneof![3 => 0..100_u32, 3 => 100..10_000_u32, 1 => 100_000..2_000_000_u32];
    let fraction = if decimals { "(\\.[0-9]{1,3})?" } else { "" };
    let point = prop::sample::select(vec![".", ".", ",", "，"]);
    let between = prop::sample::select(vec!["", "", "", ",", ",", "，", " ", "\u{a0}", "'", "\u{3000}"]);
    let style = prop::sample::select(vec!["", "", "", "", "wide", "unseen", "quoted"]);
    (whole, fraction, point, between, style).prop_map(|(whole, fraction, point, between, style)| {
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(between);
            }
            grouped.push(digit);
        }
        let written = format!("{grouped}{}", fraction.replacen('.', point, 1));
        let written = match style {
            "wide" => written
                .chars()
                .map(|c| c.to_digit(10).and_then(|d| char::from_u32('０' as u32 + d)).unwrap_or(c))
                .collect(),
            "unseen" => format!("{written}\u{200b}"),
            "quoted" => format!("\"{written}\""),
            _ => written,
        };
        (format!("{digits}{fraction}"), written)
    })
}

/// How many plain commas part cells, those in quotes aside.
fn plain_commas(written: &str) -> usize {
    written.split('"').step_by(2).map(|part| part.matches(',').count()).sum()
}

/// A row as it is meant, or nothing where its author forgot or repeated a cell; and how it is written.
fn meant_row(cells: usize, decimals: bool) -> impl Strategy<Value = (Option<Vec<String>>, String)> {
    let brackets = prop::sample::select(vec!["[]", "[]", "[]", "［］", "【】", "（）", "()", ""]);
    let apart = vec![", ", ", ", ",", "，", "， ", "、", "; ", "；", " ", "\u{3000}", "|"];
    let apart = (prop::sample::select(apart.clone()), prop::sample::select(apart));
    let all = prop::collection::vec(meant(decimals), cells - 1..=cells + 1);
    (brackets, apart, any::<bool>(), all).prop_map(move |(brackets, (one, other), mixed, all)| {
        let mut written = String::new();
        for (at, (_, text)) in all.iter().enumerate() {
            written.push_str(if at == 0 {
                ""
            } else if at % 2 == 0 && mixed {
                other
            } else {
                one
            });
            written.push_str(text);
        }
        let mut ends = brackets.chars();
        let open = ends.next().map(String::from).unwrap_or_default();
        let close = ends.next().map(String::from).unwrap_or_default();
        let written = format!("{open}{written}{close}");
        // Where a comma of a figure makes as many commas as part the cells of a row, the row says other
        // cells than were meant: `[1 000,0 1，000]` is two cells, `1 000` and `0 1，000`.
        let parts_a_figure = all.iter().any(|(_, text)| plain_commas(text) > 0);
        let says_others = written.starts_with('[') && parts_a_figure && plain_commas(&written) + 1 == cells;
        let is_whole = all.len() == cells && !says_others;
        (is_whole.then(|| all.into_iter().map(|(meant, _)| meant).collect()), written)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 75, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a report means and however it is written: where it can be read once it is mended, it says
    /// what was meant. A remedy that is one reading of several is found out by a report that means another.
    #[test]
    fn a_mended_figure_is_the_one_that_was_meant(
        received in meant_row(3, false),
        answered in meant_row(3, false),
        fees in meant_row(2, true),
        key in prop::sample::select(vec!["received", "received", "Received", "RECEIVED"]),
        indent in prop::sample::select(vec!["    ", "    ", "\t", "\u{3000}\u{3000}", "  \u{3000}"]),
    ) {
        let scratch = Scratch::new();
        scratch.write("annals.yaml", "title: T\nlanguages: [en]\n");
        scratch.write("content/forms/demo.yaml", TRUE_FORM);
        scratch.write("content/bureau/index.md", "---\nname: Bureau\n---\n");
        let report = |key: &str, indent: &str| {
            let rows = format!("    {key}: {}\n{indent}answered: {}\n", received.1, answered.1);
            format!("---\nform: demo\nstatistics:\n  requests:\n{rows}  fees:\n    all: {}\n---\n", fees.1)
        };
        // What can be read as it is written is no matter of remedies. Each row stands alone for this: a slip
        // beside it may keep the whole report from being read.
        let mut read_alone = Vec::new();
        for (table, row, columns, written) in [
            ("requests", "received", REQUESTS, &received.1),
            ("requests", "answered", REQUESTS, &answered.1),
            ("fees", "all", FEES, &fees.1),
        ] {
            let text = format!("---\nform: demo\nstatistics:\n  {table}:\n    {row}: {written}\n---\n");
            scratch.write("content/bureau/2024.md", text);
            let alone = Workspace::open(scratch.root(), true).unwrap().check().unwrap();
            for report in alone.archive.reports.iter() {
                let addresses = columns.iter().map(|column| format!("{table}.{row}.{column}"));
                read_alone.extend(addresses.filter(|address| {
                    let cell = report.data.find(address);
                    cell.is_some_and(|cell| report.data.figure(cell).value.number().is_some())
                }));
            }
        }
        scratch.write("content/bureau/2024.md", report(key, indent));
        let mut sources = Sources::default();
        let folder = Folder::open(scratch.root(), &mut sources).unwrap();
        for mended in remedy::find(&folder, &sources, false, |_, _| Vec::new()).mended {
            scratch.write(&mended.path, mended.after.as_bytes());
        }
        let after = Workspace::open(scratch.root(), true).unwrap().check().unwrap();
        for report in after.archive.reports.iter() {
            for (row, meant) in
                [("requests.received", &received), ("requests.answered", &answered), ("fees.all", &fees)]
            {
                let columns = if row == "fees.all" { FEES } else { REQUESTS };
                for (at, column) in columns.iter().enumerate() {
                    let address = format!("{row}.{column}");
                    let cell = report.data.find(&address);
                    let Some(cell) = cell.filter(|_| !read_alone.contains(&address)) else {
                        continue;
                    };
                    let Some(number) = report.data.figure(cell).value.number() else { continue };
                    let mended = scratch.read("content/bureau/2024.md");
                    let Some(cells) = &meant.0 else {
                        // With as many plain commas as a row has, each cell stands for itself.
                        let is_list =
                            meant.1.starts_with('[') && plain_commas(&meant.1) + 1 == columns.len();
                        prop_assert!(is_list, "a row with a cell too many or too few was read: {mended}");
                        continue;
                    };
                    prop_assert_eq!(&number.to_string(), &cells[at], "{} in {}", row, mended);
                }
            }
        }
    }
}
