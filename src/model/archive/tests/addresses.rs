//! Addresses: who gets which, what cannot be one, and files that are published beside pages.

use super::{assert_told, build, report, with};
use crate::testing::tree;
use crate::text::message::Language;

const PUBLISHER: &str = "---\nname: Office\n---\n";

#[test]
fn the_first_language_stands_at_the_root() {
    let page = ("content/pages/about.md", "---\ntitle: {zh: 关于, en: About}\n---\n");
    let scratch = with(&[page]);
    build(&scratch);
    let site = tree(&scratch.path("public"));
    let pages = [
        "index.html",
        "2024/index.html",
        "bureau/index.html",
        "bureau/2024/index.html",
        "about/index.html",
        "forms/demo/index.html",
        "404.html",
    ];
    for path in pages {
        for (path, language) in [(path.to_owned(), "zh-CN"), (format!("en/{path}"), "en")] {
            let html = String::from_utf8(site[&path].clone()).unwrap();
            assert!(html.contains(&format!("<html lang=\"{language}\"")), "{path}");
        }
    }
    scratch.write("annals.yaml", "title: Example\nlanguages: [en]\nkinds: {county: County}\n");
    build(&scratch);
    let site = tree(&scratch.path("public"));
    assert!(site.contains_key("bureau/2024/index.html") && !site.keys().any(|path| path.starts_with("en/")));
}

#[test]
fn addresses_of_the_site_itself_are_refused() {
    let reserved = [
        "forms-x", "data", "findings", "en", "assets", "search", "compare", "2020", "fy2020", "2020-q1",
        "feed",
    ];
    for id in &reserved[1..] {
        let scratch = with(&[("content/office/index.md", &format!("---\nid: {id}\nname: Office\n---\n"))]);
        assert_told(
            &scratch,
            &[&format!(
                "content/office/index.md:3:7: error[address-reserved]: the site needs the address '{id}' for \
                    itself"
            )],
        );
    }
    build(&with(&[("content/forms-x/index.md", PUBLISHER)]));
    let page = ("content/pages/data.md", "---\ntitle: Data\n---\n");
    assert_told(&with(&[page]), &["content/pages/data.md:1:1: error[address-reserved]"]);
    let page = ("content/pages/About us.md", "---\ntitle: Us\n---\n");
    assert_told(
        &with(&[page]),
        &["content/pages/About us.md:1:1: error[page-bad-name]: the file name 'About us' cannot be an \
                address"],
    );
}

#[test]
fn two_sources_with_one_address_are_refused() {
    let files = [
        ("content/a/office/index.md", PUBLISHER),
        ("content/a/index.md", PUBLISHER),
        ("content/b/office/index.md", PUBLISHER),
        ("content/b/index.md", PUBLISHER),
        ("content/pages/bureau.md", "---\ntitle: Bureau\n---\n"),
    ];
    let scratch = with(&files);
    assert_told(
        &scratch,
        &[
            "content/b/office/index.md:2:7: error[address-taken]: two sources have the address /office/",
            "content/pages/bureau.md:1:1: error[address-taken]: two sources have the address /bureau/",
        ],
    );
    let diagnostic = &scratch.check().diagnostics[0];
    assert_eq!(diagnostic.related.len(), 1, "the other one is shown");
}

#[test]
fn a_folder_with_a_chinese_name_needs_an_id() {
    let scratch = with(&[
        ("content/沂源 Traffic 大队/index.md", PUBLISHER),
        ("content/沂源 Traffic 大队/2024.md", &report("")),
    ]);
    assert_told(
        &scratch,
        &[
            "content/沂源 Traffic 大队/index.md:2:1: error[publisher-needs-id]: '沂源 Traffic 大队' cannot be an \
                address",
        ],
    );
    let remedy = scratch.check().diagnostics[0].remedy.clone().unwrap();
    assert!(remedy.zh.contains("id: traffic") && remedy.en.contains("id: traffic"), "{remedy}");
    scratch.write("content/沂源 Traffic 大队/index.md", "---\nid: yiyuan\nname: Office\n---\n[r](2024.md)\n");
    build(&scratch);
    assert!(scratch.read("public/yiyuan/index.html").contains("<a href=\"2024/index.html\">r</a>"));
    scratch.write("content/沂源 Traffic 大队/index.md", "---\nid: Yì_Yuán\nname: Office\n---\n");
    assert_told(&scratch, &["content/沂源 Traffic 大队/index.md:2:5: error[publisher-needs-id]: 'Yì_Yuán'"]);
}

