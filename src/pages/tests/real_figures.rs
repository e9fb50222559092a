//! The example archive holds the real figures: every cell of every page is compared with the data it was made
//! from, and nothing stands on a page that is not in the data.

mod comparison;

use crate::model::form::{Form, Forms, Node};
use crate::model::id::ColumnId;
use crate::pages::address::{self, Route};
use crate::publish::pipeline;
use crate::testing::{real_data, repository, tree};
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// What is printed in the cells of a page, by the address of the cell.
type Cells = BTreeMap<String, String>;

/// The example archive, built once: its forms, the pages of its reports in both languages, and all its files.
struct Site {
    forms: Forms,
    pages: BTreeMap<(String, String), Cells>,
    files: BTreeMap<String, Vec<u8>>,
}

fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let checked = pipeline::check(&repository()).unwrap();
        pipeline::publish(&checked, folder.path()).unwrap();
        let archive = &checked.archive;
        let reports = archive.reports.iter().map(|report| {
            let publisher = archive.publisher(report.publisher()).id.clone();
            let period = report.period.id.to_string();
            let read = |language| {
                let path = address::path(archive, Route::Report(report.position()), language);
                cells(&fs::read_to_string(folder.path().join(path)).unwrap())
            };
            let (zh, en) = (read("zh"), read("en"));
            assert_eq!(zh, en, "{publisher} {period} shows other figures in the other language");
            ((publisher, period), zh)
        });
        Site { pages: reports.collect(), forms: archive.forms.clone(), files: tree(folder.path()) }
    })
}

fn page(publisher: &str, period: &str) -> &'static Cells {
    let key = (publisher.to_owned(), period.to_owned());
    site().pages.get(&key).unwrap_or_else(|| panic!("there is no page of {publisher} {period}"))
}

/// The cells of the tables of a page. Words for screen readers, signs and marks are not what is printed: they
/// stand in elements of their own.
fn cells(html: &str) -> Cells {
    let cells: RefCell<Cells> = RefCell::default();
    let current = RefCell::new(String::new());
    let aside = RefCell::new(false);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("table.official td[id]", |cell| {
            let id = cell.get_attribute("id").unwrap();
            assert!(cells.borrow_mut().insert(id.clone(), String::new()).is_none(), "two cells {id}");
            *current.borrow_mut() = id;
            *aside.borrow_mut() = false;
            Ok(())
        }))
        // What is printed comes first in a cell; nothing is printed after the elements beside it.
        .append_element_content_handler(element!("table.official td[id] *", |_| {
            *aside.borrow_mut() = true;
            Ok(())
        }))
        .append_element_content_handler(text!("table.official td[id]", |chunk| {
            if !*aside.borrow() {
                cells.borrow_mut().get_mut(&*current.borrow()).unwrap().push_str(chunk.as_str());
            }
            Ok(())
        }));
    rewrite_str(html, settings).unwrap();
    let plain = |text: String| text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    cells.into_inner().into_iter().map(|(id, text)| (id, plain(text))).collect()
}

/// The number that a printed figure states: `增 30513` → `30513`, `减 599` → `-599`, `22（其中修订16件）` → `22`.
fn stated(printed: &str) -> String {
    let digits: String = printed
        .trim_start_matches(['增', '减', '+', '-', ' '])
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    if printed.starts_with(['减', '-']) { format!("-{digits}") } else { digits }
}

/// The leaves of a JSON object of figures, by dotted path; notes left out.
fn leaves(value: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(key, _)| !key.starts_with('_')) {
                leaves(value, &format!("{path}.{key}"), found);
            }
        }
        value => _ = found.insert(path.to_owned(), value.clone()),
    }
}

/// The Chinese reports as the data has them: publisher, year, figures by address.
fn chinese(data: &Path) -> Vec<(String, String, BTreeMap<String, Value>)> {
    let files = fs::read_dir(data.join("reports/figures")).unwrap();
    let read = files.map(|file| {
        let source: Value = serde_json::from_slice(&fs::read(file.unwrap().path()).unwrap()).unwrap();
        let mut figures = BTreeMap::new();
        for table in ["proactive", "requests", "remedies"] {
            leaves(&source[table], table, &mut figures);
        }
        (source["id"].as_str().unwrap().to_owned(), source["year"].to_string(), figures)
    });
    read.collect()
}

