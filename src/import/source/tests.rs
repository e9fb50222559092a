//! Documents at a limit are read, and those one past it are refused.

use super::{elements, limits, read};
use crate::text::limits::{
    DOCUMENT_BYTES, DOCUMENT_CELLS, DOCUMENT_COLUMNS, DOCUMENT_DEPTH, DOCUMENT_ELEMENTS, DOCUMENT_LINES,
};

/// Why a document is refused; nothing where it is read.
fn refused(name: &str, text: &str) -> String {
    read(name, text.as_bytes()).map_or_else(|refusal| refusal.message.en, |_| String::new())
}

/// Holds that a document of so many is read, and one of one more is refused with these words.
fn bounded(name: &str, most: usize, words: &str, of: impl Fn(usize) -> String) {
    assert_eq!(refused(name, &of(most)), "", "{name}");
    let why = refused(name, &of(most + 1));
    assert!(why.contains(words), "{name}: {why:?}");
}

#[test]
fn a_document_has_so_many_bytes() {
    assert!(limits::check_bytes(&vec![b' '; DOCUMENT_BYTES.most]).is_ok());
    let bytes = vec![b' '; DOCUMENT_BYTES.most + 1];
    for name in ["a.docx", "a.txt", "a.csv", "a.html", "a.md", "a.pdf", "a.xlsx"] {
        assert!(read(name, &bytes).unwrap_err().message.en.contains("64 MB"), "{name}");
    }
}

#[test]
fn a_table_has_so_many_columns() {
    let most = DOCUMENT_COLUMNS.most;
    bounded("a.csv", most, "4096 columns", |columns| format!("{}a", "a,".repeat(columns - 1)));
    let page = |inner: &str| format!("<html><body><table>{inner}</table></body></html>");
    bounded("a.html", most, "4096 columns", |columns| {
        page(&format!("<tr>{}</tr>", "<td>1</td>".repeat(columns)))
    });
}

#[test]
fn tables_have_so_many_cells() {
    let most = DOCUMENT_CELLS.most;
    let row = format!("{}1\n", "1,".repeat(999));
    bounded("a.csv", most, "200000 cells", |cells| {
        format!("{}{}", row.repeat(cells / 1_000), "1".repeat(cells % 1_000))
    });
    let row = format!("<tr>{}</tr>", "<td>1</td>".repeat(1_000));
    bounded("a.html", most, "200000 cells", |cells| {
        let last = format!("<tr>{}</tr>", "<td>1</td>".repeat(cells % 1_000));
        format!("<html><body><table>{}{last}</table></body></html>", row.repeat(cells / 1_000))
    });
}

#[test]
fn a_page_has_so_many_tags_so_deep() {
    let within = |depth: usize| {
        // The page and its body are two of them.
        let (open, close) = ("<div>".repeat(depth - 2), "</div>".repeat(depth - 2));
        format!("<html><body>{open}1{close}</body></html>")
    };
    bounded("a.html", 2 * DOCUMENT_DEPTH.most, "512 deep", within);
    let most = DOCUMENT_ELEMENTS.most;
    bounded("a.html", most, "1500000 tags", |tags| format!("<html><p>1{}", "<!-- -->".repeat(tags - 2)));
}

#[test]
fn a_text_has_so_many_lines() {
    bounded("a.txt", DOCUMENT_LINES.most, "1000000 lines", |lines| "a\n".repeat(lines));
}

#[test]
fn data_has_so_many_elements_so_deep() {
    let refused = |text: &str| {
        elements::read(text.as_bytes()).map_or_else(|refusal| refusal.message.en, |_| String::new())
    };
    let within = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert_eq!(refused(&within(DOCUMENT_DEPTH.most)), "");
    assert!(refused(&within(DOCUMENT_DEPTH.most + 1)).contains("more than 256 elements within one another"));
    let many = |count: usize| format!("<a>{}</a>", "<b/>".repeat(count - 1));
    assert_eq!(refused(&many(DOCUMENT_ELEMENTS.most)), "");
    assert!(refused(&many(DOCUMENT_ELEMENTS.most + 1)).contains("more than 1,500,000 elements"));
}
