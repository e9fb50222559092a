//! The example archive.

use crate::analysis::check::{Finding, Outcome, Reason};
use crate::model::figure::Value;
use crate::publish::pipeline::{self, Checked};
use crate::testing::{real_data, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

fn checked() -> &'static Checked {
    static CHECKED: OnceLock<Checked> = OnceLock::new();
    CHECKED.get_or_init(|| pipeline::check(&repository()).unwrap())
}

/// The findings of one report.
fn of(publisher: &str, period: &str) -> Vec<&'static Finding> {
    let archive = &checked().archive;
    let publisher = archive.publishers.find(publisher).unwrap_or_else(|| panic!("no {publisher}"));
    let report = archive.report_on(publisher, period).unwrap_or_else(|| panic!("no report on {period}"));
    checked().findings.iter().filter(|finding| finding.report == report.position()).collect()
}

fn check_of(finding: &Finding) -> &'static str {
    &checked().archive.form(finding.form).check(finding.check).id
}

/// The row or column a finding is at, and what came out, of one check.
fn results<'f>(findings: &[&'f Finding], check: &str) -> Vec<(&'f str, Outcome)> {
    let of_check = findings.iter().filter(|finding| check_of(finding) == check);
    of_check.map(|f| (f.at.as_ref().map_or("", |at| at.id.as_str()), f.outcome)).collect()
}

#[test]
fn nothing_is_found_in_the_seed() {
    assert!(of("yiyuan-traffic-police", "2020").is_empty());
}

#[test]
fn hongze_2023_prints_two_totals_of_remedies_as_0() {
    let found = of("hongze-district", "2023");
    let contradiction = Outcome::Contradiction;
    assert_eq!(
        results(&found, "remedies.total"),
        [("review", contradiction), ("litigation_after_review", contradiction)]
    );
    assert_eq!(found.len(), 2);
}

#[test]
fn hongze_leaps_from_550_licences_to_9487() {
    let found = of("hongze-district", "2024");
    assert_eq!(results(&found, "proactive.art20_5.leap"), [("licences", Outcome::Notice)]);
    assert_eq!(found.len(), 1);
    let figures = found[0].cells.iter().map(|cell| {
        let cell = checked().archive.cell(*cell);
        (cell.report().period.id.to_string(), cell.figure().to_string())
    });
    let expected = [("2024", "9487"), ("2023", "550")].map(|(p, f)| (p.to_owned(), f.to_owned()));
    assert_eq!(figures.collect::<Vec<_>>(), expected);
}

#[test]
fn eleven_blank_totals_of_shanghai_2019_cannot_be_assessed() {
    let found = of("shanghai-gov-office", "2019");
    let rows = results(&found, "requests.total");
    assert_eq!(rows.len(), 11);
    assert!(rows.iter().all(|(_, outcome)| *outcome == Outcome::Unassessed(Reason::Blank)));
    for finding in found.iter().filter(|finding| check_of(finding) == "requests.total") {
        let cell = finding.cells[0];
        let figure = checked().archive.cell(cell).figure();
        assert_eq!(figure.value, Value::Blank);
    }
    // The column of these blanks cannot add up to its total either.
    assert_eq!(results(&found, "requests.processed_total"), [("total", Outcome::Unassessed(Reason::Blank))]);
    assert_eq!(found.len(), 12);
}

/// The republished overall totals of V.B.1 are those of the last component alone.
#[test]
fn four_overall_totals_of_the_nsf_are_wrong_and_the_right_one_is_offered() {
    for (period, printed, right) in
        [("fy2021", "36", "257"), ("fy2022", "46", "202"), ("fy2023", "23", "158"), ("fy2024", "83", "374")]
    {
        let found: Vec<_> =
            of("nsf", period).into_iter().filter(|f| f.outcome == Outcome::Contradiction).collect();
        let checks: BTreeSet<&str> = found.iter().map(|f| check_of(f)).collect();
        assert_eq!(checks, BTreeSet::from(["dispositions.overall", "dispositions.total", "processed"]));
        for finding in found {
            let culprit = finding.culprit.as_ref().unwrap_or_else(|| panic!("{period}: no cell is named"));
            assert_eq!((culprit.figure.to_string().as_str(), culprit.checks), (right, 3));
            let cell = checked().archive.cell(culprit.cell);
            assert_eq!(cell.address(), "dispositions.overall.total");
            assert_eq!(cell.figure().to_string(), printed);
        }
    }
}

/// What the FTC and the NSF carried into a year and had not carried out of the one before, from the data
/// itself.
#[test]
fn every_broken_carry_over_of_the_data_is_a_notice() {
    let Some(data) = real_data("every_broken_carry_over_of_the_data_is_a_notice") else { return };
    type Key = (String, u16, String, String);
    let (mut starts, mut ends): (BTreeMap<Key, String>, BTreeMap<Key, String>) = Default::default();
    for record in csv::Reader::from_path(data.join("foia/ftc-nsf-2008-2024.csv")).unwrap().records() {
        let record = record.unwrap();
        let check = match &record[2] {
            "V.A" => "requests.carried_over",
            "VI.A" => "appeals.carried_over",
            _ => continue,
        };
        let row =
            if &record[3] == "Agency Overall" { "overall".to_owned() } else { record[3].to_lowercase() };
        let key = (record[0].to_lowercase(), record[1].parse().unwrap(), check.to_owned(), row);
        if record[5].contains("Pending as of Start") {
            starts.insert(key, record[6].to_owned());
        } else if record[5].contains("Pending as of End") {
            ends.insert(key, record[6].to_owned());
        }
    }
    let broken: BTreeSet<Key> = starts
        .into_iter()
        .filter(|((agency, year, check, row), start)| {
            let last = ends.get(&(agency.clone(), year - 1, check.clone(), row.clone()));
            last.is_some_and(|end| end != start)
        })
        .map(|(key, _)| key)
        .collect();
    let archive = &checked().archive;
    let found = checked().findings.iter().filter(|finding| check_of(finding).ends_with(".carried_over"));
    let found: BTreeSet<Key> = found
        .map(|finding| {
            assert_eq!(finding.outcome, Outcome::Notice);
            let report = archive.report(finding.report);
            let year = report.period.id.trim_start_matches("fy").parse().unwrap();
            let row = finding.at.as_ref().unwrap().id.clone();
            (archive.publisher(report.publisher()).id.clone(), year, check_of(finding).to_owned(), row)
        })
        .collect();
    assert_eq!(found, broken);
    assert_eq!(found.iter().filter(|(agency, ..)| agency == "ftc").count(), 8);
}
