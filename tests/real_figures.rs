//! The example archive holds the real figures: every cell of every page is compared with the data it was made from.

mod support;

use annals::address::{self, Route};
use annals::pipeline;
use lol_html::{EndTagHandler, HtmlRewriter, Settings, element, text};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::rc::Rc;
use support::{real_data, repository};

/// The text of every cell of a page, by its id.
fn cells(html: &[u8]) -> BTreeMap<String, String> {
    let cells: Rc<RefCell<BTreeMap<String, String>>> = Rc::default();
    let current: Rc<RefCell<Option<String>>> = Rc::default();
    let (into, now) = (Rc::clone(&cells), Rc::clone(&current));
    let start = element!("table.official td[id]", move |cell| {
        let id = cell.get_attribute("id").unwrap();
        into.borrow_mut().insert(id.clone(), String::new());
        *now.borrow_mut() = Some(id);
        Ok(())
    });
    let hidden: Rc<RefCell<usize>> = Rc::default();
    let (depth, leaving) = (Rc::clone(&hidden), Rc::clone(&hidden));
    let inside = element!("table.official td[id] *", move |inner| {
        *depth.borrow_mut() += 1;
        let leaving = Rc::clone(&leaving);
        if let Some(handlers) = inner.end_tag_handlers() {
            let leave: EndTagHandler<'_> = Box::new(move |_| {
                *leaving.borrow_mut() -= 1;
                Ok(())
            });
            handlers.push(leave);
        }
        Ok(())
    });
    let (into, now) = (Rc::clone(&cells), Rc::clone(&current));
    let words = text!("table.official td[id]", move |chunk| {
        // Marks and words for screen readers are not what is printed.
        if *hidden.borrow() == 0
            && let Some(id) = now.borrow().as_ref()
        {
            into.borrow_mut().get_mut(id).unwrap().push_str(chunk.as_str());
        }
        Ok(())
    });
    let mut rewriter = HtmlRewriter::new(
        Settings::new()
            .append_element_content_handler(start)
            .append_element_content_handler(inside)
            .append_element_content_handler(words),
        |_: &[u8]| {},
    );
    rewriter.write(html).unwrap();
    rewriter.end().unwrap();
    let found = cells.borrow().clone();
    found
        .into_iter()
        .map(|(id, text)| (id, text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")))
        .collect()
}

/// The number that a printed figure states, as text: `增 30513` → `30513`, `22（其中修订16件）` → `22`.
fn stated(printed: &str) -> String {
    let negative = printed.starts_with('减') || printed.starts_with('-');
    let digits: String = printed
        .trim_start_matches(['增', '减', '+', '-', ' '])
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    if negative && digits != "0" { format!("-{digits}") } else { digits }
}

/// The leaves of a JSON object of figures, by dotted path; notes left out.
fn leaves(value: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(key, _)| !key.starts_with('_')) {
                leaves(value, &format!("{path}.{key}"), found);
            }
        }
        value => {
            found.insert(path.trim_start_matches('.').to_owned(), value.clone());
        }
    }
}

/// Builds the example archive once and hands out the page of a report.
fn page(publisher: &str, period: &str) -> Vec<u8> {
    use std::sync::OnceLock;
    static SITE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let site = SITE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut checked = pipeline::check(&repository()).unwrap();
        let outcome =
            pipeline::publish(&repository(), &mut checked, folder.path()).map_err(|f| f.message.en).unwrap();
        assert!(outcome.is_some(), "the example archive has errors");
        // The address of every report is what the tests below take it to be.
        let archive = &checked.archive;
        for (position, report) in archive.reports.iter().enumerate() {
            let path = address::path(archive, Route::Report(position), "zh");
            let publisher = &archive.publishers[report.publisher].id;
            assert_eq!(path, format!("{publisher}/{}/index.html", report.period.id));
        }
        folder
    });
    fs::read(site.path().join(publisher).join(period).join("index.html")).unwrap()
}

#[test]
fn the_nine_chinese_reports_show_every_cell_of_their_sources() {
    let Some(data) = real_data("the_nine_chinese_reports_show_every_cell_of_their_sources") else { return };
    let mut compared = 0;
    let mut files: Vec<_> =
        fs::read_dir(data.join("reports/figures")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 9);
    for file in files {
        let source: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let (publisher, year) = (source["id"].as_str().unwrap(), source["year"].to_string());
        let mut expected = BTreeMap::new();
        for table in ["proactive", "requests", "remedies"] {
            leaves(&source[table], table, &mut expected);
        }
        let shown = cells(&page(publisher, &year));
        for (address, value) in &expected {
            let printed =
                shown.get(address).unwrap_or_else(|| panic!("{publisher} {year} shows no {address}"));
            let agrees = match value {
                Value::Null => printed.is_empty(),
                Value::String(text) => printed == text,
                number => {
                    let number = number.to_string();
                    stated(printed) == number || *printed == number
                }
            };
            assert!(
                agrees,
                "{publisher} {year} {address}: the source has {value}, the page shows '{printed}'"
            );
            compared += 1;
        }
        assert_eq!(shown.len(), expected.len(), "{publisher} {year} shows other cells than its source");
    }
    println!("{compared} cells compared");
    assert!(compared > 1_700);
}

