//! Generated documents: a page shows all their words in their order, and nothing else.

use super::{form, line, table};
use crate::import::document::{
    Align, Block, Document, Emphasis, Listed, Paragraph, Position, Role, Span, Table,
};
use crate::import::line;
use crate::import::metadata::Metadata;
use crate::import::prose::missing::{missing, visible};
use crate::import::prose::part::is_layout;
use crate::import::prose::{LeftOut, Why, markdown};
use crate::import::taken::Taken;
use crate::text::container::Container;
use crate::text::markdown::slips;
use proptest::prelude::*;
use std::ops::Range;
use std::sync::LazyLock;

static FORM: LazyLock<std::sync::Arc<crate::model::form::Form>> = LazyLock::new(form);

/// Signs of Markdown and words between which they could mean something.
const PIECES: [&str; 78] = [
    "公开",
    "年度报告",
    "2020",
    "a",
    "word",
    "，",
    "。",
    "、",
    "（",
    "）",
    "“",
    "”",
    "：",
    " ",
    "  ",
    "\u{3000}",
    "\t",
    "*",
    "**",
    "_",
    "__",
    "#",
    "##",
    "# ",
    "＃",
    "-",
    "- ",
    "---",
    "- - -",
    "+ ",
    "=",
    "===",
    "1.",
    "1. ",
    "12) ",
    "0. ",
    "`",
    "```",
    "~",
    "~~",
    "~~~",
    "[",
    "]",
    "[1]",
    "[^1]",
    "[^1]: ",
    "](",
    "[a]: ",
    "](http://a.b)",
    "(http://a.b)",
    "<",
    ">",
    "> ",
    "<br>",
    "<!--",
    "-->",
    "</div>",
    "<http://a.b>",
    "&",
    "&amp;",
    "&#35;",
    "&nbsp;",
    "|",
    "| a |",
    "|---|",
    ":---:",
    "\\",
    "\\\\",
    "{",
    "}",
    "{{",
    "}}",
    "{#id}",
    "!",
    "![",
    "一、",
    "（一）",
    "一、总体情况",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..9).prop_map(|pieces| pieces.concat())
}

/// Text of several lines, blanks around them included.
fn lines() -> impl Strategy<Value = String> {
    prop::collection::vec(text(), 1..3).prop_map(|lines| lines.join("\n"))
}

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![6 => Just(Role::Body), 1 => Just(Role::Item), 1 => (1..7_u8).prop_map(Role::Heading)]
}

/// What is said of parts of some text: a link, and emphasis.
fn spans() -> impl Strategy<Value = Vec<(usize, usize, Span)>> {
    let addresses = ["https://a.b/(c) d?e&copy=1|f", "javascript:x", "../x", "mailto:a_b@c*d", "http://", ""];
    let link = (0..40_usize, 0..20_usize, prop::sample::select(addresses.to_vec()));
    let link = link.prop_map(|(start, length, to)| (start, length, Span::Link(to.to_owned())));
    let ways = prop::sample::select(vec![Emphasis::Strong, Emphasis::Slanted]);
    let emphasis = (0..40_usize, 0..20_usize, ways);
    let emphasis = emphasis.prop_map(|(start, length, way)| (start, length, Span::Emphasis(way)));
    let all = (prop::option::of(link), prop::collection::vec(emphasis, 0..3));
    all.prop_map(|(link, emphasis)| link.into_iter().chain(emphasis).collect())
}

/// The same, of the parts that a text has.
fn of_text(text: &str, spans: Vec<(usize, usize, Span)>) -> Vec<(Range<usize>, Span)> {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
    let spans =
        spans.into_iter().map(|(start, length, span)| (boundary(start)..boundary(start + length), span));
    spans.filter(|(part, _)| !part.is_empty()).collect()
}

fn paragraph() -> impl Strategy<Value = Block> {
    let align = prop_oneof![4 => Just(Align::Start), 1 => Just(Align::Centre)];
    let listed = prop::option::of((1..4_usize, prop::option::of(0..12_u32)));
    let container = prop::sample::select(vec![Container::Quotation, Container::List]);
    let within = prop::collection::vec(container, 0..4);
    (lines(), role(), align, any::<bool>(), spans(), listed, within).prop_map(
        |(text, role, align, is_line, spans, listed, within)| {
            let number = match (role, listed) {
                (Role::Body, Some((_, Some(number)))) => format!("{number}. "),
                _ => String::new(),
            };
            let list = listed.filter(|_| role == Role::Item || !number.is_empty());
            let list = list.map(|(depth, _)| Listed { depth, number: number.len() });
            let text = number + &text;
            let spans = of_text(&text, spans);
            let position = if is_line { Position::Line(1) } else { Position::Paragraph(1) };
            Block::Paragraph(Paragraph { role, align, spans, list, within, ..Paragraph::new(text, position) })
        },
    )
}

