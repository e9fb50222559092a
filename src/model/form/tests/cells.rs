//! What a cell holds: each property by itself from its row, its column or its block.

use crate::model::form::{self, Form};
use crate::text::source::FileId;
use crate::text::yaml;

fn form(yaml: &str) -> Form {
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FileId(0), yaml, 0..yaml.len(), &mut diagnostics).unwrap();
    let form = form::read(&node, "en", &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    form
}

/// What the cell holds of a table, a column and a row that say this, in the words of a form.
fn cell(table: &str, column: &str, row: &str) -> String {
    let form = form(&format!(
        "id: f
title: F
used: {{kind: year}}
tables:
  - id: t
    title: T
    {table}
    columns: [{{id: c, label: C, {column}}}]
    rows: [{{id: r, label: R, {row}}}]
"
    ));
    let block = form.block(form.find_block("t").unwrap());
    let spec = block.spec(block.rows.leaf("r"), block.columns.leaf("c").unwrap());
    let mut words = vec![spec.kind.name().to_owned()];
    words.extend((spec.decimals < 9).then(|| format!("decimals {}", spec.decimals)));
    words.extend(spec.sparse.then(|| "sparse".to_owned()));
    words.extend(spec.units.iter().map(|span| span.unit.label.text("en").to_owned()));
    words.extend((!spec.unit_printed).then(|| "not printed".to_owned()));
    words.push(spec.aggregate.name().to_owned());
    words.join(", ")
}

const MONEY: &str = "kind: amount, decimals: 2, unit: CNY, unit_printed: false, aggregate: sum";

#[test]
fn what_a_row_does_not_say_of_its_cells_is_its_columns() {
    for (row, holds) in [
        ("", "amount, decimals 2, CNY, not printed, sum"),
        ("sparse: true", "amount, decimals 2, sparse, CNY, not printed, sum"),
        ("decimals: any", "amount, CNY, not printed, sum"),
        ("aggregate: max", "amount, decimals 2, CNY, not printed, max"),
        ("unit_printed: true", "amount, decimals 2, CNY, sum"),
        // What the column says anyway changes nothing.
        ("kind: amount, unit: CNY", "amount, decimals 2, CNY, not printed, sum"),
    ] {
        assert_eq!(cell("stub: S", MONEY, row), holds, "{row}");
    }
    assert_eq!(cell("stub: S", "sparse: true", "sparse: false"), "count, none");
    assert_eq!(cell("sparse: true", "aggregate: sum", "decimals: 2"), "count, decimals 2, sparse, sum");
    assert_eq!(cell("unit: items", "aggregate: min", "sparse: true"), "count, sparse, items, min");
}

#[test]
fn a_row_of_another_kind_or_unit_than_its_column_measures_something_else() {
    let column = format!("{MONEY}, sparse: true");
    for (table, row, holds) in [
        ("stub: S", "kind: count", "count, sparse, none"),
        ("stub: S", "kind: text", "text, sparse, none"),
        ("unit: items", "kind: count", "count, sparse, items, none"),
        ("decimals: 1", "kind: number, aggregate: max", "number, decimals 1, sparse, max"),
        ("stub: S", "unit: days", "amount, sparse, days, none"),
        ("stub: S", "unit: days, decimals: 0, sparse: false", "amount, decimals 0, days, none"),
    ] {
        assert_eq!(cell(table, &column, row), holds, "{table}; {row}");
    }
}

#[test]
fn a_group_of_rows_speaks_for_its_rows() {
    let form = form(
        "id: f
title: F
used: {kind: year}
tables:
  - id: t
    title: T
    columns: [{id: c, label: C, aggregate: sum}]
    rows:
      - label: G
        sparse: true
        unit: items
        rows: [{id: a, label: A}, {id: b, label: B, sparse: false}]
",
    );
    let block = form.block(form.find_block("t").unwrap());
    let spec = |row| block.spec(block.rows.leaf(row), block.columns.leaf("c").unwrap());
    assert!(spec("a").sparse && !spec("b").sparse);
    assert!(["a", "b"].iter().all(|row| spec(row).units.len() == 1));
}
