//! Tables with words beside the ids hold the same figures as the tables of figures, and the words of the
//! form.

use super::{Record, bytes, example, figures, records};
use crate::model::id::{Id, LanguageId};
use crate::pages::data::{DataFile, PublisherTable};
use crate::publish::pipeline::Checked;
use crate::testing::Scratch;
use std::collections::BTreeMap;

/// A file of a table without the mark by which Excel knows UTF-8.
fn table(checked: &Checked, table: PublisherTable, language: LanguageId) -> Vec<Record> {
    let bytes = bytes(checked, DataFile::Table(table, language));
    records(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap())
}

fn key(record: &Record, names: [&str; 5]) -> [String; 5] {
    names.map(|name| record[name].clone())
}

#[test]
fn every_figure_stands_in_one_table_with_the_words_of_its_form() {
    for checked in [example(), Scratch::copy_of("tests/data/series").check()] {
        let archive = &checked.archive;
        for publisher in archive.publishers.ids() {
            let known = archive.publisher(publisher);
            let own = figures(&checked, &known.id);
            for at in archive.site.language_ids() {
                let language = archive.site.language(at);
                let names = ["period", "form", "table_id", "row_id", "column_id"];
                let mut wanted: BTreeMap<[String; 5], &Record> =
                    own.iter().map(|record| (key(record, names), record)).collect();
                for of in PublisherTable::all(archive, publisher) {
                    let records = table(&checked, of, at);
                    assert!(!records.is_empty());
                    for record in records {
                        let names = ["period_id", "form_id", "table_id", "row_id", "column_id"];
                        let key = key(&record, names);
                        let figure = wanted.remove(&key).unwrap_or_else(|| panic!("{key:?} twice"));
                        for name in ["value", "as_printed", "kind", "status", "finding", "period_start"] {
                            let printed = record[name].strip_prefix('\'').unwrap_or(&record[name]);
                            assert_eq!(printed, figure[name], "{key:?} {name}");
                        }
                        assert_eq!(record["publisher_id"], known.id);
                        assert!(
                            at != LanguageId::at(0)
                                || record["note"].trim_start_matches('\'') == figure["note"]
                        );
                        let form = archive.forms.find(&record["form_id"]).map(|form| archive.form(form));
                        let block =
                            form.unwrap().blocks().iter().find(|b| b.id == record["table_id"]).unwrap();
                        let column =
                            block.columns.leaves.iter().find(|c| c.id == record["column_id"]).unwrap();
                        assert_eq!(record["column_name"], column.name.text(language));
                        if let Some(row) = block.rows.leaves.iter().find(|row| row.id == record["row_id"]) {
                            assert_eq!(record["row_name"], row.name.text(language));
                        }
                    }
                }
                assert!(wanted.is_empty(), "{}: {} figures are in no table", known.id, wanted.len());
            }
        }
    }
}

#[test]
fn tables_can_be_left_out() {
    let scratch = Scratch::copy_of("tests/data/series");
    let files = |scratch: &Scratch| {
        let checked = scratch.check();
        let tables = |file: &DataFile| matches!(file, DataFile::Table(..));
        DataFile::all(&checked.archive).iter().filter(|file| tables(file)).count()
    };
    assert!(files(&scratch) > 0);
    let site = scratch.read("annals.yaml");
    for data in ["data: {tables: false}", "data: {csv: false}"] {
        scratch.write("annals.yaml", format!("{site}\n{data}\n"));
        assert_eq!(files(&scratch), 0, "{data}");
    }
}
