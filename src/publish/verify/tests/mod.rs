//! Verifying a built site: each kind of fault is found at its place, and what is right is left alone.

use crate::publish::verify::{self, Fault};
use crate::text::diagnostic::Diagnostic;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

mod links;
mod robust;

fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn faults(files: &[(&str, &str)]) -> Vec<Fault> {
    verify::verify(site(files).path()).unwrap()
}

/// A page with nothing wrong but what its body has.
fn page(body: &str) -> String {
    format!("<!DOCTYPE html><html lang=\"zh\"><head><title>t</title></head><body>\n{body}</body></html>\n")
}

/// What is found in a page `a/b/p.html` of a small site: codes without `site-`, with the text at the place.
fn found(body: &str) -> Vec<String> {
    let text = page(body);
    let other =
        page("<h1 id='one'>1</h1><a name='old'></a><p id='第二'></p><p id='x&amp;y'></p><p id='a%20b'></p>");
    let found = faults(&[
        ("a/b/p.html", &text),
        ("a/other.html", &other),
        ("a/2020/index.html", &other),
        ("index.html", &page("")),
        ("a/图.png", "png"),
        ("a/a b&c.pdf", ""),
        ("a/s.svg", "<svg id='s'/>"),
        ("a/x.js", ""),
    ]);
    assert!(found.iter().all(|fault| fault.path == "a/b/p.html"), "{found:?}");
    let code = |fault: &Fault| fault.code.0.strip_prefix("site-").unwrap().to_owned();
    found.iter().map(|fault| format!("{} {}", code(fault), &text[fault.start..fault.end])).collect()
}

fn is_fine(body: &str) {
    assert_eq!(found(body), Vec::<String>::new(), "{body}");
}

#[test]
fn nothing_may_be_fetched_from_elsewhere() {
    for (body, url) in [
        ("<img alt='' src='//example.org/x.png'>", "//example.org/x.png"),
        ("<img alt='' src='\\\\example.org/x.png'>", "\\\\example.org/x.png"),
        ("<img alt='' srcset='../图.png 1x, https://e.org/x 2x'>", "../图.png 1x, https://e.org/x 2x"),
        ("<script src='http://e.org/x.js'></script>", "http://e.org/x.js"),
        ("<script src='ht&#116;p://e.org/x.js'></script>", "ht&#116;p://e.org/x.js"),
        ("<link rel='alternate StyleSheet' href=https://e.org>", "https://e.org"),
        ("<link rel='shortcut icon' href=https://e.org>", "https://e.org"),
        ("<link rel=preconnect href=https://e.org>", "https://e.org"),
        ("<iframe src=https://e.org></iframe>", "https://e.org"),
        ("<video src=https://e.org></video>", "https://e.org"),
        ("<style>@font-face{src:url(https://e.org/f)}</style>", "https://e.org/f"),
        ("<style>@import 'https://e.org/c';</style>", "https://e.org/c"),
        ("<p style='background:url(//e.org)'>", "background:url(//e.org)"),
        ("<base href='https://e.org/'><a href=anything>", "https://e.org/"),
    ] {
        assert_eq!(found(body), [format!("fetches-elsewhere {url}")], "{body}");
    }
    let css = "/* 图 */ @import url(\"https://e.org/a.css\");\n@import 'b.css'; p{background:url(gone.png)}";
    let found =
        faults(&[("index.html", &page("")), ("css/a.css", css), ("css/b.css", "@charset 'https://e.org';")]);
    let told: Vec<_> = found.iter().map(|f| (f.code.0, &css[f.start..f.end])).collect();
    assert_eq!(told, [("site-fetches-elsewhere", "https://e.org/a.css"), ("site-dead-link", "gone.png")]);
}

#[test]
fn a_page_says_what_it_is() {
    assert_eq!(found("<img src='../图.png'>"), ["missing-alt <img src='../图.png'>"]);
    let codes = |text: &str| faults(&[("index.html", text)]).iter().map(|f| f.code.0).collect::<Vec<_>>();
    for none in ["<title></title>", "<title> \n</title>", "<svg><title>drawing</title></svg>", ""] {
        assert_eq!(codes(&format!("<html lang=zh>{none}")), ["site-missing-title"], "{none}");
    }
    for lang in ["<html>", "<html lang=''>", "<html lang=' '>", ""] {
        assert_eq!(codes(&format!("{lang}<title>t</title>")), ["site-missing-lang"], "{lang}");
    }
}

#[test]
fn faults_come_in_order_with_line_and_column() {
    let text = page("<p>一二<a href='x'>三</a>\r\n<a href='y#&lt;'></a>");
    let files =
        [("b.html", text.as_str()), ("a.HTM", &text), (".git/c.html", "<p>"), (".annals-staging/1.html", "")];
    let folder = site(&files);
    let (found, sources) = verify::diagnostics(folder.path()).unwrap();
    let position = |found: &Diagnostic| {
        let place = found.place.unwrap();
        let file = sources.file(place.file);
        (file.path.to_string(), file.line_and_column(place.start), sources.text(place).to_owned())
    };
    let at = |path: &str, position, text: &str| (path.to_owned(), position, text.to_owned());
    assert_eq!(
        found.iter().map(position).collect::<Vec<_>>(),
        [
            at("a.HTM", (2, 15), "x"),
            at("a.HTM", (3, 10), "y#&lt;"),
            at("b.html", (2, 15), "x"),
            at("b.html", (3, 10), "y#&lt;"),
        ]
    );
    assert!(found[0].message.en.starts_with("'x' leads to 'x', which"));
}

#[test]
fn a_folder_without_pages_is_no_site() {
    assert!(verify::verify(site(&[("a.txt", "")]).path()).unwrap_err().to_string().contains(".html"));
    assert!(
        verify::verify(Path::new("/no/such/folder")).unwrap_err().to_string().contains("/no/such/folder")
    );
}
