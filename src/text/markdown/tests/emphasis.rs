//! Emphasis beside Chinese text, held against another parser.

use super::{PLAIN, html, raw};
use crate::text::markdown::parse;

#[test]
fn emphasis_works_beside_chinese_text() {
    let cases = [
        ("**真，**她", "<strong>真，</strong>她"),
        ("**一是。**内容**二是。**内容", "<strong>一是。</strong>内容<strong>二是。</strong>内容"),
        ("他说**“是”**了", "他说<strong>“是”</strong>了"),
        ("他*（甲）*乙", "他<em>（甲）</em>乙"),
        ("共**`3`**件", "共<strong><code>3</code></strong>件"),
        ("增~~长，~~减", "增<del>长，</del>减"),
        ("**见[表](a.md)。**后", "<strong>见<a href=\"a.md\">表</a>。</strong>后"),
        ("共**{{ a.b }}**件", "共<strong>{{a.b}}</strong>件"),
        ("完成率**80%**，比上年**增加5%**。", "完成率<strong>80%</strong>，比上年<strong>增加5%</strong>。"),
        ("日本語の**「強調」**です", "日本語の<strong>「強調」</strong>です"),
        ("***甲。***乙", "<em><strong>甲。</strong></em>乙"),
        ("这~~**真，**~~她", "这<del><strong>真，</strong></del>她"),
    ];
    for (text, wanted) in cases {
        assert_eq!(html(text), format!("<p>{wanted}</p>\n"), "{text}");
    }
}

#[test]
fn what_is_no_emphasis_stays() {
    let cases = [
        (r"\**真，*她", "<p>*<em>真，</em>她</p>\n"),
        ("3 * 5，2 ** 3。", "<p>3 * 5，2 ** 3。</p>\n"),
        ("1月~3月，“5”~“7”，（~8）", "<p>1月~3月，“5”~“7”，（~8）</p>\n"),
        ("`**真，**她`", "<p><code>**真，**她</code></p>\n"),
        (
            "```真。**她\n**真，**她\n```",
            "<pre tabindex=\"0\"><code class=\"language-真。**她\">**真，**她\n</code></pre>\n",
        ),
        ("    **真，**她", "<pre tabindex=\"0\"><code>**真，**她</code></pre>\n"),
        (
            "<https://例.中/**真，**她>",
            "<p><a href=\"https://例.中/**真，**她\">https://例.中/**真，**她</a></p>\n",
        ),
        ("[甲](<真，**她> \"真，**她\")", "<p><a href=\"真，**她\" title=\"真，**她\">甲</a></p>\n"),
        ("![真，**她](a.png)", "<p><img src=\"a.png\" alt=\"真，**她\" loading=\"lazy\" /></p>\n"),
    ];
    for (text, wanted) in cases {
        assert_eq!(html(text), wanted, "{text}");
    }
    assert_eq!(raw("<b title=\"真，**她\">甲</b>"), "<p><b title=\"真，**她\">甲</b></p>\n");
    assert_eq!(parse("## 甲 {#真，**她}", &PLAIN).sections[0].anchor, "真，**她");
}

#[test]
fn a_text_may_hold_the_characters_that_mark_emphasis() {
    for mark in ['\u{10a7f}', '\u{10a50}', '\u{1056f}', '\u{10b39}'] {
        assert_eq!(html(&format!("{mark}**真，**她")), format!("<p>{mark}<strong>真，</strong>她</p>\n"));
    }
    let all = "\u{10a7f}\u{10a50}\u{1056f}\u{10b39}";
    assert_eq!(html(&format!("{all}**真，**她")), format!("<p>{all}**真，**她</p>\n"));
}

/// `text` as the other parser sees it, whose CJK option is the rule that is followed.
pub(super) fn oracle(text: &str, cjk: bool) -> String {
    let mut options = comrak::Options::default();
    options.extension.cjk_friendly_emphasis = cjk;
    comrak::markdown_to_html(text, &options)
}

fn pulldown(text: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
    html
}

/// What of a generated paragraph is compared: escapes differ between the parsers, emphasis must not.
pub(super) fn agrees_with_oracle(text: &str) -> bool {
    // Where the parsers differ before any rule for CJK, neither can be blamed.
    oracle(text, false) != pulldown(text) || oracle(text, true) == html(text)
}

pub(super) const STARRED: [&str; 12] = ["*", "**", "***", "真", "她", "，", "。", "（", "）", "a", " ", "+"];

#[test]
fn short_texts_agree_with_the_oracle() {
    let mut texts = vec![String::from("真")];
    for _ in 0..4 {
        let longer = texts.iter().flat_map(|text| STARRED.map(|part| format!("{text}{part}")));
        texts = longer.collect();
    }
    let wrong: Vec<_> = texts.iter().filter(|text| !agrees_with_oracle(text)).collect();
    assert!(wrong.is_empty(), "{} of {}: {:?}", wrong.len(), texts.len(), &wrong[..wrong.len().min(10)]);
}
