//! What the index finds is what a plain scan of the same texts finds: the index is read back from its files,
//! as the script in the browser reads it.

use crate::pages::search::document::Kind;
use crate::pages::search::term::{Term, each_term};
use crate::publish::pipeline::{Checked, Site};
use crate::testing::Scratch;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const FORM: &str = "\
id: small
title: {zh: 小表, en: Small form}
used: {kind: year, from: 2000}
key_figures: [requests.carried_in.number]
tables:
  - id: requests
    title: {zh: 申请情况, en: Requests}
    columns: [{id: number, label: {zh: 件数, en: Number}}]
    rows:
      - {id: carried_in, label: {zh: 上年结转, en: Carried in}}
      - label: {zh: 办理结果, en: Outcome}
        rows: [{id: granted, label: {zh: 予以公开, en: Granted}}]
";

/// An archive with a report for each text.
fn archive(texts: &[String]) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: {zh: 试档案, en: An archive}\nlanguages: [zh, en]\n");
    scratch.write("content/forms/small.yaml", FORM);
    scratch.write(
        "content/river/index.md",
        "---\nname: {zh: 洪泽区, en: River District}\nformerly: [{name: 洪泽县, until: 2016}]\n---\n",
    );
    for (year, text) in (2001..).zip(texts) {
        scratch.write(&format!("content/river/{year}.md"), report(year, text, 90_417));
    }
    scratch
}

fn report(year: usize, text: &str, figure: u32) -> String {
    format!(
        "---\nperiod: {year}\nform: small\nstatistics:\n  requests:\n    carried_in: [{figure}]\n    \
            granted: [1]\n---\n\n{text}\n"
    )
}

/// The pieces of the index of a site, by path: what each hands to the page.
fn pieces(checked: &Checked) -> BTreeMap<String, serde_json::Value> {
    let site = Site::of(checked);
    let files = site.files();
    let scripts =
        files.iter().filter(|file| file.path().starts_with("search/") && file.path().ends_with(".js"));
    scripts
        .map(|file| {
            let text =
                String::from_utf8(file.bytes().unwrap().unwrap_or_else(|_| panic!("a template failed")))
                    .unwrap();
            let call = text.strip_prefix("annals_search(").unwrap().strip_suffix(");\n").unwrap();
            let (name, content) = call.split_once(',').unwrap();
            assert_eq!(format!("search/{}.js", name.trim_matches('"')), file.path());
            (file.path().to_owned(), serde_json::from_str(content).unwrap())
        })
        .collect()
}

/// The index as it is read in a browser.
struct Read {
    documents: u32,
    shards: u32,
    kinds: Vec<(String, u32)>,
    links: Vec<String>,
    terms: BTreeMap<String, BTreeMap<String, [BTreeSet<u32>; 3]>>,
}

impl Read {
    fn of(checked: &Checked) -> Self {
        let pieces = pieces(checked);
        let head = &pieces["search/head.zh.js"];
        let number = |value: &serde_json::Value| u32::try_from(value.as_u64().unwrap()).unwrap();
        let shards = number(&head["shards"]);
        let kinds = head["kinds"].as_array().unwrap().iter();
        let kinds: Vec<(String, u32)> =
            kinds.map(|kind| (kind[0].as_str().unwrap().to_owned(), number(&kind[1]))).collect();
        let publishers =
            head["publishers"].as_array().unwrap().iter().map(|publisher| 1 + number(&publisher[2]));
        let documents = kinds.iter().map(|(_, count)| count).sum::<u32>() + publishers.sum::<u32>();
        let mut links = Vec::new();
        for block in 0..documents.div_ceil(number(&head["piece"])) {
            let cards = pieces[&format!("search/documents/{block}.zh.js")].as_array().unwrap();
            links.extend(cards.iter().map(|card| card[0].as_str().unwrap().to_owned()));
        }
        let mut terms: BTreeMap<String, BTreeMap<String, [BTreeSet<u32>; 3]>> = BTreeMap::new();
        for shard in 0..shards {
            let text = pieces[&format!("search/terms/{shard}.js")].as_str().unwrap();
            for group in text.split(';').skip(1) {
                let (beginning, entries) = group.split_once(' ').unwrap();
                assert_eq!(shard_of(beginning, shards), shard, "{beginning} lies in another shard");
                let entries = entries.split(' ').map(|entry| entry_of(entry, documents)).collect();
                assert!(terms.insert(beginning.to_owned(), entries).is_none(), "{beginning} stands twice");
            }
        }
        Self { documents, shards, kinds, links, terms }
    }

