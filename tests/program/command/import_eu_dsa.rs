//! `annals import --format eu-dsa-csv` and `annals export --to eu-dsa-csv`: real bundles have the figures
//! that others read from them, break the rules that they are known to break, and are the same once they went
//! out and came back.

use super::run;
use crate::support::{Scratch, real_data};
use annals::Checked;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The bundles, by report and as the archive names them.
const BUNDLES: [(&str, &str, &str); 6] = [
    ("aliexpress-2025-H2", "aliexpress", "2025-h2"),
    ("aliexpress-2026-H1", "aliexpress", "2026-h1"),
    ("amazon-2025-H2", "amazon", "2025-h2"),
    ("amazon-2025-H2-v2", "amazon-v2", "2025-h2"),
    ("booking-com-2026-H1", "booking-com", "2026-h1"),
    ("tiktok-2026-H1", "tiktok", "2026-h1"),
];

/// The blocks of the form by the numbers of the tables.
const BLOCKS: [(&str, &str); 8] = [
    ("orders", "3"),
    ("notices", "4"),
    ("own_illegal", "5"),
    ("own_terms", "6"),
    ("appeals", "7"),
    ("automated_means", "8"),
    ("human_resources", "9"),
    ("recipients", "10"),
];

/// Which rule of the template a check is, by the end of its id.
const RULES: [(&str, &str); 11] = [
    (".parts_", "S1-subcategories"),
    (".total", "H1-total"),
    (".states_", "H2-states"),
    (".flaggers_", "H3-trusted-flagger"),
    (".outcomes", "H4-outcomes"),
    (".kinds", "H5-kinds"),
    ("notices_processed", "H6-notices-8-4"),
    ("own_initiative_measures", "H7-own-initiative-8-56"),
    (".own_initiative", "H7b-own-initiative-in-total"),
    (".automated", "H8-automated"),
    ("recipients.total", "H10-recipients"),
];

type Figures = BTreeSet<[String; 6]>;

fn archive() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: DSA\nlanguages: [en]\n");
    for (_, publisher, _) in BUNDLES {
        scratch.write(&format!("content/{publisher}/index.md"), format!("---\nname: {publisher}\n---\n"));
    }
    scratch
}

fn import(scratch: &Scratch, bundle: &Path, publisher: &str, period: &str) {
    let bundle = bundle.to_str().unwrap();
    let said = run(
        scratch.root(),
        &["import", bundle, "--format", "eu-dsa-csv", "--publisher", publisher, "--period", period],
    );
    assert!(scratch.path(&format!("content/{publisher}/{period}.md")).exists(), "{}{}", said.out, said.err);
}

/// The bundles of the data, imported.
fn imported(data: &Path) -> Scratch {
    let scratch = archive();
    for (bundle, publisher, period) in BUNDLES {
        import(&scratch, &data.join("dsa/bundles").join(bundle), publisher, period);
    }
    scratch
}

fn lines(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let heads = reader.headers().unwrap().clone();
    let fields = |record: csv::StringRecord| {
        heads.iter().zip(record.iter()).map(|(head, cell)| (head.to_owned(), cell.to_owned())).collect()
    };
    reader.records().map(|record| fields(record.unwrap())).collect()
}

/// The figures of another reader: table, row, description, scope, column, what is printed. Descriptions
/// beside categories that have a name are no figures, and the import lists them.
fn expected(path: &Path) -> Figures {
    let is_other = |row: &str| {
        [
            "c1c", "c2f", "c3g", "c4h", "c5e", "c6d", "c7g", "c8d", "c9f", "c10e", "c11g", "c12d", "c13c",
            "c14f", "c15g",
        ]
        .contains(&row)
    };
    let line = |line: BTreeMap<String, String>| {
        let other = if is_other(&line["row"]) { line["other"].clone() } else { String::new() };
        let scope = if line["scope"].starts_with("AT, ") { "AT..SE" } else { &line["scope"] };
        [&line["table"], &line["row"], &other, scope, &line["column"], line["value"].trim()]
            .map(str::to_owned)
    };
    lines(path).into_iter().map(line).collect()
}