#[test]
fn files_are_published_beside_their_pages_and_linked() {
    let scratch = with(&[
        (
            "content/bureau/2024.md",
            &report("[scan](2024/电子版.pdf) ![seal](2024/img/seal.png) [rules](rules.txt)\n"),
        ),
        ("content/bureau/2024/电子版.pdf", "%PDF-1"),
        ("content/bureau/2024/img/seal.png", "png"),
        ("content/bureau/rules.txt", "rules"),
        (
            "content/pages/about.md",
            "---\ntitle: About\n---\n[scan](../bureau/2024/电子版.pdf) [chart](chart.svg)\n",
        ),
        ("content/pages/chart.svg", "<svg/>"),
    ]);
    build(&scratch);
    let site = tree(&scratch.path("public"));
    for (path, bytes) in [
        ("bureau/2024/电子版.pdf", "%PDF-1"),
        ("bureau/2024/img/seal.png", "png"),
        ("bureau/rules.txt", "rules"),
        ("pages/chart.svg", "<svg/>"),
    ] {
        assert_eq!(site.get(path).map(Vec::as_slice), Some(bytes.as_bytes()), "{path}");
        assert!(!site.contains_key(&format!("en/{path}")), "files stand once");
    }
    let scan = "%E7%94%B5%E5%AD%90%E7%89%88.pdf";
    let links = [
        (
            "bureau/2024/index.html",
            vec![
                format!("<a href=\"{scan}\">"),
                "src=\"img/seal.png\"".into(),
                "<a href=\"../rules.txt\">".into(),
            ],
        ),
        ("en/bureau/2024/index.html", vec![format!("<a href=\"../../../bureau/2024/{scan}\">")]),
        (
            "about/index.html",
            vec![format!("<a href=\"../bureau/2024/{scan}\">"), "<a href=\"../pages/chart.svg\">".into()],
        ),
    ];
    for (page, hrefs) in links {
        let html = scratch.read(&format!("public/{page}"));
        hrefs.iter().for_each(|href| assert!(html.contains(href), "{page}: {href}: {html}"));
    }
    // Without a link in the prose, too, a reader finds them.
    assert!(scratch.read("public/bureau/index.html").contains("href=\"rules.txt\""));
}

#[test]
fn a_file_cannot_stand_where_a_page_does() {
    for path in [
        "content/bureau/index.html",
        "content/bureau/2024/index.html",
        "content/index.html",
        "content/about/index.html",
        "content/assets/style.css",
        "content/bureau/2024/Index.HTML",
        "content/data/archive.json",
        "content/manifest-sha256.txt",
    ] {
        let scratch = with(&[(path, "x"), ("content/pages/about.md", "---\ntitle: A\n---\n")]);
        assert_told(&scratch, &[&format!("{path}:1:1: error[attachment-address]")]);
        assert!(scratch.told(Language::Zh).starts_with(&format!("{path}:1:1: error[attachment-address]")));
    }
}

#[test]
fn names_that_some_system_cannot_hold_are_told() {
    let names = ["con.pdf", "a?.pdf", "scan.", "scan ", "NUL/scan.pdf"];
    for name in names {
        let scratch = with(&[(&format!("content/bureau/{name}"), "x")]);
        let told = scratch.told(Language::En);
        assert!(told.contains("error[attachment-address]"), "{name}: {told}");
    }
    let twins = with(&[("content/bureau/caf\u{e9}.pdf", "x"), ("content/bureau/cafe\u{301}.pdf", "y")]);
    let told = twins.told(Language::En);
    assert!(told.contains("error[attachment-address]") && told.contains("how accents are encoded"), "{told}");
}

#[test]
fn ids_that_make_no_name_of_a_file_are_told() {
    let long = "x".repeat(300);
    for id in [&long, "con"] {
        let scratch = with(&[]);
        scratch.write("content/bureau/index.md", format!("---\nname: Bureau\nid: {id}\n---\n"));
        assert!(scratch.told(Language::En).contains("error[publisher-needs-id]"), "{id}");
        let scratch = with(&[]);
        scratch.write(
            "content/forms/demo.yaml",
            scratch.read("content/forms/demo.yaml").replace("id: demo", &format!("id: {id}")),
        );
        assert!(
            scratch.told(Language::En).contains("error[form-bad-id]"),
            "{id}: {}",
            scratch.told(Language::En)
        );
        let scratch =
            with(&[(&format!("content/pages/{}.md", &id[..id.len().min(90)]), "---\ntitle: A\n---\n")]);
        assert!(scratch.told(Language::En).contains("error[page-bad-name]"), "{id}");
    }
}
