//! Nothing is compared across a break, anywhere: every file of a built site is searched for what such a
//! comparison would give, and every mark is the same wherever it is shown.
//!
//! The figures of the archive are replaced by long numbers, so that no difference or sum of two of them is
//! found by chance.

use super::archive;
use crate::model::figure::{Decimal, round};
use crate::testing::{Scratch, tree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Site = BTreeMap<String, Vec<u8>>;

/// The figures of an archive: by publisher, year and address.
type Figures = BTreeMap<(String, String, String), Decimal>;

/// The archive of every relation with long numbers, and a publisher whose later reports still have a table of
/// the early form.
fn long_numbers() -> (Scratch, Figures) {
    let scratch = archive();
    scratch.write("content/branch/index.md", "---\nname: The branch\n---\n");
    scratch.write("content/sister/index.md", "---\nname: The sister\n---\n");
    for year in ["2023", "2024"] {
        for (publisher, like) in [("branch", "old-board/2020"), ("sister", "merged/2022")] {
            let text = scratch.read(&format!("content/{like}.md"));
            let text = text.replace("form: early", "form: late\neditions: {cases: early}");
            scratch.write(&format!("content/{publisher}/{year}.md"), text);
        }
    }
    let mut figures = Figures::new();
    let mut state = 1u64;
    for (path, bytes) in tree(&scratch.path("content")) {
        let Some((publisher, year)) = path.strip_suffix(".md").and_then(|path| path.split_once('/')) else {
            continue;
        };
        if year == "index" {
            continue;
        }
        let mut table = "";
        let text = String::from_utf8(bytes).unwrap();
        let lines = text.lines().map(|line| {
            if let Some(name) = line.strip_prefix("  ").and_then(|line| line.strip_suffix(':')) {
                table = ["cases", "shares", "matters"].into_iter().find(|known| *known == name).unwrap_or("");
            }
            let Some((row, cells)) = line.strip_prefix("    ").and_then(|line| line.split_once(": [")) else {
                return line.to_owned();
            };
            let cells: Vec<&str> = cells.trim_end_matches(']').split(", ").collect();
            let cells = longer(&cells, &mut state);
            let columns: &[&str] = match table {
                "cases" => &["people", "firms", "total"],
                "shares" => &["share"],
                _ => &["before", "change", "now"],
            };
            for (column, cell) in columns.iter().zip(&cells) {
                let address = format!("{table}.{row}.{column}");
                let number = cell.trim_start_matches('+').parse().unwrap();
                figures.insert((publisher.to_owned(), year.to_owned(), address), number);
            }
            format!("    {row}: [{}]", cells.join(", "))
        });
        let text = lines.filter(|line| !line.contains("{figure: ") && line != "corrections:");
        scratch.write(&format!("content/{path}"), text.collect::<Vec<_>>().join("\n") + "\n");
    }
    (scratch, figures)
}

/// Cells with long numbers in place of theirs, that add up where they did.
fn longer(cells: &[&str], state: &mut u64) -> Vec<String> {
    let mut next = || {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        1_000_000 + (*state >> 33) % 9_000_000
    };
    match cells {
        [share] if share.starts_with("0.") => vec![format!("0.{:04}", next() % 10_000)],
        [_] => vec![format!("{}.{:04}", 10 + next() % 80, next() % 10_000)],
        [_, change, now] => {
            let (one, other) = (next(), next());
            let holds = cells[0].parse::<u64>().unwrap() + change.parse::<u64>().unwrap()
                == now.parse::<u64>().unwrap();
            let sum = if holds { one + other } else { next() };
            let sign = if change.starts_with('+') { "+" } else { "" };
            vec![one.to_string(), format!("{sign}{other}"), sum.to_string()]
        }
        _ => panic!("{cells:?}"),
    }
}

/// The two sides of every break of the archive: publisher, address and years before; the same after.
fn breaks() -> Vec<[(&'static str, String, Vec<&'static str>); 2]> {
    const ALL: [&str; 6] = ["2019", "2020", "2021", "2022", "2023", "2024"];
    let mut found = Vec::new();
    let mut of_office = |before: &str, after: &str, first: usize| {
        let side = |address: &str, years: &[&'static str]| ("office", address.to_owned(), years.to_vec());
        found.push([side(before, &ALL[..first]), side(after, &ALL[first..])]);
    };
    for column in ["people", "firms", "total"] {
        let cell = |row: &str| format!("cases.{row}.{column}");
        of_office(&cell("alike"), &cell("alike"), 2);
        of_office(&cell("kept"), &cell("kept"), 4);
        of_office(&cell("dropped"), &cell("fresh"), 2);
        for part in ["part_one", "part_two"] {
            of_office(&cell("whole"), &cell(part), 2);
        }
        for part in ["left", "right"] {
            of_office(&cell(part), &cell("joined"), 2);
        }
    }
    of_office("shares.answered.share", "shares.answered.share", 1);
    for column in ["before", "change", "now"] {
        let cell = format!("matters.licences.{column}");
        of_office(&cell, &cell, 3);
    }
    // A merger begins a new history, and what two editions define otherwise is no total of a year.
    for row in ["kept", "renamed", "counted", "joined", "alike"] {
        let cell = format!("cases.{row}.total");
        for twin in ["twin-a", "twin-b"] {
            found.push([(twin, cell.clone(), vec!["2021"]), ("merged", cell.clone(), vec!["2022"])]);
        }
    }
    for year in ["2023", "2024"] {
        for other in ["office", "sister"] {
            let cell = "cases.alike.total".to_owned();
            found.push([("branch", cell.clone(), vec![year]), (other, cell, vec![year])]);
        }
    }
    found
}

/// The difference and the sum of two figures.
fn compared(one: Decimal, other: Decimal) -> [Decimal; 2] {
    [(other - one).abs(), one + other]
}

/// All numbers of a text, without their signs.
pub(super) fn numbers(path: &str, text: &str) -> BTreeSet<Decimal> {
    // In charts a comma stands between thousands, in data between fields.
    // The digits of a long number stand in groups there.
    let text = text.replace("<i>", "").replace("</i>", "");
    let within = |c: char| c.is_ascii_digit() || c == '.' || (c == ',' && path.ends_with(".html"));
    let tokens = text.split(|c| !within(c)).map(|token| token.trim_matches(['.', ',']));
    tokens.filter_map(|token| token.replace(',', "").parse().ok()).collect()
}

#[test]
fn no_file_has_a_difference_or_a_sum_across_a_break() {
    let (scratch, figures) = long_numbers();
    let figure = |publisher: &str, year: &str, address: &str| {
        figures[&(publisher.to_owned(), year.to_owned(), address.to_owned())]
    };
    let mut forbidden = BTreeMap::new();
    for [(one, cell, years), (other, after, later)] in breaks() {
        for (year, next) in years.iter().flat_map(|year| later.iter().map(move |next| (year, next))) {
            let said = format!("{one} {year} {cell} and {other} {next} {after}");
            let numbers = compared(figure(one, year, &cell), figure(other, next, &after));
            forbidden.extend(numbers.map(|number| (number, said.clone())));
        }
    }
    assert!(forbidden.len() > 250, "{}", forbidden.len());
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    let site = tree(&scratch.build());
    for (path, bytes) in &site {
        if path.starts_with("assets/") || path.starts_with("manifest") {
            continue;
        }
        let all = numbers(path, std::str::from_utf8(bytes).unwrap());
        let crossing = all.iter().filter_map(|number| Some((number, forbidden.get(number)?)));
        wrong.extend(crossing.map(|(number, said)| format!("{path} has {number}: {said}")));
        seen.extend(all);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What may be compared is found by the same search: changes, and the total of a year.
    let (alike, kept) = ("cases.alike.total", "cases.kept.total");
    let office = |year: &str, address: &str| figure("office", year, address);
    let changes = [
        compared(office("2023", alike), office("2024", alike))[0],
        compared(office("2020", kept), office("2021", kept))[0],
        compared(office("2023", kept), office("2024", kept))[0],
    ];
    let total = compared(office("2024", alike), figure("sister", "2024", alike))[1];
    assert!(changes.iter().chain([&total]).all(|number| seen.contains(number)), "{changes:?} {total}");
}

/// The last two cells of a publisher's row on the page of an indicator: its rank and its share.
fn rank_and_share<'h>(page: &'h str, publisher: &str) -> Vec<&'h str> {
    let start = page.find(&format!("/{publisher}/index.html\"")).unwrap();
    let row = page[start..].split("</tr>").next().unwrap();
    let cells: Vec<&str> = row.split("<td").map(|cell| cell.split_once('>').unwrap().1).collect();
    cells[cells.len() - 2..].iter().map(|cell| cell.split('<').next().unwrap()).collect()
}

#[test]
fn a_figure_that_another_edition_defines_otherwise_is_neither_ranked_nor_shared() {
    let (scratch, figures) = long_numbers();
    let site = tree(&scratch.build());
    let page = std::str::from_utf8(&site["indicators/demo/cases.alike.total/index.html"]).unwrap();
    let figure =
        |publisher: &str| figures[&(publisher.to_owned(), "2024".to_owned(), "cases.alike.total".to_owned())];
    let both = figure("office") + figure("sister");
    for (publisher, other) in [("office", "sister"), ("sister", "office")] {
        let rank = if figure(publisher) > figure(other) { "1" } else { "2" };
        let share = format!("{:.1}%", round(figure(publisher) * Decimal::ONE_HUNDRED / both, 1));
        assert_eq!(rank_and_share(page, publisher), [rank, &share], "{publisher}");
    }
    assert_eq!(rank_and_share(page, "branch"), ["", ""]);
}

/// The mark of a step as each format spells it: the class of a cell, the status of an observation.
const MARKS: [(&str, &str); 3] = [("broken", "B"), ("differs", "D"), ("continues", "A")];

#[test]
fn every_mark_is_the_same_in_html_csv_and_json() {
    let scratch = archive();
    let site = tree(&scratch.build());
    let mut counted = BTreeMap::new();
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with("/series.json")) {
        let publisher = path.trim_end_matches("/series.json");
        let csv = statuses(&site, publisher, "");
        let excel = statuses(&site, publisher, "-excel");
        assert_eq!(csv, excel);
        let file: Value = serde_json::from_slice(bytes).unwrap();
        let comparison = &file["comparisons"][0];
        let periods: Vec<&Value> = list(&comparison["reports"]).map(|report| &report["period"]).collect();
        for series in list(&comparison["series"]) {
            let address = series["indicator"].as_str().unwrap();
            for point in list(&series["points"]) {
                let period = point["period"].as_str().unwrap();
                let standing = point["standing"].as_str().unwrap();
                for language in ["", "zh/"] {
                    let page =
                        std::str::from_utf8(&site[&format!("{language}{publisher}/index.html")]).unwrap();
                    let at = periods.iter().position(|other| *other == period).unwrap();
                    // A publisher's only report has nothing beside it.
                    if periods.len() > 1 {
                        let cell = super::row(page, address).split("<td class=\"").nth(at + 1).unwrap();
                        let class = cell.split('"').next().unwrap().rsplit(' ').next();
                        assert_eq!(class, Some(standing), "{publisher} {period} {address}");
                    }
                }
                let Some(figure) = point["figure"].as_str() else { continue };
                // Figures of the publisher that it took over from have their marks in that one's files.
                let Some(status) = csv.get(&(period.to_owned(), figure.to_owned())) else { continue };
                let mark =
                    MARKS.iter().find(|(name, _)| *name == standing).map_or("A", |(_, status)| *status);
                // What a row is continued by, and what it was a part of, are each marked in their own series.
                let own = figure == address;
                assert!(!own || status == mark, "{publisher} {period} {address}: {standing}, but {status}");
                let report: Value =
                    serde_json::from_slice(&site[&format!("{publisher}/{period}/figures.json")]).unwrap();
                assert_eq!(status_in(&report, figure), *status, "{publisher} {period} {figure}");
                *counted.entry(mark).or_insert(0) += 1;
            }
        }
    }
    // 2 publishers × 3 columns of one row each, 3 of a scope, 1 of a unit, 3 of a reading.
    assert_eq!((counted["B"], counted["D"] > 5, counted["A"] > 100), (10, true, true), "{counted:?}");
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

/// The status of every figure of a publisher, by period and address.
fn statuses(site: &Site, publisher: &str, dialect: &str) -> BTreeMap<(String, String), String> {
    let file = &site[&format!("{publisher}/figures{dialect}.csv")];
    let records = csv::Reader::from_reader(&**file).into_records().map(Result::unwrap);
    records.map(|r| ((r[1].to_owned(), [&r[5], &r[6], &r[7]].join(".")), r[12].to_owned())).collect()
}

fn status_in<'j>(report: &'j Value, address: &str) -> &'j str {
    let figures = list(&report["tables"]).flat_map(|table| list(&table["figures"]).map(move |f| (table, f)));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let named = |(table, f): &(&Value, &Value)| {
        [text(&table["table"]), text(&f["row"]), text(&f["column"])].join(".") == address
    };
    figures.into_iter().find(named).unwrap().1["status"].as_str().unwrap()
}

