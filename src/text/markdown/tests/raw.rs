//! Raw HTML: left out, or kept where it is harmless.

use super::{PLAIN, RAW, html, join, raw, whole};
use crate::text::markdown::parse;

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

pub(super) const DANGEROUS: [&str; 44] = [
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
pub(super) fn assert_safe(text: &str, html: &str) {
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
