//! The generated schemas, tried with a validator that is not ours: they accept every file of the example,
//! they refuse what the program refuses and point at it, and for every kind of cell they agree with the
//! reader.

mod cells;
mod cms;
mod editor;
mod spoilt;

use crate::authoring::schema;
use crate::publish::pipeline::{self, Checked};
use crate::testing::repository;
use crate::text::message::Language;
use jsonschema::Validator;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn example() -> Checked {
    pipeline::check(&repository()).unwrap()
}

/// A validator; the schema itself is held against the meta-schema first.
fn validator(schema: &Value) -> Validator {
    assert!(jsonschema::meta::is_valid(schema));
    jsonschema::validator_for(schema).unwrap()
}

/// Where a document is wrong, each place once.
fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    let mut places: Vec<String> =
        validator.iter_errors(document).map(|error| error.instance_path().to_string()).collect();
    places.sort();
    places.dedup();
    places
}

/// Files of the example whose name fits.
fn files(fits: impl Fn(&str) -> bool) -> Vec<(PathBuf, Value)> {
    files_in("content", fits)
}

fn files_in(folder: &str, fits: impl Fn(&str) -> bool) -> Vec<(PathBuf, Value)> {
    let mut found = Vec::new();
    for (path, bytes) in crate::testing::tree(&repository().join(folder)) {
        if fits(&path) && path.ends_with(".md") {
            let text = String::from_utf8(bytes).unwrap();
            found.push((path.into(), editor::front_matter(&text)));
        }
    }
    found
}

fn is_report(path: &str) -> bool {
    !path.ends_with("index.md") && !path.starts_with("pages/")
}

#[test]
fn every_report_of_the_example_is_accepted() {
    let forms = example().archive.forms;
    let reports = files(is_report);
    assert_eq!(reports.len(), 43);
    for language in [Language::Zh, Language::En] {
        let any = validator(&schema::report(&forms, None, language));
        for (position, form) in forms.entries() {
            let one = validator(&schema::report(&forms, Some(position), language));
            for (path, report) in &reports {
                assert_eq!(faults(&any, report), [""; 0], "{}", path.display());
                let told = faults(&one, report);
                // The schema of one form is for its reports alone.
                assert_eq!(told.is_empty(), report["form"] == form.id, "{}: {told:?}", path.display());
            }
        }
    }
}

#[test]
fn every_publisher_and_the_site_of_the_example_are_accepted() {
    let archive = example().archive;
    let publisher = validator(&schema::publisher(&archive.site, &archive.forms, Language::En));
    let publishers = files(|path| path.ends_with("/index.md"));
    assert_eq!(publishers.len(), archive.publishers.len());
    for (path, front) in &publishers {
        assert_eq!(faults(&publisher, front), [""; 0], "{}", path.display());
    }
    let site = validator(&schema::site(Language::En));
    for file in ["annals.yaml", "tests/data/official.yaml"] {
        let text = fs::read_to_string(repository().join(file)).unwrap();
        assert_eq!(faults(&site, &editor::front_matter(&text)), [""; 0], "{file}");
    }
}

#[test]
fn archives_with_forms_of_their_own_are_accepted() {
    let mut count = 0;
    for folder in ["tests/data/base", "tests/golden/archive", "tests/data/series"] {
        let Checked { archive, .. } = pipeline::check(&repository().join(folder)).unwrap();
        let report = validator(&schema::report(&archive.forms, None, Language::En));
        let publisher = validator(&schema::publisher(&archive.site, &archive.forms, Language::En));
        for (path, front) in
            files_in(&format!("{folder}/content"), |path| path != "index.md" && !path.starts_with("pages/"))
        {
            let schema = if path.ends_with("index.md") { &publisher } else { &report };
            assert_eq!(faults(schema, &front), [""; 0], "{folder}: {}", path.display());
            count += 1;
        }
    }
    assert!(count > 10, "{count}");
}

#[test]
fn a_spoilt_publisher_or_site_is_refused() {
    let archive = example().archive;
    let publisher = validator(&schema::publisher(&archive.site, &archive.forms, Language::En));
    for (text, place) in [
        ("short: x", ""),
        ("name: x\nid: Bad Id", "/id"),
        ("name: x\nkind: village", "/kind"),
        ("name: x\nformerly: [{name: y}]", "/formerly/0"),
        ("name: x\nformerly: [{name: y, until: '20'}]", "/formerly/0/until"),
        ("name: x\nexisted: {since: 2003}", "/existed"),
        ("name: x\nmissing: {2021: forgotten}", "/missing/2021"),
        ("name: x\nmissing: {next: late}", "/missing"),
        ("name: x\norder: first", "/order"),
        ("name: x\nwebsite: example.org", "/website"),
        (
            "name: x\ncrosswalk: {cn-ogi-2021: {cn-ogi-2019: [{relation: equal}]}}",
            "/crosswalk/cn-ogi-2021/cn-ogi-2019/0/relation",
        ),
        ("name: x\nphone: 1", ""),
    ] {
        assert_eq!(faults(&publisher, &editor::front_matter(text)), [place], "{text}");
    }
    let site = validator(&schema::site(Language::En));
    for (text, place) in [
        ("languages: [zh]", ""),
        ("title: x\nlanguages: [de]", "/languages/0"),
        ("title: x\nlanguages: [zh, zh]", "/languages"),
        ("title: x\nbase: example.org", "/base"),
        ("title: x\nraw_html: yes", "/raw_html"),
        ("title: x\ndata: {xls: true}", "/data"),
        ("title: x\nofficial: {site: x}", "/official"),
        ("title: x\nofficial: {sitemap: example.org}", "/official/sitemap"),
        ("title: x\nofficial: {police: {number: 1, link: x}}", "/official/police/link"),
        ("title: x\ntheme: {css: city.scss}", "/theme/css"),
        ("title: x\ntheme: {css: ../city.css}", "/theme/css"),
        ("title: x\ntheme: {logo: city.css}", "/theme/logo"),
        ("title: x\ntheme: {look: plain}", "/theme"),
        ("title: x\ncolour: red", ""),
    ] {
        assert_eq!(faults(&site, &editor::front_matter(text)), [place], "{text}");
    }
    for text in ["theme: plain", "theme: {name: plain, css: marks/city.css, logo: city.svg}", "theme: {}"] {
        let site = faults(&site, &editor::front_matter(&format!("title: x\n{text}")));
        assert!(site.is_empty(), "{text}: {site:?}");
    }
}

#[test]
fn labels_are_the_form_s_in_the_language_that_is_asked_for() {
    let forms = example().archive.forms;
    let titles = |language| {
        let schema = schema::report(&forms, None, language);
        let row = &schema["$defs"]["cn-ogi-2021:requests:figures"]["properties"]["new_received"]["title"];
        let column = &schema["$defs"]["cn-ogi-2021:requests:row:new_received"]["properties"]["natural_person"]
            ["title"];
        [row, column].map(|title| title.as_str().unwrap().to_owned())
    };
    assert_eq!(titles(Language::Zh), ["一、本年新收政府信息公开申请数量", "自然人"]);
    assert_eq!(titles(Language::En)[1], "Natural persons");
}

#[test]
fn the_same_archive_gives_the_same_schema() {
    let print = || schema::report(&example().archive.forms, None, Language::Zh).to_string();
    assert_eq!(print(), print());
}