/// The places from left to right where a break is drawn, and the lines of the pen from their first to their
/// last point.
fn drawn(chart: &str) -> (Vec<Decimal>, Vec<(Decimal, Decimal)>) {
    let paths = |class: &str| {
        let start = format!("<path class=\"{class}\" d=\"M");
        let paths = chart.split(&start).skip(1);
        paths.map(|path| path.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let x = |point: &str| point.split(' ').next().unwrap().parse().unwrap();
    let lines = paths("pen").join("M");
    let line = |line: &str| (x(line), x(line.rsplit('L').next().unwrap()));
    (
        paths("break").iter().map(|path| x(path)).collect(),
        lines.split('M').filter(|part| !part.is_empty()).map(line).collect(),
    )
}

#[test]
fn no_line_of_any_chart_crosses_a_break() {
    let site = tree(&archive().build());
    let (mut charts, mut marked) = (0, 0);
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        for chart in text.split("<svg ").skip(1).filter(|svg| {
            svg.trim_start_matches("xmlns=\"http://www.w3.org/2000/svg\" ").starts_with("class=\"chart")
        }) {
            let (chart, after) = chart.split_once("</svg>").unwrap();
            let (breaks, lines) = drawn(chart);
            for (start, end) in &lines {
                assert!(!breaks.iter().any(|at| start < at && at < end), "{path}: {chart}");
            }
            charts += 1;
            marked += usize::from(!breaks.is_empty());
            // The chart that a publisher's page begins with has no row.
            if chart.contains("id=\"x-chart\"") {
                continue;
            }
            // A break is drawn for every cell that is marked with one.
            let row = if chart.contains("class=\"chart line\"") { "</table>" } else { "</tr>" };
            let row = after.split(row).next().unwrap();
            let cells = row.split("<td class=\"").skip(1).filter(|cell| {
                let (tag, content) = cell.split_once('>').unwrap();
                tag.split('"').next().unwrap().ends_with(" broken") && content.starts_with("<a")
            });
            let cells = cells.count();
            assert_eq!(breaks.len(), cells, "{path}: {chart}{row}");
        }
    }
    assert!(charts > 100 && marked > 20, "{charts} charts, {marked} with a break");
}
