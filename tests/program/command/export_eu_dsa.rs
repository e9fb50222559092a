//! Bundles of chance: a report by `eu-dsa-2025` that goes out as official files comes back figure by figure.

use super::run;
use crate::support::Scratch;
use annals::{Checked, Language};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The rows of each table that may have figures, and their columns.
const TABLES: [(&str, &[&str], &[&str]); 8] = [
    (
        "orders",
        &["total", "total_fr", "c1", "c1_de", "c1_gr", "c2", "c2b", "c2b_el", "other", "other_it", "c16"],
        &["act_orders", "act_items", "act_inform_h", "info_orders"],
    ),
    (
        "notices",
        &["total", "c1", "c1a", "other", "another", "lacking", "under", "c17"],
        &["notices", "notices_tf", "items", "median_h", "law", "terms_tf"],
    ),
    ("own_illegal", &["total", "c14", "c14a", "other", "lacking"], &["measures", "automated", "vis_removal"]),
    ("own_terms", &["total", "c15", "c15a", "other", "under"], &["measures", "automated", "vis_disable"]),
    ("appeals", &["complaints", "visibility", "disputes"], &["total", "upheld", "reversed", "median_h"]),
    ("automated_means", &["total", "own_initiative", "de", "mt"], &["measures_auto", "measures_not_auto"]),
    ("human_resources", &["total", "fr", "tlh"], &["linguistic"]),
    ("recipients", &["total", "fr", "el", "gr"], &["amar"]),
];

/// Rows that the report names, by their tables, with what it says of them.
const NAMED: [(&str, &str, &str); 12] = [
    ("orders", "other", "{label: 'Reviews, bought', in: c2}"),
    ("orders", "c1_gr", "{label: GR, in: c1, as: states}"),
    ("notices", "other", "{label: 'Reviews, bought', in: c2}"),
    ("notices", "another", "{label: A \"second\" kind, in: c2}"),
    ("notices", "lacking", "STATEMENT_CATEGORY_OF_OUR_OWN"),
    ("notices", "under", "{label: KEYWORD_OF_OUR_OWN, in: c1, as: strange_parts}"),
    ("own_illegal", "other", "{label: 'Reviews, bought', in: c2}"),
    ("own_illegal", "lacking", "STATEMENT_CATEGORY_OF_OUR_OWN"),
    ("own_terms", "other", "{label: 'Reviews, bought', in: c15}"),
    ("own_terms", "under", "{label: KEYWORD_OF_OUR_OWN, in: c15, as: strange_parts}"),
    ("human_resources", "tlh", "tlh"),
    ("recipients", "gr", "GR"),
];

/// What may stand in a cell, as an author writes it.
const FIGURES: [&str; 8] = [
    "0",
    "7",
    "1840000000",
    "{printed: '6,706', value: 6706}",
    "'> 45'",
    "2-5",
    "/",
    "{value: 3, note: 'So said, \"by us\"'}",
];

/// A report with these figures: each by its table, row, column and what is printed. A row that it names has
/// one at least.
fn report(mut cells: BTreeMap<(usize, usize, usize), usize>) -> String {
    let mut text = "---\nform: eu-dsa-2025\nrows:\n".to_owned();
    for (at, (block, rows, _)) in TABLES.iter().enumerate() {
        let named: Vec<_> = NAMED.iter().filter(|(of, ..)| of == block).collect();
        if !named.is_empty() {
            text.push_str(&format!("  {block}:\n"));
        }
        for (_, id, says) in named {
            text.push_str(&format!("    {id}: {says}\n"));
            let row = rows.iter().position(|row| row == id).unwrap();
            cells.entry((at, row, 0)).or_insert(1);
        }
    }
    text.push_str("statistics:\n");
    for (at, (block, rows, columns)) in TABLES.iter().enumerate() {
        let of_table: Vec<_> = cells.iter().filter(|((table, ..), _)| *table == at).collect();
        if of_table.is_empty() {
            continue;
        }
        text.push_str(&format!("  {block}:\n"));
        for (row, id) in rows.iter().enumerate() {
            let of_row = of_table.iter().filter(|((_, of, _), _)| *of == row);
            let of_row: Vec<String> = of_row
                .map(|((.., column), figure)| format!("{}: {}", columns[*column], written(block, **figure)))
                .collect();
            if !of_row.is_empty() {
                text.push_str(&format!("    {id}: {{{}}}\n", of_row.join(", ")));
            }
        }
    }
    text + "---\n"
}

/// A figure; the last table has no words beside figures.
fn written(block: &str, figure: usize) -> &'static str {
    if block == "recipients" && FIGURES[figure].contains("note") { "3" } else { FIGURES[figure] }
}

/// All figures that are given, by their rows and those that these stand under, with the words beside them.
fn figures(checked: &Checked) -> BTreeMap<String, (String, String)> {
    let mut figures = BTreeMap::new();
    for data in checked.archive.reports.iter().flat_map(|report| &report.data) {
        let block = data.block();
        for (row, column) in data.cells().filter(|&(row, column)| data.has(row, column)) {
            let figure = data.figure(row, column);
            let rows = std::iter::successors(Some(row), |&row| data.within(row));
            let of_form = |row| data.form_row(row).map_or("", |row| &block.row(row).id);
            let path: Vec<String> =
                rows.map(|row| format!("{} {}", of_form(row), data.row_label(row).text("en"))).collect();
            let printed = figure.to_string();
            if !printed.is_empty() {
                let address = format!("{} {} {}", block.id, path.join(" in "), data.column(column).id);
                figures.insert(address, (printed, figure.note().unwrap_or_default().to_owned()));
            }
        }
    }
    figures
}

fn archive() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: DSA\nlanguages: [en]\n");
    scratch.write("content/service/index.md", "---\nname: Service\n---\n");
    scratch
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_of_chance_comes_back_figure_by_figure(
        cells in prop::collection::vec((0..TABLES.len(), 0..11_usize, 0..6_usize, 0..FIGURES.len()), 1..120),
    ) {
        let place = |(table, row, column, figure): (usize, usize, usize, usize)| {
            let (_, rows, columns) = TABLES[table];
            ((table, row % rows.len(), column % columns.len()), figure)
        };
        let text = report(cells.into_iter().map(place).collect());
        let (out, back) = (archive(), archive());
        out.write("content/service/2025-h2.md", &text);
        let checked = out.check();
        prop_assert!(!checked.has_errors(), "{}\n{text}", out.told(Language::En));
        let bundle = out.path("bundle");
        let bundle = bundle.to_str().unwrap();
        let said = run(
            out.root(),
            &["export", "service", "2025-h2", "--to", "eu-dsa-csv", "--output", bundle],
        );
        prop_assert_eq!(said.code, 0, "{}", said.err);
        let said =
            run(back.root(), &["import", bundle, "--format", "eu-dsa-csv", "--publisher", "service"]);
        prop_assert_eq!(said.code, 0, "{}{}\n{}", said.out, said.err, text);
        prop_assert_eq!(figures(&checked), figures(&back.check()), "{}", text);
    }
}
