//! The Atom feed, read by a parser of XML and held to what RFC 4287 asks of one.

use super::{bytes, example};
use crate::pages::data::{DataFile, Feed as Kind};
use crate::publish::pipeline::Checked;
use crate::testing::Scratch;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn feeds(checked: &Checked) -> Vec<(String, Feed)> {
    let all = DataFile::all(&checked.archive)
        .into_iter()
        .filter(|file| matches!(file, DataFile::Feed(Kind::Latest, _)));
    all.map(|file| {
        let xml = String::from_utf8(bytes(checked, file)).unwrap();
        (file.path(&checked.archive), Feed::read(&xml))
    })
    .collect()
}

struct Feed {
    own: String,
    updated: jiff::Timestamp,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    updated: jiff::Timestamp,
    link: String,
    author: String,
    summary: String,
}

impl Feed {
    fn read(xml: &str) -> Self {
        let document = Document::parse(xml).unwrap();
        let feed = document.root_element();
        assert!(feed.has_tag_name((ATOM, "feed")));
        assert!(!one(feed, "id").is_empty() && !one(feed, "title").is_empty());
        let own = all(feed, "link").find(|link| link.attribute("rel") == Some("self")).unwrap();
        Self {
            own: own.attribute("href").unwrap().to_owned(),
            updated: one(feed, "updated").parse().unwrap(),
            entries: all(feed, "entry").map(Entry::read).collect(),
        }
    }

    fn entry(&self, id: &str) -> &Entry {
        self.entries.iter().find(|entry| entry.id.ends_with(id)).unwrap()
    }
}

impl Entry {
    fn read(entry: Node<'_, '_>) -> Self {
        assert!(!one(entry, "title").is_empty());
        Self {
            id: one(entry, "id"),
            updated: one(entry, "updated").parse().unwrap(),
            link: all(entry, "link").next().unwrap().attribute("href").unwrap().to_owned(),
            author: one(all(entry, "author").next().unwrap(), "name"),
            summary: all(entry, "summary").next().and_then(|summary| summary.text()).unwrap_or("").to_owned(),
        }
    }
}

fn all<'a, 'x>(node: Node<'a, 'x>, name: &'static str) -> impl Iterator<Item = Node<'a, 'x>> {
    node.children().filter(move |child| child.has_tag_name((ATOM, name)))
}

/// The text of an element that must be there once.
fn one(node: Node<'_, '_>, name: &'static str) -> String {
    let found: Vec<_> = all(node, name).collect();
    assert_eq!(found.len(), 1, "{name}");
    found[0].text().unwrap_or("").to_owned()
}

#[test]
fn there_is_a_feed_in_every_language_where_the_archive_has_an_address() {
    assert!(feeds(&example()).is_empty());
    let feeds = feeds(&Scratch::copy_of("tests/data/series").check());
    let paths: Vec<&str> = feeds.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["feed.xml", "zh/feed.xml"]);
    for (path, feed) in &feeds {
        assert_eq!(feed.own, format!("https://example.org/{path}"));
        assert!(!feed.entries.is_empty());
    }
}

#[test]
fn it_tells_reports_and_corrections_the_newest_first() {
    let checked = Scratch::copy_of("tests/data/series").check();
    let (_, feed) = feeds(&checked).remove(0);
    let days: Vec<_> = feed.entries.iter().map(|entry| entry.updated).collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    assert_eq!(feed.updated, days[0]);
    let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids.len(), feed.entries.len());
    let corrected = feed.entry("#cases.kept.people-2025-03-02");
    assert_eq!(corrected.link, "https://example.org/office/2024/#cases.kept.people");
    let summary = &corrected.summary;
    assert!(summary.contains("610 → 600") && summary.contains("Ten were counted twice"), "{summary}");
    let report = feed.entry("https://example.org/office/2021/");
    assert_eq!(report.updated.to_string(), "2022-01-20T00:00:00Z");
    assert_eq!(report.author, "The office");
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
    assert_eq!(feed.entries.len(), 30);
    assert_eq!(feed.entries[0].id, "https://example.org/office/2074/");
    assert_eq!(feed.entries[0].author, "A <b> &  \"C\"");
}
