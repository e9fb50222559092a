//! Footnotes: numbered by use, at the end.

use super::{PLAIN, html, join};
use crate::text::markdown::parse;

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
