//! `annals import --format us-foia-xml`: the figures of twenty agencies as another reader of the same files
//! has them, both ways; two files that claim one report; what a file says of nobody.

use super::run;
use crate::support::{Scratch, real_data, repository};
use annals::{ArchivedReport, Checked};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The place of a figure: agency, year, table, row, number of the item within it, column.
type Place = [String; 6];

/// What is printed in each place; several texts where a file, or two files that claim one report, have it
/// more than once.
type Figures = BTreeMap<Place, Vec<String>>;

/// What the other reader calls columns that have other words in the form.
const COLUMNS: [(&str, &str, &str); 14] = [
    ("VI.C.2", "Improper Request for Other Reason", "improper"),
    ("XI.B", "Records Posted by the FOIA Office", "by_foia_office"),
    ("XI.B", "Records Posted by Program Offices", "by_program_offices"),
    ("XII.D.1", "Received, Last Year's Report", "received_last"),
    ("XII.D.1", "Received, Current Report", "received_current"),
    ("XII.D.1", "Processed, Last Year's Report", "processed_last"),
    ("XII.D.1", "Processed, Current Report", "processed_current"),
    ("XII.D.2", "Backlog, Previous Report", "last"),
    ("XII.D.2", "Backlog, Current Report", "current"),
    ("XII.E.1", "Received, Last Year's Report", "received_last"),
    ("XII.E.1", "Received, Current Report", "received_current"),
    ("XII.E.1", "Processed, Last Year's Report", "processed_last"),
    ("XII.E.1", "Processed, Current Report", "processed_current"),
    ("XII.E.2", "Backlog, Previous Report", "last"),
];

/// An archive with agencies: all that published reports, or some.
fn archive(only: Option<&BTreeSet<String>>) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: {en: FOIA}\nlanguages: [en]\n");
    let example = repository().join("docs/examples/us-foia");
    let agencies = fs::read_to_string(example.join("agencies.csv")).unwrap();
    for (id, name) in agencies.lines().skip(1).filter_map(|line| line.split_once(',')) {
        if only.is_none_or(|only| only.contains(id)) {
            let name = name.trim_matches('"');
            scratch.write(&format!("content/{id}/index.md"), format!("---\nname: \"{name}\"\n---\n"));
        }
    }
    let map = fs::read_to_string(example.join("xml.yaml")).unwrap();
    let is_there = |line: &&str| match line.trim_end_matches(',').rsplit_once(": ") {
        Some((_, id)) if line.starts_with("  ") => only.is_none_or(|only| only.contains(id)),
        _ => true,
    };
    let map = if only.is_some() { map.split("files:").next().unwrap() } else { &map };
    let map: String = map.lines().filter(is_there).map(|line| format!("{line}\n")).collect();
    scratch.write("xml.yaml", map);
    scratch
}

