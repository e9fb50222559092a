//! Figures cited in prose.

use super::{PLAIN, cited, html};
use crate::text::markdown::{Piece, parse};

#[test]
fn figures_are_cited_everywhere_in_text() {
    let text = "甲**{{ a.b }}**，**真，**[{{c@2019}} 件](d)\n\n## 共 {{ e }} 件\n\n| 表 |\n|-|\n| {{ f_g.h_i }} |\n\n\
        “{{ j\nk }}”";
    let prose = parse(text, &PLAIN);
    let found: Vec<_> = prose.citations.iter().map(|c| (c.text.as_str(), &text[c.range.clone()])).collect();
    assert_eq!(
        found,
        [
            ("a.b", "{{ a.b }}"),
            ("c@2019", "{{c@2019}}"),
            ("e", "{{ e }}"),
            ("f_g.h_i", "{{ f_g.h_i }}"),
            ("j\nk", "{{ j\nk }}"),
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
