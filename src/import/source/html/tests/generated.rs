//! What holds for all pages: no word is lost, nothing panics, and no page takes long.

use super::page;
use crate::import::document::{Block, Table};
use crate::import::source::html::read;
use proptest::prelude::*;
use std::time::Duration;

/// A page and the characters that it shows, in order.
#[derive(Debug, Clone)]
struct Piece {
    html: String,
    seen: String,
}

/// Words, blocks, inline elements, hidden parts and tables within each other.
fn pieces() -> impl Strategy<Value = Piece> {
    let words = "[a-z\u{4e00}-\u{4e0f} \n]{0,6}";
    let leaf = words.prop_map(|text| Piece { seen: text.split_whitespace().collect(), html: text });
    leaf.prop_recursive(4, 40, 5, |inner| {
        let many = prop::collection::vec(inner, 0..5);
        let inline = prop::sample::select(vec!["b", "span", "i", "font", "a href=x", "o:p", "sub"]);
        let block =
            prop::sample::select(vec!["div", "section", "blockquote", "center", "ul", "h2", "form", "pre"]);
        let hidden = prop::sample::select(vec!["div hidden", "span style='DISPLAY:none'", "script", "style"]);
        prop_oneof![
            (many.clone(), inline).prop_map(|(inner, name)| within(&inner, name, true)),
            (many.clone(), block).prop_map(|(inner, name)| within(&inner, name, true)),
            (many.clone(), hidden).prop_map(|(inner, name)| within(&inner, name, false)),
            (many, prop::bool::ANY).prop_map(|(inner, two)| table(&inner, two)),
        ]
    })
}

/// An element around others.
fn within(inner: &[Piece], tag: &str, is_seen: bool) -> Piece {
    let name = tag.split(' ').next().unwrap();
    // What a script holds is no element.
    let of = |piece: &Piece| {
        if matches!(name, "script" | "style") { piece.seen.clone() } else { piece.html.clone() }
    };
    let html: String = inner.iter().map(of).collect();
    let seen = if is_seen { inner.iter().map(|piece| piece.seen.as_str()).collect() } else { String::new() };
    Piece { html: format!("<{tag}>{html}</{name}>"), seen }
}

/// A table with a row for each element, and a second cell in each row or none.
fn table(inner: &[Piece], two: bool) -> Piece {
    let second = if two { "<td rowspan=2>z" } else { "" };
    let rows = inner.iter().map(|piece| format!("<tr><td>{}{second}", piece.html));
    let seen = inner.iter().map(|piece| format!("{}{}", piece.seen, if two { "z" } else { "" }));
    Piece { html: format!("<table>{}</table>", rows.collect::<String>()), seen: seen.collect() }
}

/// The characters of a table: of each cell its words, then those of the tables within.
fn of_table(table: &Table, into: &mut String) {
    for cell in &table.cells {
        into.push_str(&cell.text);
        cell.tables.iter().for_each(|table| of_table(table, into));
    }
}

/// The characters that a document has, without blanks.
fn characters(html: &str) -> String {
    let Ok(document) = read(html.as_bytes()) else { return String::new() };
    let mut all = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => all.push_str(&paragraph.text),
            Block::Table(table) => of_table(table, &mut all),
        }
    }
    all.split_whitespace().collect()
}

