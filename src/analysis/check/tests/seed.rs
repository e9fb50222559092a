//! The seed report, 沂源交警大队 2020: every single wrong digit in its 198 cells, tried out.
//!
//! Each wrong digit makes a report of its own; all of them lie in one archive and are checked in one run,
//! strictly. A wrong digit must be told as an error that names a failing check and points at its line. Where
//! none is, the form must have declared the cell as unguarded, and what it declares must be true.

use crate::publish::pipeline::Checked;
use crate::testing::short;
use crate::testing::variants::{self, Cell, Original};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message::Language;
use crate::text::source::Place;
use std::collections::BTreeSet;

fn seed() -> Original {
    Original::of("yiyuan-traffic-police", "2020")
}

/// Tries every wrong digit in the cells whose address begins so, and gives the cells in which one stays
/// unseen.
fn unseen(original: &Original, within: &str) -> BTreeSet<String> {
    let mut cells = original.cells();
    cells.retain(|cell| cell.address.starts_with(within));
    let wrong: Vec<(&Cell, String)> = cells
        .iter()
        .flat_map(|cell| wrong_figures(&cell.written).into_iter().map(move |figure| (cell, figure)))
        .collect();
    assert!(wrong.len() >= 9 * cells.len());
    let reports: Vec<String> = wrong.iter().map(|(cell, figure)| original.replaced(cell, figure)).collect();
    let checked = original.archive(reports.iter().map(String::as_str)).check();
    let told = variants::told(&checked);
    let mut unseen = BTreeSet::new();
    for (number, (cell, figure)) in wrong.iter().enumerate() {
        let told = told.get(&number).map(Vec::as_slice).unwrap_or_default();
        let words = format!("{} {} → {figure}", cell.address, cell.written);
        if leading_zero(figure) {
            assert!(told.iter().any(|d| d.code.0 == "figure-leading-zero"), "{words} is not refused");
            continue;
        }
        let errors: Vec<&Diagnostic> = told.iter().filter(|d| d.severity == Severity::Error).collect();
        let line = original.report[..cell.range.start].matches('\n').count() + 1;
        if errors.iter().any(|d| names_a_check(d, &checked) && points_at(d, line, &checked)) {
            continue;
        }
        assert!(errors.is_empty(), "{words}: told, but not at line {line} with a check's name: {errors:#?}");
        unseen.insert(cell.address.clone());
    }
    let refused = wrong.iter().filter(|(_, figure)| leading_zero(figure)).count();
    println!("{} wrong digits in {} cells tried, {refused} are refused", wrong.len(), cells.len());
    unseen
}

/// The cells that the form says no check guards in the reports of this kind of publisher.
fn declared(original: &Original, within: &str) -> BTreeSet<String> {
    let checked = original.archive([&*original.report]).check();
    let form = checked.archive.form(checked.archive.reports.iter().next().unwrap().form);
    let here = form.unguarded.iter().filter(|unguarded| unguarded.kinds.include(Some(original.kind())));
    let cells = here.flat_map(|unguarded| &unguarded.cells).map(|cell| cell.address(form));
    cells.filter(|address| address.starts_with(within)).collect()
}

/// A figure with one digit written wrong, in every way; a digit where nothing is printed.
///
/// A 0 for a blank is not among them: in every sum a blank counts as 0, so no arithmetic tells the two apart.
fn wrong_figures(written: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if written == "~" {
        wrong.extend(('1'..='9').map(String::from));
    }
    for (at, digit) in written.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        for other in ('0'..='9').filter(|other| *other != digit) {
            wrong.push(format!("{}{other}{}", &written[..at], &written[at + 1..]));
        }
    }
    wrong
}

fn leading_zero(figure: &str) -> bool {
    let digits = figure.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.len() > 1 && digits.starts_with('0')
}

/// Whether an error names a check that failed.
fn names_a_check(told: &Diagnostic, checked: &Checked) -> bool {
    let remedy = told.remedy.clone().unwrap_or_default();
    let words = format!("{} {}", told.message.en, remedy.en);
    told.code.0.starts_with("finding-")
        && checked.archive.forms.iter().flat_map(|form| &form.checks).any(|check| words.contains(&check.id))
}

/// Whether an error, or a place it relates to, lies on a line of its own report.
fn points_at(told: &Diagnostic, line: usize, checked: &Checked) -> bool {
    let place = told.place.unwrap();
    let places = told.related.iter().map(|(place, _)| *place).chain([place]);
    let on_line = |p: Place| checked.sources.file(p.file).line_and_column(p.start).0 == line;
    places.into_iter().any(|p| p.file == place.file && on_line(p))
}

