//! Pages in, paragraphs and tables out.

mod tables;
mod word;
mod generated;
mod styles;

use super::read;
use crate::import::document::{Block, Document, Role, Span, Table};

/// What a page is read as.
fn page(html: &str) -> Document {
    read(html.as_bytes()).unwrap()
}

/// Its paragraphs, each with what it is if it is not merely words.
fn lines(html: &str) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Paragraph(paragraph) if paragraph.role == Role::Body => paragraph.text.clone(),
        Block::Paragraph(paragraph) => format!("{:?}: {}", paragraph.role, paragraph.text),
        Block::Table(table) => format!("table: {}", grid(table).join(" / ")),
    };
    page(html).blocks.iter().map(line).collect()
}

/// A table's cells by place: `1,2 2x1 text` for a cell of two rows.
fn grid(table: &Table) -> Vec<String> {
    let cell = |cell: &crate::import::document::TableCell| {
        let span = if (cell.rowspan, cell.colspan) == (1, 1) {
            String::new()
        } else {
            format!(" {}x{}", cell.rowspan, cell.colspan)
        };
        let hidden = if cell.hidden { " hidden" } else { "" };
        let inner: Vec<String> =
            cell.tables.iter().map(|table| format!(" [{}]", grid(table).join(" / "))).collect();
        format!("{},{}{span}{hidden} {}{}", cell.row, cell.column, cell.text, inner.concat())
    };
    table.cells.iter().map(cell).collect()
}

#[test]
fn blanks_collapse_as_on_a_screen() {
    assert_eq!(lines("<p>  a \n\t b<b> c</b> <i> d</i>&nbsp;&nbsp;e </p>f<br>g"), ["a b c d  e", "f\ng"]);
    assert_eq!(lines("<p>甲乙\n  丙丁\n12 \n 34</p>"), ["甲乙丙丁 12 34"]);
    assert_eq!(lines("<pre>\n a\n  b</pre><p>&lt;&amp;&#20013;&hellip;"), ["a\n  b", "<&中…"]);
    assert_eq!(
        lines("a<div>b<div>c</div>d</div>e<script>x</script><style>y</style><!--z-->"),
        ["a", "b", "c", "d", "e"]
    );
}

#[test]
fn lists_have_their_numbers() {
    assert_eq!(lines("<ol start=3><li>a<li value=7>b<li>c</ol>"), ["3. a", "7. b", "8. c"]);
    assert_eq!(lines("<ol reversed type=a><li>a<li>b</ol>"), ["b. a", "a. b"]);
    assert_eq!(lines("<ul><li>a<p>b</p><ol type=I><li>c</ol></ul>"), ["Item: a", "b", "I. c"]);
    assert_eq!(lines("<ol style='list-style: none inside'><li>a</ol>"), ["a"]);
    assert_eq!(lines("<ol style='LIST-STYLE-TYPE:cjk-ideographic' start=12><li>a</ol>"), ["十二、a"]);
}

#[test]
fn what_is_hidden_is_left_out_and_disclosed() {
    let html = "<p>a<span style='Display : NONE ! important'>甲</span></p><p hidden>乙</p>\
                <p style='visibility:hidden'>丙<b style='visibility:visible'>b</b></p>\
                <p aria-hidden=true>c</p><details>d</details><span style='mso-hide:all'>丁</span>";
    assert_eq!(lines(html), ["a", "b", "c", "d"]);
    let remarks = page(html).remarks;
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].is_disclosed);
    assert_eq!(remarks[0].words.en, "4 hidden parts with words, the first of them '甲'");
}

#[test]
fn links_know_their_words() {
    let document = page("<p>　a <a href=' x/y.docx '> b c </a>d<a href='javascript:go()'>e</a>");
    let Block::Paragraph(paragraph) = &document.blocks[0] else { panic!() };
    assert_eq!(paragraph.text, "a b c de");
    assert_eq!(paragraph.spans, [(2..5, Span::Link("x/y.docx".to_owned()))]);
}

#[test]
fn what_a_site_puts_around_a_page_is_furniture() {
    let html = "<header><h1>t</h1>u</header><nav>n</nav><p>当前位置：a > b</p><p>甲乙</p>\
                <article><header>h</header></article><footer>f</footer>【打印】 【关闭窗口】";
    let found = lines(html);
    let expected = [
        "Heading(1): t",
        "Furniture: u",
        "Furniture: n",
        "Furniture: 当前位置：a > b",
        "甲乙",
        "h",
        "Furniture: f",
        "Furniture: 【打印】 【关闭窗口】",
    ];
    assert_eq!(found, expected);
}