/// Characters without their order, which a cell with words behind a table does not keep.
fn sorted(text: &str) -> Vec<char> {
    let mut sorted: Vec<char> = text.chars().collect();
    sorted.sort_unstable();
    sorted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_word_is_lost(pieces in prop::collection::vec(pieces(), 1..6)) {
        let all = within(&pieces, "body", true);
        let found = characters(&all.html);
        prop_assert_eq!(sorted(&found), sorted(&all.seen), "{}", all.html);
        if !all.html.contains("<table") {
            prop_assert_eq!(found, all.seen, "{}", all.html);
        }
    }

    #[test]
    fn no_two_cells_share_a_place(spans in prop::collection::vec(prop::collection::vec((0_usize..5, 0_usize..5), 0..6), 0..7)) {
        let row = |row: &Vec<(usize, usize)>| {
            let cells = row.iter().map(|(down, right)| format!("<td rowspan={down} colspan={right}>x"));
            format!("<tr>{}", cells.collect::<String>())
        };
        let html = format!("a<table>{}</table>", spans.iter().map(row).collect::<String>());
        let document = page(&html);
        let mut taken = std::collections::BTreeSet::new();
        let mut count = 0;
        for block in &document.blocks {
            let Block::Table(table) = block else { continue };
            for cell in &table.cells {
                count += 1;
                for row in cell.row..cell.row + cell.rowspan {
                    for column in cell.column..cell.column + cell.colspan {
                        prop_assert!(taken.insert((row, column)), "{}", html);
                        prop_assert!(row < spans.len());
                    }
                }
            }
        }
        prop_assert_eq!(count, spans.iter().map(Vec::len).sum::<usize>());
    }

    #[test]
    fn changed_bytes_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30)) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
        let _ = crate::import::source::read("a.xls", &bytes);
    }

    #[test]
    fn tags_in_any_order_never_panic(tags in prop::collection::vec((prop::sample::select(TAGS.to_vec()), 0..4), 0..40)) {
        let tag = |(name, kind): &(&str, i32)| match kind {
            0 => format!("</{name}>"),
            1 => format!("<{name} style='display:none' rowspan=3 colspan=70000 value=99999999999999999999>"),
            2 => format!("<{name} start=-7 reversed type=i>x"),
            _ => format!("<{name}>y "),
        };
        let _ = read(tags.iter().map(tag).collect::<String>().as_bytes());
    }
}

const TAGS: [&str; 36] = [
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "tfoot",
    "caption",
    "colgroup",
    "col",
    "p",
    "div",
    "ol",
    "ul",
    "li",
    "a",
    "b",
    "font",
    "svg",
    "foreignObject",
    "title",
    "template",
    "select",
    "option",
    "form",
    "button",
    "pre",
    "textarea",
    "h1",
    "html",
    "body",
    "head",
    "frameset",
    "math",
    "details",
    "!--",
];

const SAMPLE: &str = "<!doctype html><html><head><meta charset=gb2312><title>t</title></head><body><p align=center>\
    <a href='x'>甲</a>乙<br>&nbsp;丙</p><ol start=3 type=a><li>丁<li value=7>戊</ol><table border=1><caption>己</caption>\
    <thead><tr><th rowspan=2 colspan=3>庚<th>辛</thead><tr style='display:none'><td>1<td>2<tr><td rowspan=0>3<td>\
    <table><tr><td>4</table></table><div style='text-align:right;visibility:hidden'>壬</div><!-- 癸 --><pre>\ta\n b</pre>";

#[test]
fn no_page_takes_long() {
    let rows = |cell: &str, cells: usize, rows: usize| {
        format!("<table>{}", format!("<tr>{}", cell.repeat(cells)).repeat(rows))
    };
    let pages = [
        ("deep", "<div>".repeat(200_000)),
        ("deep and inline", "<b>".repeat(200_000)),
        ("deep tables", "<table><tr><td>".repeat(100_000)),
        ("fonts", "<font size=1><p>".repeat(20_000)),
        ("fonts that differ", (0..20_000).map(|n| format!("<font size={n}><p>x")).collect()),
        ("links", "<a href=x><p>".repeat(20_000)),
        ("paragraphs without ends", "<p>x".repeat(100_000)),
        ("ends without beginnings", "</p></x></b>".repeat(50_000)),
        ("attributes", format!("<p {}>", (0..30_000).map(|n| format!("a{n} ")).collect::<String>())),
        ("wide spans", rows("<td colspan=1000>", 100, 20)),
        ("long spans", rows("<td rowspan=65534>", 50, 500)),
        ("many cells", rows("<td>1", 1000, 210)),
        ("lists", "<ul><li>".repeat(50_000)),
        ("reversed", format!("<ol reversed>{}", "<li><ol reversed>".repeat(200))),
        ("entities", "&#1;&amp;&notit;".repeat(20_000)),
        ("selects", "<select><option>".repeat(20_000)),
        ("foreign", "<svg><g>".repeat(50_000)),
        ("foster parents", format!("<table>{}", "<b>x<i>".repeat(5000))),
    ];
    for (name, html) in pages {
        let clock = std::time::Instant::now();
        let read = read(html.as_bytes()).map(|document| document.blocks.len());
        let took = clock.elapsed();
        eprintln!("{name}: {took:?} {:?}", read.map_err(|refusal| refusal.message.en));
        assert!(took < Duration::from_secs(20), "{name}");
    }
}
