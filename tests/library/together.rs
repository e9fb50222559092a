//! Figures are brought together in one check only where they are alike: in periods of one length, in one unit
//! or in units that are converted exactly.

use crate::outcomes::{archive, tally};
use crate::support::Scratch;
use annals::{Language, Reason, Tally};

const OVER_YEARS: &str = "  - id: t
    title: T
    kind: amount
    columns: [{id: a, label: A}, {id: b, label: B}]
    rows: [{id: r, label: R}]
    checks:
      - {id: leap, each: row, severity: notice, says: No leap, change: {of: a, factor: 2}}
      - {id: carried, each: row, says: A is what B was, equal: [[a], [b@last]]}
";

/// An archive of two reports on periods that are spans.
fn spans(form: &str, first: (&str, &str), second: (&str, &str)) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Spans\nlanguages: [en]\n");
    let text = format!("id: f\ntitle: F\nused: {{kind: span}}\n{form}tables:\n{OVER_YEARS}");
    scratch.write("content/forms/f.yaml", text);
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    for (period, row) in [first, second] {
        let text = format!("---\nform: f\nstatistics: {{t: {{r: {row}}}}}\n---\n");
        scratch.write(&format!("content/office/{period}.md"), &text);
    }
    scratch
}

fn open(counted: &Tally, reason: Reason) -> usize {
    counted.open.get(&reason).copied().unwrap_or_default()
}

#[test]
fn a_quarter_after_a_year_is_not_held_against_it() {
    let (year, quarter) = ("2020-01-01--2020-12-31", "2021-01-01--2021-03-31");
    let counted = tally(&spans("", (year, "[10, 20]"), (quarter, "[100, 30]")));
    assert_eq!((counted.held, counted.failed()), (0, 0));
    assert_eq!(open(&counted, Reason::UnlikePeriods), 2);
    // The form can say that it does no harm, and periods of one length are held against each other.
    let joined = spans("unlike_periods: Yearly rates\n", (year, "[10, 20]"), (quarter, "[100, 30]"));
    assert_eq!(tally(&joined).failed(), 2);
    let next = spans("", ("2020-10-01--2020-12-31", "[10, 20]"), (quarter, "[100, 30]"));
    assert_eq!(tally(&next).failed(), 2);
}

#[test]
fn a_figure_in_another_unit_than_last_period_is_not_held_against_it() {
    let (first, second) = ("2020-10-01--2020-12-31", "2021-01-01--2021-03-31");
    let counted = tally(&spans("", (first, "[2 hours, 3 hours]"), (second, "[100 minutes, 30 minutes]")));
    assert_eq!((counted.held, counted.failed()), (0, 0));
    assert_eq!(open(&counted, Reason::OtherUnitBefore), 2);
    let counted = tally(&spans("", (first, "[2 hours, 3 hours]"), (second, "[3 hours, 1 hours]")));
    assert_eq!((counted.held, counted.failed()), (2, 0));
}

const SUM: &str = "  - id: t
    title: T
    kind: amount
    columns: [{id: a, label: A}, {id: b, label: B}, {id: all, label: All, total: true}]
    rows: [{id: r, label: R}]
";

fn sum(row: &str) -> Scratch {
    archive(SUM, &format!("statistics: {{t: {{r: {row}}}}}"))
}

#[test]
fn terms_of_a_sum_in_units_that_convert_exactly_are_converted() {
    for row in [
        "[251000元, 3万元, 28.1万元]",
        "[2 hours, 30 minutes, 150 minutes]",
        "[20%, 300‰, 50%]",
        "[2件, 3, 5件]",
    ] {
        let counted = tally(&sum(row));
        assert_eq!((counted.held, counted.made()), (1, 1), "{row}");
    }
    let told = sum("[2 hours, 30 minutes, 32 hours]").told(Language::En);
    assert!(
        told.contains("A 2 hours + B 30 minutes = 2.5 (hours); All 32 hours; difference 29.5 (hours)"),
        "{told}"
    );
}

#[test]
fn terms_of_a_sum_in_unlike_units_are_never_added() {
    for (row, words) in [
        ("[1元, 3欧元, 4元]", "B 3欧元"),
        ("[2, 30元, 32]", "B 30元"),
        ("[2件, 3人, 5件]", "B 3人"),
        ("[2 hours, 3 working days, 5 hours]", "B 3 working days"),
        ("[2, 3, 5%]", "All 5%"),
    ] {
        let scratch = sum(row);
        let counted = tally(&scratch);
        assert_eq!((counted.held, counted.failed()), (0, 0), "{row}");
        assert_eq!(open(&counted, Reason::UnlikeUnits), 1, "{row}");
        let told = scratch.told(Language::En);
        assert!(told.contains("are in unlike units: cannot be checked") && told.contains(words), "{told}");
    }
    // Blank cells are in no unit, and keep nothing from being added.
    assert_eq!(tally(&sum("[5元, ~, 5元]")).held, 1);
}

#[test]
fn the_largest_of_figures_in_hours_and_minutes_is_found_by_their_length() {
    let tables = "  - id: t
    title: T
    kind: amount
    columns: [{id: most, label: Most}, {id: a, label: A}, {id: b, label: B}]
    rows: [{id: r, label: R}]
    checks: [{id: top, each: row, says: The most, extreme: {value: most, of: [a, b], is: max}}]
";
    let with = |row: &str| tally(&archive(tables, &format!("statistics: {{t: {{r: {row}}}}}")));
    assert_eq!(with("[2 hours, 90 minutes, 2 hours]").held, 1);
    assert_eq!(with("[90 minutes, 90 minutes, 2 hours]").failed(), 1);
    assert_eq!(open(&with("[2 hours, 90元, 2 hours]"), Reason::UnlikeUnits), 1);
}

#[test]
fn a_total_of_several_publishers_has_no_figures_in_unlike_units() {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Units\nlanguages: [en]\n");
    let form = format!("id: f\ntitle: F\nused: {{kind: year}}\nkey_figures: [t.r.a]\ntables:\n{SUM}");
    scratch.write("content/forms/f.yaml", form.replace("kind: amount", "kind: amount\n    aggregate: sum"));
    for (office, row) in [("one", "[7, ~, ~]"), ("two", "[5欧元, ~, ~]"), ("three", "[11, ~, ~]")] {
        scratch.write(&format!("content/{office}/index.md"), format!("---\nname: {office}\n---\n"));
        let text = format!("---\nform: f\nstatistics: {{t: {{r: {row}}}}}\n---\n");
        scratch.write(&format!("content/{office}/2020.md"), &text);
    }
    scratch.build();
    let page = scratch.read("public/2020/index.html");
    assert!(page.contains(">18<") && !page.contains(">23<"), "{page}");
}
