//! Style sheets of a page: what they hide is not read, and what they may hide is in doubt.

use super::{grid, lines, page};
use crate::import::document::{Block, TableCell};

/// The cells of the first table of a page with a style sheet: their words, `?` behind those in doubt.
fn cells(css: &str, body: &str) -> Vec<String> {
    let document = page(&format!("<style>{css}</style><p>p</p>{body}"));
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let cell = |cell: &TableCell| {
        let doubt = if cell.doubt.is_some() { "?" } else { "" };
        let hidden = if cell.hidden { "-" } else { "" };
        format!("{hidden}{}{doubt}", cell.text)
    };
    table.map(|table| table.cells.iter().map(cell).collect()).unwrap_or_default()
}

const TABLE: &str = "<div class='tab b'><table class=old id=t><tr><td>a<td class=n>1<td>2</table></div>";

#[test]
fn a_table_that_a_class_hides_is_not_read() {
    let hiding = [
        ".old{display:none}",
        "TABLE.old { color: red; Display : NONE }",
        "#t{display:none!important} .old{display:table}",
        "div > .old, .x { display: none; }",
        ".tab .old{display:none}",
        ".b table{display:none}",
        "[class~=old]{display:none}",
        "table:not(.new){display:none}",
        "@media screen{.old{display:none}}",
        "@media only screen and (min-width: 768px){.old{display:none}}",
        "@media print{.x{color:red}} .tab{visibility:hidden}",
        ".tab{opacity:0}",
        ".tab{position:absolute;left:-9999px}",
        "/* } */ <!-- .old{display:none} -->",
        ".tab{.old{display:none}}",
        ".tab{& > .old{display:none}}",
        ".x{y:z;;} .old{display:none}",
        "@font-face{src:url(x)} @import 'y'; .old{display:none}",
    ];
    for css in hiding {
        assert_eq!(cells(css, TABLE).concat(), "", "{css}");
        let remarks = page(&format!("<style>{css}</style><p>p</p>{TABLE}")).remarks;
        assert!(remarks.iter().any(|remark| remark.is_disclosed), "{css}");
    }
}

#[test]
fn what_no_rule_hides_is_read_and_surely() {
    let showing = [
        "",
        ".older{display:none}",
        ".old{display:none} #t{display:table}",
        ".old{display:none} table.old{display:table}",
        ".old{display:none} .old{display:table}",
        ".old{display:none;display:table}",
        ".old{display:nonsense}",
        ".old:hover{display:none}",
        // A bracket too many spoils the rule behind it in every browser.
        ".x{y:z}} .old{display:none}",
        "@media print{.old{display:none}}",
        "@media (max-width:600px){.old{display:none}}",
        "@media not screen{.old{display:none}}",
        "td::before{content:''}",
        "td::before{content:'\\e900'}",
        ".old::before{content:'x'}",
        ".tab{overflow:hidden}",
        ".n{text-align:right;white-space:nowrap}",
    ];
    for css in showing {
        assert_eq!(cells(css, TABLE), ["a", "1", "2"], "{css}");
    }
}

#[test]
fn a_cell_that_may_be_hidden_is_in_doubt() {
    let unsure = [
        "@media (prefers-color-scheme:dark){.n{display:none}}",
        "@supports (x:y){.n{display:none}}",
        "@layer a{.n{visibility:hidden}}",
        ".n:checked{display:none}",
        ".n:has(b){display:none}",
        ".n::after{content:'0'}",
        ".n::after{content:attr(title)}",
    ];
    for css in unsure {
        assert_eq!(cells(css, TABLE), ["a", "1?", "2"], "{css}");
    }
    let shown_perhaps = "@supports (x:y){.n{display:none}} .n{display:table-cell!important}";
    assert_eq!(cells(shown_perhaps, TABLE), ["a", "1", "2"]);
    // A name that hides by a sheet of another file, which is not at hand.
    let hidden = "<table><tr><td>a<td class='x d-none'>1<td>2<td><span class=hide>3</span></table>";
    assert_eq!(cells("", hidden), ["a", "1?", "2", "3?"]);
    assert_eq!(cells(".d-none,.hide{display:inline}", hidden), ["a", "1", "2", "3"]);
    assert_eq!(cells("", "<table class=hidden><tr><td>1<td></table>"), ["1?", "?"]);
}

#[test]
fn a_cell_that_is_not_seen_keeps_its_place_and_one_that_is_not_drawn_does_not() {
    assert_eq!(cells(".n{display:none}", TABLE), ["a", "2", "-1"]);
    for css in [".n{visibility:hidden}", ".n{visibility:collapse}", ".n{opacity:0.0}"] {
        assert_eq!(cells(css, TABLE), ["a", "", "2"], "{css}");
    }
    let table = "<table><tr><td>a<td style='visibility:hidden'>1<td>2</table>";
    assert_eq!(lines(table), ["table: 0,0 a / 0,1  / 0,2 2"]);
}

#[test]
fn an_element_s_own_word_is_above_the_sheet_s_unless_that_is_important() {
    let own = "<table style='display:table'><tr><td>1<td>2</table>";
    assert_eq!(cells("table{display:none}", own), ["1", "2"]);
    assert_eq!(cells("table{display:none ! important}", own).len(), 0);
    assert_eq!(cells("table{display:table}", "<table hidden><tr><td>1<td>2</table>"), ["1", "2"]);
}

#[test]
fn sheets_say_how_lines_stand() {
    let html = "<style>.r{text-align:right} ol{list-style:none} .u{text-decoration:line-through}</style>\
                <ol><li>a</ol><p class=r>b";
    assert_eq!(lines(html), ["a", "b"]);
    let document = page(html);
    let Some(Block::Paragraph(last)) = document.blocks.last() else { panic!() };
    assert_eq!(last.align, crate::import::document::Align::End);
}

#[test]
fn sheets_that_would_take_for_ever_cost_little() {
    let deep = format!("{}{}", ":is(".repeat(2000), "a{".repeat(2000));
    let many: String = (0..60_000).map(|at| format!("*:nth-child({at}) ~ td{{display:none}}")).collect();
    let body = format!("<table><tr>{}</table>", "<td>1".repeat(3000));
    for css in [deep, many] {
        let started = std::time::Instant::now();
        let document = page(&format!("<style>{css}</style><p>p</p>{body}"));
        assert!(!document.blocks.is_empty());
        // Far above what it takes, and far below what it would take.
        assert!(started.elapsed().as_secs() < 60);
    }
    let Some(Block::Table(table)) = page("<p>p</p><table><tr><td>1<td>2</table>").blocks.pop() else {
        panic!()
    };
    assert_eq!(grid(&table).len(), 2);
}
