//! Versions of a report that another one superseded are kept, each with its page; a report that was taken
//! back says so. Neither counts as current.

mod histories;
mod real;

use crate::support::Scratch;
use annals::Language;
use annals::gate;
use annals::verify;
use std::fs;
use std::path::Path;

const FIRST: &str = "content/bureau/2024.v1.md";
const REPORT: &str = "content/bureau/2024.md";
const UPDATE: &str = "update: {on: 2025-06-01, kind: correction, why: Counted twice, method: Recounted}\n";

fn report(keys: &str, answered: &str, prose: &str) -> String {
    format!(
        "---\nform: demo\n{keys}statistics:\n  requests:\n    received: [12, 3, 15]\n    answered: \
         {answered}\n---\n{prose}\n"
    )
}

/// The archive with a report on the year before, and the report on 2024 in its first version.
fn published() -> Scratch {
    let scratch = Scratch::copy_of("tests/data/base");
    scratch.write("content/bureau/2023.md", report("", "[7, 1, 8]", ""));
    scratch.write(REPORT, report("published: 2025-01-20\n", "[10, 3, 13]", "An old sentence.\n\nIt stays."));
    let site = scratch.read("annals.yaml");
    scratch.write("annals.yaml", site + "base: https://example.org/a/\n");
    scratch
}

/// The same after a correction.
fn corrected() -> Scratch {
    let scratch = published();
    scratch.write(FIRST, scratch.read(REPORT));
    let keys = format!("published: 2025-01-20\n{UPDATE}");
    scratch.write(REPORT, report(&keys, "[9, 3, 12]", "A new sentence.\n\nIt stays."));
    scratch
}

fn page(out: &Path, path: &str) -> String {
    fs::read_to_string(out.join(path)).unwrap_or_else(|_| panic!("no {path}"))
}

/// What is told of an archive that stood as `before` when it was published.
fn told(before: &Scratch, now: &Scratch) -> Vec<String> {
    let checked = gate::held(now.check(), &before.build()).unwrap();
    let own = checked.diagnostics.iter().filter(|told| told.code.0.starts_with("published-"));
    own.map(|told| format!("{}: {}", told.code.0, told.message.en)).collect()
}

#[test]
fn every_version_has_its_page_its_data_and_the_way_to_the_newest() {
    let scratch = corrected();
    let out = scratch.build();
    let first = page(&out, "bureau/2024/v1/index.html");
    assert!(first.contains("class=\"standing superseded\"") && first.contains("2025-06-01"), "{first}");
    assert!(first.contains("An old sentence") && !first.contains("A new sentence"));
    assert!(first.contains(">13<") && !first.contains(">12</a>"), "its own figures");
    assert!(first.contains("href=\"../index.html\""), "the way to the newest");
    let newest = page(&out, "bureau/2024/index.html");
    assert!(newest.contains("class=\"standing update\"") && newest.contains("Counted twice"));
    assert!(newest.contains("Recounted") && newest.contains("v1/changes/index.html"));
    assert!(!newest.contains("An old sentence"));
    let data = page(&out, "bureau/2024/v1/figures.json");
    assert!(data.contains("\"as_printed\":\"13\""), "{data}");
    assert!(page(&out, "bureau/2024/figures.json").contains("\"was\":\"13\""), "corrections are worked out");
    assert!(verify::diagnostics(&out).unwrap().0.is_empty());
}

#[test]
fn the_page_of_changes_tells_figures_and_prose() {
    let scratch = corrected();
    let out = scratch.build();
    let changes = page(&out, "en/bureau/2024/v1/changes/index.html");
    for part in
        ["<del>13</del>", "<ins>12</ins>", "<del>An old sentence.</del>", "<ins>A new sentence.</ins>"]
    {
        assert!(changes.contains(part), "{part}: {changes}");
    }
    assert!(!changes.contains("<del>It stays.</del>") && changes.contains("It stays."));
}

#[test]
fn a_superseded_version_counts_nowhere() {
    let scratch = corrected();
    let out = scratch.build();
    let figures = page(&out, "data/figures.csv");
    assert_eq!(figures.lines().filter(|line| line.contains(",2024,")).count(), 6, "{figures}");
    for (path, text) in crate::support::tree(&out) {
        let text = String::from_utf8_lossy(&text);
        let is_own = path.contains("/v1/") || path.starts_with("ledger") || path.contains("bureau/2024/");
        // Where changes are told, or every page is listed.
        let lists = ["feed.xml", "sitemap.xml", "manifest-sha256.txt", "data/versions.json"];
        let is_list = lists.iter().any(|list| path.ends_with(list));
        assert!(is_own || is_list || !text.contains("An old sentence"), "{path}");
        assert!(is_own || is_list || !text.contains("2024/v1"), "{path}");
    }
}

#[test]
fn the_gate_takes_a_version_that_is_kept_and_no_other() {
    let (before, after) = (published(), corrected());
    assert_eq!(told(&before, &after), Vec::<String>::new());
    assert_eq!(told(&after, &after), Vec::<String>::new());
    // The figure was changed before the version was kept.
    after.write(FIRST, report("published: 2025-01-20\n", "[9, 3, 12]", "An old sentence.\n\nIt stays."));
    let lost = told(&before, &after);
    assert!(
        lost.iter().any(|told| told.starts_with("published-version-changed: 2024, version 1")),
        "{lost:?}"
    );
    // The kept version is gone.
    let (published, gone) = (corrected(), corrected());
    fs::remove_file(gone.path(FIRST)).unwrap();
    let text = gone.read(REPORT);
    gone.write(REPORT, text.replace(UPDATE, ""));
    let lost = told(&published, &gone);
    assert!(lost.iter().any(|told| told.starts_with("published-version-changed: version 1")), "{lost:?}");
}