    /// The links of the documents that hold all terms of a text in one of their fields, the last word whole.
    fn find(&self, text: &str) -> BTreeSet<&str> {
        let mut terms = Vec::new();
        each_term(text, |term| match term {
            Term::Pair(a, Some(b)) => terms.push((a.to_string(), b.to_string())),
            Term::Pair(..) => {}
            Term::Word(word) => {
                let at = word.char_indices().nth(2).map_or(word.len(), |(at, _)| at);
                terms.push((word[..at].to_owned(), word[at..].to_owned()));
            }
        });
        let holding = |(beginning, rest): &(String, String)| -> BTreeSet<u32> {
            let fields = self.terms.get(beginning).and_then(|entries| entries.get(rest));
            fields.into_iter().flatten().flatten().copied().collect()
        };
        let mut found: BTreeSet<u32> = (0..self.documents).collect();
        for term in &terms {
            found = &found & &holding(term);
        }
        found.into_iter().map(|document| self.links[document as usize].as_str()).collect()
    }
}

fn shard_of(beginning: &str, shards: u32) -> u32 {
    let mut characters = beginning.chars().map(u64::from);
    let first = characters.next().unwrap();
    let is_word = first < 0x2e80;
    let number = if is_word { first * 64 + characters.next().unwrap_or(0) } else { first };
    let place = number * 1_296_111 % (1 << 21);
    u32::try_from(place / ((1 << 21) / u64::from(shards))).unwrap()
}

fn entry_of(entry: &str, all: u32) -> (String, [BTreeSet<u32>; 3]) {
    let signs = ['!', '+', ':'];
    let mut rest = &entry[entry.find(signs).unwrap()..];
    let word = entry[..entry.len() - rest.len()].to_owned();
    let mut fields = [const { BTreeSet::new() }; 3];
    while let Some(sign) = rest.chars().next() {
        let end = rest[1..].find(signs).map_or(rest.len(), |end| end + 1);
        fields[signs.iter().position(|s| *s == sign).unwrap()] = list_of(&rest[1..end], all);
        rest = &rest[end..];
    }
    (word, fields)
}

fn list_of(code: &str, all: u32) -> BTreeSet<u32> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let digit = |c: char| DIGITS.find(c).unwrap() as u32;
    let mut characters = code.chars().map(digit);
    let first = characters.next().unwrap();
    let mut bits = characters.flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1 == 1));
    let (mut list, mut next) = (BTreeSet::new(), 0);
    'lists: loop {
        let mut gap = 0;
        loop {
            match bits.next() {
                Some(true) => gap += 1,
                Some(false) => break,
                None => break 'lists,
            }
        }
        let low = (0..first % 32).fold(0, |low, _| low << 1 | u32::from(bits.next().unwrap()));
        next += (gap << (first % 32)) + low;
        list.insert(next);
        next += 1;
    }
    if first < 32 { list } else { (0..all).filter(|document| !list.contains(document)).collect() }
}

/// Every term of a text, the ends of rows left out: those need not be asked for.
fn terms(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    each_term(text, |term| match term {
        Term::Pair(a, Some(b)) => _ = found.insert(format!("{a}{b}")),
        Term::Pair(..) => {}
        Term::Word(word) => _ = found.insert(format!("{word} ")),
    });
    found
}