/// The lines of the other reader.
fn oracle(path: &Path) -> Vec<Vec<String>> {
    let file = fs::File::open(path).unwrap();
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(file));
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The figures of the other reader, items by their order.
fn expected(lines: &[Vec<String>], checked: &Checked) -> Figures {
    let form = checked.archive.forms.iter().find(|form| form.id == "us-foia").unwrap();
    let mut items: BTreeMap<[&str; 4], Vec<&str>> = BTreeMap::new();
    let mut found = Figures::new();
    for line in lines {
        let [agency, year, table, row, item, column, value, _] = &line[..] else { panic!("{line:?}") };
        if value.is_empty() {
            continue;
        }
        let of_row = if table == "IV" { "" } else { row };
        let known = items.entry([agency, year, table, of_row]).or_default();
        if !item.is_empty() && !known.contains(&&**item) {
            known.push(item);
        }
        let number = known.iter().position(|known| known == item).map(|at| (at + 1).to_string());
        let is_oldest = ["VI.C.5", "VII.E", "XII.C"].contains(&&**table);
        let block = form
            .blocks()
            .iter()
            .find(|block| form.table(block.table).title.text("en").starts_with(&format!("{table}. ")))
            .unwrap();
        let column = match (&**table, &**column) {
            ("IV", "Statute") => "label".to_owned(),
            ("IV", "Type of Information Withheld") => "withheld".to_owned(),
            ("IV", "Case Citation") => "cases".to_owned(),
            ("V.B.2" | "VI.C.3", "Description") => "label".to_owned(),
            ("IV" | "V.B.2" | "VI.C.3", _) => "times".to_owned(),
            (_, "Date") if is_oldest => format!("date_{item}"),
            (_, _) if is_oldest => format!("days_{item}"),
            (table, column) => {
                let own = COLUMNS.iter().find(|(of, words, _)| *of == table && *words == column);
                let named = block.columns.leaves.iter().find(|leaf| {
                    [&leaf.label, &leaf.name].iter().any(|l| l.text("en").replace(" · ", " - ") == column)
                });
                let id = own.map(|(_, _, id)| *id).or(named.map(|leaf| leaf.id.as_str()));
                id.or((column == "Backlog, Current Report").then_some("current"))
                    .unwrap_or_else(|| panic!("no column '{column}' in {table}"))
                    .to_owned()
            }
        };
        let number = number.filter(|_| !is_oldest).unwrap_or_default();
        let row = if row == "Agency Overall" { String::new() } else { row.clone() };
        let key = [agency.to_lowercase(), format!("fy{year}"), block.id.clone(), row, number, column];
        found.entry(key).or_default().push(value.clone());
    }
    found
}

/// Whether what the archive has in a place is what the files have there: one of the texts where they have
/// several, and all citations of a statute as one text. Control characters are those of old Windows files.
fn agree(place: &Place, files: &[String], archive: &[String]) -> bool {
    let meant = |text: &String| text.replace('\u{92}', "’").replace('\u{96}', "–");
    let files: Vec<String> = files.iter().map(meant).collect();
    let is_twice = files.len().is_multiple_of(2) && files[..files.len() / 2] == files[files.len() / 2..];
    match (&*place[5], archive) {
        ("cases", [text]) => {
            *text == files.join("; ") || (is_twice && *text == files[..files.len() / 2].join("; "))
        }
        (_, texts) => !texts.is_empty() && texts.iter().all(|text| files.contains(text)),
    }
}

/// The figures of the archive in the same terms.
fn imported(checked: &Checked) -> Figures {
    let mut found = Figures::new();
    for report in checked.archive.reports.iter() {
        let agency = &checked.archive.publisher(report.publisher()).id;
        figures(report, |[table, row, item, column, printed]| {
            let [agency, year] = [agency.as_str(), &report.period.id];
            let key = [agency, year, &table, &row, &item, &column].map(str::to_owned);
            found.entry(key).or_default().push(printed);
        });
    }
    found
}

fn figures(report: &ArchivedReport, mut add: impl FnMut([String; 5])) {
    for data in &report.data {
        let table = data.block().id.as_str();
        let words = |row| match data.row_id(row) {
            "overall" => String::new(),
            _ => data.row_label(row).text("en").to_owned(),
        };
        let (mut statute, mut reason) = (0, 0);
        for row in data.rows() {
            let (label, outer) = (words(row), data.within(row));
            let (row_words, item, own) = match (table, outer) {
                ("statutes", None) => {
                    statute += 1;
                    (String::new(), statute.to_string(), Some(label))
                }
                ("statutes", Some(_)) => (label, statute.to_string(), None),
                (_, None) => {
                    reason = 0;
                    (label, String::new(), None)
                }
                (_, Some(outer)) => {
                    reason += 1;
                    (words(outer), reason.to_string(), Some(label))
                }
            };
            let mut add = |column: &str, printed: String| {
                add([table, &row_words, &item, column, &printed].map(str::to_owned));
            };
            if let Some(own) = own.filter(|own| !own.is_empty()) {
                add("label", own);
            }
            for column in data.columns() {
                let figure = data.figure(row, column);
                let printed = figure.to_string();
                if figure.value.is_given() && !printed.is_empty() {
                    add(&data.column(column).id, printed);
                }
            }
        }
    }
}