/// The figures of the archive's report in the same terms.
fn found(checked: &Checked, publisher: &str, period: &str) -> Figures {
    let archive = &checked.archive;
    let is_it = |report: &&annals::ArchivedReport| {
        archive.publisher(report.publisher()).id == publisher && &*report.period.id == period
    };
    let report = archive.reports.iter().find(is_it).unwrap();
    let mut figures = Figures::new();
    for data in &report.data {
        let block = data.block();
        let Some((_, table)) = BLOCKS.iter().find(|(id, _)| *id == block.id) else { continue };
        for (row, column) in data.rows().flat_map(|row| data.columns().map(move |column| (row, column))) {
            let figure = data.figure(row, column);
            let printed = figure.to_string();
            if printed.is_empty() {
                continue;
            }
            let leaf = |row| block.row(data.form_row(row).unwrap());
            let label = |row| data.row_label(row).text("en").to_owned();
            let scope = |row| {
                let of_list = leaf(row).codes.iter().any(|code| code.label == *data.row_label(row));
                let words = label(row);
                match words.split_once(", ").filter(|_| of_list) {
                    Some((code, _)) => code.to_owned(),
                    None if words.starts_with("AT, ") => "AT..SE".to_owned(),
                    None => words,
                }
            };
            let of_category = |row| match (&*leaf(row).id, leaf(row).open) {
                ("strange", _) => ("c15".to_owned(), String::new()),
                ("strange_parts", _) => ("c15g".to_owned(), label(row)),
                (id, true) => (id.to_owned(), label(row)),
                (id, false) => (id.to_owned(), String::new()),
            };
            let column = data.column(column).id.clone();
            let (row, other, scope, column) = match *table {
                "3" if data.is_coded(row) => {
                    let (id, other) = of_category(data.within(row).unwrap());
                    (id, other, scope(row), column)
                }
                "3" | "4" | "5" | "6" => {
                    let (id, other) = of_category(row);
                    (id, other, if *table == "3" { "TOTAL" } else { "" }.to_owned(), column)
                }
                "7" => (leaf(row).id.clone(), String::new(), column, "value".to_owned()),
                _ => {
                    let scope = if leaf(row).open { scope(row) } else { leaf(row).id.clone() };
                    let scope = if *table == "10" && scope == "total" { "TOTAL".to_owned() } else { scope };
                    (column, String::new(), scope, "value".to_owned())
                }
            };
            figures.insert([(*table).to_owned(), row, other, scope, column, printed]);
        }
    }
    figures
}

#[test]
fn a_bundle_has_every_figure_of_its_files_and_no_other() {
    let Some(data) = real_data("a_bundle_has_every_figure_of_its_files_and_no_other") else { return };
    let scratch = imported(&data);
    let checked = annals::Workspace::open(scratch.root(), true).unwrap().check().unwrap();
    for (bundle, publisher, period) in BUNDLES {
        let files = data.join("dsa/bundles").join(bundle);
        let tables: BTreeSet<String> = fs::read_dir(files)
            .unwrap()
            .map(|file| {
                let name = file.unwrap().file_name().into_string().unwrap();
                name.split('_').next().unwrap().to_owned()
            })
            .collect();
        let mut expected = expected(&data.join(format!("dsa/figures/{bundle}.csv")));
        expected.retain(|figure| tables.contains(&figure[0]));
        let found = found(&checked, publisher, period);
        let lacking: Vec<_> = expected.difference(&found).collect();
        let more: Vec<_> = found.difference(&expected).collect();
        assert!(lacking.is_empty() && more.is_empty(), "{bundle}: lacking {lacking:#?}, more {more:#?}");
        println!("{bundle}: {} figures", found.len());
    }
}

