//! Sections, and the ids of their headings.

use super::{PLAIN, html, join};
use crate::text::markdown::{Options, parse};

#[test]
fn a_document_is_parted_at_its_headings() {
    let prose =
        parse("前言\n\n# 一、总体情况\n\n甲\n\n### 小节\n\n> ## 引\n\n二、**其他** `x`\n---\n乙", &PLAIN);
    assert_eq!(join(&prose, &prose.preamble), "<p>前言</p>\n");
    let sections: Vec<_> = prose
        .sections
        .iter()
        .map(|s| {
            (s.anchor.as_str(), s.heading_text.as_str(), join(&prose, &s.heading), join(&prose, &s.body))
        })
        .collect();
    let first = "<p>甲</p>\n<h3 id=\"小节\">小节</h3>\n<blockquote>\n<h2 id=\"引\">引</h2>\n</blockquote>\n";
    assert_eq!(
        sections,
        [
            ("一总体情况", "一、总体情况", "一、总体情况".to_owned(), first.to_owned()),
            (
                "二其他-x",
                "二、其他 x",
                "二、<strong>其他</strong> <code>x</code>".to_owned(),
                "<p>乙</p>\n".to_owned()
            ),
        ]
    );
    assert_eq!(
        prose.anchors.iter().map(String::as_str).collect::<Vec<_>>(),
        ["一总体情况", "二其他-x", "小节", "引"]
    );
}

#[test]
fn ids_of_headings_are_unique_and_the_given_ones_win() {
    let anchors =
        |text: &str| -> Vec<String> { parse(text, &PLAIN).sections.into_iter().map(|s| s.anchor).collect() };
    assert_eq!(anchors("## A b\n## a B\n## a-b\n## a-b-2\n"), ["a-b", "a-b-2", "a-b-3", "a-b-2-2"]);
    assert_eq!(anchors("## 甲\n## 乙 {#甲}\n## 丙 {#甲}\n"), ["甲-2", "甲", "甲-3"]);
    assert_eq!(anchors("## ！\n## \n## fn 1\n"), ["section", "section-2", "section-fn-1"]);
    assert_eq!(anchors("## Élan  Ünï_x – y\n"), ["élan-ünï_x-y"]);
    assert_eq!(html("### a {#b .c onclick=alert(1)}"), "<h3 id=\"b\">a</h3>\n");
    assert_eq!(html("### a {#\"&}"), "<h3 id=\"&quot;&amp;\">a</h3>\n");
}

#[test]
fn ids_that_the_page_has_besides_its_prose_are_left_to_it() {
    let anchors = |text: &str| -> Vec<String> {
        let options = Options { raw_html: false, taken: &["stock".into(), "a.b".into()] };
        parse(text, &options).sections.into_iter().map(|s| s.anchor).collect()
    };
    assert_eq!(anchors("## stock\n## Stock\n## stocks\n"), ["section-stock", "section-stock-2", "stocks"]);
    assert_eq!(anchors("## a {#a.b.c}\n## a {#a.bc}\n"), ["section-a.b.c", "a.bc"]);
    assert_eq!(
        anchors("## Main\n## X ray\n## Finding 1\n"),
        ["section-main", "section-x-ray", "section-finding-1"]
    );
    assert_eq!(anchors("## a {#fn-1}\n## b {#fn-1}\n"), ["section-fn-1", "section-fn-1-2"]);
}

#[test]
fn an_id_of_raw_html_stands_once() {
    let prose = parse(
        "### a\n<b id=\"x\">1</b> <b id=\"x\">2</b> <b id=\"a\">3</b> <b id=\"fn-1\">4</b> <b \
            id=\"k\">5</b>[^1]\n\n## y <i id=\"y\">6</i>\n\n### x\n\n[^1]: n",
        &Options { raw_html: true, taken: &["k".into()] },
    );
    let html = join(&prose, &prose.preamble);
    for kept in ["<h3 id=\"a\">", "<b id=\"x\">1", "<b>2", "<b>3", "<b>4", "<b>5", "id=\"fn-ref-1\""] {
        assert!(html.contains(kept), "{kept}: {html}");
    }
    assert_eq!(join(&prose, &prose.sections[0].heading), "y <i id=\"y\">6</i>");
    assert_eq!(
        (&*prose.sections[0].anchor, &*join(&prose, &prose.sections[0].body)),
        ("y-6", "<h3 id=\"x-2\">x</h3>\n")
    );
}
