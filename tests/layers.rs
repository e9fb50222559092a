//! The law of imports: the order of modules in `lib.rs` is the order in which data flows, a module uses those above
//! it and never one below, and each outside crate has its home.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where each outside crate may be named; a crate not listed here may not be used.
const HOMES: [(&str, &[&str]); 25] = [
    ("ammonia", &["markdown"]),
    ("annotate_snippets", &["format"]),
    ("axum", &["serve"]),
    ("clap", &["command"]),
    ("clap_complete", &["command"]),
    ("clap_mangen", &["command"]),
    ("csv", &["data"]),
    ("encoding_rs", &["discover"]),
    ("granit_parser", &["yaml"]),
    // Folders compiled in: the theme, the pages of codes.
    ("include_dir", &["theme", "explain"]),
    // Dates are a word of the field: periods, dates of reports, and date cells.
    ("jiff", &["period", "report", "figure", "form"]),
    ("lol_html", &["markdown", "verify", "serve"]),
    ("minijinja", &["theme"]),
    // Named in main.rs alone.
    ("mimalloc", &[]),
    ("notify", &["watch"]),
    ("pulldown_cmark", &["markdown"]),
    // Whatever is done for every report is done in parallel.
    ("rayon", &["discover", "archive", "check", "prose", "search", "output", "verify"]),
    ("rust_decimal", &["figure"]),
    ("serde", &["data", "view", "theme", "format"]),
    ("serde_json", &["data", "search", "schema", "format", "serve", "command"]),
    ("sha2", &["output", "format", "serve"]),
    ("tokio", &["serve"]),
    ("tokio_stream", &["serve"]),
    ("walkdir", &["discover", "theme", "verify", "output", "watch"]),
    ("std", &[]),
];

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules in the order of `lib.rs`, each after its wing: `model/figure`.
fn modules() -> Vec<String> {
    let named = |path: PathBuf| -> Vec<String> {
        let text = fs::read_to_string(path).unwrap();
        let modules = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
        modules.map(str::to_owned).collect()
    };
    let within = |wing: String| -> Vec<String> {
        if wing == "command" {
            return vec![wing];
        }
        let modules = named(sources().join(&wing).join("mod.rs"));
        modules.into_iter().map(|module| format!("{wing}/{module}")).collect()
    };
    named(sources().join("lib.rs")).into_iter().flat_map(within).collect()
}

/// The module that a path of code names after `crate::`: its wing's, or the wing's module.
fn named(rest: &str) -> String {
    let mut words =
        rest.split("::").map(|word| word.split(|c: char| !c.is_alphanumeric() && c != '_').next());
    let (wing, module) = (words.next().flatten().unwrap_or(""), words.next().flatten().unwrap_or(""));
    if wing == "command" { wing.to_owned() } else { format!("{wing}/{module}") }
}

/// Every source file with the module it belongs to.
fn files() -> Vec<(String, PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&sources(), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter(|path| path.parent().unwrap() != sources())
        .filter(|path| path.parent().unwrap().parent().unwrap() != sources() || !path.ends_with("mod.rs"))
        .map(|path| {
            let relative = path.strip_prefix(sources()).unwrap();
            let mut parts = relative.to_str().unwrap().split('/');
            let (wing, file) = (parts.next().unwrap(), parts.next().unwrap());
            let module = if wing == "command" {
                wing.to_owned()
            } else {
                format!("{wing}/{}", file.trim_end_matches(".rs"))
            };
            (module, path.clone(), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// Lines of code, comments left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(i, line)| (i + 1, line))
}

fn word_before(line: &str, at: usize) -> &str {
    let start = line[..at].rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |i| i + 1);
    &line[start..at]
}

#[test]
fn modules_use_only_those_above_them() {
    let modules = modules();
    let rank: BTreeMap<&str, usize> = modules.iter().enumerate().map(|(i, m)| (m.as_str(), i)).collect();
    let mut wrong = Vec::new();
    for (module, path, text) in files() {
        let own = *rank.get(module.as_str()).unwrap_or_else(|| panic!("{module} is not in lib.rs"));
        for (number, line) in code(&text) {
            for (at, _) in line.match_indices("crate::") {
                let rest = &line[at + "crate::".len()..];
                let used = named(rest);
                if let Some(&other) = rank.get(used.as_str())
                    && other > own
                {
                    wrong.push(format!(
                        "{}:{number}: {module} uses {used}, which stands below it",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_outside_crate_has_its_home() {
    let manifest = fs::read_to_string(sources().with_file_name("Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let declared: Vec<String> = dependencies
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .filter(|(name, _)| !name.starts_with('#'))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect();
    let homes: BTreeMap<&str, &[&str]> = HOMES.into_iter().collect();
    let mut wrong: Vec<String> = declared
        .iter()
        .filter(|name| !homes.contains_key(name.as_str()))
        .map(|name| format!("{name} has no home"))
        .collect();
    for (module, path, text) in files() {
        for (number, line) in code(&text) {
            for (at, _) in line.match_indices("::") {
                let name = word_before(line, at);
                let inside =
                    line[..at - name.len()].ends_with("::") || line[..at - name.len()].ends_with('.');
                if !inside
                    && declared.iter().any(|d| d == name)
                    && !homes.get(name).is_some_and(|h| h.contains(&module.rsplit('/').next().unwrap()))
                {
                    wrong.push(format!("{}:{number}: {name} is named in {module}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn programs_run_only_to_read_a_revision_and_only_when_asked() {
    let naming = |what: &str| -> Vec<String> {
        let names = |text: &str| code(text).any(|(_, line)| line.contains(what));
        let path = |path: PathBuf| path.strip_prefix(sources()).unwrap().display().to_string();
        files().into_iter().filter(|(_, _, text)| names(text)).map(|(_, at, _)| path(at)).collect()
    };
    assert_eq!(naming("std::process::{Command"), ["model/discover/git.rs"]);
    // `annals serve --open` starts a browser.
    assert_eq!(naming("process::Command"), ["command/serve.rs"]);
    assert_eq!(
        naming("discover_revision"),
        ["command/diff.rs", "model/discover/git.rs", "model/discover/mod.rs"]
    );
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = files()
        .into_iter()
        .filter(|(_, _, text)| !text.starts_with("//! "))
        .map(|(_, path, _)| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "these files begin without a `//!` line:\n{}", silent.join("\n"));
}

#[test]
fn figures_never_meet_floating_point() {
    let mut wrong = Vec::new();
    for (_, path, text) in files() {
        for (number, line) in code(&text) {
            if line.contains("f64") || line.contains("f32") {
                wrong.push(format!("{}:{number}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