#[test]
fn rules_fail_where_they_are_known_to() {
    let Some(data) = real_data("rules_fail_where_they_are_known_to") else { return };
    let scratch = imported(&data);
    let said = run(scratch.root(), &["check", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let mut counted: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for told in told["diagnostics"].as_array().unwrap() {
        let outcome = told["finding"]["outcome"].as_str().unwrap_or_default();
        let check = told["finding"]["check"].as_str().unwrap_or_default();
        let Some((_, rule)) = RULES.iter().rev().find(|(part, _)| check.contains(part)) else { continue };
        // What a regulation states is a contradiction, what is inferred a question.
        match outcome {
            "contradiction" => assert!(rule.starts_with('S'), "{check}"),
            "question" => assert!(rule.starts_with('H'), "{check}"),
            _ => continue,
        }
        let path = told["path"].as_str().unwrap();
        let of =
            |(_, publisher, period): &&(&str, &str, &str)| path == format!("content/{publisher}/{period}.md");
        let bundle = BUNDLES.iter().find(of).unwrap().0;
        *counted.entry((bundle.to_owned(), rule)).or_default() += 1;
    }
    let mut known: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for line in lines(&data.join("dsa/faults.csv")) {
        let rule = RULES.iter().find(|(_, rule)| *rule == line["rule"]);
        let bundle = BUNDLES.iter().find(|(bundle, ..)| *bundle == line["report"]);
        if let (Some((_, rule)), Some((bundle, ..))) = (rule, bundle) {
            // Of the first version of one report the data have other tables from elsewhere.
            if !bundle.starts_with("amazon") || line["table"] == "6" {
                *known.entry(((*bundle).to_owned(), rule)).or_default() += 1;
            }
        }
    }
    assert_eq!(counted, known);
}

/// Which rules on single cells a check is of, by the end of its id. Blanks around a number are kept nowhere.
const RULES_OF_CELLS: [(&str, &[&str]); 5] = [
    (".categories", &["S3-category"]),
    (".plain", &["S4-share", "S4-number", "S4-writing"]),
    (".whole", &["S4-integer"]),
    (".states", &["S6-state"]),
    (".languages", &["S6-language"]),
];

#[test]
fn every_cell_that_breaks_a_rule_on_categories_writing_or_codes_is_named() {
    let name = "every_cell_that_breaks_a_rule_on_categories_writing_or_codes_is_named";
    let Some(data) = real_data(name) else { return };
    let scratch = imported(&data);
    let said = run(scratch.root(), &["check", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let mut counted: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for told in told["diagnostics"].as_array().unwrap() {
        let finding = &told["finding"];
        let check = finding["check"].as_str().unwrap_or_default();
        let Some((part, _)) = RULES_OF_CELLS.iter().find(|(part, _)| check.ends_with(part)) else { continue };
        assert_eq!(finding["outcome"], "contradiction", "{check}");
        let path = told["path"].as_str().unwrap();
        let is_it =
            |(_, publisher, period): &&(&str, &str, &str)| path == format!("content/{publisher}/{period}.md");
        let bundle = BUNDLES.iter().find(is_it).unwrap().0;
        let table = BLOCKS.iter().find(|(block, _)| check.starts_with(&format!("{block}."))).unwrap().1;
        let terms = finding["comparisons"].as_array().unwrap().iter();
        let cells: usize = terms.map(|terms| terms["terms"].as_array().unwrap().len()).sum();
        *counted.entry((bundle, table, part)).or_default() += cells;
    }
    let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for line in lines(&data.join("dsa/faults.csv")) {
        let rule = RULES_OF_CELLS.iter().find(|(_, rules)| rules.contains(&&*line["rule"]));
        let bundle = BUNDLES.iter().find(|(bundle, ..)| *bundle == line["report"]);
        let table = BLOCKS.iter().find(|(_, number)| *number == line["table"]);
        let (Some((part, _)), Some((bundle, ..)), Some((_, table))) = (rule, bundle, table) else { continue };
        // Of the first version of one report the data have other tables from elsewhere.
        let is_here = !bundle.starts_with("amazon") || *table == "6";
        if is_here && line["note"] != "blank around" {
            *known.entry((bundle, table, part)).or_default() += 1;
        }
    }
    assert_eq!(counted, known);
}

#[test]
fn files_have_the_heads_of_the_template_to_the_character() {
    let Some(data) = real_data("files_have_the_heads_of_the_template_to_the_character") else { return };
    let template = fs::read_to_string(data.join("dsa/template.json")).unwrap();
    let template: serde_json::Value = serde_json::from_str(&template).unwrap();
    let scratch = archive();
    let figures = "\
---
form: eu-dsa-2025
statistics:
  category_notes: {total: {context: All}}
  orders: {total: {act_orders: 1}}
  notices: {total: {notices: 1}}
  own_illegal: {total: {measures: 1}}
  own_terms: {total: {measures: 1}}
  appeals: {complaints: {total: 1}}
  automated_means: {total: {measures_auto: 1}}
  human_resources: {total: {internal: 1}}
  recipients: {total: {amar: 1}}
  qualitative: {summary: {text: Nothing}}
  identification: {provider: {value: Trailbook}}
---
";
    scratch.write("content/amazon/2025-h2.md", figures);
    let arguments = ["export", "amazon", "2025-h2", "--to", "eu-dsa-csv", "--output", "out"];
    let said = run(scratch.root(), &arguments);
    assert_eq!(said.code, 0, "{}", said.err);
    for table in template["tables"].as_array().unwrap() {
        let file = scratch.path(&format!("out/{}.csv", table["sheet"].as_str().unwrap()));
        let written = csv::Reader::from_path(&file).unwrap().headers().unwrap().clone();
        let heads: Vec<&str> =
            table["header"].as_array().unwrap().iter().map(|h| h.as_str().unwrap()).collect();
        assert_eq!(written.iter().collect::<Vec<&str>>(), heads, "{}", file.display());
    }
}

#[test]
fn what_goes_out_comes_back_the_same() {
    let Some(data) = real_data("what_goes_out_comes_back_the_same") else { return };
    let scratch = imported(&data);
    let again = archive();
    for (bundle, publisher, period) in BUNDLES {
        let out: PathBuf = scratch.path(&format!("out/{bundle}"));
        let to = out.to_str().unwrap();
        let said = run(scratch.root(), &["export", publisher, period, "--to", "eu-dsa-csv", "--output", to]);
        assert_eq!(said.code, 0, "{}", said.err);
        import(&again, &out, publisher, period);
        let figures = |scratch: &Scratch| {
            let text = scratch.read(&format!("content/{publisher}/{period}.md"));
            let from = text.find("\nrows:").or(text.find("\nstatistics:")).unwrap();
            text[from..].to_owned()
        };
        similar(&figures(&scratch), &figures(&again), bundle);
        let head = fs::read_to_string(out.join("6_own_initiative_TC.csv"));
        assert!(head.is_err() || head.unwrap().contains("Visibility restriction Labelled ,"), "{bundle}");
    }
}

fn similar(one: &str, other: &str, bundle: &str) {
    for (one, other) in one.lines().zip(other.lines()) {
        assert_eq!(one, other, "{bundle}");
    }
    assert_eq!(one.lines().count(), other.lines().count(), "{bundle}");
}

#[test]
fn the_reasons_for_tables_that_are_left_out_stay_when_a_report_is_read_again() {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: DSA\nlanguages: [en]\n");
    scratch.write("content/trailbook/index.md", "---\nname: Trailbook\n---\n");
    let report = "\
---
form: eu-dsa-2025
omitted:
  human_resources: Asked of very large online platforms only
  own_illegal: Nothing was illegal
statistics:
  identification:
    provider: [Trailbook Ltd]
    published: [2027-02-15]
    starts: [2026-01-01]
    ends: [2026-12-31]
  own_terms:
    total: {measures: 64, automated: 38}
---
";
    scratch.write("content/trailbook/2026.md", report);
    let bundle = scratch.path("bundle");
    let bundle = bundle.to_str().unwrap();
    let said =
        run(scratch.root(), &["export", "trailbook", "2026", "--to", "eu-dsa-csv", "--output", bundle]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let arguments = ["import", bundle, "--format", "eu-dsa-csv", "--publisher", "trailbook", "--replace"];
    let said = run(scratch.root(), &arguments);
    let text = scratch.read("content/trailbook/2026.md");
    assert!(
        text.contains("human_resources: Asked of very large online platforms only"),
        "{}{text}",
        said.err
    );
    assert!(text.contains("own_illegal: Nothing was illegal"), "{text}");
}
