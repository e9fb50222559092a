//! Prose in Markdown: emphasis beside Chinese text, ids, footnotes, citations, links, raw HTML, and no text
//! that breaks it.
use crate::text::markdown::{Options, Piece, Prose, escape, parse, plain_text};
use proptest::prelude::*;
use std::collections::BTreeSet;

const PLAIN: Options<'_> = Options { raw_html: false, taken: &[] };
const RAW: Options<'_> = Options { raw_html: true, taken: &[] };

/// Pieces as HTML: links as they were written, figures in their braces.
fn join(prose: &Prose, pieces: &[Piece]) -> String {
    let mut html = String::new();
    for piece in pieces {
        match piece {
            Piece::Html(text) => html.push_str(text),
            Piece::Link(link) => escape(&prose.links[*link].target, &mut html),
            Piece::Citation(citation) => {
                html.push_str(&format!("{{{{{}}}}}", prose.citations[*citation].text));
            }
        }
    }
    html
}

/// All of it, as the page shows it.
fn whole(prose: &Prose) -> String {
    let mut html = join(prose, &prose.preamble);
    for section in &prose.sections {
        html.push_str("<h2 id=\"");
        escape(&section.anchor, &mut html);
        html.push_str(&format!("\">{}</h2>\n{}", join(prose, &section.heading), join(prose, &section.body)));
    }
    html + &join(prose, &prose.footnotes)
}

fn html(text: &str) -> String {
    whole(&parse(text, &PLAIN))
}

fn raw(text: &str) -> String {
    whole(&parse(text, &RAW))
}

fn cited(text: &str) -> Vec<(String, &str)> {
    parse(text, &PLAIN).citations.into_iter().map(|c| (c.text, &text[c.range])).collect()
}

fn linked(text: &str, options: &Options) -> Vec<(String, String)> {
    parse(text, options).links.into_iter().map(|l| (l.target, text[l.range].to_owned())).collect()
}

// Emphasis

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
            "<pre><code class=\"language-真。**她\">**真，**她\n</code></pre>\n",
        ),
        ("    **真，**她", "<pre><code>**真，**她</code></pre>\n"),
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
fn oracle(text: &str, cjk: bool) -> String {
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
fn agrees_with_oracle(text: &str) -> bool {
    // Where the parsers differ before any rule for CJK, neither can be blamed.
    oracle(text, false) != pulldown(text) || oracle(text, true) == html(text)
}

const STARRED: [&str; 12] = ["*", "**", "***", "真", "她", "，", "。", "（", "）", "a", " ", "+"];

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

// Text like any, with everything that has a meaning in Markdown.
const PARTS: [&str; 60] = [
    "*",
    "**",
    "~",
    "~~",
    "_",
    "__",
    "`",
    "``",
    "```",
    "\n",
    "\n\n",
    "\r\n",
    "  \n",
    " ",
    "    ",
    "\t",
    "# ",
    "## ",
    "### ",
    "- ",
    "1. ",
    "> ",
    "> [!NOTE]\n",
    "|",
    "|a|b|\n|:-|-:|\n",
    "---\n",
    "===\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "[^1]",
    "\n[^1]: ",
    "[^甲]",
    "\n[^甲]: ",
    "{{",
    "}}",
    "{{ a.b@2019 }}",
    "{#id}",
    " {#甲 .c k=v}",
    "<b>",
    "</b>",
    "<div>\n",
    "<!-- -->",
    "<",
    ">",
    "&amp;",
    "&#123;",
    "\\",
    "http://a.b",
    "<c@d.e>",
    "真",
    "，",
    "“",
    "a",
    "7",
    "🎉",
    "\u{10a7f}",
];

fn text_of(parts: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(parts), 0..most).prop_map(|parts| parts.concat())
}