fn agree(unseen: &BTreeSet<String>, declared: &BTreeSet<String>) {
    let silent: Vec<_> = unseen.difference(declared).collect();
    let untrue: Vec<_> = declared.difference(unseen).collect();
    assert!(
        silent.is_empty() && untrue.is_empty(),
        "a wrong digit stays unseen, and the form does not say so: {silent:#?}\n\
            unguarded says the form, yet every wrong digit is seen: {untrue:#?}"
    );
}

#[test]
fn nothing_is_wrong_with_the_seed_itself() {
    let seed = seed();
    assert_eq!(seed.cells().len(), 198);
    let checked = seed.archive([&*seed.report]).check();
    assert_eq!(checked.all_diagnostics(true), []);
}

/// In the seed all documents are 0, so "too small" cannot happen to what is newly disclosed; it can in the
/// next test.
#[test]
fn every_wrong_digit_in_the_seed_is_seen_but_where_the_form_says_not() {
    let seed = seed();
    let (unseen, mut declared) = (unseen(&seed, ""), declared(&seed, ""));
    assert!(declared.remove("proactive.art20_1.normative_documents.newly_disclosed_this_year"));
    agree(&unseen, &declared);
}

#[test]
fn what_the_form_says_of_normative_documents_is_true_once_there_are_some() {
    let zeros = "normative_documents: {made_this_year: 0, newly_disclosed_this_year: 0, total_disclosed: 0}";
    let some =
        "normative_documents: {made_this_year: 60, newly_disclosed_this_year: 40, total_disclosed: 368}";
    let seed = seed().with(zeros, some);
    agree(&unseen(&seed, "proactive.art20_1."), &declared(&seed, "proactive.art20_1."));
}

#[test]
fn what_the_form_says_of_rules_is_true_where_they_may_be_made() {
    let zeros = "rules:               {made_this_year: 0, newly_disclosed_this_year: 0, total_disclosed: 0}";
    let some = "rules: {made_this_year: 13, newly_disclosed_this_year: 12, total_disclosed: 524}";
    let city = seed().with(zeros, some).of_kind("city");
    let rules = "proactive.art20_1.rules.";
    assert_eq!(declared(&city, rules).len(), 3);
    agree(&unseen(&city, rules), &declared(&city, rules));
    assert_eq!(declared(&seed(), rules).len(), 0);
}

#[test]
fn a_refused_figure_comes_with_the_whole_of_what_would_be_right() {
    let seed = seed();
    for (old, wrong, right) in [
        ("items_last_year: 31393", "items_last_year: １393", "1393"),
        ("items_change: 增 30513", "items_change: 增 ５13", "增 513"),
        ("items_change: 减 599", "items_change: 减 ９9", "减 99"),
        ("decisions: 3979", "decisions: <５", "<5"),
    ] {
        let checked = seed.archive([&*seed.report.replace(old, wrong)]).check();
        assert!(checked.has_errors());
        let fix = checked.diagnostics.iter().find_map(|d| d.fix.clone()).unwrap_or_else(|| panic!("{wrong}"));
        assert_eq!(fix.replacement, right);
        assert!(wrong.ends_with(checked.sources.text(fix.place)), "{wrong}");
    }
}

/// Whether a check of the report fails, and what is told of it.
fn fails(seed: &Original, report: &str, strict: bool) -> (bool, String) {
    let checked = seed.archive([report]).check();
    let told = checked.all_diagnostics(strict);
    let fails = told.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    (fails, short(&checked, &told, Language::En))
}

#[test]
fn a_strict_check_fails_at_a_wrong_digit() {
    let seed = seed();
    let cells = seed.cells();
    let wrong = |address: &str, figure: &str| {
        let cell = cells.iter().find(|cell| cell.address == address).unwrap();
        seed.replaced(cell, figure)
    };
    assert_eq!(fails(&seed, &seed.report, true), (false, String::new()));
    let cases = [
        ("requests.granted.total", "1", "requests.total"),
        ("requests.carried_out.natural_person", "3", "requests.balance"),
        ("requests.denied_process.org_research", "7", "requests.total"),
        ("remedies.litigation_direct.pending", "2", "remedies.total"),
        ("proactive.art20_1.rules.total_disclosed", "5", "proactive.art20_1.may_make_rules"),
    ];
    for (address, figure, check) in cases {
        let report = wrong(address, figure);
        let (fails_strictly, told) = fails(&seed, &report, true);
        assert!(fails_strictly, "{address}: {told}");
        assert!(told.contains(check) && told.contains("content/p0/2020.md:"), "{address}: {told}");
        // Without --strict a figure as printed stops nothing.
        assert!(!fails(&seed, &report, false).0, "{address}");
    }
    assert!(!fails(&seed, &wrong("proactive.art20_8.fees.items_last_year", "4"), true).0);
    assert!(fails(&seed, &wrong("requests.granted.total", "01"), false).0);
}
