//! `datapackage.json`: the CSV files described as a Frictionless Data Package (version 1), with the schema of
//! their columns.
//!
//! It names the file of the whole archive and those of its periods, whose number stays small; the same
//! observations by publisher are named in `archive.json`. It holds no sizes and no digests, which the
//! manifest has, so that a changed figure does not change it.

use super::dictionary::{COLUMNS, Column, key, kinds, statuses};
use super::file::{DataFile, Dialect, Extent};
use super::json::to_bytes;
use super::{hierarchy, reporting, vintages};
use crate::model::archive::Archive;
use crate::text::strings::strings;
use serde_json::{Value, json};

/// The description of the CSV files.
pub(super) fn write(archive: &Archive) -> Vec<u8> {
    let language = archive.site.first_language();
    let extents = std::iter::once(Extent::Archive).chain(archive.periods.ids().map(Extent::Period));
    let mut resources: Vec<Value> =
        extents.filter_map(|extent| resource(archive, extent, language)).collect();
    let words = strings(language);
    let vintage = |column: &str| words.one_of("vintage", column);
    let reported = |column: &str| words.one_of("reporting", column);
    let title = words.word("vintages.title");
    resources.extend(described(
        archive,
        DataFile::Vintages,
        ("vintages", title),
        &vintages::COLUMNS,
        vintage,
    ));
    let title = words.word("reporting.title");
    let columns = &reporting::COLUMNS;
    resources.extend(described(archive, DataFile::Reporting, ("reporting", title), columns, reported));
    let title = words.word("hierarchy.title");
    let columns = &hierarchy::COLUMNS;
    let held = |column: &str| words.one_of("hierarchy", column);
    resources.extend(described(archive, DataFile::Hierarchy, ("hierarchy", title), columns, held));
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "annals",
        "title": archive.site.title.text(language),
        "description": archive.site.description.text(language),
        "resources": resources,
    });
    if let Some(identifier) = &archive.site.identifier {
        package["id"] = json!(identifier);
    }
    if let Some(license) = &archive.site.license {
        let mut described = json!({"title": license.title.text(language), "path": license.url});
        if let Some(id) = &license.id {
            described["name"] = json!(id);
        }
        package["licenses"] = json!([described]);
    }
    if let Some(base) = &archive.site.base {
        package["homepage"] = json!(base);
    }
    to_bytes(&package)
}

fn resource(archive: &Archive, extent: Extent, language: &str) -> Option<Value> {
    let file = DataFile::Figures(extent, Dialect::Standard);
    let (name, title) = match extent {
        Extent::Archive => ("figures".to_owned(), archive.site.title.text(language).to_owned()),
        Extent::Period(period) => {
            let period = archive.period(period);
            (format!("figures-{}", period.id), period.label(language))
        }
        Extent::Publisher(_) => return None,
    };
    file.is_published(archive).then(|| {
        json!({
            "profile": "tabular-data-resource",
            "name": name,
            "title": title,
            "path": file.path(archive),
            "format": "csv",
            "mediatype": file.media_type(),
            "encoding": "utf-8",
            "dialect": dialect(),
            "schema": schema(archive, language),
        })
    })
}

/// A file with columns of its own, and what each of them means.
fn described(
    archive: &Archive,
    file: DataFile,
    (name, title): (&str, &str),
    columns: &[(&str, &str)],
    meaning: impl Fn(&str) -> &'static str,
) -> Option<Value> {
    let field = |&(column, kind): &(&str, &str)| {
        let meaning = meaning(column);
        json!({"name": column, "type": kind, "description": meaning})
    };
    let fields: Vec<Value> = columns.iter().map(field).collect();
    file.is_published(archive).then(|| {
        json!({
            "profile": "tabular-data-resource",
            "name": name,
            "title": title,
            "path": file.path(archive),
            "format": "csv",
            "mediatype": file.media_type(),
            "encoding": "utf-8",
            "dialect": dialect(),
            "schema": {
                "fields": fields,
                "missingValues": [""],
            },
        })
    })
}

/// How the files are written.
fn dialect() -> Value {
    json!({
        "delimiter": ",",
        "lineTerminator": "\r\n",
        "quoteChar": "\"",
        "doubleQuote": true,
        "header": true,
    })
}

/// The columns: names, types, meaning, and what may stand in them.
fn schema(archive: &Archive, language: &str) -> Value {
    json!({
        "fields": COLUMNS.iter().map(|column| field(column, language)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": key(archive),
    })
}

fn field(column: &Column, language: &str) -> Value {
    let mut constraints = json!({});
    if column.required {
        constraints["required"] = json!(true);
    }
    if column.name == "publisher" {
        constraints["pattern"] = json!("[a-z0-9][a-z0-9-]*");
    }
    let codes: Vec<(&str, &str)> = match column.name {
        "kind" => kinds(language).collect(),
        "status" => statuses(language).collect(),
        _ => Vec::new(),
    };
    let mut field = json!({
        "name": column.name,
        "type": column.kind,
        "title": column.title(language),
        "description": column.meaning(language),
    });
    if !codes.is_empty() {
        constraints["enum"] = codes.iter().map(|(code, _)| *code).collect();
        // The name that version 2 of the standard gives it; version 1 allows what it does not know.
        field["categories"] =
            codes.iter().map(|(code, words)| json!({"value": code, "label": words})).collect();
    }
    if constraints.as_object().is_some_and(|constraints| !constraints.is_empty()) {
        field["constraints"] = constraints;
    }
    field
}