const ASCII: [&str; 36] = [
    "# ",
    "### ",
    "===\n",
    "*",
    "**",
    "~~",
    "_",
    "__",
    "`",
    "``",
    "\n",
    "\n\n",
    "  \n",
    " ",
    "    ",
    "- ",
    "1. ",
    "> ",
    "> [!TIP]\n",
    "|",
    "|a|b|\n|:-|-:|\n",
    "---\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "\n[a]: /u 't\"'\n",
    "<http://a.b/?c&d>",
    "&lt;",
    "'",
    "\"",
    "é",
    "a",
    "b",
];

/// What the parser's own HTML would be, made comparable.
fn comparable(text: &str) -> (String, String) {
    let dialect = pulldown_cmark::Options::ENABLE_TABLES
        | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
        | pulldown_cmark::Options::ENABLE_GFM;
    let mut theirs = String::new();
    pulldown_cmark::html::push_html(&mut theirs, pulldown_cmark::Parser::new_ext(text, dialect));
    for side in ["left", "right"] {
        theirs =
            theirs.replace(&format!(" style=\"text-align: {side}\""), &format!(" class=\"align-{side}\""));
    }
    let theirs = theirs.replace("<h1>", "<h2>").replace("</h1>", "</h2>");
    let ours = html(text).replace(" loading=\"lazy\"", "");
    (without_values(&ours).replace(" id=\"", ""), without_values(&theirs))
}

