//! Over generated archives: what must not be compared is compared in no file, and what is compared
//! has its mark everywhere.
//!
//! What is allowed is worked out here once more, from what was generated and not from the archive. Figures
//! are numbers of twelve digits, so that no difference or sum of two of them is found by chance.

mod generated;

use super::crossing::numbers;
use crate::model::figure::Decimal;
use crate::testing::tree;
use generated::{COLUMNS, Generated, Report, Row};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Site = BTreeMap<String, Vec<u8>>;

/// One report's figure for an indicator: a cell, or the sum of two.
#[derive(Debug, Clone, Copy)]
struct Seen<'g> {
    report: &'g Report,
    row: Row,
    number: Option<i64>,
    /// The numbers that are there even if there is no sum.
    parts: [Option<i64>; 2],
    contradicted: bool,
}

impl<'g> Seen<'g> {
    fn new(report: &'g Report, row: Row, column: usize) -> Self {
        let rows: &[Row] = if row == Row::Joined && !report.late { &[Row::Left, Row::Right] } else { &[row] };
        let cells: Vec<_> = rows.iter().map(|row| &report.rows[row]).collect();
        let parts = [0, 1].map(|at| cells.get(at).and_then(|cells| cells.numbers[column]));
        let whole = parts[..cells.len()].iter().copied().sum();
        Self {
            report,
            row,
            number: whole,
            parts,
            contradicted: cells.iter().any(|cells| cells.contradict[column]),
        }
    }

    /// What forbids a change from a figure to this one.
    fn forbidden(&self, before: &Self) -> Vec<&'static str> {
        let (one, other) = (before.report, self.report);
        let [gap, length, position] = other.unlike_period(one);
        [
            gap,
            length,
            position,
            ("scope", other.scope),
            ("not-comparable", self.row == Row::Alike && one.late != other.late),
            ("unit", self.row == Row::Measured && one.unit() != other.unit()),
            ("exact", before.number.is_none() || self.number.is_none()),
        ]
        .into_iter()
        .filter_map(|(what, holds)| holds.then_some(what))
        .collect()
    }
}

/// The differences between two figures, of whatever parts of them state a number.
fn differences(one: &Seen<'_>, other: &Seen<'_>) -> Vec<Decimal> {
    let numbers = |seen: &Seen<'_>| -> Vec<i64> {
        seen.number.into_iter().chain(seen.parts.into_iter().flatten()).collect()
    };
    let pairs = numbers(one)
        .into_iter()
        .flat_map(|one| numbers(other).into_iter().map(move |other| (one - other).abs()));
    pairs.map(Decimal::from).collect()
}

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_slice(&site[path]).unwrap()
}

/// The points of an indicator in a publisher's series, by period.
fn points(site: &Site, publisher: &str, indicator: &str) -> BTreeMap<String, Value> {
    let file = json(site, &format!("{publisher}/series.json"));
    let all =
        file["comparisons"].as_array().unwrap().iter().flat_map(|c| c["series"].as_array().unwrap().clone());
    let series = all.into_iter().find(|series| series["indicator"] == indicator);
    let points = series.map(|series| series["points"].as_array().unwrap().clone()).unwrap_or_default();
    points.into_iter().map(|point| (point["period"].as_str().unwrap().to_owned(), point)).collect()
}

/// How many steps the pen takes in a row's chart: solid, dashed.
fn steps(row: &str) -> (usize, usize) {
    let of = |class: &str| {
        let start = format!("<path class=\"{class}\" d=\"");
        let paths = row.split(&start).skip(1);
        paths.map(|path| path.split('"').next().unwrap().matches('L').count()).sum()
    };
    (of("pen"), of("doubtful"))
}

