//! Every way to print a figure: shown as it is printed, held exactly; and what is no figure is refused with a
//! remedy.

use super::{assert_told, build, cell, with};
use crate::model::figure::{Bound, Date, Decimal, Sense, Value};
use crate::testing::Scratch;
use crate::text::diagnostic::Severity;
use crate::text::message::Language;
use std::str::FromStr;

/// A form with a column of each kind.
const FORM: &str = "
id: kinds
title: Kinds
used: {kind: year}
tables:
  - id: t
    title: T
    columns:
      - {id: count, label: Count}
      - {id: change, label: Change, kind: change}
      - {id: amount, label: Amount, kind: amount, decimals: 2}
      - {id: number, label: Number, kind: number}
      - {id: text, label: Text, kind: text}
      - {id: date, label: Date, kind: date}
      - {id: sparse, label: Sparse, sparse: true}
    rows: [{id: r, label: R}]
";

/// A report whose only figure is in one column; it stands in line 5.
fn with_figure(column: &str, written: &str) -> Scratch {
    let blank = ["count", "change", "amount", "number", "text", "date"].map(|other| {
        let cell = if other == column { written } else { "~" };
        format!("\n    {other}: {cell}")
    });
    let (first, others): (Vec<String>, Vec<String>) =
        blank.into_iter().partition(|line| line.contains(&format!(" {column}: ")));
    let report = format!(
        "---\nform: kinds\nstatistics:\n  t: {{r: {{{},{}}}}}\n---\n",
        first.concat(),
        others.join(",")
    );
    with(&[("content/forms/kinds.yaml", FORM), ("content/bureau/2024.md", &report)])
}

fn number(text: &str) -> Decimal {
    Decimal::from_str(text).unwrap()
}