#[test]
fn the_nine_chinese_reports_show_every_cell_of_their_sources() {
    let Some(data) = real_data("the_nine_chinese_reports_show_every_cell_of_their_sources") else { return };
    let reports = chinese(&data);
    let (mut compared, mut wrong) = (0, Vec::new());
    for (publisher, year, figures) in &reports {
        let shown = page(publisher, year);
        let addresses: BTreeSet<&String> = shown.keys().chain(figures.keys()).collect();
        for address in addresses {
            let agrees = match (figures.get(address), shown.get(address).map(String::as_str)) {
                (Some(Value::Null), Some(printed)) => printed.is_empty(),
                (Some(Value::String(text)), Some(printed)) => printed == text,
                (Some(Value::Number(number)), Some(printed)) => stated(printed) == number.to_string(),
                _ => false,
            };
            compared += 1;
            if !agrees {
                let (source, shown) = (figures.get(address), shown.get(address));
                wrong.push(format!(
                    "{publisher} {year} {address}: the source has {source:?}, the page {shown:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cells differ:\n{}", wrong.len(), wrong.join("\n"));
    println!("{compared} cells of {} reports compared", reports.len());
    assert_eq!((reports.len(), compared), (9, 1_768));
}

#[test]
fn what_is_printed_otherwise_is_shown_as_printed() {
    let seed = page("yiyuan-traffic-police", "2020");
    assert_eq!(seed["proactive.art20_5.licences.items_change"], "增 30513");
    assert_eq!(seed["proactive.art20_6.compulsion.items_change"], "减 599");
    let shanghai = page("shanghai-gov-office", "2025");
    assert_eq!(shanghai["proactive.art20_1.rules.issued_this_year"], "22（其中修订16件）");
    let shanghai = page("shanghai-gov-office", "2019");
    assert_eq!(shanghai["proactive.art20_9.centralized_procurement.total_amount"], "251000元");
}

#[test]
fn the_seed_shows_all_its_198_cells_and_its_115_blanks() {
    let seed = page("yiyuan-traffic-police", "2020");
    assert_eq!(seed.len(), 198);
    assert_eq!(seed.values().filter(|printed| printed.is_empty()).count(), 115);
}

/// The columns of the FOIA form by what the data calls them: number of the table and label, with the label of
/// the group where there is one (`Simple - Median Number of Days`).
fn foia_columns(form: &Form) -> BTreeMap<(String, String), String> {
    let mut columns = BTreeMap::new();
    for block in form.blocks() {
        let title = form.table(block.table).title.text("en");
        let number = title.split(' ').next().unwrap().trim_end_matches('.');
        let mut add = |label: String, leaf: ColumnId| {
            let address = format!("{}.{{row}}.{}", block.id, block.column(leaf).id);
            columns.insert((number.to_owned(), label), address);
        };
        let label = |leaf: ColumnId| block.column(leaf).label.text("en");
        for node in &block.columns.nodes {
            match node {
                Node::Leaf(leaf) => add(label(*leaf).to_owned(), *leaf),
                Node::Group { label: group, nodes, .. } => {
                    for node in nodes {
                        let Node::Leaf(leaf) = node else { panic!("the FOIA form has groups in groups") };
                        // Labels that stand once need no group to be told apart.
                        let name = format!("{} - {}", group.text("en"), label(*leaf));
                        let alone =
                            block.columns.leaves.iter().filter(|l| l.label.text("en") == label(*leaf));
                        add(if alone.count() == 1 { label(*leaf).to_owned() } else { name }, *leaf);
                    }
                }
            }
        }
    }
    columns
}

/// The tables of the form that the reports of the example have.
const TABLES: [&str; 8] = ["V.A", "V.B.1", "V.B.3", "VI.A", "VII.A", "IX", "X", "XII.A"];

/// The figures of the agencies as the data has them, of the tables that the example has: by agency and
/// period.
fn agencies(data: &Path) -> BTreeMap<(String, String), Cells> {
    let form = site().forms.iter().find(|form| form.id == "us-foia").unwrap();
    let columns = foia_columns(form);
    let tables: BTreeSet<&str> = columns.keys().map(|(table, _)| table.as_str()).collect();
    assert_eq!(tables.len(), 32);
    let mut figures: BTreeMap<(String, String), Cells> = BTreeMap::new();
    for record in csv::Reader::from_path(data.join("foia/ftc-nsf-2008-2024.csv")).unwrap().records() {
        let record = record.unwrap();
        let [agency, year, table, row, _, column, value, status] =
            [0, 1, 2, 3, 4, 5, 6, 7].map(|i| &record[i]);
        if !TABLES.contains(&table) {
            continue;
        }
        let address = columns
            .get(&(table.to_owned(), column.to_owned()))
            .unwrap_or_else(|| panic!("the form has no column '{column}' in table {table}"));
        let row = if row == "Agency Overall" { "overall".to_owned() } else { row.to_lowercase() };
        // N/A was exported as 0.0000; the status of the figure tells the two apart.
        let value = if status == "na" { "N/A" } else { value };
        let report = figures.entry((agency.to_lowercase(), format!("fy{year}"))).or_default();
        assert_eq!(report.insert(address.replace("{row}", &row), value.to_owned()), None, "given twice");
    }
    figures
}

#[test]
fn the_foia_reports_show_every_figure_of_the_eight_tables() {
    let Some(data) = real_data("the_foia_reports_show_every_figure_of_the_eight_tables") else { return };
    let figures = agencies(&data);
    let reports: BTreeSet<_> =
        site().pages.keys().filter(|(agency, _)| ["ftc", "nsf"].contains(&&**agency)).collect();
    assert_eq!(figures.keys().collect::<BTreeSet<_>>(), reports);
    let (mut compared, mut wrong) = (0, Vec::new());
    for ((agency, year), figures) in &figures {
        let shown = page(agency, year);
        let given = shown.iter().filter(|(_, printed)| !printed.is_empty()).map(|(address, _)| address);
        let addresses: BTreeSet<&String> = given.chain(figures.keys()).collect();
        for address in addresses {
            let (source, shown) = (figures.get(address), shown.get(address));
            compared += 1;
            if source != shown {
                wrong.push(format!(
                    "{agency} {year} {address}: the source has {source:?}, the page {shown:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} figures differ:\n{}", wrong.len(), wrong.join("\n"));
    println!("{compared} figures of {} reports compared", figures.len());
    assert_eq!((figures.len(), compared), (34, 2_964));
}
