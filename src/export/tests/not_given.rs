//! Cells that a report does not give: a sign of their own, and only where the file says what it means.

use crate::export;
use crate::import::imported::{self, Wanted};
use crate::import::target::Target;
use crate::model::format::Format;
use crate::publish::pipeline::{Checked, Workspace};
use crate::testing::Scratch;
use crate::testing::variants::Original;
use crate::text::message::Language;
use std::collections::BTreeMap;

fn html(checked: &Checked, language: &str) -> String {
    let model = checked.model();
    let report = checked.archive.reports.iter().next().unwrap().position();
    String::from_utf8(export::report(&model, report, language, Format::Html).unwrap()).unwrap()
}

/// How many cells of each kind a page has as a report, and its prose.
fn read(checked: &Checked, page: &str) -> (BTreeMap<&'static str, usize>, String) {
    let archive = &checked.archive;
    let report = archive.reports.iter().next().unwrap();
    let target = Target::of(archive, report.publisher(), &report.address(), None).ok().unwrap();
    let imported = imported::read(archive, &target, "a.html", page.as_bytes()).ok().unwrap();
    let language = Language::En;
    let by = Wanted { archive, target: &target, last: None, url: None, is_kept: false, language };
    let mut kinds = BTreeMap::new();
    for data in &imported.report(by).0.data {
        let figures = data.cells().map(|(row, column)| data.figure(row, column).value.kind());
        figures.for_each(|kind| *kinds.entry(kind).or_default() += 1);
    }
    (kinds, imported.prose.markdown)
}

#[test]
fn a_dash_is_a_figure_that_is_not_given_only_where_the_line_under_its_table_says_so() {
    let original = Original::of("nsf", "fy2023").without_prose();
    let checked = original.archive([&*original.report]).check();
    for (language, line) in [("zh", "—：本报告未列此项"), ("en", "—: not given in this report")] {
        let page = html(&checked, language);
        assert!(page.contains(line), "{page}");
        let (said, prose) = read(&checked, &page);
        let (unsaid, other) = read(&checked, &page.replace(line, "—：见说明"));
        let of = |kinds: &BTreeMap<&str, usize>, kind: &str| kinds.get(kind).copied().unwrap_or(0);
        assert!(of(&said, "not_given") > 20 && of(&unsaid, "not_given") == 0, "{said:?} {unsaid:?}");
        let dashes = of(&said, "not_applicable") + of(&said, "not_given");
        assert_eq!(dashes, of(&unsaid, "not_applicable"), "{said:?} {unsaid:?}");
        assert!(!prose.contains('—') && other.contains('—'), "{prose}\n{other}");
    }
}

#[test]
fn what_a_draft_still_lacks_is_not_given_and_is_asked_for_again() {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: A\nlanguages: [en]\n");
    scratch.write(
        "content/forms/f.yaml",
        "id: f\ntitle: F\nused: {kind: year}\ntables:\n  - id: t\n    title: Requests\n    columns:\n      \
         - {id: a, label: Received}\n      - {id: b, label: Answered}\n    rows:\n      \
         - {id: one, label: Citizens}\n      - {id: two, label: Companies}\n",
    );
    scratch.write("content/desk/index.md", "---\nname: Desk\n---\n");
    scratch.write(
        "content/desk/2024.md",
        "---\nform: f\ndraft: true\nstatistics: {t: {one: [1, \"-\"], two: {a: 3}}}\n---\n",
    );
    let checked = Workspace::open(scratch.root(), true).unwrap().check().unwrap();
    let page = html(&checked, "en");
    // A dash is printed in another cell, so that two of them are the sign.
    assert!(page.contains(">——<") && page.contains("——: not given in this report"), "{page}");
    let (kinds, _) = read(&checked, &page);
    assert_eq!(kinds, BTreeMap::from([("number", 2), ("not_applicable", 1), ("unread", 1)]));
}
