//! Series over the periods: every relation between two editions, every kind of break, with the right mark
//! wherever it is shown; and nothing compared across a break.

mod holes;
mod hybrid;
mod crossing;
mod forbidden;

use crate::analysis::comparable::Standing;
use crate::analysis::series::{self, Change, Series};
use crate::publish::pipeline::Checked;
use crate::testing::{Scratch, tree};
use std::collections::BTreeMap;

fn archive() -> Scratch {
    Scratch::copy_of("tests/data/series")
}

/// The series of a publisher, by address.
fn series_of(checked: &Checked, publisher: &str) -> BTreeMap<String, Series> {
    let archive = &checked.archive;
    let comparisons =
        series::of_publisher(archive, &checked.findings, archive.publishers.find(publisher).unwrap());
    let all = comparisons.into_iter().flat_map(|comparison| comparison.series);
    all.map(|series| (series.subject.address(&archive.forms), series)).collect()
}

/// Standing and causes of every point.
fn steps(series: &Series) -> Vec<String> {
    let step = |point: &series::Point| {
        let causes: Vec<&str> = point.step.reasons.iter().map(|reason| reason.cause.name()).collect();
        [&[point.step.standing.name()][..], &causes].concat().join(" ")
    };
    series.points.iter().map(step).collect()
}

fn numbers(series: &Series) -> Vec<String> {
    series.points.iter().map(|p| p.number.map(|n| n.to_string()).unwrap_or_default()).collect()
}

#[test]
fn every_relation_of_a_crosswalk_has_its_step() {
    let checked = archive().check();
    let series = series_of(&checked, "office");
    let steps = |address: &str| steps(&series[address]);
    let plain = ["first", "continues", "continues", "continues"];
    assert_eq!(steps("cases.kept.people")[..4], plain);
    assert_eq!(steps("cases.renamed.total")[2], "continues renamed");
    assert_eq!(steps("cases.counted.total")[2], "differs differs");
    assert_eq!(steps("cases.joined.total")[2], "differs merged");
    assert_eq!(steps("cases.whole.total")[2], "differs split");
    assert_eq!(steps("cases.part_one.total")[..4], ["first", "first", "first split", "continues"]);
    assert_eq!(steps("cases.fresh.total")[..4], ["first", "first", "first new", "continues"]);
    assert_eq!(steps("cases.dropped.total"), ["first", "continues", "first", "first", "first", "first"]);
    assert_eq!(steps("cases.alike.total")[2], "broken not-comparable");
}

#[test]
fn sums_stand_where_a_row_was_split_or_merged_and_nowhere_else() {
    let checked = archive().check();
    let series = series_of(&checked, "office");
    assert_eq!(numbers(&series["cases.joined.total"]), ["1210", "2420", "3630", "4840", "6050", "7260"]);
    assert_eq!(numbers(&series["cases.whole.total"]), ["440", "880", "1320", "1760", "2200", "2640"]);
    for (address, one) in &series {
        let sums: Vec<bool> = one.points.iter().map(series::Point::is_sum).collect();
        match address.rsplit_once('.').unwrap().0 {
            "cases.joined" => assert_eq!(sums, [true, true, false, false, false, false]),
            "cases.whole" => assert_eq!(sums, [false, false, true, true, true, true]),
            _ => assert!(!sums.contains(&true), "{address}"),
        }
    }
    for gone in ["cases.called.total", "cases.left.people"] {
        let alone = series.get(gone).map(numbers);
        match gone {
            "cases.called.total" => assert!(alone.is_none(), "it goes on as cases.renamed"),
            _ => assert_eq!(alone.unwrap()[2..], ["", "", "", ""]),
        }
    }
}

#[test]
fn a_unit_a_reading_and_a_scope_break_a_series() {
    let checked = archive().check();
    let series = series_of(&checked, "office");
    assert_eq!(steps(&series["shares.answered.share"])[1], "broken unit");
    assert_eq!(steps(&series["matters.licences.now"])[3], "broken reading");
    assert_eq!(steps(&series["cases.kept.total"])[4], "broken scope");
    assert_eq!(steps(&series["cases.counted.total"])[4], "continues", "the scope is declared of another row");
}

