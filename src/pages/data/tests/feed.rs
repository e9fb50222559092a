//! The Atom feed, read by a parser that is not ours.

use super::{bytes, example};
use crate::pages::data::DataFile;
use crate::publish::pipeline::Checked;
use crate::testing::Scratch;
use atom_syndication::Feed;
use std::collections::BTreeSet;

fn feeds(checked: &Checked) -> Vec<(String, Feed)> {
    let all = DataFile::all(&checked.archive).into_iter().filter(|file| matches!(file, DataFile::Feed(_)));
    all.map(|file| {
        let feed = Feed::read_from(&bytes(checked, file)[..]).unwrap();
        (file.path(&checked.archive), feed)
    })
    .collect()
}

#[test]
fn there_is_a_feed_in_every_language_where_the_archive_has_an_address() {
    assert!(feeds(&example()).is_empty());
    let feeds = feeds(&Scratch::copy_of("tests/data/series").check());
    let paths: Vec<&str> = feeds.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["feed.xml", "zh/feed.xml"]);
    for (path, feed) in &feeds {
        let own = feed.links().iter().find(|link| link.rel() == "self").unwrap();
        assert_eq!(own.href(), format!("https://example.org/{path}"));
        assert!(!feed.entries().is_empty());
    }
}

#[test]
fn it_tells_reports_and_corrections_the_newest_first() {
    let checked = Scratch::copy_of("tests/data/series").check();
    let (_, feed) = feeds(&checked).remove(0);
    let days: Vec<_> = feed.entries().iter().map(atom_syndication::Entry::updated).collect();
    assert!(days.windows(2).all(|pair| pair[0] >= pair[1]), "{days:?}");
    assert_eq!(*feed.updated(), *days[0]);
    let ids: BTreeSet<&str> = feed.entries().iter().map(atom_syndication::Entry::id).collect();
    assert_eq!(ids.len(), feed.entries().len());
    let corrected = feed.entries().iter().find(|e| e.id().contains("#cases.kept.people-2025-03-02")).unwrap();
    assert_eq!(corrected.links()[0].href(), "https://example.org/office/2024/#cases.kept.people");
    let summary = corrected.summary().unwrap().as_str();
    assert!(summary.contains("610 → 600") && summary.contains("Ten were counted twice"), "{summary}");
    let report = feed.entries().iter().find(|e| e.id() == "https://example.org/office/2021/").unwrap();
    assert_eq!(report.updated().to_rfc3339(), "2022-01-20T00:00:00+00:00");
    assert_eq!(report.authors()[0].name(), "The office");
}

#[test]
fn it_is_short_and_its_words_cannot_break_it() {
    let scratch = Scratch::copy_of("tests/data/series");
    let index = scratch.read("content/office/index.md");
    scratch.write("content/office/index.md", index.replace("The office", "\"A <b> & \\u0007 \\\"C\\\"\""));
    let office = scratch.read("content/office/2021.md");
    for year in 2030..2075 {
        scratch.write(
            &format!("content/office/{year}.md"),
            office.replace("2022-01-20", &format!("{year}-05-01")),
        );
    }
    let checked = scratch.check();
    let (_, feed) = feeds(&checked).remove(0);
    assert_eq!(feed.entries().len(), 30);
    assert_eq!(feed.entries()[0].id(), "https://example.org/office/2074/");
    assert_eq!(feed.entries()[0].authors()[0].name(), "A <b> &  \"C\"");
}