#[test]
fn the_seed_shows_all_its_198_cells() {
    assert_eq!(cells(&page("yiyuan-traffic-police", "2020")).len(), 198);
}

/// The addresses of the FOIA columns: table and column of the source → block and column of the form.
fn foia_addresses() -> BTreeMap<(String, String), (String, String)> {
    let checked = pipeline::check(&repository()).unwrap();
    let form = checked.archive.forms.iter().find(|form| form.id == "us-foia").unwrap();
    let mut addresses = BTreeMap::new();
    for block in &form.blocks {
        let title = form.tables[block.table].title.text("en");
        let number = title.split([' ', ':']).next().unwrap().trim_end_matches('.').to_owned();
        for leaf in &block.columns.leaves {
            addresses.insert(
                (number.clone(), leaf.label.text("en").to_owned()),
                (block.id.clone(), leaf.id.clone()),
            );
        }
    }
    addresses
}

#[test]
fn the_foia_reports_show_every_figure_of_the_tables_in_the_example() {
    let Some(data) = real_data("the_foia_reports_show_every_figure_of_the_tables_in_the_example") else {
        return;
    };
    let addresses = foia_addresses();
    let tables = ["V.A", "V.B.1", "V.B.3", "VI.A", "VII.A", "IX", "X", "XII.A"];
    let mut reader = csv::Reader::from_path(data.join("foia/ftc-nsf-2008-2024.csv")).unwrap();
    let mut pages: BTreeMap<(String, String), (BTreeMap<String, String>, usize)> = BTreeMap::new();
    let mut compared = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let field = |i: usize| record.get(i).unwrap().to_owned();
        let (agency, year, table, row, column, value, status) =
            (field(0).to_lowercase(), field(1), field(2), field(3), field(5), field(6), field(7));
        if !tables.contains(&table.as_str()) {
            continue;
        }
        let (block, column_id) = column_of(&addresses, &table, &column);
        let row = if row == "Agency Overall" { "overall".to_owned() } else { row };
        let key = (agency.clone(), year.clone());
        let (shown, seen) =
            pages.entry(key).or_insert_with(|| (cells(&page(&agency, &format!("fy{year}"))), 0));
        // Ids of rows that reports name are written as the report writes them.
        let printed = [row.clone(), row.to_lowercase()]
            .iter()
            .find_map(|row| shown.get(&format!("{block}.{row}.{column_id}")))
            .unwrap_or_else(|| panic!("{agency} {year} shows no {block}.{row}.{column_id}"));
        let agrees = if status == "na" { printed == "N/A" || *printed == value } else { *printed == value };
        assert!(
            agrees,
            "{agency} {year} {block}.{row}.{column_id}: the source has {value}, the page '{printed}'"
        );
        *seen += 1;
        compared += 1;
    }
    for ((agency, year), (shown, seen)) in &pages {
        let given = shown.values().filter(|text| !text.is_empty()).count();
        assert_eq!(given, *seen, "{agency} {year} shows figures that its source does not have");
    }
    println!("{compared} figures compared");
    assert_eq!((pages.len(), compared), (34, 2_964));
}

/// Labels of the source name their group (`Simple - Median Number of Days`); the form's leaves stand under it.
fn column_of(
    addresses: &BTreeMap<(String, String), (String, String)>,
    table: &str,
    column: &str,
) -> (String, String) {
    let tails = [column.to_owned(), column.trim_end_matches('*').to_owned()];
    let direct = tails.iter().find_map(|c| addresses.get(&(table.to_owned(), c.clone())));
    if let Some(found) = direct {
        return found.clone();
    }
    let (group, leaf) = column.split_once(" - ").unwrap_or(("", column));
    let prefix = group.split(' ').next().unwrap_or_default().to_lowercase();
    let measure = leaf.split(' ').next().unwrap_or_default().to_lowercase();
    addresses
        .iter()
        .filter(|((t, _), _)| t == table)
        .map(|(_, address)| address.clone())
        .find(|(_, id)| *id == format!("{prefix}_{measure}"))
        .unwrap_or_else(|| panic!("no column of table {table} is '{column}'"))
}
