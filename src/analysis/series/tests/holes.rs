//! Series over a report that lacks a table: what changed in the meantime is marked at the next report that
//! has it, and no change is computed over the hole.

use super::{archive, numbers, row, series_of, steps};
use crate::analysis::series::{Change, Series};
use crate::testing::{Scratch, tree};

/// Takes a table out of a report, which then says that it does not print it.
fn omit(scratch: &Scratch, report: &str, table: &str) {
    let path = format!("content/{report}.md");
    let text = scratch.read(&path);
    let start = text.find(&format!("  {table}:\n")).unwrap();
    let rows = text[start..].lines().skip(1).take_while(|line| line.starts_with("    "));
    let end = start + table.len() + 4 + rows.map(|line| line.len() + 1).sum::<usize>();
    let statistics = text.find("statistics:").unwrap();
    let (before, kept, after) = (&text[..statistics], &text[statistics..start], &text[end..]);
    scratch.write(&path, format!("{before}omitted: {{{table}: Not printed}}\n{kept}{after}"));
}

fn no_change_over_the_hole(series: &Series, hole: usize) {
    for pair in series.points.windows(2).skip(hole - 1).take(2) {
        assert_eq!(Change::between(&pair[0], &pair[1]), None);
    }
}

#[test]
fn every_relation_of_a_crosswalk_is_marked_after_the_hole() {
    let scratch = archive();
    omit(&scratch, "office/2021", "cases");
    let series = series_of(&scratch.check(), "office");
    for (address, step) in [
        ("cases.kept.people", "gap"),
        ("cases.renamed.total", "gap renamed"),
        ("cases.counted.total", "gap differs"),
        ("cases.joined.total", "gap merged"),
        ("cases.whole.total", "gap split"),
        ("cases.alike.total", "broken not-comparable"),
        ("cases.part_one.total", "first split"),
        ("cases.fresh.total", "first new"),
    ] {
        let steps = steps(&series[address]);
        assert_eq!(steps[2..4], ["first", step], "{address}");
        assert_eq!(steps[5], "continues", "{address}");
        no_change_over_the_hole(&series[address], 2);
    }
    assert_eq!(
        steps(&series["cases.kept.total"])[4],
        "broken scope",
        "the steps after it are what they were"
    );
}

#[test]
fn a_unit_a_reading_and_a_scope_break_a_series_over_the_hole() {
    let scratch = archive();
    omit(&scratch, "office/2020", "shares");
    omit(&scratch, "office/2022", "matters");
    omit(&scratch, "office/2023", "cases");
    let text = scratch.read("content/office/2023.md");
    scratch.write("content/office/2023.md", text.replace("{on: cases.kept, why: ", "{why: "));
    let series = series_of(&scratch.check(), "office");
    assert_eq!(steps(&series["shares.answered.share"])[..3], ["first", "first", "broken unit"]);
    assert_eq!(steps(&series["matters.licences.now"])[2..5], ["continues", "first", "broken reading scope"]);
    assert_eq!(steps(&series["cases.counted.total"])[4..], ["first", "broken scope"]);
    no_change_over_the_hole(&series["cases.counted.total"], 4);
}

#[test]
fn a_report_from_which_no_reading_can_be_told_hides_no_break() {
    let scratch = archive();
    let text = scratch.read("content/office/2022.md");
    scratch.write("content/office/2022.md", text.replace("[10, +5, 400]", "[0, 0, 0]"));
    let series = series_of(&scratch.check(), "office");
    assert_eq!(steps(&series["matters.licences.now"])[2..5], ["continues", "continues", "broken reading"]);
}

#[test]
fn a_succession_within_the_hole_is_told_after_it() {
    let scratch = archive();
    let late = scratch.read("content/merged/2022.md");
    omit(&scratch, "new-board/2021", "cases");
    scratch.write("content/new-board/2022.md", late);
    let page = scratch.read("content/new-board/index.md");
    scratch.write("content/new-board/index.md", page.replace("2022: not-published, ", ""));
    let kept = series_of(&scratch.check(), "new-board").remove("cases.kept.total").unwrap();
    assert_eq!(steps(&kept), ["first", "first", "gap succession"]);
    assert_eq!(numbers(&kept), ["220", "", "440"]);
}

#[test]
fn pages_and_data_mark_what_changed_within_the_hole() {
    let scratch = archive();
    omit(&scratch, "office/2021", "cases");
    let site = tree(&scratch.build());
    let text = |path: &str| std::str::from_utf8(&site[path]).unwrap();
    let page = text("office/index.html");
    let records = csv::Reader::from_reader(&*site["office/figures.csv"]).into_records();
    let records: Vec<Vec<String>> =
        records.map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    for (address, status, class, cause) in [
        ("cases.kept.total", "A", "number gap", ""),
        ("cases.counted.total", "D", "number gap", "differs"),
        ("cases.alike.total", "B", "number broken", "not-comparable"),
    ] {
        let line = row(page, address);
        let cells: Vec<&str> = line.split("<td class=\"").skip(1).collect();
        assert!(cells[2].starts_with("none first\"></td>"), "{}", cells[2]);
        assert!(cells[3].starts_with(&format!("{class}\"")), "{}", cells[3]);
        assert_eq!(cells[3].contains("note-ref"), !cause.is_empty(), "{}", cells[3]);
        let pen = line.split("class=\"pen\" d=\"").nth(1).map(|pen| pen.matches('M').count());
        assert_eq!(pen, Some(2), "the pen is lifted over the hole: {line}");
        let record = records.iter().find(|r| &r[1] == "2022" && r[5..8].join(".") == address).unwrap();
        assert_eq!(
            (&*record[12], record[13].split([' ', ':']).next().unwrap()),
            (status, cause),
            "{address}"
        );
    }
}
