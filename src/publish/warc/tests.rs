//! A recorded site, read as WARC 1.1 says.

use super::{Description, Recorded, make};
use crate::publish::output::{self, File, Way};
use crate::testing::Scratch;
use jiff::civil::date;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const DESCRIPTION: Description<'_> = Description {
    title: "Reports\nof an office",
    base: "https://archive.example.org/a/",
    identifier: Some("https://doi.org/10.1000/1"),
    day: date(2026, 3, 31),
};

fn site() -> (Scratch, PathBuf) {
    let scratch = Scratch::new();
    let files = [
        ("index.html", "<p>"),
        ("b/100%/index.html", "all"),
        ("附件.csv", ""),
        ("b.bin", "\r\n\r\nWARC/1.1"),
    ];
    let files: Vec<File<'_, String>> =
        files.map(|(path, text)| File::rendered(path, move || Ok(text.as_bytes().to_vec()))).into();
    output::publish(&scratch.path("public"), &files, Way::Exchange).unwrap();
    scratch.write("public/CNAME", "somebody else's");
    let public = scratch.path("public");
    (scratch, public)
}

/// The heads of all records with their blocks: each record is as long as it says.
fn records(mut file: &[u8]) -> Vec<(BTreeMap<String, String>, Vec<u8>)> {
    let mut found = Vec::new();
    while !file.is_empty() {
        let end = file.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&file[..end]).unwrap();
        let (first, fields) = head.split_once("\r\n").unwrap();
        assert_eq!(first, "WARC/1.1");
        let fields: BTreeMap<String, String> = fields
            .split("\r\n")
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let length: usize = fields["Content-Length"].parse().unwrap();
        let (block, rest) = file[end + 4..].split_at(length);
        file = rest.strip_prefix(b"\r\n\r\n").unwrap();
        found.push((fields, block.to_vec()));
    }
    found
}

#[test]
fn a_site_is_recorded_as_it_is_served_and_nothing_else() {
    let (scratch, public) = site();
    let file = scratch.path("site.warc");
    let recorded = make(&public, &DESCRIPTION, &file).unwrap();
    let bytes = fs::read(&file).unwrap();
    assert_eq!(recorded, Recorded { responses: 5, bytes: bytes.len() as u64 });
    let records = records(&bytes);
    let (about, said) = &records[0];
    assert_eq!((about["WARC-Type"].as_str(), about["WARC-Filename"].as_str()), ("warcinfo", "site.warc"));
    let said = std::str::from_utf8(said).unwrap();
    assert!(said.contains("title: Reports of an office\r\n"), "{said}");
    assert!(said.contains("identifier: https://doi.org/10.1000/1\r\n"), "{said}");
    let served: BTreeMap<&str, (&str, &str)> = records[1..]
        .iter()
        .map(|(fields, block)| {
            assert_eq!(fields["WARC-Date"], "2026-03-31T00:00:00Z");
            let block = std::str::from_utf8(block).unwrap();
            (fields["WARC-Target-URI"].as_str(), block.split_once("\r\n\r\n").unwrap())
        })
        .collect();
    let addresses: Vec<&str> =
        served.keys().map(|address| address.strip_prefix(DESCRIPTION.base).unwrap()).collect();
    assert_eq!(addresses, ["", "%E9%99%84%E4%BB%B6.csv", "b.bin", "b/100%25/", "manifest-sha256.txt"]);
    let (head, page) = served[DESCRIPTION.base];
    assert_eq!(head, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 3");
    assert_eq!(page, "<p>");
    // The same site gives the same bytes.
    let before = bytes;
    make(&public, &DESCRIPTION, &file).unwrap();
    assert!(fs::read(&file).unwrap() == before);
}

#[test]
fn a_site_that_was_changed_is_refused_and_leaves_no_file() {
    let (scratch, public) = site();
    scratch.write("public/b.bin", "edited");
    let failure = make(&public, &DESCRIPTION, &scratch.path("site.warc")).unwrap_err();
    assert!(failure.message.en.contains("b.bin"), "{failure}");
    assert!(!scratch.path("site.warc").exists() && !scratch.path("site.exporting~").exists());
}