#[test]
fn every_way_to_print_a_figure() {
    let n = |text: &str| Value::Number(number(text));
    let change = |text: &str| Value::Change(number(text));
    let annotated = |text: &str| Value::Annotated(number(text));
    let bound = |sense, text: &str| Value::Bound(Bound { sense, limit: number(text) });
    let range = |low: &str, high: &str| Value::Range(Box::new((number(low), number(high))));
    // Column, what the author writes, what is shown, what is held.
    let ways = [
        ("count", "0", "0", n("0")),
        ("count", "31393", "31393", n("31393")),
        ("count", "999999999999999999", "999999999999999999", n("999999999999999999")),
        ("count", "\"7\"", "7", n("7")),
        ("amount", "1.20", "1.20", n("1.20")),
        ("amount", "0.00", "0.00", n("0.00")),
        ("amount", "9999999999999999.99", "9999999999999999.99", n("9999999999999999.99")),
        ("amount", "251000元", "251000元", n("251000")),
        ("number", "-12.5", "-12.5", n("-12.5")),
        ("change", "+19", "+19", change("19")),
        ("change", "-599", "-599", change("-599")),
        ("change", "0", "0", n("0")),
        ("change", "+0", "+0", change("0")),
        ("change", "-0", "-0", change("0")),
        ("amount", "-0.00", "-0.00", n("0.00")),
        ("change", "减0", "减0", change("0")),
        ("change", "增 30513", "增 30513", change("30513")),
        ("change", "减599", "减599", change("-599")),
        ("change", "减少 2", "减少 2", change("-2")),
        ("count", "~", "blank", Value::Blank),
        ("count", "/", "/", Value::NotApplicable),
        ("count", "\"-\"", "-", Value::NotApplicable),
        ("count", "N/A", "N/A", Value::NotApplicable),
        ("count", "不适用", "不适用", Value::NotApplicable),
        ("count", "未统计", "未统计", Value::NotCollected),
        ("count", "suppressed", "suppressed", Value::Suppressed),
        ("count", "<5", "<5", bound(Sense::Below, "5")),
        ("count", "＜ 5", "＜ 5", bound(Sense::Below, "5")),
        ("amount", "<0.50", "<0.50", bound(Sense::Below, "0.50")),
        ("amount", "≤0.5", "≤0.5", bound(Sense::AtMost, "0.5")),
        ("amount", "<=0.5", "<=0.5", bound(Sense::AtMost, "0.5")),
        ("count", "\">5\"", ">5", bound(Sense::Above, "5")),
        ("count", "＞5", "＞5", bound(Sense::Above, "5")),
        ("count", "≥1", "≥1", bound(Sense::AtLeast, "1")),
        ("number", "≥ -1.5", "≥ -1.5", bound(Sense::AtLeast, "-1.5")),
        ("count", "{printed: 5件以上, value: ≥5}", "5件以上", bound(Sense::AtLeast, "5")),
        ("count", "0-249", "0-249", range("0", "249")),
        ("count", "250–999", "250–999", range("250", "999")),
        ("count", "22（其中修订16件）", "22（其中修订16件）", annotated("22")),
        ("count", "22 (16 amended)", "22 (16 amended)", annotated("22")),
        ("text", "由市局统一填报", "由市局统一填报", Value::Text),
        ("text", "yes", "yes", Value::Text),
        ("text", "1e3", "1e3", Value::Text),
        ("text", "<b>&amp;", "<b>&amp;", Value::Text),
        ("date", "2021-01-29", "2021-01-29", Value::Date(Date::constant(2021, 1, 29))),
        (
            "date",
            "{printed: 29 January 2021, value: 2021-01-29}",
            "29 January 2021",
            Value::Date(Date::constant(2021, 1, 29)),
        ),
        ("count", "{printed: \"012\", value: 12}", "012", annotated("12")),
        ("count", "{printed: 十二, value: 12}", "十二", annotated("12")),
        ("count", "{printed: \"**\", kind: suppressed}", "**", Value::Suppressed),
        ("count", "{value: 5}", "5", n("5")),
        ("count", "{printed: 3.5, kind: text}", "3.5", Value::Text),
        // What prints nothing is shown by a sign, with words for those who hear the page.
        ("count", "{kind: not_collected}", "..not collected", Value::NotCollected),
    ];
    for (column, written, shown, value) in ways {
        let scratch = with_figure(column, written);
        assert_eq!(scratch.told(Language::En), "", "{written}");
        build(&scratch);
        let page = scratch.read("public/en/bureau/2024/index.html");
        assert!(page.contains(&format!("id=\"t.r.{column}\"")), "{page}");
        let text = cell(&scratch, "en/bureau/2024/index.html", &format!("t.r.{column}"));
        assert_eq!(text.replace("&gt;", ">"), shown, "{column}: {written}");
        let archive = scratch.check().archive;
        let report = archive.reports.iter().next().unwrap();
        let held = &report.data.figure(report.data.find(&format!("t.r.{column}")).unwrap()).value;
        assert_eq!(*held, value, "{column}: {written}");
        // Decimals that are equal may be written with different zeros at their end.
        assert_eq!(format!("{held:?}"), format!("{value:?}"), "{column}: {written}");
    }
}

#[test]
fn what_is_not_given_is_neither_blank_nor_zero() {
    let scratch = with_figure("count", "1");
    build(&scratch);
    let archive = scratch.check().archive;
    let data = &archive.reports.iter().next().unwrap().data;
    assert_eq!(data.figure(data.find("t.r.sparse").unwrap()).value, Value::NotGiven);
    let text = cell(&scratch, "en/bureau/2024/index.html", "t.r.sparse");
    assert!(!text.contains('0') && text != cell(&scratch, "en/bureau/2024/index.html", "t.r.date"), "{text}");
}

#[test]
fn a_note_on_a_figure_is_shown() {
    let scratch = with_figure("count", "{value: 5, note: 经更正}");
    build(&scratch);
    assert!(scratch.read("public/bureau/2024/index.html").contains("经更正"));
}

