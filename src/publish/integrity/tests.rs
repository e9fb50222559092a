//! A site that was built is whole; one in which anything was touched is not.

use super::verify;
use crate::publish::output::{MANIFEST, hash};
use crate::publish::pipeline;
use crate::testing::{Scratch, repository, tree};
use proptest::prelude::*;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The golden archive's site, built once.
fn site() -> &'static (Scratch, Vec<String>) {
    static SITE: OnceLock<(Scratch, Vec<String>)> = OnceLock::new();
    SITE.get_or_init(|| {
        let scratch = Scratch::new();
        let checked = pipeline::check(&repository().join("tests/golden/archive")).unwrap();
        pipeline::publish(&checked, scratch.root()).unwrap();
        let paths = tree(scratch.root()).into_keys().collect();
        (scratch, paths)
    })
}

/// How a figure of a report begins on its page.
const FIGURE: &str = " class=\"number\">";

fn copied() -> Scratch {
    let copy = Scratch::new();
    for (path, bytes) in tree(site().0.root()) {
        copy.write(&path, bytes);
    }
    copy
}

/// One that the property has for itself: each case puts back what it changed.
fn own_copy() -> &'static Scratch {
    static COPY: OnceLock<Scratch> = OnceLock::new();
    COPY.get_or_init(copied)
}

/// Puts the digest of a file as it is now into the manifest.
fn make_true(scratch: &Scratch, path: &str) {
    let digest = hash(&fs::read(scratch.path(path)).unwrap()).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let lines = scratch.read(MANIFEST);
    let lines = lines.lines().map(|line| match line.split_once("  ") {
        Some((_, name)) if name == path => format!("{digest}  {name}\n"),
        _ => format!("{line}\n"),
    });
    scratch.write(MANIFEST, lines.collect::<String>());
}

#[test]
fn a_site_as_it_was_built_is_whole() {
    let verified = verify(site().0.root()).unwrap();
    assert_eq!(verified.flaws, []);
    assert!(verified.files > 80 && verified.reports > 2 && verified.figures > 100, "{verified:?}");
}

#[test]
fn the_figures_of_the_example_are_those_of_its_ledger_on_every_page() {
    let scratch = Scratch::new();
    let checked = pipeline::check(&repository()).unwrap();
    pipeline::publish(&checked, scratch.root()).unwrap();
    let verified = verify(scratch.root()).unwrap();
    assert_eq!(verified.flaws, []);
    assert!(verified.figures > 8_000, "{}", verified.figures);
}

#[test]
fn a_figure_that_only_its_page_shows_otherwise_is_found_though_the_manifest_agrees() {
    for page in ["river-library/2019/index.html", "river-library/2021/v1/index.html"] {
        let scratch = copied();
        let html = scratch.read(page);
        let (before, rest) = html.split_once(FIGURE).unwrap();
        scratch.write(page, format!("{before}{FIGURE}9{rest}"));
        make_true(&scratch, page);
        let flaws = verify(scratch.root()).unwrap().flaws;
        assert_eq!(flaws.len(), 1, "{flaws:?}");
        assert!(flaws[0].path == page && flaws[0].what.en.contains("the ledger says"), "{flaws:?}");
    }
}

#[test]
fn a_figure_that_is_gone_from_its_page_and_a_ledger_that_is_gone_are_found() {
    let scratch = copied();
    let page = "river-library/2019/index.html";
    scratch.write(page, scratch.read(page).replacen("<td id=\"", "<td id=\"x", 1));
    make_true(&scratch, page);
    let flaws = verify(scratch.root()).unwrap().flaws;
    assert!(flaws.len() == 1 && flaws[0].what.en.contains("the page does not"), "{flaws:?}");
    fs::remove_dir_all(scratch.path("ledger")).unwrap();
    let kept: String = scratch
        .read(MANIFEST)
        .lines()
        .filter(|line| !line.contains("  ledger/"))
        .map(|l| format!("{l}\n"))
        .collect();
    scratch.write(MANIFEST, kept);
    let flaws = verify(scratch.root()).unwrap().flaws;
    assert!(flaws.len() == 1 && flaws[0].path == "ledger/index.txt", "{flaws:?}");
}

#[test]
fn an_entry_of_the_ledger_that_was_written_anew_is_found_though_the_manifest_agrees() {
    let scratch = copied();
    let entry = site().1.iter().find(|path| path.starts_with("ledger/") && path.ends_with("/1.txt")).unwrap();
    scratch.write(entry, scratch.read(entry).replacen("figure\t", "figure\tx", 1));
    make_true(&scratch, entry);
    let flaws = verify(scratch.root()).unwrap().flaws;
    assert!(flaws.iter().any(|flaw| flaw.path == *entry && flaw.what.en.contains("its digest")), "{flaws:?}");
}

#[test]
fn files_that_came_went_or_changed_places_are_named() {
    let scratch = copied();
    scratch.write("notes.txt", "somebody's");
    fs::remove_file(scratch.path("404.html")).unwrap();
    let (one, other) = (scratch.read("index.html"), scratch.read("sitemap.xml"));
    scratch.write("index.html", other);
    scratch.write("sitemap.xml", one);
    let flaws = verify(scratch.root()).unwrap().flaws;
    let paths: Vec<&str> = flaws.iter().map(|flaw| flaw.path.as_str()).collect();
    assert_eq!(paths, ["404.html", "index.html", "notes.txt", "sitemap.xml"]);
}

#[test]
fn a_folder_without_a_manifest_is_told() {
    let told = verify(Scratch::new().root()).unwrap_err();
    assert!(told.message.en.contains(MANIFEST), "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any byte of any file: of the manifest itself too.
    #[test]
    fn a_byte_that_was_flipped_is_found(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        bit in 0_u32..8,
    ) {
        let (scratch, paths) = (own_copy(), &site().1);
        let path = file.get(paths);
        let bytes = fs::read(scratch.path(path)).unwrap();
        prop_assume!(!bytes.is_empty());
        let place: PathBuf = scratch.path(path);
        let mut flipped = bytes.clone();
        flipped[at.index(bytes.len())] ^= 1 << bit;
        fs::write(&place, &flipped).unwrap();
        let verified = verify(scratch.root());
        fs::write(&place, &bytes).unwrap();
        prop_assert!(verified.is_err() || !verified.unwrap().flaws.is_empty(), "{path}");
    }
}
