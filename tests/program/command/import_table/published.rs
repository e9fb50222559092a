//! Two published data sets, each loaded by one command with the mapping of its example.

use super::run;
use crate::support::{Scratch, real_data, repository};
use annals::Checked;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The lines of a table, by its own reader.
fn lines(path: &Path) -> Vec<Vec<String>> {
    let mut bytes = Vec::new();
    let file = File::open(path).unwrap();
    if path.extension().is_some_and(|ending| ending == "gz") {
        flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
    } else {
        let mut file = file;
        file.read_to_end(&mut bytes).unwrap();
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(&bytes[..]);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What stands in a cell of a report, as printed; blank for one that is not given.
fn printed(checked: &Checked, publisher: &str, period: &str, cell: &str) -> String {
    let publisher = checked.archive.publishers.find(publisher).unwrap();
    let report = checked.archive.report_on(publisher, period).unwrap_or_else(|| panic!("no {period}"));
    let cell = report.data.find(cell).unwrap_or_else(|| panic!("no {cell} in {period}"));
    report.data.figure(cell).to_string()
}

#[test]
fn the_uk_sample_is_loaded_with_every_cell() {
    let Some(data) = real_data("the_uk_sample_is_loaded_with_every_cell") else { return };
    let columns = lines(&data.join("uk-foi/columns.csv"));
    let table: BTreeMap<&str, &str> = columns.iter().map(|line| (&*line[1], &*line[2])).collect();
    for (edition, reports) in [("edition-2019.csv", 335), ("edition-2020.csv", 367)] {
        let scratch = Scratch::copy_of("docs/examples/uk-foi");
        let path = data.join("uk-foi").join(edition);
        let said =
            run(scratch.root(), &["import", path.to_str().unwrap(), "--map", "map.yaml", "--lang", "en"]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        assert!(said.out.contains(&format!("{reports} reports: {reports} imported, 0 not;")), "{}", said.out);
        let checked = scratch.check();
        assert!(!checked.has_errors());
        assert_eq!(checked.archive.reports.len(), reports);
        let mut cells = 0;
        for line in lines(&path) {
            let [body, period, column, value] = &line[..] else { panic!("{line:?}") };
            let cell = format!("{}.{column}.number", table[&**column]);
            let publisher = body.replace('_', "-");
            let found = printed(&checked, &publisher, &period.to_lowercase(), &cell);
            assert_eq!(&found, value.trim(), "{body} {period} {cell}");
            cells += 1;
        }
        // No report has a figure that the file does not have.
        let mut all = 0;
        for report in checked.archive.reports.iter() {
            for data in &report.data {
                all += data.figure_count();
            }
        }
        assert_eq!(all, cells, "{edition}");
    }
}

/// Years that are not the sum of their quarters, by column: counted from the lines of the file, and as found.
#[test]
fn a_year_of_the_uk_sample_that_is_not_the_sum_of_its_quarters_is_a_finding() {
    let Some(data) = real_data("a_year_of_the_uk_sample_that_is_not_the_sum_of_its_quarters_is_a_finding")
    else {
        return;
    };
    // Quarters are asked for these tables; a percentage is the sum of nothing.
    const TABLES: [&str; 5] = ["volume", "timeliness", "outcome", "exemptions", "s21"];
    let columns = lines(&data.join("uk-foi/columns.csv"));
    let additive = columns.iter().filter(|line| TABLES.contains(&&*line[2]) && !line[1].contains("pct"));
    let additive: BTreeSet<&str> = additive.map(|line| &*line[1]).collect();
    let path = data.join("uk-foi/edition-2020.csv");
    let mut numbers: BTreeMap<(String, String, String), i64> = BTreeMap::new();
    for line in lines(&path) {
        let [body, period, column, value] = &line[..] else { panic!("{line:?}") };
        if let Ok(number) = value.trim().replace(',', "").parse() {
            numbers.insert((body.replace('_', "-"), period.clone(), column.clone()), number);
        }
    }
    let mut expected: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((body, period, column), year) in numbers.iter().filter(|((_, period, _), _)| !period.contains('Q')) {
        let Some(column) = additive.get(&**column) else { continue };
        let quarter = |n| numbers.get(&(body.clone(), format!("{period}-Q{n}"), (*column).to_owned()));
        if let Some(sum) = (1..=4).map(quarter).sum::<Option<i64>>() {
            let (failed, made) = expected.entry(*column).or_default();
            *failed += usize::from(sum != *year);
            *made += 1;
        }
    }
    assert_eq!((expected["received"], expected["processed"]), ((27, 72), (58, 72)));
    let scratch = Scratch::copy_of("docs/examples/uk-foi");
    let said = run(scratch.root(), &["import", path.to_str().unwrap(), "--map", "map.yaml", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let checked = scratch.check();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for finding in checked.findings.iter().filter(|finding| finding.outcome.failed()) {
        let check = checked.archive.form(finding.form).check(finding.check);
        if check.id.ends_with(".quarters") {
            *found.entry(finding.at.as_ref().unwrap().id.clone()).or_default() += 1;
        }
    }
    let failing = expected.iter().filter(|(_, (failed, _))| *failed > 0);
    let failing: BTreeMap<String, usize> =
        failing.map(|(id, (failed, _))| ((*id).to_owned(), *failed)).collect();
    assert_eq!(found, failing);
}

#[test]
fn the_agencies_of_the_us_are_loaded_as_far_as_the_form_goes() {
    let Some(data) = real_data("the_agencies_of_the_us_are_loaded_as_far_as_the_form_goes") else { return };
    let path = data.join("foia/tidy-20-agencies.csv.gz");
    let lines = lines(&path);
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: {en: FOIA}\nlanguages: [en]\n");
    let map = std::fs::read(repository().join("docs/examples/us-foia/map.yaml")).unwrap();
    scratch.write("map.yaml", map);
    for agency in lines.iter().map(|line| line[0].to_lowercase()).collect::<BTreeSet<_>>() {
        scratch.write(&format!("content/{agency}/index.md"), format!("---\nname: {agency}\n---\n"));
    }
    let said = run(scratch.root(), &["import", path.to_str().unwrap(), "--map", "map.yaml", "--lang", "en"]);
    // Three cells have two values each, and two agencies lack tables in their first year: all are named.
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(!said.out.contains("not placed"), "{}", said.out);
    let unread: Vec<&str> = said.out.lines().filter(|line| line.contains(": unread ")).collect();
    assert_eq!(
        unread,
        [
            "content/nea/fy2010.md: unread backlog.overall.backlogged_requests: line 61325 has '10', \
             line 61488 \
             has '6'",
            "content/usps/fy2010.md: unread response_times.overall.simple_median: line 63282 has '7', \
             line 64054 \
             has '<1'",
            "content/usps/fy2010.md: unread response_times.overall.simple_average: line 63283 has '17', line \
             64055 has '14.1'",
        ]
    );
    assert_eq!(said.out.lines().filter(|line| line.contains(" is not there")).count(), 4, "{}", said.out);
    let tables: BTreeMap<&str, &str> = [
        ("V.A", "requests"),
        ("V.B.1", "dispositions"),
        ("V.B.3", "exemptions"),
        ("VI.A", "appeals"),
        ("VII.A", "response_times"),
        ("IX", "personnel"),
        ("X", "fees"),
        ("XII.A", "backlog"),
    ]
    .into();
    let checked = annals::Workspace::open(scratch.root(), true).unwrap().check().unwrap();
    let (mut held, mut left_out) = (0, 0);
    let found = figures(&checked);
    for line in &lines {
        let [agency, year, table, row, _, column, value, _] = &line[..] else { panic!("{line:?}") };
        let Some(table) = tables.get(&**table) else {
            left_out += 1;
            continue;
        };
        let at =
            [agency.to_lowercase(), format!("fy{year}"), (*table).to_owned(), row.clone(), column.clone()];
        let figure = found.get(&at).unwrap_or_else(|| panic!("no {at:?}"));
        let is_named = unread.iter().any(|told| told.contains(&format!("'{value}'"))) && figure == "?";
        assert!(figure == value || is_named, "{at:?}: {value} {figure}");
        held += 1;
    }
    assert!(said.out.contains(&format!("{left_out} cells are left out")), "{left_out}");
    assert_eq!(held + left_out, 404_754);
}

/// Every figure by agency, year, table and the words of its row and column.
fn figures(checked: &Checked) -> BTreeMap<[String; 5], String> {
    let mut figures = BTreeMap::new();
    for report in checked.archive.reports.iter() {
        let agency = &checked.archive.publisher(report.publisher()).id;
        for data in &report.data {
            for (row, column) in data.cells() {
                let figure = data.figure(row, column);
                let printed =
                    if figure.value == annals::Value::Unread { "?".into() } else { figure.to_string() };
                let label = data.column(column).name.text("en").replace(" · ", " - ");
                let at =
                    [agency.as_str(), &report.period.id, &data.block().id, data.row_label(row).text("en")];
                let [agency, period, table, row] = at.map(str::to_owned);
                figures.insert([agency, period, table, row, label], printed);
            }
        }
    }
    figures
}