/// Texts in which the same few characters come again and again, so that much is found and much is not.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[行政处罚公开洪泽结转]{1,6}",
        "[行政处罚]{1,3}[。，、；]",
        "[a-c]{1,4}",
        "[A-C]{1,3}",
        "[ａ-ｃＡ-Ｃ０-３]{1,3}",
        "[0-3]{1,4}",
        "[𠀀-𠀃𪚥行]{1,4}",
        "[éÉßΣσ]{1,3}",
        "[あアー가]{1,3}",
        Just("🙂".to_owned()),
    ];
    prop::collection::vec((word, prop_oneof![Just(" "), Just("")]), 0..12)
        .prop_map(|words| words.into_iter().map(|(word, space)| format!("{word}{space}")).collect())
}

/// Asks for texts, and for parts of what was written, which surely stand somewhere.
fn finds_what_a_scan_finds(texts: &[String], asked: Vec<String>) {
    let checked = archive(texts).check();
    let index = Read::of(&checked);
    let parts = texts.iter().map(|text| text.chars().skip(2).take(3).collect());
    for asked in asked.into_iter().chain(parts) {
        let wanted = terms(&asked);
        if wanted.is_empty() {
            continue;
        }
        let holds = |(i, text): (usize, &String)| {
            let year = 2001 + i;
            let title = format!("{year}年 小表 Small form {year}");
            wanted.is_subset(&terms(&format!("{title} {text}"))).then(|| format!("river/{year}/index.html"))
        };
        let scanned: BTreeSet<String> = texts.iter().enumerate().filter_map(holds).collect();
        let found = index.find(&asked).into_iter().filter(|link| link.starts_with("river/2"));
        let found: BTreeSet<String> = found.map(str::to_owned).collect();
        assert_eq!(found, scanned, "{asked:?} in {texts:?}");
    }
}

