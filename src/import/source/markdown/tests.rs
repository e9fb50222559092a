//! Markdown in, paragraphs and tables out.

use super::read;
use crate::import::document::{Block, Span};
use crate::import::source::text::tests::shown;

fn markdown(text: &str) -> Vec<String> {
    shown(&read(text.as_bytes()).unwrap())
}

#[test]
fn marks_are_no_words() {
    let text = "# a *b* #\n\n甲**一是。**乙 `c` &lt; d\\*\n- e\n3. f\n> g\n---\nh_i_j ![k](l)\n2) m";
    let expected =
        ["1: Heading(1) a b", "3: 甲一是。乙 c < d*", "4: Item e", "5: 3. f", "6: g", "8: h_i_j", "9: 2) m"];
    assert_eq!(markdown(text), expected);
}

#[test]
fn tables_have_strokes_or_tabs() {
    let text = "a | b\n--|:-:\n\\| **c** | [d](e)\n\nf\tg\n1\t*2*";
    assert_eq!(markdown(text), ["table 0=a 1=b / 0=| c 1=d", "table 0=f 1=g / 0=1 1=2"]);
}

#[test]
fn links_are_kept() {
    let document = read("1. a [b](c.pdf)".as_bytes()).unwrap();
    let Block::Paragraph(paragraph) = &document.blocks[0] else { panic!() };
    assert_eq!(
        (paragraph.text.as_str(), &paragraph.spans[..]),
        ("1. a b", &[(5..6, Span::Link("c.pdf".to_owned()))][..])
    );
}

#[test]
fn tables_may_be_in_tags() {
    let text = "a\n\n<table>\n<tr><td>b</td><td>*c*</td></tr>\n</table>\n\n*d*";
    assert_eq!(markdown(text), ["1: a", "table 0=b 1=*c*", "7: d"]);
    assert_eq!(markdown("<TABLE><tr><td>b<td>c"), ["table 0=b 1=c"]);
}
