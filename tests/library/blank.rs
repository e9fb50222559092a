//! Blank, zero, `/` and not given are printed as what they are, on the page and in the prose.

use crate::support::Scratch;

fn archive() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Blanks\nlanguages: [en, zh]\n");
    scratch.write(
        "content/forms/f.yaml",
        "id: f\ntitle: F\nused: {kind: year}\ntables:\n  - id: t\n    title: T\n    columns: [{id: n, label: \
            N}]\n    rows:\n      - {id: blank, label: Blank}\n      - {id: zero, label: Zero}\n      - {id: \
            slash, label: Slash}\n      - {id: sparse, label: Sparse, sparse: true}\n",
    );
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    scratch.write(
        "content/office/2020.md",
        "---\nform: f\nstatistics:\n  t: {blank: [~], zero: [0], slash: [/]}\n---\n\
            So: {{ t.blank.n }}, {{ t.zero.n }}, {{ t.slash.n }}, {{ t.sparse.n }}.\n",
    );
    scratch
}

/// What stands between the tag of a cell and its end.
fn cell(page: &str, id: &str) -> String {
    let start = page.find(&format!("<td id=\"{id}\"")).unwrap_or_else(|| panic!("no cell {id}"));
    let inner = &page[start..][page[start..].find('>').unwrap() + 1..];
    inner[..inner.find("</td>").unwrap()].to_owned()
}

#[test]
fn a_blank_cell_is_printed_empty() {
    let scratch = archive();
    scratch.build();
    let page = scratch.read("public/office/2020/index.html");
    assert_eq!(cell(&page, "t.blank.n"), "<span class=\"visually-hidden\">blank</span>");
    assert_eq!(cell(&page, "t.zero.n"), "0");
    assert_eq!(cell(&page, "t.slash.n"), "/");
    assert!(cell(&page, "t.sparse.n").contains("<span aria-hidden=\"true\">·</span>"));
}

#[test]
fn prose_says_that_a_cited_figure_is_blank() {
    let scratch = archive();
    scratch.build();
    let cited = |page: &str| -> Vec<String> {
        let figures = page.split("<a class=\"figure\"").skip(1);
        figures.map(|f| f[f.find("<bdi>").unwrap() + 5..f.find("</bdi>").unwrap()].to_owned()).collect()
    };
    assert_eq!(cited(&scratch.read("public/office/2020/index.html")), ["(blank)", "0", "/", "(not given)"]);
    assert_eq!(
        cited(&scratch.read("public/zh/office/2020/index.html")),
        ["（空白）", "0", "/", "（未给出）"]
    );
}
