//! Archives of former releases: each folder of `tests/releases` holds one as it was written then, and what
//! was published of it then. It builds for ever, after `annals upgrade`, and says what it said.
//!
//! Nothing here is ever blessed. Every release leaves an archive of its own behind, and takes none away.

use crate::command::run;
use crate::support::{Scratch, repository, tree};
use std::collections::BTreeMap;
use std::fs;

/// The releases with an archive.
fn releases() -> Vec<String> {
    let folders = fs::read_dir(repository().join("tests/releases")).unwrap();
    let mut names: Vec<String> =
        folders.map(|folder| folder.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The archive of a release, brought to the newest format, and whether its sources but `annals.yaml` are as
/// they were.
fn upgraded(release: &str) -> (Scratch, bool) {
    let scratch = Scratch::copy_of(&format!("tests/releases/{release}/archive"));
    let before = tree(scratch.root());
    let said = run(scratch.root(), &["upgrade", "--lang", "en"]);
    assert_eq!(said.code, 0, "{release}: {}{}", said.out, said.err);
    let without = |mut files: BTreeMap<String, Vec<u8>>| {
        files.remove("annals.yaml");
        files
    };
    let is_same = without(before) == without(tree(scratch.root()));
    (scratch, is_same)
}

/// The rows of a table of figures, each by the names of its columns: later releases may add some.
fn rows(bytes: &[u8], columns: &[&str]) -> Vec<Vec<String>> {
    let mut table = csv::Reader::from_reader(bytes);
    let head = table.headers().unwrap().clone();
    let at: Vec<usize> =
        columns.iter().map(|column| head.iter().position(|name| name == *column).expect(column)).collect();
    let of = |row: &csv::StringRecord, name: &str| {
        let at = head.iter().position(|column| column == name);
        at.map_or(String::new(), |at| row[at].to_owned())
    };
    let mut said = BTreeMap::new();
    let records = table.records().map(|record| {
        let record = record.unwrap();
        let report = [of(&record, "publisher"), of(&record, "period")];
        let note = in_full(&of(&record, "note"), &report, &mut said);
        let cell = |&at: &usize| if &head[at] == "note" { note.clone() } else { record[at].to_owned() };
        at.iter().map(cell).collect()
    });
    records.collect()
}

/// The words of the notes on many figures, by report and number.
type Said = BTreeMap<([String; 2], String), String>;

/// A note with its words at each of its figures, as files had it before the first alone had them: `[1] words`
/// and then `[1]`.
fn in_full(note: &str, report: &[String; 2], said: &mut Said) -> String {
    let part = |part: &str| {
        let Some((number, words)) = part.strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
            return part.to_owned();
        };
        let known = said.entry((report.clone(), number.to_owned()));
        known.or_insert_with(|| words.trim_start().to_owned()).clone()
    };
    note.split(" | ").map(part).collect::<Vec<_>>().join(" | ")
}

#[test]
fn the_archive_of_every_release_builds_and_keeps_its_figures_addresses_and_ledger() {
    let releases = releases();
    assert!(releases.contains(&"0.1.0".to_owned()), "{releases:?}");
    for release in releases {
        let published = repository().join(format!("tests/releases/{release}/published"));
        let (archive, is_same) = upgraded(&release);
        // What was published then is in force: a figure, a word or an address that changed would be told.
        let against = published.to_str().unwrap();
        let said = run(archive.root(), &["check", "--against", against, "--format", "short", "--lang", "en"]);
        assert!(said.code == 0 && !said.out.contains("[published-"), "{release}: {}{}", said.out, said.err);
        let said = run(archive.root(), &["build", "--lang", "en"]);
        assert_eq!(said.code, 0, "{release}: {}{}", said.out, said.err);
        let (was, now) = (tree(&published), tree(&archive.path("public")));
        for (path, bytes) in was.iter().filter(|(path, _)| path.ends_with(".csv")) {
            let head = String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().to_owned();
            let columns: Vec<&str> = head.split(',').collect();
            assert!(rows(bytes, &columns) == rows(&now[path], &columns), "{release}: {path} differs");
        }
        for (path, bytes) in was.iter().filter(|(path, _)| path.starts_with("ledger/")) {
            let (was, now) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&now[path]));
            if path == "ledger/index.txt" {
                // New kinds of pages come, and with them another digest of the whole.
                let line_is_kept = |line: &&str| {
                    let is_chain = line.starts_with("report\t");
                    line.starts_with("head\t")
                        || (is_chain && !is_same)
                        || now.lines().any(|now| now == *line)
                };
                let gone: Vec<&str> = was.lines().filter(|line| !line_is_kept(line)).collect();
                assert!(gone.is_empty(), "{release}: {gone:#?}");
            } else if is_same {
                assert_eq!(was, now, "{release}: {path}");
            }
        }
    }
}

#[test]
fn the_release_of_today_has_an_archive() {
    let (minor, _) = env!("CARGO_PKG_VERSION").rsplit_once('.').unwrap();
    let there = releases().iter().any(|release| release.starts_with(&format!("{minor}.")));
    assert!(there, "no archive in tests/releases for {}", env!("CARGO_PKG_VERSION"));
}