#[test]
fn a_series_goes_on_in_the_publisher_that_took_over_and_not_after_a_merger() {
    let checked = archive().check();
    let renamed = series_of(&checked, "new-board");
    assert_eq!(numbers(&renamed["cases.kept.total"]), ["220", "330"]);
    assert_eq!(steps(&renamed["cases.kept.total"]), ["first", "differs succession"]);
    let merged = series_of(&checked, "merged");
    assert_eq!(numbers(&merged["cases.kept.total"]), ["440"]);
}

#[test]
fn a_publisher_may_declare_its_own_figures_comparable() {
    let checked = archive().check();
    assert_eq!(
        steps(&series_of(&checked, "new-board")["cases.alike.total"]),
        ["first", "differs succession"]
    );
    assert_eq!(steps(&series_of(&checked, "office")["cases.alike.total"])[2], "broken not-comparable");
}

#[test]
fn a_change_is_exact_and_there_is_none_across_a_break_or_a_gap() {
    let checked = archive().check();
    let mut broken = 0;
    for publisher in ["office", "new-board", "merged", "twin-a"] {
        for one in series_of(&checked, publisher).values() {
            for pair in one.points.windows(2) {
                let change = Change::between(&pair[0], &pair[1]);
                match (pair[1].step.standing, pair[0].number, pair[1].number) {
                    (Standing::Continues | Standing::Differs, Some(before), Some(now)) => {
                        assert_eq!(change.unwrap().difference, now - before);
                    }
                    (standing, ..) => {
                        assert_eq!(change, None);
                        broken += usize::from(standing == Standing::Broken);
                    }
                }
            }
        }
    }
    assert!(broken > 5);
    let series = series_of(&checked, "office");
    let kept = &series["cases.kept.total"].points;
    let change = Change::between(&kept[2], &kept[3]).unwrap();
    assert_eq!(
        (change.difference.to_string(), change.percent.unwrap().to_string()),
        ("110".into(), "33.3".into())
    );
}

/// The row of a line on a publisher's page: the HTML from its `<tr>` to the end of it.
fn row<'h>(html: &'h str, address: &str) -> &'h str {
    let start =
        html.find(&format!("<tr id=\"years-1.{address}\">")).unwrap_or_else(|| panic!("no {address}"));
    &html[start..start + html[start..].find("</tr>").unwrap()]
}

#[test]
fn the_page_of_a_publisher_draws_every_break() {
    let scratch = archive();
    let site = scratch.build();
    let html = std::fs::read_to_string(site.join("office/index.html")).unwrap();
    let cells = |address: &str| -> Vec<String> {
        row(&html, address)
            .split("<td class=\"")
            .skip(1)
            .map(|c| c[..c.find('"').unwrap()].to_owned())
            .collect()
    };
    assert_eq!(cells("cases.alike.total")[2], "number broken");
    assert_eq!(cells("cases.kept.total")[4], "number broken");
    assert_eq!(cells("shares.answered.share")[1], "number broken");
    assert_eq!(cells("cases.joined.total")[0], "sum first");
    assert_eq!(cells("cases.counted.total")[2], "number differs");
    assert_eq!(cells("cases.dropped.total")[2], "none first");
    assert!(row(&html, "cases.dropped.total").contains("2019–2020"), "its span is shown");
    for why in
        ["Stock online against stock in force", "Drafts are no longer counted", "Counts the branch offices"]
    {
        assert!(html.contains(why), "{why}");
    }
    let indicator =
        std::fs::read_to_string(site.join("indicators/demo/cases.alike.total/index.html")).unwrap();
    assert!(indicator.contains("class=\"number broken\""));
}

#[test]
fn both_pages_of_a_succession_name_the_other() {
    let scratch = archive();
    let site = scratch.build();
    let page = |id: &str| std::fs::read_to_string(site.join(id).join("index.html")).unwrap();
    assert!(page("old-board").contains("../new-board/index.html"));
    assert!(page("new-board").contains("../old-board/index.html"));
    assert!(
        page("merged").contains("../twin-a/index.html") && page("merged").contains("../twin-b/index.html")
    );
    assert!(page("twin-a").contains("Renamed") || page("twin-a").contains("../merged/index.html"));
}

#[test]
fn no_percentage_stands_where_nothing_may_be_compared() {
    let scratch = archive();
    // The differences that a comparison across the breaks of this archive would give.
    let forbidden = ["90.4266", "+385", "2566.7%", "+9900%", "10000%"];
    for (path, bytes) in tree(&scratch.build()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for number in forbidden {
            assert!(!text.contains(number), "{path} has {number}");
        }
    }
}
