//! The comparison of the agencies' seventeen fiscal years, on their pages in both languages.

use super::{Cells, agencies, site};
use crate::testing::real_data;
use serde_json::Value;
use std::collections::BTreeMap;

const AGENCIES: [&str; 2] = ["ftc", "nsf"];

/// The page of an agency with its years, or the pages of their tables where they have their own, one after
/// another.
fn page(agency: &str, language: &str) -> String {
    let (own, tables) = (format!("{language}{agency}/index.html"), format!("{language}{agency}/years/"));
    let is_table = |path: &str| path.strip_prefix(&tables).is_some_and(|rest| rest.contains('/'));
    let mut paths: Vec<&String> = site().files.keys().filter(|path| is_table(path)).collect();
    if paths.is_empty() {
        paths.push(&own);
    }
    paths.into_iter().map(|path| std::str::from_utf8(&site().files[path]).unwrap()).collect()
}

/// The cells of a line of a comparison, from the first period to the last; the last one, the change, left
/// out.
fn cells(line: &str) -> Vec<&str> {
    let mut cells: Vec<&str> = line.split("<td class=\"").skip(1).collect();
    cells.pop();
    cells
}

/// The lines of the comparisons of a page: the periods over each, and the line from its address on.
fn lines<'a>(page: &'a str) -> impl Iterator<Item = (Vec<&'a str>, &'a str, &'a str)> {
    page.split("<table class=\"compared\"").skip(1).flat_map(|table| {
        let (head, body) = table.split("</table>").next().unwrap().split_once("</thead>").unwrap();
        let links = head.split("<a href=\"").skip(1);
        let period = |link: &'a str| link.trim_start_matches("../").split('/').next().unwrap();
        let periods: Vec<&str> = links.map(period).collect();
        body.split("<tr id=\"years-1.").skip(1).map(move |line| {
            let (address, line) = line.split_once('"').unwrap();
            (periods.clone(), address, line.split("</tr>").next().unwrap())
        })
    })
}

/// The figures of a comparison by period; each has to link to its own cell in the report of its column.
fn compared(page: &str) -> BTreeMap<String, Cells> {
    let mut figures: BTreeMap<String, Cells> = BTreeMap::new();
    for (periods, address, line) in lines(page) {
        assert_eq!((periods.len(), cells(line).len()), (17, 17), "{address}");
        for (period, cell) in periods.iter().zip(cells(line)) {
            let Some((_, link)) = cell.split_once("<a href=\"") else { continue };
            let (href, text) = link.split_once('"').unwrap();
            assert_eq!(href.trim_start_matches("../"), format!("{period}/index.html#{address}"));
            let text = text
                .split_once('>')
                .unwrap()
                .1
                .split("</a>")
                .next()
                .unwrap()
                .replace("&lt;", "<")
                .replace("<i>", "")
                .replace("</i>", "");
            let report = figures.entry((*period).to_owned()).or_default();
            assert_eq!(report.insert(address.to_owned(), text), None, "{period} {address} stands twice");
        }
    }
    figures
}

#[test]
fn the_comparison_of_the_agencies_shows_every_figure_of_seventeen_years() {
    let name = "the_comparison_of_the_agencies_shows_every_figure_of_seventeen_years";
    let Some(data) = real_data(name) else { return };
    let sources = agencies(&data);
    let (mut count, mut wrong) = (0, Vec::new());
    for (agency, language) in
        AGENCIES.iter().flat_map(|agency| ["", "en/"].map(|language| (agency, language)))
    {
        let shown = compared(&page(agency, language));
        // What is to be printed whole shows the same.
        if let Some(whole) = site().files.get(&format!("{language}{agency}/years/index.html")) {
            assert_eq!(compared(std::str::from_utf8(whole).unwrap()), shown, "{language}{agency}");
        }
        let of_agency = |(of, period): &(String, String)| (of == agency).then(|| period.clone());
        let periods: Vec<String> = sources.keys().filter_map(of_agency).collect();
        assert_eq!(shown.keys().cloned().collect::<Vec<_>>(), periods);
        for (period, shown) in &shown {
            let source = &sources[&((*agency).to_owned(), period.clone())];
            for address in source.keys().chain(shown.keys().filter(|address| !source.contains_key(*address)))
            {
                let (source, shown) = (source.get(address), shown.get(address));
                count += 1;
                if source != shown {
                    wrong.push(format!("{language}{agency} {period} {address}: {source:?}, shown {shown:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} figures differ:\n{}", wrong.len(), wrong.join("\n"));
    println!("{count} figures of the comparisons compared");
    assert_eq!(count, 2 * 2_964);
}

#[test]
fn the_share_of_fees_breaks_at_fiscal_year_2021_and_only_there() {
    let share = "fees.overall.percentage";
    for agency in AGENCIES {
        for language in ["", "en/"] {
            let page = page(agency, language);
            let (periods, _, line) = lines(&page).find(|(_, address, _)| *address == share).unwrap();
            for (period, cell) in periods.iter().zip(cells(line)) {
                let class = cell.split('"').next().unwrap();
                let expected = if *period == "fy2021" { "broken" } else { "continues" };
                assert!(class.ends_with(expected) || *period == "fy2008", "{agency} {period}: {class}");
                assert_eq!(cell.contains("note-ref break"), *period == "fy2021", "{agency} {period}");
            }
            assert_eq!(line.matches("class=\"break\"").count(), 1, "drawn in the chart: {line}");
        }
        let file: Value = serde_json::from_slice(&site().files[&format!("{agency}/series.json")]).unwrap();
        let series = file["comparisons"][0]["series"].as_array().unwrap();
        let series = series.iter().find(|series| series["indicator"] == share).unwrap();
        for point in series["points"].as_array().unwrap() {
            let at_break = point["period"] == "fy2021";
            assert_eq!(point["standing"] == "broken", at_break, "{agency} {point}");
            let causes = point.get("reasons").map(|reasons| reasons[0]["cause"].as_str().unwrap());
            assert_eq!(causes, at_break.then_some("unit"), "{agency} {point}");
            let comparable = !at_break && point["period"] != "fy2008";
            assert_eq!(point.get("change").is_some(), comparable, "{agency} {point}");
        }
    }
}