/// The first years and the last, those whose files claim a report twice, and some between.
const YEARS: [&str; 5] = ["2008", "2013", "2016", "2022", "2024"];

#[test]
fn twenty_agencies_have_every_figure_of_their_files_and_no_other() {
    let name = "twenty_agencies_have_every_figure_of_their_files_and_no_other";
    let Some(data) = real_data(name) else { return };
    every_figure(&data, |year| YEARS.contains(&year));
}

#[test]
#[ignore = "takes minutes: .ci/long"]
fn every_year_of_twenty_agencies_has_every_figure_of_its_files_and_no_other() {
    let name = "every_year_of_twenty_agencies_has_every_figure_of_its_files_and_no_other";
    let Some(data) = real_data(name) else { return };
    let said = every_figure(&data, |_| true);
    assert!(said.contains("121 files that a system left behind"), "{said}");
}

/// Imports the files of some years, and holds the archive against another reader of the same files; what the
/// command says.
fn every_figure(data: &Path, is_wanted: impl Fn(&str) -> bool) -> String {
    let mut lines = oracle(&data.join("foia/tidy-20-agencies.csv.gz"));
    lines.retain(|line| is_wanted(&line[1]));
    let agencies: BTreeSet<String> = lines.iter().map(|line| line[0].to_lowercase()).collect();
    let scratch = archive(Some(&agencies));
    fs::create_dir(scratch.path("xml")).unwrap();
    for file in fs::read_dir(data.join("foia/xml")).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        if name.split_once('-').is_some_and(|(year, _)| is_wanted(year)) {
            fs::copy(file.path(), scratch.path(&format!("xml/{name}"))).unwrap();
        }
    }
    let said = run(
        scratch.root(),
        &["import", "xml", "--format", "us-foia-xml", "--map", "xml.yaml", "--lang", "en"],
    );
    // Files of other agencies are refused, each with its reason; what a system left behind is counted.
    assert_eq!(said.code, 1, "{}", said.err);
    let checked = annals::Workspace::open(scratch.root(), true).unwrap().check().unwrap();
    let (expected, imported) = (expected(&lines, &checked), imported(&checked));
    // What the files say of no office is in no report, but named in what the command says.
    let is_of_nobody = |place: &Place| place[3].starts_with('?');
    let mut wrong = Vec::new();
    for (place, texts) in expected.iter().filter(|(place, _)| !is_of_nobody(place)) {
        let found = imported.get(place).map_or(&[][..], Vec::as_slice);
        if !agree(place, texts, found) {
            wrong.push(format!("{place:?}: the files have {texts:?}, the archive {found:?}"));
        }
    }
    // A year's files may hold a report on another, which the other reader's lines of that year would have.
    let is_of_year = |place: &Place| place[1].strip_prefix("fy").is_some_and(&is_wanted);
    let others = imported.iter().filter(|(place, _)| is_of_year(place) && !expected.contains_key(*place));
    wrong.extend(others.map(|(place, texts)| format!("{place:?}: only the archive has {texts:?}")));
    println!("{} places, {} of the archive, {} wrong", expected.len(), imported.len(), wrong.len());
    // Three texts are no figures, and are named as such.
    let unread = said.out.lines().filter(|line| line.contains(": unread ")).count();
    assert_eq!(wrong.len(), unread, "{:#?}", &wrong[..wrong.len().min(60)]);
    assert!(expected.keys().filter(|place| is_of_nobody(place)).count() > 0);
    assert!(said.out.contains("cfpb") && said.out.contains("nothing says whose these are"), "{}", said.out);
    said.out
}
