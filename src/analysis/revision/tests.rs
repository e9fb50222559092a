//! What holds for any two states of an archive.

use crate::analysis::publication::{Printed, Publication};
use crate::analysis::revision::{self, Fate, Revision};
use crate::publish::pipeline::Checked;
use crate::testing::Scratch;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;

const REPORTS: [&str; 6] = ["2019", "2020", "2021", "2022", "2023", "2024"];

/// One change of a report: which report, row and column, and what is printed there.
type Edit = (usize, usize, usize, &'static str);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let figures = prop::sample::select(vec!["0", "~", "/", "7", "110", "220", "<5", "1-9"]);
    prop::collection::vec((0..REPORTS.len(), 0..8_usize, 0..3_usize, figures), 0..6)
}

/// The archive with each edit made in the table of cases; and what was printed where it is now another
/// figure.
fn edited(edits: &[Edit]) -> (Scratch, BTreeMap<String, (String, String)>) {
    let scratch = Scratch::copy_of("tests/data/series");
    let mut changed = BTreeMap::new();
    for &(report, row, column, now) in edits {
        let path = format!("content/office/{}.md", REPORTS[report]);
        let text = scratch.read(&path);
        let table = text.find("  cases:\n").unwrap();
        let line = text[table..].lines().nth(row + 1).unwrap();
        let (name, figures) = line.trim().split_once(": ").unwrap();
        let mut figures: Vec<&str> = figures.trim_matches(['[', ']']).split(", ").collect();
        let was = std::mem::replace(&mut figures[column], now);
        let address = format!("{} cases.{name}.{}", REPORTS[report], ["people", "firms", "total"][column]);
        let first =
            changed.get(&address).map_or(was.to_owned(), |(first, _): &(String, String)| first.clone());
        changed.insert(address, (first, now.to_owned()));
        scratch.write(&path, text.replace(line, &format!("    {name}: [{}]", figures.join(", "))));
    }
    changed.retain(|_, (was, now)| was != now);
    (scratch, changed)
}

/// Every figure that differs, with what it was and what it is.
fn figures(revision: &Revision) -> BTreeMap<String, (String, String)> {
    let printed = |figure: &Option<Printed>| match figure {
        Some(figure) if figure.is_blank() => "~".to_owned(),
        Some(figure) => figure.text.clone(),
        None => "none".to_owned(),
    };
    let mut found = BTreeMap::new();
    for report in &revision.reports {
        let period = &report.report.1;
        match &report.fate {
            Fate::Added(count) => {
                found.insert(period.to_string(), ("none".to_owned(), count.to_string()));
            }
            Fate::Removed(count) => {
                found.insert(period.to_string(), (count.to_string(), "none".to_owned()));
            }
            Fate::Changed(changes) => found.extend(changes.figures.iter().map(|figure| {
                let both = (printed(&figure.was), printed(&figure.now));
                (format!("{period} {}", figure.address), both)
            })),
        }
    }
    found
}

fn swapped(figures: BTreeMap<String, (String, String)>) -> BTreeMap<String, (String, String)> {
    figures.into_iter().map(|(address, (was, now))| (address, (now, was))).collect()
}

fn compared(old: &Checked, new: &Checked) -> BTreeMap<String, (String, String)> {
    figures(&revision::between(&said(old), &said(new)))
}

fn said(state: &Checked) -> Publication {
    Publication::of(&state.archive, &state.sources, true)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_changed_figure_is_told_once_and_no_other(edits in edits()) {
        let (scratch, expected) = edited(&edits);
        let old = Scratch::copy_of("tests/data/series").check();
        prop_assert_eq!(compared(&old, &scratch.check()), expected);
    }

    #[test]
    fn the_other_way_round_was_and_now_change_places(
        (old, new) in (edits(), edits()),
        gone in (0..REPORTS.len(), 0..REPORTS.len()),
    ) {
        let (old, new) = (edited(&old).0, edited(&new).0);
        for (scratch, report) in [(&old, gone.0), (&new, gone.1)] {
            fs::remove_file(scratch.path(&format!("content/office/{}.md", REPORTS[report]))).unwrap();
        }
        let (old, new) = (old.check(), new.check());
        prop_assert_eq!(compared(&old, &new), swapped(compared(&new, &old)));
        for state in [&old, &new] {
            prop_assert!(revision::between(&said(state), &said(state)).is_empty());
        }
    }
}
