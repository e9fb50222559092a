//! Each outside crate has its home.

use crate::source::{repository, sources};
use crate::uses::uses;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The modules in which each outside crate is named; a crate that is not listed may not be used.
const HOMES: [(&str, &[&str]); 39] = [
    ("ammonia", &["markdown"]),
    ("annotate_snippets", &["format"]),
    ("axum", &["serve"]),
    ("clap", &["command"]),
    ("clap_complete", &["command"]),
    ("clap_mangen", &["command"]),
    // Style sheets of pages that are imported.
    ("cssparser", &["source"]),
    ("csv", &["data", "source"]),
    ("encoding_rs", &["collate", "discover", "source"]),
    ("flate2", &["source"]),
    ("granit_parser", &["yaml"]),
    // Folders compiled in: the theme, the pages of codes.
    ("include_dir", &["strings", "theme", "explain"]),
    // Dates are a word of the field: periods, dates of reports, and date cells.
    ("jiff", &["period", "report", "archive", "data", "figure", "form", "reporting", "metadata", "warc"]),
    ("lol_html", &["markdown", "verify", "integrity", "serve"]),
    // The objects of a PDF, unpacked and unlocked.
    ("lopdf", &["source"]),
    ("minijinja", &["theme"]),
    // Named in main.rs alone.
    ("mimalloc", &[]),
    ("notify", &["watch"]),
    ("percent_encoding", &["address", "view", "format", "serve"]),
    ("pulldown_cmark", &["markdown"]),
    // Packages of XML: workbooks and documents.
    ("quick_xml", &["source", "xml"]),
    // Whatever is done for every report is done in parallel.
    (
        "rayon",
        &[
            "discover",
            "archive",
            "check",
            // How many publishers are compared at once.
            "series",
            "prose",
            "search",
            "output",
            "verify",
            "ledger",
            "integrity",
            "target",
            "bag",
            "warc",
            "command",
        ],
    ),
    ("rust_decimal", &["unit", "figure"]),
    ("rust_xlsxwriter", &["workbook", "spreadsheet"]),
    // Two folders exchanged, a file system synced; limits of the process that opens a PDF.
    ("rustix", &["output", "command"]),
    // Signed addresses of a store that speaks S3.
    ("rusty_s3", &["target"]),
    ("scraper", &["source", "printed"]),
    ("serde", &["facts", "data", "view", "theme", "format"]),
    ("serde_json", &["data", "search", "compare", "schema", "format", "serve", "command"]),
    // Texts of our own, where no place in a file is needed.
    ("serde_yaml", &["strings"]),
    ("sha2", &["publication", "output", "format", "serve", "provenance", "warc"]),
    // Templates run on a stack of their own.
    ("stacker", &["theme"]),
    ("strsim", &["yaml", "reading"]),
    ("tempfile", &["target"]),
    ("tokio", &["serve"]),
    ("tokio_stream", &["serve"]),
    ("unicode_normalization", &["character", "collate", "file_name", "reading", "search"]),
    ("walkdir", &["discover", "theme", "verify", "integrity", "watch", "command"]),
    ("zip", &["source", "spreadsheet", "printed"]),
];

/// The crates that the program depends on, as code names them.
fn declared() -> BTreeSet<String> {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names = dependencies.lines().filter_map(|line| line.split_once(" = "));
    names.filter(|(name, _)| !name.starts_with('#')).map(|(name, _)| name.replace('-', "_")).collect()
}

#[test]
fn each_outside_crate_has_its_home() {
    let declared = declared();
    let homes: BTreeMap<&str, BTreeSet<&str>> =
        HOMES.iter().map(|(name, homes)| (*name, homes.iter().copied().collect())).collect();
    let listed: BTreeSet<String> = homes.keys().map(|name| (*name).to_owned()).collect();
    assert_eq!(listed, declared, "HOMES lists the dependencies of Cargo.toml");
    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for source in sources() {
        let module = if source.wing() == "command" {
            "command"
        } else {
            source.module[1.min(source.module.len() - 1)].as_str()
        };
        for path in uses(&source) {
            let Some((name, homes)) = homes.get_key_value(path.path[0].as_str()) else { continue };
            used.entry(name).or_default().insert(module.to_owned());
            if !homes.contains(module) {
                wrong.push(format!("{}:{}: {name} is named in {module}", source.path, path.line));
            }
        }
    }
    for (name, homes) in &homes {
        let left = homes.iter().filter(|home| !used.get(name).is_some_and(|used| used.contains(**home)));
        wrong.extend(left.map(|home| format!("{home} uses {name} no more: shorten its list of homes")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
