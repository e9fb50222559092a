//! Forms as JSON, held against the figures that follow them.

use super::{bytes, example, figures, json};
use crate::model::period::Period;
use crate::pages::data::DataFile;
use crate::publish::pipeline::Checked;
use crate::testing::Scratch;
use serde_json::Value;
use std::collections::BTreeMap;

fn form(checked: &Checked, id: &str) -> Value {
    json(&bytes(checked, DataFile::Form(checked.archive.forms.find(id).unwrap())))
}

fn blocks(form: &Value) -> impl Iterator<Item = &Value> {
    form["tables"].as_array().unwrap().iter().flat_map(|table| table["blocks"].as_array().unwrap())
}

/// The row or column with an id, or the open one that stands for it.
fn find<'f>(leaves: &'f Value, id: &str) -> Option<&'f Value> {
    let leaves = leaves.as_array().unwrap();
    leaves.iter().find(|leaf| leaf["id"] == id).or_else(|| leaves.iter().find(|leaf| leaf["open"] == true))
}

#[test]
fn every_figure_is_one_that_its_form_asks_for() {
    for checked in [example(), Scratch::copy_of("tests/data/series").check()] {
        let mut forms = BTreeMap::new();
        for publisher in checked.archive.publishers.iter() {
            for record in figures(&checked, &publisher.id) {
                let id = &record["form"];
                let form = forms.entry(id.clone()).or_insert_with(|| form(&checked, id));
                let block = blocks(form).find(|block| block["id"] == record["table_id"]).unwrap();
                let row = find(&block["rows"], &record["row_id"]).unwrap();
                let column = find(&block["columns"], &record["column_id"]).unwrap();
                let address = [&row["id"], &column["id"]].map(|id| id.as_str().unwrap()).join(".");
                let cells = [&block["cells"][address], &column["cell"], &block["cell"]];
                let cell = cells.into_iter().find(|cell| !cell.is_null()).unwrap();
                let units = cell["units"].as_array().unwrap();
                let known = units.iter().any(|unit| {
                    unit["unit"].as_object().unwrap().values().any(|words| *words == record["unit"])
                });
                assert!(known || units.is_empty() || record["unit"].is_empty(), "{record:?}: {units:?}");
            }
        }
        assert!(!forms.is_empty());
    }
}

#[test]
fn a_form_says_how_it_goes_on_and_what_must_reconcile() {
    let checked = Scratch::copy_of("tests/data/series").check();
    let mut entries = 0;
    for id in checked.archive.shown_forms() {
        let form = checked.archive.form(id);
        let json = self::form(&checked, &form.id);
        assert_eq!(json["checks"].as_array().unwrap().len(), form.checks.len());
        for (written, check) in json["checks"].as_array().unwrap().iter().zip(&form.checks) {
            assert_eq!(written["id"], *check.id);
            assert_eq!(written["severity"], check.strictness.name());
            assert!(written["formula"]["en"].as_str().is_some_and(|formula| !formula.is_empty()));
        }
        for (written, crosswalk) in json["crosswalks"].as_array().unwrap().iter().zip(&form.crosswalks) {
            assert_eq!(written["from"], *crosswalk.from);
            assert_eq!(written["entries"].as_array().unwrap().len(), crosswalk.entries.len());
            entries += crosswalk.entries.len();
        }
        assert_eq!(json["page"], "index.html");
        let period = |named: &Value| named.as_str().map(str::to_owned);
        let id = |period: Option<Period>| period.map(|period| period.id.into_string());
        assert_eq!(period(&json["used"]["from"]), id(form.used.first()));
        assert_eq!(period(&json["used"]["to"]), id(form.used.last()));
    }
    assert!(entries > 5);
}
