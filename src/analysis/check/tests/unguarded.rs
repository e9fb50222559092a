//! What the built-in forms say of the cells that no check guards, held against real reports: every figure is
//! made one more and one less in its last place, and where no further check fails the form must have declared
//! the cell. What it declares must be true somewhere. (`seed.rs` tries every digit of one report.)

use crate::model::form::builtin;
use crate::model::id::{CheckId, FormId};
use crate::testing::variants::{self, Cell, Original};
use std::collections::{BTreeMap, BTreeSet};

/// Reports of every kind of publisher in both Chinese forms; agencies of one office and of several.
const REPORTS: [(&str, &str); 12] = [
    ("yiyuan-traffic-police", "2020"),
    ("shanghai-gov-office", "2019"),
    ("shanghai-gov-office", "2025"),
    ("huaian-city", "2024"),
    ("huaian-city/hongze-district", "2024"),
    ("suqian-city/shuyang-county", "2025"),
    ("ftc", "fy2010"),
    ("ftc", "fy2018"),
    ("ftc", "fy2023"),
    ("nsf", "fy2009"),
    ("nsf", "fy2016"),
    ("nsf", "fy2022"),
];

/// The first number written in a cell, one more and one less in its last place.
fn neighbours(written: &str) -> Vec<String> {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let Some(start) = written.find(digit) else { return Vec::new() };
    let end = written[start..].find(|c| !digit(c)).map_or(written.len(), |length| start + length);
    let number = &written[start..end];
    let decimals = number.find('.').map(|dot| number.len() - dot - 1);
    let units: u64 = number.replace('.', "").parse().unwrap();
    let near = [units.checked_sub(1), units.checked_add(1)].into_iter().flatten();
    near.map(|units| {
        let digits = format!("{units:0width$}", width = decimals.map_or(1, |decimals| decimals + 1));
        let number = match decimals {
            Some(decimals) => {
                format!("{}.{}", &digits[..digits.len() - decimals], &digits[digits.len() - decimals..])
            }
            None => digits,
        };
        format!("{}{number}{}", &written[..start], &written[end..])
    })
    .collect()
}

/// The cells of a report that could be changed, each with whether a change stays unseen.
fn tried(original: &Original) -> BTreeMap<String, bool> {
    let cells = original.cells();
    let near: Vec<(&Cell, String)> =
        cells.iter().flat_map(|cell| neighbours(&cell.written).into_iter().map(move |f| (cell, f))).collect();
    // The report as it is comes first: what fails in it already tells nothing of the change.
    let mut reports = vec![original.report.clone()];
    reports.extend(near.iter().map(|(cell, figure)| original.replaced(cell, figure)));
    let checked = original.archive(reports.iter().map(String::as_str)).check();
    assert!(!checked.has_errors(), "{:#?}", checked.diagnostics[0]);
    let failed = variants::failed(&checked);
    let which = |number: usize| -> BTreeSet<(FormId, CheckId, Option<&str>)> {
        let findings = failed.get(&number).into_iter().flatten();
        findings.map(|f| (f.form, f.check, f.at.as_ref().map(|at| at.id.as_str()))).collect()
    };
    let before = which(0);
    let mut wrong_already = BTreeSet::new();
    for finding in failed.get(&0).into_iter().flatten() {
        let starts = finding.cells.iter().map(|cell| checked.archive.cell(*cell).place().range().start);
        wrong_already.extend(starts);
    }
    let mut tried = BTreeMap::new();
    for (number, (cell, _)) in near.iter().enumerate() {
        if !wrong_already.contains(&cell.range.start) {
            *tried.entry(cell.address.clone()).or_insert(false) |= which(number + 1) == before;
        }
    }
    tried
}

#[test]
fn what_the_forms_say_is_unguarded_is_true_in_real_reports() {
    let forms = builtin::forms();
    // By form and cell: whether it is declared in some report, and whether a change there ever stays unseen.
    let mut ever: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    let mut silent: Vec<String> = Vec::new();
    for (publisher, period) in REPORTS {
        let original = Original::of(publisher, period).without_prose();
        let form =
            forms.iter().find(|form| original.report.contains(&format!("form: {}\n", form.id))).unwrap();
        let here = form.unguarded.iter().filter(|unguarded| unguarded.kinds.include(Some(original.kind())));
        let cells = here.flat_map(|unguarded| &unguarded.cells);
        let declared: BTreeSet<String> = cells.map(|cell| cell.address(form)).collect();
        for (address, unseen) in tried(&original) {
            if unseen && !declared.contains(&address) {
                silent.push(format!("{publisher} {period} {address}"));
            }
            let ever = ever.entry(format!("{} {address}", form.id)).or_default();
            *ever = (ever.0 || declared.contains(&address), ever.1 || unseen);
        }
    }
    assert!(silent.is_empty(), "a wrong figure stays unseen, and the form does not say so: {silent:#?}");
    let untrue: Vec<_> = ever.iter().filter(|(_, (declared, unseen))| *declared && !unseen).collect();
    assert!(untrue.is_empty(), "the form calls them unguarded, yet every wrong figure is seen: {untrue:#?}");
    println!("{} cells of the three forms tried", ever.len());
    assert!(ever.len() > 400);
}
