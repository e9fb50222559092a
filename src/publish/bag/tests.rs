//! A bag, read as RFC 8493 says.

use super::{Bagged, Description, make};
use crate::publish::output::{self, File, Way, hash};
use crate::testing::{Scratch, tree};
use std::collections::BTreeMap;
use std::path::PathBuf;

const DESCRIPTION: Description<'_> =
    Description { title: "Reports\nof an office", address: Some("https://archive.example.org/") };

/// A site of some files, one of them with a name that has to be written otherwise.
fn site() -> (Scratch, PathBuf) {
    let scratch = Scratch::new();
    let files = [("index.html", "<p>"), ("a/100%/index.html", "all"), ("empty.csv", "")];
    let files: Vec<File<'_, String>> =
        files.map(|(path, text)| File::rendered(path, move || Ok(text.as_bytes().to_vec()))).into();
    output::publish(&scratch.path("public"), &files, Way::Exchange).unwrap();
    scratch.write("public/CNAME", "somebody else's");
    let public = scratch.path("public");
    (scratch, public)
}

fn digests(list: &[u8]) -> BTreeMap<String, String> {
    let lines = std::str::from_utf8(list).unwrap().lines().map(|line| line.split_once("  ").unwrap());
    lines.map(|(digest, path)| (path.replace("%25", "%"), digest.to_owned())).collect()
}

fn in_digits(bytes: &[u8]) -> String {
    hash(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_bag_holds_the_site_and_its_digests_and_nothing_else() {
    let (scratch, public) = site();
    let bagged = make(&public, &DESCRIPTION, &scratch.path("bags/site")).unwrap();
    let bag = tree(&scratch.path("bags/site"));
    let mut site = tree(&public);
    site.remove("CNAME").unwrap();
    let data: BTreeMap<String, Vec<u8>> = bag
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("data/")?.to_owned(), bytes.clone())))
        .collect();
    assert_eq!(data, site);
    let size: usize = data.values().map(Vec::len).sum();
    assert_eq!(bagged, Bagged { files: data.len(), bytes: size as u64 });
    // Each file of the payload is named, and each tag file but the list of these.
    let payload = digests(&bag["manifest-sha256.txt"]);
    assert_eq!(payload.len(), data.len());
    let tags = digests(&bag["tagmanifest-sha256.txt"]);
    assert_eq!(
        tags.keys().cloned().collect::<Vec<_>>(),
        ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]
    );
    for (path, digest) in payload.iter().chain(&tags) {
        assert_eq!(in_digits(&bag[path]), *digest, "{path}");
    }
    assert_eq!(bag["bagit.txt"], b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    let information = String::from_utf8(bag["bag-info.txt"].clone()).unwrap();
    assert!(information.contains("External-Description: Reports of an office\n"), "{information}");
    assert!(information.contains("External-Identifier: https://archive.example.org/\n"), "{information}");
    assert!(information.contains(&format!("Payload-Oxum: {size}.{}\n", data.len())), "{information}");
}

#[test]
fn a_site_that_was_changed_and_a_folder_that_is_there_are_refused() {
    let (scratch, public) = site();
    let bag = scratch.path("bag");
    make(&public, &DESCRIPTION, &bag).unwrap();
    assert!(make(&public, &DESCRIPTION, &bag).unwrap_err().message.en.contains("exists already"));
    scratch.write("public/index.html", "<p>!");
    let other = scratch.path("other");
    assert!(make(&public, &DESCRIPTION, &other).unwrap_err().message.en.contains("index.html"));
    assert!(!other.join("bagit.txt").exists(), "what is not whole is no bag");
    assert!(make(&scratch.path("nowhere"), &DESCRIPTION, &scratch.path("third")).is_err());
    assert!(!scratch.path("third").exists());
}