// The parser writes addresses with percent signs, here that is for who resolves them, and gives headings no
// ids.
fn without_values(html: &str) -> String {
    let mut left = String::new();
    let mut skip = false;
    for part in html.split_inclusive("=\"") {
        left.push_str(if skip { part.split_once('"').map_or("", |(_, rest)| rest) } else { part });
        skip = [" href=\"", "<img src=\"", " id=\""].iter().any(|name| part.ends_with(name));
    }
    left
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn texts_agree_with_the_oracle(text in text_of(&STARRED, 24)) {
        let text = format!("真{text}");
        prop_assert!(agrees_with_oracle(&text), "{text}\noracle {}ours {}", oracle(&text, true), html(&text));
    }

    #[test]
    fn without_chinese_text_nothing_changes(text in text_of(&ASCII, 40)) {
        // But for a lone `~`, which is left alone here on purpose.
        let (ours, theirs) = comparable(&text);
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn no_text_breaks_it(text in text_of(&PARTS, 60)) {
        check(&text);
    }

    #[test]
    fn no_characters_break_it(text in "\\PC{0,80}") {
        check(&text);
    }

    #[test]
    fn line_ends_of_windows_change_nothing(text in text_of(&PARTS, 40)) {
        let text = text.replace('\r', "");
        let ours = whole(&parse(&text, &PLAIN));
        let theirs = whole(&parse(&format!("\u{feff}{}", text.replace('\n', "\r\n")), &PLAIN));
        // Of a line end in a code span the parser makes two spaces, which a browser shows as one.
        let dense = |html: String| html.replace([' ', '\r'], "");
        prop_assert_eq!(dense(ours), dense(theirs));
    }

    #[test]
    fn raw_html_is_never_dangerous(text in text_of(&DANGEROUS, 20)) {
        assert_safe(&text, &raw(&text));
    }
}

/// What holds of any text.
fn check(text: &str) {
    for options in [PLAIN, RAW] {
        let prose = parse(text, &options);
        let html = whole(&prose);
        for place in prose.links.iter().map(|l| &l.range).chain(&prose.raw_html) {
            assert!(text.get(place.clone()).is_some(), "{text:?} {place:?}");
        }
        for citation in &prose.citations {
            let written = &text[citation.range.clone()];
            assert!(written.starts_with("{{") && written.ends_with('}'), "{text:?} {written}");
        }
        let pieces = || {
            let sections = prose.sections.iter().flat_map(|s| s.heading.iter().chain(&s.body));
            prose.preamble.iter().chain(sections).chain(&prose.footnotes)
        };
        let lists = prose.sections.iter().flat_map(|s| [&s.heading, &s.body]);
        for list in lists.chain([&prose.preamble, &prose.footnotes]) {
            let split = list.windows(2).any(|pair| matches!(pair, [Piece::Html(_), Piece::Html(_)]));
            assert!(!split && !list.contains(&Piece::Html(String::new())), "{text:?} {list:?}");
        }
        if !options.raw_html {
            // Every hole is used once, and in a document without raw HTML the ids are unique.
            let links = pieces().filter(|p| matches!(p, Piece::Link(_))).count();
            let citations = pieces().filter(|p| matches!(p, Piece::Citation(_))).count();
            assert_eq!((links, citations), (prose.links.len(), prose.citations.len()), "{text:?}");
            let ids: Vec<&str> =
                html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{text:?}\n{html}");
            assert_eq!(unique.len(), prose.anchors.len(), "{text:?}\n{html}");
        }
        let _ = plain_text(&prose.preamble, |_, _| {});
    }
}

// Sections and ids

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
        let options = Options { raw_html: false, taken: &["stock", "a.b"] };
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
        &Options { raw_html: true, taken: &["k"] },
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

// Footnotes

#[test]
fn footnotes_are_numbered_by_use_and_stand_at_the_end() {
    let text = "[^乙]: 乙注，见[^丙]。\n\n甲[^甲]乙[^乙]又[^甲]无[^无]\n\n[^甲]: 甲注\n[^丙]: - 列\n[^闲]: 闲\n\n## 节\n\n尾";
    let prose = parse(text, &PLAIN);
    let reference = |n: usize, id: &str| {
        format!(
            "<sup class=\"footnote-reference\" id=\"fn-ref-{id}\"><a href=\"#fn-{n}\" \
                role=\"doc-noteref\">{n}</a></sup>"
        )
    };
    let back =
        |id: &str| format!(" <a href=\"#fn-ref-{id}\" class=\"footnote-back\" role=\"doc-backlink\">↩</a>");
    assert_eq!(
        join(&prose, &prose.preamble),
        format!("<p>甲{}乙{}又{}无[^无]</p>\n", reference(1, "1"), reference(2, "2"), reference(1, "1-2"))
    );
    assert_eq!(
        join(&prose, &prose.footnotes),
        format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn-1\"><p>甲注{}{}</p>\n\
                </li>\n\
             <li id=\"fn-2\"><p>乙注，见{}。{}</p>\n</li>\n<li id=\"fn-3\"><ul>\n<li>列</li>\n</ul>\n{}\n</li>\n\
             </ol>\n</section>\n",
            back("1"),
            back("1-2"),
            reference(3, "3"),
            back("2"),
            back("3")
        )
    );
    let anchors = ["fn-1", "fn-2", "fn-3", "fn-ref-1", "fn-ref-1-2", "fn-ref-2", "fn-ref-3", "节"];
    assert_eq!(prose.anchors.iter().map(String::as_str).collect::<Vec<_>>(), anchors);
    assert!(parse("甲", &PLAIN).footnotes.is_empty());
    assert!(parse("甲\n\n[^1]: 闲", &PLAIN).footnotes.is_empty());
}

#[test]
fn a_footnote_cites_and_links_and_is_no_section() {
    let prose = parse("a[^A]\n\n[^a]: ## y {{ b }} [c](d)\n", &PLAIN);
    assert!(prose.sections.is_empty());
    let notes = join(&prose, &prose.footnotes);
    assert!(notes.contains("<h2 id=\"y-b-c\">y {{b}} <a href=\"d\">c</a></h2>"), "{notes}");
    assert_eq!((prose.links.len(), prose.citations.len()), (1, 1));
    assert!(!html("[a[^1]](b)\n\n[^1]: c").contains("<a href=\"b\">"));
}

// Citations

