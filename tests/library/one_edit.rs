//! One edit touches few files, however large the archive is: what would grow with it is split.

use crate::support::Scratch;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const MANIFEST: &str = "manifest-sha256.txt";
const YEARS: std::ops::RangeInclusive<u32> = 2015..=2024;

const FORM: &str = "\
id: small
title: A small form
used: {kind: year, from: 2000}
tables:
  - id: requests
    title: Requests
    aggregate: sum
    columns: [{id: number, label: Number}]
    rows:
      - {id: carried_in, label: Carried in}
      - {id: received, label: Received}
      - {id: answered, label: Answered}
      - {id: carried_out, label: Carried out}
    checks:
      - {id: balance, each: column, says: What came in was answered or is carried out, equal: [[carried_in, \
      received], [answered, carried_out]]}
      - {id: carried_over, each: column, says: What is carried in was carried out last year, equal: \
      [[carried_in], [carried_out@last]]}
key_figures: [requests.received.number, requests.carried_out.number]
";

/// Ten reports of each of so many publishers, which keep the rules of their form.
fn archive(publishers: usize) -> Scratch {
    let scratch = Scratch::in_memory();
    scratch.write("annals.yaml", "title: A large archive\nlanguages: [en]\nbase: https://example.org/\n");
    scratch.write("content/forms/small.yaml", FORM);
    for publisher in 0..publishers {
        let id = format!("office-{publisher:03}");
        scratch.write(&format!("content/{id}/index.md"), format!("---\nname: Office {publisher}\n---\n"));
        let mut carried = publisher as u32 % 7;
        for year in YEARS {
            let received = 20 + (publisher as u32 * 31 + year * 17) % 40;
            let out = received % 5;
            let text = report(carried, received, out) + &prose(publisher, year);
            scratch.write(&format!("content/{id}/{year}.md"), text);
            carried = out;
        }
    }
    scratch
}

/// Sixty characters in an order of their own, so that the search index has something to hold.
fn prose(publisher: usize, year: u32) -> String {
    let character =
        |i: usize| char::from_u32(0x4e00 + ((publisher * 31 + year as usize * 7 + i * i * 13) % 1500) as u32);
    (0..60).filter_map(character).collect()
}

fn report(carried_in: u32, received: u32, carried_out: u32) -> String {
    let answered = carried_in + received - carried_out;
    format!(
        "---\nform: small\nstatistics:\n  requests:\n    carried_in: [{carried_in}]\n    received: \
            [{received}]\n    answered: [{answered}]\n    carried_out: [{carried_out}]\n---\n"
    )
}

/// The files that a build writes, and how many findings there are.
fn build(scratch: &Scratch, into: &Path) -> (BTreeSet<String>, usize) {
    let checked = scratch.check();
    let findings = checked.all_diagnostics(false).len();
    let outcome = annals::publish(&checked, into).unwrap();
    (outcome.changed_files.into_iter().collect(), findings)
}

/// The files of a site with their digests, the list of these among them.
fn digests(site: &Path) -> BTreeMap<String, String> {
    let manifest = fs::read_to_string(site.join(MANIFEST)).unwrap();
    let lines = manifest.lines().map(|line| line.split_once("  ").unwrap());
    let mut files: BTreeMap<String, String> =
        lines.map(|(digest, path)| (path.to_owned(), digest.to_owned())).collect();
    files.insert(MANIFEST.to_owned(), manifest);
    files
}

/// Builds again and tells which files differ from those before.
fn changed(scratch: &Scratch, site: &Path, before: &BTreeMap<String, String>) -> (BTreeSet<String>, usize) {
    let (written, findings) = build(scratch, site);
    let after = digests(site);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let differ = |path: &&String| before[*path] != after[*path];
    let changed: BTreeSet<String> = after.keys().filter(differ).cloned().collect();
    println!("{} of {} files changed: {changed:#?}", changed.len(), after.len());
    assert_eq!(changed.iter().filter(|path| **path != MANIFEST).cloned().collect::<BTreeSet<_>>(), written);
    let ledger = changed.iter().filter(|path| path.starts_with("ledger/")).count();
    assert_eq!(ledger, 2, "the report's own entry and the index: {changed:#?}");
    let others = changed.len() - ledger;
    // Eight of them are parts of lists, cut into pages and set in three orders: a year by name and by value.
    assert!(others <= 36, "{others} files changed: {changed:#?}");
    (changed, findings)
}

#[test]
fn one_edit_of_one_report_changes_at_most_three_dozen_files() {
    one_edit(300);
}

#[test]
#[ignore = "takes minutes where nothing is optimised: .ci/long runs it"]
fn one_edit_of_one_report_among_ten_thousand_changes_at_most_three_dozen_files() {
    one_edit(1_000);
}

fn one_edit(publishers: usize) {
    let scratch = archive(publishers);
    let site = scratch.path("public");
    let clean = build(&scratch, &site).1;
    let before = digests(&site);
    // Two files for each report at least, and two for each publisher.
    assert!(before.len() > publishers * 22, "{}", before.len());
    let terms = before.keys().filter(|path| path.starts_with("search/terms/")).count();
    assert!(terms >= publishers / 40, "the search index has {terms} shards, too few to say much");
    // Twelve more are carried out: the next year's report carries in fewer, so a finding appears there.
    let path = "content/office-250/2019.md";
    let text = scratch.read(path);
    let figure = |row: &str| -> u32 {
        let start = text.find(row).unwrap() + row.len() + 3;
        text[start..].split(']').next().unwrap().parse().unwrap()
    };
    let [carried_in, received, carried_out] = ["carried_in", "received", "carried_out"].map(figure);
    scratch.write(path, report(carried_in, received, carried_out + 12) + &prose(250, 2019));
    let (files, findings) = changed(&scratch, &site, &before);
    assert_eq!(findings, clean + 1, "the report after it is found to carry in another number");
    assert!(!files.iter().any(|path| path.starts_with("search/")), "no figure is in the search index");

    // A sentence changes the report's page, and a shard of the search index for each new beginning of two
    // characters.
    let before = digests(&site);
    let text = scratch.read(path);
    scratch.write(path, format!("{text}\n\n新增主动公开行政处罚案件目录。\n"));
    let (files, _) = changed(&scratch, &site, &before);
    assert!(files.contains("office-250/2019/index.html"));
    assert!(files.iter().any(|path| path.starts_with("search/terms/")));
}