#[test]
fn a_text_that_ends_with_a_space_is_found() {
    finds_what_a_scan_finds(&["泽公结行 ".to_owned()], vec![String::new()]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_scan_finds(
        texts in prop::collection::vec(text(), 1..7),
        asked in prop::collection::vec(text(), 1..6),
    ) {
        finds_what_a_scan_finds(&texts, asked);
    }

    #[test]
    fn text_is_taken_apart_the_same_way_however_it_is_written(text in text()) {
        let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
        let wide = |c: char| if c.is_ascii_alphanumeric() { wide(c) } else { c };
        let wide: String = text.chars().map(wide).collect();
        prop_assert_eq!(terms(&wide), terms(&text));
        let capital: String = text.chars().map(|c| c.to_ascii_uppercase()).collect();
        prop_assert_eq!(terms(&capital), terms(&text));
    }
}

#[test]
fn rows_columns_names_and_pages_are_found_where_they_stand() {
    let checked = archive(&["行政处罚工作。".to_owned(), String::new()]).check();
    let index = Read::of(&checked);
    let found = |text| index.find(text).into_iter().collect::<Vec<_>>();
    assert_eq!(found("处罚"), ["river/2001/index.html"]);
    assert_eq!(found("行政处罚工作"), ["river/2001/index.html"]);
    assert_eq!(found("处行"), Vec::<&str>::new());
    assert_eq!(
        found("结转"),
        [
            "forms/small/index.html#indicator-requests.carried_in.number",
            "indicators/small/requests.carried_in.number/index.html"
        ]
    );
    // A group over a row is a name of the row; a former name one of the publisher.
    assert_eq!(found("办理结果"), ["forms/small/index.html#indicator-requests.granted.number"]);
    assert_eq!(found("洪泽县"), ["river/index.html"]);
    assert_eq!(found("RIVER district"), ["river/index.html"]);
    assert_eq!(found("2001年"), ["2001/index.html", "river/2001/index.html"]);
    assert_eq!(
        index.kinds.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        ["page", "indicator", "form", "item", "period"]
    );
    assert_eq!(Kind::Report.name(), "report");
}

#[test]
fn every_link_of_the_index_leads_somewhere() {
    let scratch = archive(&["行政".to_owned()]);
    let site = scratch.build();
    let pieces = pieces(&scratch.check());
    let cards = pieces.iter().filter(|(path, _)| path.starts_with("search/documents/"));
    let mut links = 0;
    for card in cards.flat_map(|(_, cards)| cards.as_array().unwrap()) {
        let link = card[0].as_str().unwrap();
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let page = std::fs::read_to_string(site.join(path)).unwrap();
        assert!(anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")), "{link}");
        links += 1;
    }
    assert!(links > 15, "{links}");
}

#[test]
fn nothing_of_a_figure_is_in_the_index() {
    let texts = ["收到{{ requests.carried_in.number }}件申请。".to_owned()];
    let scratch = archive(&texts);
    let before = pieces(&scratch.check());
    scratch.write("content/river/2001.md", report(2001, &texts[0], 31_226));
    let after = pieces(&scratch.check());
    assert_eq!(before, after);
    let index = Read::of(&scratch.check());
    assert_eq!(index.find("收到"), BTreeSet::from(["river/2001/index.html"]));
    assert_eq!(index.find("到件"), BTreeSet::new(), "what a figure parts is not one word");
    assert!(
        !before
            .values()
            .any(|piece| piece.to_string().contains("90417") || piece.to_string().contains("417"))
    );
}

#[test]
fn a_large_archive_has_many_small_shards() {
    // Four hundred characters in an order that differs from report to report.
    let text = |report: usize| -> String {
        let character =
            |i: usize| char::from_u32(0x4e00 + ((i * (report + 7) * 31 + i * i) % 2000) as u32).unwrap();
        (0..400).map(character).collect()
    };
    let texts: Vec<String> = (0..300).map(text).collect();
    let checked = archive(&texts).check();
    let index = Read::of(&checked);
    assert!(index.shards >= 4, "{} shards", index.shards);
    let largest = pieces(&checked)
        .iter()
        .filter(|(path, _)| path.contains("terms"))
        .map(|(_, piece)| piece.to_string().len())
        .max();
    assert!(largest < Some(60_000), "{largest:?}");
    let some: String = texts[123].chars().skip(100).take(6).collect();
    assert!(index.find(&some).contains("river/2124/index.html"));
}

#[test]
fn search_can_be_switched_off() {
    let scratch = archive(&["行政".to_owned()]);
    let title = scratch.read("annals.yaml");
    scratch.write("annals.yaml", format!("{title}search: false\n"));
    let site = scratch.build();
    assert!(!site.join("search").exists());
    let page = std::fs::read_to_string(site.join("river/2001/index.html")).unwrap();
    assert!(!page.contains("search"), "no field leads to a page that is not there");
}

#[test]
fn search_engines_are_not_sent_to_the_search_page() {
    let scratch = archive(&["行政".to_owned()]);
    let title = scratch.read("annals.yaml");
    scratch.write("annals.yaml", format!("{title}base: https://example.org/\n"));
    let site = scratch.build();
    assert!(!std::fs::read_to_string(site.join("sitemap.xml")).unwrap().contains("/search/"));
    let page = std::fs::read_to_string(site.join("en/search/index.html")).unwrap();
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    // What stands for a missing page is served at any address.
    let missing = std::fs::read_to_string(site.join("en/404.html")).unwrap();
    assert!(missing.contains("action=\"https://example.org/en/search/index.html\""));
}

#[test]
fn a_file_may_not_lie_where_the_index_does() {
    let scratch = archive(&["行政".to_owned()]);
    scratch.write("content/search/terms/0.js", "alert()");
    assert!(scratch.check().diagnostics.iter().any(|d| d.code.0 == "attachment-address"));
}