#[test]
fn what_is_no_figure_is_refused_with_what_to_write() {
    // Column, what is written, the code, a part of the message, a part of the remedy, the text that would be
    // right.
    let refused = [
        (
            "count",
            "012",
            "figure-leading-zero",
            "'012' begins with a zero",
            "printed: \"012\", value: 12",
            None,
        ),
        (
            "count",
            "1e3",
            "figure-exponent",
            "'1e3' is in exponent notation",
            "write the number out in full",
            None,
        ),
        (
            "count",
            "\"31,393\"",
            "figure-separator",
            "'31,393' has thousands separators",
            "write 31393",
            Some("31393"),
        ),
        ("count", "31_393", "figure-separator", "'31_393'", "write 31393", Some("31393")),
        (
            "count",
            "31 393",
            "figure-separator",
            "'31 393' can be read as 31393, or several cells: 31 and 393",
            "",
            None,
        ),
        ("count", "\"12,5\"", "figure-separator", "'12,5' can be read as 125 or 12.5", "", None),
        ("amount", "\"1,15\"", "figure-separator", "'1,15' can be read as 115 or 1.15", "", None),
        ("amount", "\"0,6\"", "figure-separator", "'0,6' can be read as 0.6", "", None),
        (
            "amount",
            "\"1,240\"",
            "figure-separator",
            "'1,240' has thousands separators",
            "write 1240",
            Some("1240"),
        ),
        ("number", "\"1,240\"", "figure-separator", "'1,240' can be read as 1240 or 1.240", "", None),
        ("number", "\"1,240,000\"", "figure-separator", "", "write 1240000", Some("1240000")),
        ("amount", "\"1.240,5\"", "figure-separator", "'1.240,5' can be read as 1240.5", "", None),
        (
            "count",
            "\u{3000}12",
            "figure-full-width",
            "a full-width space (U+3000) around",
            "write 12",
            Some("12"),
        ),
        (
            "count",
            "３１",
            "figure-full-width",
            "'３１' is written with full-width characters",
            "write 31",
            Some("31"),
        ),
        ("amount", "１．５", "figure-full-width", "'１．５'", "write 1.5", Some("1.5")),
        ("count", "yes", "figure-not-a-number", "'yes' is not a whole number", "write ~ for a blank", None),
        ("count", "0x1f", "figure-not-a-number", "'0x1f'", "", None),
        ("count", ".inf", "figure-not-a-number", "'.inf'", "", None),
        ("count", "null", "figure-forgotten", "no figure is written here", "is written ~", None),
        ("text", "null", "figure-forgotten", "", "", None),
        ("count", "", "figure-forgotten", "", "", None),
        ("text", "", "figure-forgotten", "", "", None),
        ("date", "\"\"", "figure-forgotten", "", "", None),
        ("count", "\"  \"", "figure-forgotten", "", "", None),
        ("text", "\"\u{3000}\"", "figure-forgotten", "", "", None),
        ("count", "12:30", "figure-clock", "'12:30'", "", None),
        ("count", "2 or 3", "figure-not-a-number", "'2 or 3'", "", None),
        (
            "count",
            "3.5",
            "figure-not-whole",
            "this cell holds a whole number, and 3.5 is written",
            "{printed: \"3.5\", kind: text}",
            None,
        ),
        ("count", "-3", "figure-sign", "this cell cannot be negative, and -3 is written", "kind: text", None),
        ("count", "+3", "figure-sign", "'+3' has a plus sign", "value: 3", None),
        ("count", "增 3", "figure-sign", "'增 3' is a change", "which column", None),
        ("change", "+1.5", "figure-not-whole", "1.5", "", None),
        (
            "amount",
            "1.234",
            "figure-decimals",
            "'1.234' has 3 decimals; this cell has at most 2",
            "raise `decimals`",
            None,
        ),
        ("count", "1234567890123456789", "figure-too-large", "more than 18 digits", "larger unit", None),
        ("count", "249-0", "figure-backward-range", "'249-0'", "smaller number first", None),
        ("count", "{printed: a}", "figure-not-a-number", "'a'", "", None),
        (
            "count",
            "{printed: a, value: 1, kind: text}",
            "report-bad-cell",
            "either `value` or `kind`",
            "",
            None,
        ),
        ("count", "{kind: withheld}", "report-bad-cell", "the kind 'withheld' cannot be used", "", None),
        ("count", "{valu: 1, printed: 1}", "unknown-key", "'valu'", "", None),
    ];
    for (column, written, code, message, remedy, right) in refused {
        let scratch = with_figure(column, written);
        let checked = scratch.check();
        let [diagnostic] = &checked.diagnostics[..] else {
            panic!("{written}: {}", scratch.told(Language::En));
        };
        assert_eq!(diagnostic.code.0, code, "{written}");
        assert!(diagnostic.message.en.contains(message), "{}", diagnostic.message);
        let told = diagnostic.remedy.clone().unwrap_or_default();
        assert!(told.en.contains(remedy), "{written}: {told}");
        let fix = diagnostic.fix.as_ref().map(|fix| fix.replacement.as_str());
        assert_eq!(fix, right, "{written}");
        let place = diagnostic.place.unwrap();
        let at = checked.sources.file(place.file).line_and_column(place.start);
        // What is not written stands right after its colon.
        let start = 7 + column.chars().count() - usize::from(written.is_empty());
        let within =
            written.find(['v', 'k', 'p']).filter(|_| written.starts_with('{') && !message.contains("either"));
        assert!(at == (5, start) || (within.is_some() && at.0 == 5 && at.1 > start), "{written}: {at:?}");
    }
}