#[test]
fn figures_are_cited_everywhere_in_text() {
    let text = "甲**{{ a.b }}**，**真，**[{{c@2019}} 件](d)\n\n## 共 {{ e }} 件\n\n| 表 |\n|-|\n| {{ f_g.h_i }} |\n\n\
        “{{ j\nk }}”";
    let prose = parse(text, &PLAIN);
    let found: Vec<_> =
        prose.citations.iter().map(|c| (c.text.as_str(), &text[c.range.clone()], c.in_link)).collect();
    assert_eq!(
        found,
        [
            ("a.b", "{{ a.b }}", false),
            ("c@2019", "{{c@2019}}", true),
            ("e", "{{ e }}", false),
            ("f_g.h_i", "{{ f_g.h_i }}", false),
            ("j\nk", "{{ j\nk }}", false),
        ]
    );
    assert_eq!(prose.sections[0].heading_text, "共 {{ e }} 件");
    assert_eq!(prose.sections[0].anchor, "共-e-件");
    assert_eq!(
        prose.sections[0].heading,
        [Piece::Html("共 ".into()), Piece::Citation(2), Piece::Html(" 件".into())]
    );
}

#[test]
fn a_citation_survives_how_the_parser_parts_text() {
    assert_eq!(
        cited("{{ a_b [c] !d & e }} &amp; {{f}}"),
        [("a_b [c] !d & e".to_owned(), "{{ a_b [c] !d & e }}"), ("f".to_owned(), "{{f}}")]
    );
    assert_eq!(cited("\u{feff}真，**她。**{{ x }}"), [("x".to_owned(), "{{ x }}")]);
    assert_eq!(cited("{{ a {{ b }} c }}"), [("b".to_owned(), "{{ b }}")]);
    assert_eq!(cited("{{{ a }}} {{}}"), [("a".to_owned(), "{{ a }}"), (String::new(), "{{}}")]);
}

#[test]
fn braces_that_cite_nothing_stay() {
    for text in ["{{ a", "a }}", "{ { a } }", "}} {{", "{{ a }"] {
        assert!(cited(text).is_empty(), "{text}");
        assert_eq!(html(text), format!("<p>{text}</p>\n"));
    }
    for text in [r"\{{ a }}", r"{\{ a }}", "&#123;{ a }}", "&lbrace;&lbrace; a }}"] {
        assert!(cited(text).is_empty(), "{text}");
        assert_eq!(html(text), "<p>{{ a }}</p>\n", "{text}");
    }
    assert_eq!(cited(r"\\{{ a }}").len(), 1);
    for text in
        ["`{{ a }}`", "    {{ a }}", "```\n{{ a }}\n```", "![{{ a }}](b)", "[a]({{b}})", "{{ a\n\nb }}"]
    {
        assert!(cited(text).is_empty(), "{text}");
    }
}

// Links

