//! Promise 1 for `annals fix`: whatever it is given, every figure that could be read before is the same
//! after.

use crate::analysis::revision::{self, Fate};
use crate::authoring::remedy;
use crate::model::discover::Folder;
use crate::publish::pipeline::Workspace;
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
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

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
        for report in revision::between(&before.archive, &after.archive).reports {
            match report.fate {
                Fate::Added(_) => {}
                Fate::Removed(_) => prop_assert!(false, "a report is gone"),
                Fate::Changed { figures, .. } => {
                    for figure in figures {
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