/// The notes of a figure in a publisher's CSV.
fn note(site: &Site, report: &Report, indicator: &str) -> (String, String) {
    let file = &site[&format!("{}/figures.csv", report.publisher)];
    let mut records = csv::Reader::from_reader(&**file).into_records().map(Result::unwrap);
    let found = records.find(|r| r[1] == report.period && [&r[5], &r[6], &r[7]].join(".") == indicator);
    let found = found.unwrap_or_else(|| panic!("no {indicator} of {}", report.period));
    (found[12].to_owned(), found[13].to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_forbidden_is_compared_and_no_mark_is_missing(seed in any::<u64>()) {
        let generated = Generated::new(seed);
        let site = tree(&generated.scratch.build());
        let mut forbidden: BTreeMap<Decimal, String> = BTreeMap::new();
        let mut allowed: BTreeSet<Decimal> = BTreeSet::new();
        for publisher in generated.publishers() {
            let line = generated.line(publisher);
            for (row, column) in Row::ALL.iter().flat_map(|row| (0..3).map(move |column| (*row, column))) {
                let reports = line.iter().filter(|report| row.is_in(report));
                let seen: Vec<Seen<'_>> =
                    reports.map(|report| Seen::new(report, row, column)).collect();
                let indicator = format!("t.{}.{}", row.id(), COLUMNS[column]);
                let points = points(&site, publisher, &indicator);
                let (mut solid, mut dashed) = (0, 0);
                for (at, here) in seen.iter().enumerate() {
                    for earlier in &seen[..at.saturating_sub(1)] {
                        for number in differences(earlier, here) {
                            forbidden.insert(number, format!("{publisher} {indicator} over a report"));
                        }
                    }
                    let Some(before) = at.checked_sub(1).map(|at| &seen[at]) else { continue };
                    let why = here.forbidden(before);
                    let point = &points[&here.report.period];
                    if why.is_empty() {
                        let difference = here.number.unwrap() - before.number.unwrap();
                        prop_assert_eq!(&point["change"]["difference"], &difference.to_string(), "{}", point);
                        allowed.insert(Decimal::from(difference.abs()));
                        let doubt = here.contradicted || before.contradicted;
                        prop_assert_eq!(point["change"]["contradicted"] == true, doubt, "{}", point);
                        *(if doubt { &mut dashed } else { &mut solid }) += 1;
                    } else {
                        prop_assert!(point["change"].is_null(), "{:?}: {}", why, point);
                        for number in differences(before, here) {
                            forbidden.insert(number, format!("{publisher} {indicator} {why:?}"));
                        }
                    }
                    marked(&site, &indicator, before, here, &why, point)?;
                }
                let page = std::str::from_utf8(&site[&format!("{publisher}/index.html")]).unwrap();
                if line.len() > 1 && !points.is_empty() {
                    let drawn = steps(super::row(page, &indicator));
                    // Two reports alone are told by the change beside them.
                    let expected = if line.len() > 2 { (solid, dashed) } else { (0, 0) };
                    prop_assert_eq!(drawn, expected, "{} {}", publisher, indicator);
                }
            }
        }
        totals(&generated, &site, &mut forbidden, &mut allowed)?;
        let mut seen = BTreeSet::new();
        let is_data = |path: &str| !path.starts_with("assets/") && !path.starts_with("manifest");
        for (path, bytes) in site.iter().filter(|(path, _)| is_data(path)) {
            for number in numbers(path, std::str::from_utf8(bytes).unwrap()) {
                let crossing = forbidden.get(&number).filter(|_| !allowed.contains(&number));
                prop_assert!(crossing.is_none(), "{} has {}: {}", path, number, crossing.unwrap());
                seen.insert(number);
            }
        }
        prop_assert!(allowed.is_subset(&seen), "what may be compared is compared");
    }
}

/// The mark of a step in JSON and CSV.
fn marked(
    site: &Site,
    indicator: &str,
    before: &Seen<'_>,
    here: &Seen<'_>,
    why: &[&str],
    point: &Value,
) -> Result<(), TestCaseError> {
    let causes: BTreeSet<&str> = point["reasons"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|reason| reason["cause"].as_str().unwrap())
        .collect();
    let mut expected: BTreeSet<&str> =
        why.iter().copied().filter(|why| !["gap", "exact"].contains(why)).collect();
    expected.extend((before.contradicted || here.contradicted).then_some("contradicted"));
    let hole = |seen: &Seen<'_>| seen.row == Row::Joined && !seen.report.late && seen.number.is_none();
    expected.extend((hole(before) || hole(here)).then_some("hole"));
    prop_assert!(expected.is_subset(&causes), "{:?} in {}", expected, point);
    let broken = expected
        .iter()
        .any(|cause| ["period-length", "period-position", "scope", "not-comparable", "unit"].contains(cause));
    prop_assert_eq!(point["standing"] == "broken", broken, "{}", point);
    // A sum is in no CSV, and the figures of the publisher before are in that one's.
    if point["figure"] != indicator || before.report.publisher != here.report.publisher {
        return Ok(());
    }
    let (status, note) = note(site, here.report, indicator);
    if !["M", "O", "L", "Q"].contains(&&*status) {
        // What breaks before a figure that states nothing is marked after it too.
        prop_assert!(!broken || status == "B", "{} {}", indicator, note);
        prop_assert!(broken || status != "B" || before.number.is_none(), "{} {}", indicator, note);
    }
    for cause in expected {
        prop_assert!(note.contains(cause), "{} {}: {}", indicator, cause, note);
    }
    Ok(())
}

/// The total of each period, and what must be none.
fn totals(
    generated: &Generated,
    site: &Site,
    forbidden: &mut BTreeMap<Decimal, String>,
    allowed: &mut BTreeSet<Decimal>,
) -> Result<(), TestCaseError> {
    for (period, reports) in generated.periods() {
        let days = Generated::days(&reports);
        let column = 2;
        let all: Vec<Seen<'_>> = reports.iter().map(|report| Seen::new(report, Row::Same, column)).collect();
        let (within, without): (Vec<&Seen<'_>>, Vec<&Seen<'_>>) = all
            .iter()
            .partition(|seen| (seen.report.start, seen.report.end) == days && seen.number.is_some());
        let sum = |some: &[&Seen<'_>]| -> i64 { some.iter().filter_map(|seen| seen.number).sum() };
        let page = std::str::from_utf8(&site[&format!("{period}/index.html")]).unwrap();
        let page = page.replace("<i>", "").replace("</i>", "");
        if !within.is_empty() {
            let said = format!("reports: {} of {}", within.len(), all.len());
            prop_assert!(page.contains(&said), "{} {}", period, said);
            prop_assert!(page.contains(&format!("<td class=\"number\">{}", sum(&within))), "{}", period);
            allowed.insert(Decimal::from(sum(&within)));
            let marks = [
                ("Rests on a contradicted figure", within.iter().any(|seen| seen.contradicted)),
                ("Other scope", within.iter().any(|seen| seen.report.scope)),
                ("left out", !without.is_empty()),
            ];
            for (mark, holds) in marks {
                prop_assert!(!holds || page.contains(mark), "{} {}", period, mark);
            }
        }
        for (at, one) in all.iter().enumerate() {
            for other in &all[..at] {
                let pair = [one, other];
                let both = pair.iter().all(|seen| within.iter().any(|within| std::ptr::eq(*seen, *within)));
                if let (Some(a), Some(b), false) = (one.number, other.number, both && within.len() == 2) {
                    forbidden.insert(Decimal::from(a + b), format!("total of {period}"));
                }
            }
        }
        let numbers = all.iter().filter(|seen| seen.number.is_some()).count();
        if numbers > 1 && without.iter().any(|seen| seen.number.is_some()) {
            let every: Vec<&Seen<'_>> = all.iter().collect();
            forbidden.insert(Decimal::from(sum(&every)), format!("total of {period}"));
        }
    }
    Ok(())
}