fn a_table() -> impl Strategy<Value = Table> {
    let cells = prop::collection::vec(prop::collection::vec(lines(), 1..4), 1..4);
    let whole = cells.prop_map(|rows| {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        table(&rows)
    });
    let all = (whole, any::<bool>(), prop::option::of(text()), prop::collection::vec(spans(), 1..4));
    all.prop_map(|(mut whole, nested, caption, spans)| {
        whole.caption = caption;
        for (cell, spans) in whole.cells.iter_mut().zip(spans) {
            cell.spans = of_text(&cell.text, spans);
        }
        if nested {
            let inner = whole.clone();
            whole.cells.last_mut().unwrap().tables.push(inner);
        }
        whole
    })
}

/// Paragraphs and tables, each with a position of its own.
fn a_document() -> impl Strategy<Value = Document> {
    let block = prop_oneof![5 => paragraph(), 1 => a_table().prop_map(Block::Table)];
    prop::collection::vec(block, 0..8).prop_map(|mut blocks| {
        for (number, block) in blocks.iter_mut().enumerate() {
            if let Block::Paragraph(paragraph) = block {
                paragraph.position = match paragraph.position {
                    Position::Line(_) => Position::Line(number),
                    _ => Position::Paragraph(number),
                };
            }
        }
        Document { blocks, ..Document::default() }
    })
}

/// All words of a table, as a reader meets them.
fn words_of(table: &Table, words: &mut String) {
    words.push_str(&line::shown(table.caption.as_deref().unwrap_or("")));
    for cell in &table.cells {
        words.push_str(&line::shown(&cell.text));
        if is_layout(table) {
            cell.tables.iter().for_each(|table| words_of(table, words));
        }
    }
}

/// All words of a document but those that were left out.
fn words(document: &Document, mut left_out: Vec<LeftOut>) -> String {
    let mut words = String::new();
    for (number, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Table(table) => {
                // A number that stands alone in a table of one cell is that of a page.
                let is_it = |left: &LeftOut| matches!(&table.cells[..], [only] if only.text == left.text);
                match left_out.iter().position(is_it) {
                    Some(at) => _ = left_out.remove(at),
                    None => words_of(table, &mut words),
                }
            }
            Block::Paragraph(paragraph) => {
                for line in line::of_paragraph(number, paragraph) {
                    let is_it = |left: &LeftOut| left.text == line.text && left.position == *line.position;
                    match left_out.iter().position(is_it) {
                        Some(at) => _ = left_out.remove(at),
                        None => words.push_str(&line.text),
                    }
                }
            }
        }
    }
    words.retain(|c| !c.is_whitespace());
    words
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_page_shows_the_words_of_a_document_and_nothing_else(document in a_document()) {
        let prose = markdown(&document, &Taken::default(), &FORM, &Metadata::default());
        let left_out: Vec<LeftOut> = prose.left_out.clone();
        prop_assert_eq!(visible(&prose.markdown), words(&document, left_out), "{}", prose.markdown);
        prop_assert!(!prose.markdown.contains("\n\n\n"));
        // Nothing is written that whoever checks the report would call a slip.
        let told: Vec<_> = slips(&prose.markdown, false).slips.into_iter().map(|slip| slip.kind).collect();
        prop_assert!(told.is_empty(), "{told:?}\n{}", prose.markdown);
    }

    #[test]
    fn nothing_is_missing_but_what_was_left_out(document in a_document()) {
        let metadata = Metadata::default();
        let prose = markdown(&document, &Taken::default(), &FORM, &metadata);
        let missed = missing(&document, &Taken::default(), &prose.markdown, &metadata);
        let left_out: Vec<&str> = prose.left_out.iter().map(|left| left.text.as_str()).collect();
        prop_assert!(missed.iter().all(|missed| left_out.contains(&missed.text.as_str())), "{missed:?}");
    }

    #[test]
    fn a_lost_block_is_missing(document in a_document(), lost in any::<prop::sample::Index>()) {
        let metadata = Metadata::default();
        prop_assume!(!document.blocks.is_empty());
        let mut less = document.clone();
        let lost = less.blocks.remove(lost.index(document.blocks.len()));
        let alone = Document { blocks: vec![lost], ..Document::default() };
        let prose = markdown(&less, &Taken::default(), &FORM, &metadata);
        let missed = missing(&document, &Taken::default(), &prose.markdown, &metadata);
        let nothing_is_lost = words(&alone, Vec::new()).is_empty()
            && prose.left_out.iter().all(|left| left.why == Why::Address);
        prop_assert_eq!(missed.is_empty(), nothing_is_lost);
    }
}

#[test]
fn a_lost_sentence_is_missing_with_its_place() {
    let blocks = vec![line(3, "第一句。", Role::Body), line(7, "第二句。", Role::Body)];
    let document = Document { blocks, ..Document::default() };
    let missed = missing(&document, &Taken::default(), "第二句。\n", &Metadata::default());
    assert_eq!(missed.len(), 1);
    assert_eq!((missed[0].text.as_str(), &missed[0].position), ("第一句。", &Position::Line(3)));
}
