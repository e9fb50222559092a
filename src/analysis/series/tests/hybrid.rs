//! A report whose tables follow different editions takes part in each series by the edition of its own table.
//!
//! 洪泽 2023 and 2024 are such reports: their third table is that of the 2019 form, the others are those of the
//! 2021 form. Here they stand between a report on the one form and one on the other.

use super::{numbers, row, series_of, steps};
use crate::testing::{Scratch, repository};
use std::fs;

/// The reports of 洪泽 as the example archive has them, between another agency's figures of 2020 and of 2024.
fn hybrid() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Hybrid\nlanguages: [en]\n");
    scratch.write("content/office/index.md", "---\nname: The office\n---\n");
    for (year, source) in [
        ("2022", "yiyuan-traffic-police/2020"),
        ("2023", "huaian-city/hongze-district/2023"),
        ("2024", "huaian-city/hongze-district/2024"),
        ("2025", "suqian-city/2024"),
    ] {
        let text = fs::read_to_string(repository().join(format!("content/{source}.md"))).unwrap();
        let front = text[4..].split("\n---\n").next().unwrap();
        // The figures alone, with what says of which edition they are.
        let figures = &front[front.find("\nstatistics:").unwrap()..];
        let figures: Vec<&str> = figures
            .lines()
            .take_while(|line| line.starts_with(' ') || matches!(*line, "" | "statistics:"))
            .collect();
        let editions =
            front.lines().filter(|line| line.starts_with("form:") || line.starts_with("editions:"));
        let editions = editions.collect::<Vec<_>>().join("\n");
        scratch.write(
            &format!("content/office/{year}.md"),
            format!("---\n{editions}{}\n---\n", figures.join("\n")),
        );
    }
    scratch
}

#[test]
fn each_table_of_a_hybrid_report_continues_its_own_edition() {
    let scratch = hybrid();
    let series = series_of(&scratch.check(), "office");
    // Reports of three agencies stand in one row: what the one carries over contradicts the next.
    let steps = |address: &str| -> Vec<String> {
        let all = steps(&series[address]).into_iter().skip(1);
        all.map(|step| step.trim_end_matches(" contradicted").to_owned()).collect()
    };
    // The first table changes its edition before the hybrid reports, the third after them.
    let (plain, renamed) = (["continues"; 3], ["continues renamed", "continues", "continues"]);
    assert_eq!(steps("proactive.art20_6.penalties.decisions_this_year"), renamed);
    let stock = "proactive.art20_1.normative_documents.in_force";
    assert_eq!(steps(stock), ["broken not-comparable", "continues", "continues"]);
    assert_eq!(
        steps("proactive.art20_1.normative_documents.repealed_this_year"),
        ["first new", "continues", "continues"]
    );
    assert_eq!(steps("requests.new_received.total"), plain);
    assert_eq!(steps("requests.other_disposal.total"), ["continues", "continues", "differs split"]);
    assert_eq!(steps("requests.other_misc.total"), ["first", "first", "first split"]);
    assert_eq!(steps("remedies.review.total"), plain);
    // Only after them is a figure a sum of its parts.
    let other = &series["requests.other_disposal.total"];
    assert_eq!(other.points.iter().map(|point| point.cells.len()).collect::<Vec<_>>(), [1, 1, 1, 3]);
    assert_eq!(numbers(&series["requests.new_received.total"])[1..3], ["21", "95"]);
    assert_eq!(numbers(&series["proactive.art20_6.penalties.decisions_this_year"])[1], "4119");
}

#[test]
fn the_page_of_a_hybrid_report_s_publisher_breaks_each_table_where_its_edition_changes() {
    let scratch = hybrid();
    let site = scratch.build();
    let page = fs::read_to_string(site.join("office/index.html")).unwrap();
    let classes = |address: &str| -> Vec<String> {
        let cells = row(&page, address).split("<td class=\"").skip(1);
        cells.take(4).map(|cell| cell.split('"').next().unwrap().to_owned()).collect()
    };
    let stock = classes("proactive.art20_1.normative_documents.in_force");
    assert_eq!(stock[1..], ["number broken", "number continues", "number continues"].map(str::to_owned));
    let other = classes("requests.other_disposal.total");
    assert_eq!(other[1..], ["zero continues", "zero continues", "sum differs"].map(str::to_owned));
}