#[test]
fn thousands_commas_in_a_list_are_recognised() {
    let report = "---\nform: demo\nstatistics:\n  requests:\n    received: [31,393, 3, 15]\n    answered: \
        [10, 3, 13]\n---\n";
    let scratch = with(&[("content/bureau/2024.md", report)]);
    assert_told(
        &scratch,
        &["content/bureau/2024.md:5:15: error[report-wrong-length]: the row 'received' has 4 cells, and \
                the form 3 columns"],
    );
    let remedy = scratch.check().diagnostics[0].remedy.clone().unwrap();
    assert!(remedy.en.contains("[31393, 3, 15]") && remedy.zh.contains("[31393, 3, 15]"), "{remedy}");
}

#[test]
fn a_forgotten_figure_in_a_draft_is_a_notice() {
    let report = "---\nform: demo\ndraft: true\nstatistics:\n  requests:\n    received: {persons: 12, \
        companies: , total: 15}\n    answered: [10, 3, 13]\n---\n";
    let scratch = with(&[("content/bureau/2024.md", report)]);
    let checked = crate::publish::pipeline::Workspace::open(scratch.root(), true).unwrap().check().unwrap();
    let forgotten = checked.diagnostics.iter().find(|told| told.code.0 == "figure-forgotten").unwrap();
    assert_eq!(forgotten.severity, Severity::Notice);
}

#[test]
fn a_figure_twice_is_told_with_both_places() {
    let report = "---\nform: demo\nstatistics:\n  requests:\n    received: [12, 3, 15]\n    answered: \
        {persons: 1, companies: 0, persons: 2, total: 1}\n    received: [1, 1, 2]\n---\n";
    let scratch = with(&[("content/bureau/2024.md", report)]);
    let told = scratch.told(Language::En);
    assert!(told.contains("content/bureau/2024.md:6:42: error[yaml-duplicate-key]"), "{told}");
    assert!(told.contains("content/bureau/2024.md:7:5: error[yaml-duplicate-key]"), "{told}");
    assert!(scratch.check().diagnostics.iter().all(|d| d.related.len() == 1 && d.remedy.is_some()), "{told}");
}
