//! What is written is read back: routes, anchors, and links between any two files.

use super::{Anchor, Route, find, find_written, parts, path, relative, resolve};
use crate::testing::Scratch;
use proptest::prelude::*;

#[test]
fn every_route_and_every_anchor_is_read_back() {
    let scratch = Scratch::copy_of("tests/golden/archive");
    // With a further report on a period.
    scratch.write(
        "content/forms/cups.yaml",
        "id: cups\ntitle: Cups\nused: {kind: year}\ntables:\n  - id: cups\n    title: Cups\n    \
         columns: [{id: made, label: Made}]\n    rows: [{id: all, label: All}]\n",
    );
    let report = "---\nform: cups\nstatistics:\n  cups:\n    all: [3]\n---\n";
    scratch.write("content/river-library/2020/cups.md", report);
    let checked = scratch.check();
    let archive = &checked.archive;
    assert_eq!(archive.reports.len(), 4);
    let routes = Route::all(archive);
    assert!(routes.len() > 15, "{routes:?}");
    for &route in &routes {
        for language in &archive.site.languages {
            let path = path(archive, route, language);
            assert_eq!(find(archive, &path), Some((route, language.as_str())), "{path}");
            let written = path.strip_suffix("index.html").unwrap_or(&path);
            assert_eq!(find_written(archive, written), Some((route, language.as_str())), "{written}");
        }
        for anchor in Anchor::all(archive, route) {
            let id = anchor.id(archive);
            assert_eq!(Anchor::read(archive, route, &id), Some(anchor), "{route:?} {id}");
        }
    }
}

#[test]
fn a_sign_after_a_percent_sign_is_no_hexadecimal_digit() {
    assert_eq!(super::decoded("a%+5b%20c%"), "a%+5b c%");
}

#[test]
fn paths_of_no_page_are_not_found() {
    let checked = Scratch::copy_of("tests/golden/archive").check();
    for path in
        ["", "nothing/index.html", "fr/index.html", "zh/index.html", "2019", "forms//index.html", "en"]
    {
        assert_eq!(find(&checked.archive, path), None, "{path}");
    }
}

proptest! {
    #[test]
    fn a_relative_link_leads_where_it_was_made_for(
        from in prop::collection::vec("[a-z0-9]{1,3}", 1..5),
        to in prop::collection::vec("[a-c字 %#?:]{1,3}", 1..5),
    ) {
        let (from, to) = (from.join("/"), to.join("/"));
        let link = relative(&from, &to);
        let (link, anchor) = parts(&link);
        prop_assert_eq!(anchor, None);
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        prop_assert_eq!(resolve(folder, &super::decoded(link)), Some(to));
    }
}