#[test]
fn links_are_handed_on_with_their_places() {
    let text = "\u{feff}真，**她。**[甲](../乙/2024.md \"题\\\"<\")，<https://a.b/?c&d>，<e@f.g>，[h]\r\n\r\n\
        ![丙 *丁*](戊.png)\r\n\r\n[h]: </i j>";
    let wanted = [
        ("../乙/2024.md", "[甲](../乙/2024.md \"题\\\"<\")"),
        ("https://a.b/?c&d", "<https://a.b/?c&d>"),
        ("mailto:e@f.g", "<e@f.g>"),
        ("/i j", "[h]"),
        ("戊.png", "![丙 *丁*](戊.png)"),
    ];
    assert_eq!(linked(text, &PLAIN), wanted.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!(linked(text, &RAW), wanted.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let prose = parse(text, &PLAIN);
    assert_eq!(
        prose.links.iter().map(|l| l.is_image).collect::<Vec<_>>(),
        [false, false, false, false, true]
    );
    let html = whole(&prose);
    assert!(html.contains("<a href=\"../乙/2024.md\" title=\"题&quot;&lt;\">甲</a>"), "{html}");
    assert!(html.contains("<a href=\"https://a.b/?c&amp;d\">https://a.b/?c&amp;d</a>"), "{html}");
    assert!(html.contains("<img src=\"戊.png\" alt=\"丙 丁\" loading=\"lazy\" />"), "{html}");
}

#[test]
fn dangerous_schemes_are_left_to_the_one_who_resolves() {
    let text = "[a](javascript:alert(1)) ![b](data:image/svg+xml,x) <vbscript:c>";
    let targets: Vec<_> = parse(text, &PLAIN).links.into_iter().map(|l| l.target).collect();
    assert_eq!(targets, ["javascript:alert(1)", "data:image/svg+xml,x", "vbscript:c"]);
    let held: Vec<_> = parse(text, &PLAIN)
        .preamble
        .into_iter()
        .filter(|p| matches!(p, Piece::Html(h) if h.contains(":alert")))
        .collect();
    assert!(held.is_empty(), "{held:?}");
}

#[test]
fn tables_and_alerts() {
    assert_eq!(
        html("|甲|乙|丙|\n|:-|:-:|-:|\n|1|**2**||"),
        "<table><thead><tr><th class=\"align-left\">甲</th><th class=\"align-center\">乙</th><th \
            class=\"align-right\">丙</th></tr></thead><tbody>\n\
         <tr><td class=\"align-left\">1</td><td class=\"align-center\"><strong>2</strong></td><td \
         class=\"align-right\"></td></tr>\n</tbody></table>\n"
    );
    assert_eq!(
        html("> [!WARNING]\n> 甲"),
        "<blockquote class=\"markdown-alert-warning\">\n<p>甲</p>\n</blockquote>\n"
    );
    assert_eq!(html("\"a\" -- b..."), "<p>\"a\" -- b...</p>\n");
}

// Raw HTML

#[test]
fn raw_html_is_left_out_and_told() {
    let text = "甲<b>乙</b>真，**她。**<br>丙 <!-- 注 -->\n\n<div>\n丁\n</div>\n\n<!--\n注\n-->\n\n<!-- a --> b -->\n\n\
        戊 < 己";
    let prose = parse(text, &PLAIN);
    let places: Vec<_> = prose.raw_html.iter().map(|r| &text[r.clone()]).collect();
    assert_eq!(places, ["<b>", "</b>", "<br>", "<div>\n丁\n</div>\n", "<!-- a --> b -->\n"]);
    assert_eq!(whole(&prose), "<p>甲乙真，<strong>她。</strong>丙 </p>\n<p>戊 &lt; 己</p>\n");
    assert!(parse(text, &RAW).raw_html.is_empty());
}

#[test]
fn allowed_raw_html_keeps_what_is_harmless() {
    assert_eq!(raw("H<sub>2</sub>O<br>甲"), "<p>H<sub>2</sub>O<br>甲</p>\n");
    assert_eq!(
        raw("<details open><summary>甲</summary>\n\n**乙** {{ c.d }} [e](f)\n\n</details>\n"),
        "<details open=\"\"><summary>甲</summary>\n<p><strong>乙</strong> {{c.d}} <a href=\"f\">e</a></p>\n\
            </details>\n"
    );
    let text = "<p id=\"x\" class=\"y\">甲</p>\n\n### 乙\n\n|a|\n|-:|\n|1[^1]|\n\n## 丙 <i>丁</i>\n\n\
        [^1]: <u>注</u>";
    let prose = parse(text, &RAW);
    assert_eq!(
        join(&prose, &prose.preamble),
        "<p id=\"x\" class=\"y\">甲</p>\n<h3 id=\"乙\">乙</h3>\n<table><thead><tr><th \
            class=\"align-right\">a</th></tr></thead><tbody>\n\
         <tr><td class=\"align-right\">1<sup class=\"footnote-reference\" id=\"fn-ref-1\"><a href=\"#fn-1\" \
         role=\"doc-noteref\">1</a></sup></td></tr>\n</tbody></table>\n"
    );
    assert_eq!(join(&prose, &prose.sections[0].heading), "丙 <i>丁</i>");
    assert!(join(&prose, &prose.footnotes).contains("<p><u>注</u> <a href=\"#fn-ref-1\""));
    assert!(prose.links.is_empty());
    assert_eq!(
        prose.anchors.iter().map(String::as_str).collect::<Vec<_>>(),
        ["fn-1", "fn-ref-1", "x", "丙-丁", "乙"]
    );
}

#[test]
fn an_open_element_ends_with_its_section() {
    let prose = parse("<div class=\"a\">\n\n甲 <b>乙\n\n## 丙 <b>丁\n\n戊</div>\n", &RAW);
    assert_eq!(join(&prose, &prose.preamble), "<div class=\"a\">\n<p>甲 <b>乙</b></p><b>\n</b></div>");
    assert_eq!(join(&prose, &prose.sections[0].heading), "丙 <b>丁</b>");
    assert_eq!(join(&prose, &prose.sections[0].body), "<p>戊</p>\n");
}

#[test]
fn links_of_raw_html_are_links() {
    let text = "甲 <a href=\"../a.md\">乙</a> [丙](../b.md) <img src='../a.md'>\n\n\
        <p><a href=\"c?d&amp;e\">f</a></p>\n";
    let prose = parse(text, &RAW);
    let links: Vec<_> =
        prose.links.iter().map(|l| (l.target.as_str(), &text[l.range.clone()], l.is_image)).collect();
    assert_eq!(
        links,
        [
            ("../b.md", "[丙](../b.md)", false),
            ("../a.md", "../a.md", false),
            ("../a.md", "../a.md", true),
            ("c?d&e", "<img src='../a.md'>", false),
        ]
    );
    assert_eq!(prose.links[2].range.start, text.find("src='").unwrap() + 5);
    assert_eq!(
        whole(&prose),
        "<p>甲 <a href=\"../a.md\">乙</a> <a href=\"../b.md\">丙</a> <img src=\"../a.md\" \
            loading=\"lazy\"></p>\n<p><a href=\"c?d&amp;e\">f</a></p>\n"
    );
}

#[test]
fn holes_cannot_be_forged() {
    // By hand they are what the document has anyway, or nothing.
    let text = "[a](b) {{ c }} <a href=\"#annals-link-0\">d</a> <a href=\"#annals-link-9\">e</a> \
                <annals-citation n=\"7\">f</annals-citation> annals-hole-0-l0; <b title='<annals-citation \
                n=\"0\">'>g</b>";
    let prose = parse(text, &RAW);
    let html = whole(&prose);
    assert!(html.contains("annals-hole-0-l0;") && !html.contains("annals-hole-1"), "{html}");
    assert!(html.contains("<a href=\"b\">d</a> <a href=\"#annals-link-9\">e</a>"), "{html}");
    assert!(html.contains("<b title=\"&lt;annals-citation n=&quot;0&quot;&gt;\">g</b>"), "{html}");
    assert_eq!(html.matches("{{c}}").count(), 1, "{html}");
}

const DANGEROUS: [&str; 44] = [
    "<script>alert(1)</script>",
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror=",
    "<a href=\"javascript:alert(1)\">",
    "<a href=\" java&#10;script:alert(1)\">",
    "<a href='data:text/html,x'>",
    "</a>",
    "<svg>",
    "</svg>",
    "<math>",
    "<mtext>",
    "<mglyph>",
    "<style>",
    "</style>",
    "<table>",
    "<form>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea>",
    "<title>",
    "<plaintext>",
    "<iframe src=x>",
    "<template>",
    "<select>",
    "<option>",
    "<foreignObject>",
    "<annotation-xml encoding=\"text/html\">",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<div style=\"position:fixed\" onclick=alert(1)>",
    "</div>",
    "<base href=//evil>",
    "<meta http-equiv=refresh>",
    "<b",
    ">",
    "\"",
    "'",
    "\n\n",
    "[a](b)",
    "{{ c }}",
    "甲",
];

/// No element, attribute or address that could run a script, told by a parser of HTML.
fn assert_safe(text: &str, html: &str) {
    use lol_html::{RewriteStrSettings, element, rewrite_str};
    let settings = RewriteStrSettings::new().with_strict(false).append_element_content_handler(element!(
        "*",
        |element| {
            let name = element.tag_name();
            let refused = [
                "script",
                "style",
                "svg",
                "math",
                "iframe",
                "template",
                "base",
                "meta",
                "form",
                "noscript",
                "plaintext",
                "textarea",
                "title",
            ];
            assert!(!refused.contains(&name.as_str()), "{text:?}\n{html}");
            for attribute in element.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on") && name != "style", "{text:?}\n{html}");
                let value = value.to_ascii_lowercase();
                let value: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
                if name == "href" || name == "src" {
                    assert!(
                        !value.starts_with("javascript:") && !value.starts_with("data:"),
                        "{text:?}\n{html}"
                    );
                }
            }
            Ok(())
        }
    ));
    rewrite_str(html, settings).unwrap();
}

#[test]
fn raw_html_cannot_run_anything() {
    let samples = [
        "<script>alert(1)</script>甲",
        "<p>甲<script src=//evil></script>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"x\"onerror=\"alert(1)\">",
        "<a href=\"javascript:alert(1)\">甲</a>",
        "<a href=\"JaVa\tScript:alert(1)\">甲</a>",
        "<a href=\"&#106;avascript:alert(1)\">甲</a>",
        "<div onclick=alert(1)>甲",
        "<b>甲 <i>乙",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 \
            onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
        "<svg><foreignObject><iframe><p title=\"</iframe><img src onerror=alert(1)>\">",
        "甲 <b title=\"\n\n\" onclick=alert(1)> 乙",
        "<table><td>{{ a }}<script>[b](c)</script>",
        "## <style>*{}</style>甲\n\n<style>\n\n乙",
    ];
    for text in samples {
        assert_safe(text, &raw(text));
        assert_safe(text, &html(text));
    }
}

// Plain text, escapes, time

#[test]
fn plain_text_is_words_only() {
    let prose = parse(
        "共**{{ a.b }}**件[^1]，[甲<](乙 \"题>\")\n丙 &amp; `<d>`\ne\nf ![图](g)\n\n- 一\n- 二\n\n|表|h|\n|-|-|\n|3|4|\n\
            \n[^1]: 注",
        &PLAIN,
    );
    let text = plain_text(&prose.preamble, |citation, text| text.push_str(&format!("{}", citation + 9)));
    assert_eq!(text, "共9件，甲< 丙 & <d> e f 一 二 表 h 3 4");
}

#[test]
fn escaping() {
    let mut html = String::from("=");
    escape("<a href='b'>\"甲\" & 乙</a>", &mut html);
    assert_eq!(html, "=&lt;a href=&#39;b&#39;&gt;&quot;甲&quot; &amp; 乙&lt;/a&gt;");
}

#[test]
fn time_grows_with_the_text_only() {
    let parts = [
        "*",
        "**真，",
        "真**，",
        "[",
        "![",
        "](",
        "[a](",
        "`",
        "`a``",
        "{{",
        "}}",
        "{{ a }}",
        "{",
        "~~真，",
        "~~",
        "> ",
        ">**真",
        "<b>",
        "<",
        "<!--",
        "&",
        "\\",
        "[^1]",
        "[^1]\n\n[^1]: a\n\n",
        "# a\n",
        "## a {#a}\n",
        "|a",
        "_真",
        "\u{10a7f}**真，",
        "<a href='&amp;b'>",
    ];
    for part in parts {
        let text = part.repeat(60_000 / part.len());
        let start = std::time::Instant::now();
        check(&text);
        // A hundred times what the slowest needs; quadratic time would be minutes.
        assert!(start.elapsed().as_secs() < 20, "{part:?} {:?}", start.elapsed());
    }
}

#[test]
fn deep_nesting_of_raw_html_is_no_danger() {
    let text = "<div>".repeat(20_000);
    let _ = raw(&text);
    let text = format!("甲{}", "<b>".repeat(5_000));
    let _ = raw(&text);
}