#[test]
fn corrections_by_hand_are_held_against_the_versions() {
    let by_hand = |was: &str| {
        let scratch = corrected();
        let entry = format!(
            "corrections:\n  - {{figure: requests.answered.persons, was: {was}, now: 9, on: 2025-06-01, \
             kind: correction, why: By hand}}\n"
        );
        let text = scratch.read(REPORT).replacen("statistics:", &format!("{entry}statistics:"), 1);
        scratch.write(REPORT, text);
        scratch
    };
    let scratch = by_hand("10");
    let out = scratch.build();
    let newest = page(&out, "bureau/2024/index.html");
    assert!(newest.contains("By hand"), "its own words");
    let data = page(&out, "bureau/2024/figures.json");
    assert_eq!(data.matches("\"was\":").count(), 2, "one a figure: {data}");
    let told = by_hand("11").told(Language::En);
    assert!(told.contains("error[correction-not-in-version]"), "{told}");
}

#[test]
fn a_withdrawn_report_stays_at_its_address_and_counts_nowhere() {
    let withdrawn = |figures: &str| {
        let scratch = published();
        let keys = format!(
            "published: 2025-01-20\nwithdrawn: {{on: 2025-07-01, why: Of another office{figures}}}\n"
        );
        scratch.write(REPORT, report(&keys, "[10, 3, 13]", "An old sentence."));
        scratch
    };
    let kept = withdrawn("");
    assert_eq!(told(&published(), &kept), Vec::<String>::new());
    let out = kept.build();
    let own = page(&out, "bureau/2024/index.html");
    assert!(own.contains("class=\"standing withdrawn\"") && own.contains("Of another office"));
    assert!(own.contains(">13<"), "its figures stay");
    let removed = withdrawn(", figures: removed");
    assert_eq!(told(&published(), &removed), Vec::<String>::new());
    assert_eq!(told(&kept, &removed), Vec::<String>::new());
    let out = removed.build();
    let own = page(&out, "bureau/2024/index.html");
    assert!(own.contains("class=\"standing withdrawn\"") && !own.contains(">13<"), "its figures are gone");
    for scratch in [kept, removed] {
        let out = scratch.build();
        let figures = page(&out, "data/figures.csv");
        assert!(!figures.contains(",2024,") && figures.contains(",2023,"), "{figures}");
        assert!(page(&out, "index.html").contains("class=\"withdrawn\""), "coverage says it");
        assert!(page(&out, "2024/index.html").contains("Of another office"), "the page of the year says it");
        assert!(page(&out, "en/bureau/index.html").contains("(withdrawn)"), "the publisher's page says it");
        assert!(page(&out, "data/archive.json").contains("\"withdrawn\""), "the data says it");
        assert!(page(&out, "feed.xml").contains("已撤回"), "the feed says it");
        assert!(
            page(&out, "ledger/bureau/2024/1.txt").contains("\nwithdrawn\t2025-07-01\tOf another office")
        );
        assert!(verify::diagnostics(&out).unwrap().0.is_empty());
        let lost = told(&scratch, &published());
        assert!(lost.iter().any(|told| told.starts_with("published-withdrawal-gone")), "{lost:?}");
    }
}

#[test]
fn a_note_and_a_unit_are_kept_in_every_language() {
    let with = |note: &str, unit: &str| {
        let scratch = published();
        let form = scratch.read("content/forms/demo.yaml");
        let unit = format!("    unit: {{zh: 件, en: {unit}}}\n    columns:\n");
        scratch.write("content/forms/demo.yaml", form.replacen("    columns:\n", &unit, 1));
        let keys = format!("notes: [{{on: requests.answered, text: {{zh: 含上年结转, en: {note}}}}}]\n");
        scratch.write(REPORT, report(&keys, "[10, 3, 13]", "Prose."));
        scratch
    };
    let before = with("Carried over", "requests");
    assert_eq!(told(&before, &before), Vec::<String>::new());
    let other_note = told(&before, &with("Carried in", "requests"));
    assert!(
        matches!(&other_note[..], [one] if one.contains("requests.answered@en: the note was published as \
                                                       'Carried over' and is 'Carried in' now")),
        "{other_note:?}"
    );
    let other_unit = told(&before, &with("Carried over", "cases"));
    let is_other = |told: &String| told.contains("the unit was published as 'requests' and is 'cases'");
    assert!(other_unit.len() == 1 && other_unit.iter().all(is_other), "{other_unit:?}");
    let after = with("Carried in", "cases");
    after.write(FIRST, before.read(REPORT));
    let text = after.read(REPORT).replacen("notes:", &format!("{UPDATE}notes:"), 1);
    after.write(REPORT, text);
    let site = after.read("annals.yaml") + "reworded: [{was: requests, now: cases, why: Another word}]\n";
    after.write("annals.yaml", site);
    assert_eq!(told(&before, &after), Vec::<String>::new());
    let out = after.build();
    let [zh, en] =
        ["", "en/"].map(|language| page(&out, &format!("{language}bureau/2024/v1/changes/index.html")));
    assert!(en.contains("<ins>Carried in</ins>") && !zh.contains("Carried in"), "{zh}");
}
