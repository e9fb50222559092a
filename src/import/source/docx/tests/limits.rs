//! No document takes more than its share of memory and time.

use super::{Made, p};
use std::time::Instant;

/// The message of a refusal, which comes at once.
fn refused(made: &Made) -> String {
    let start = Instant::now();
    let message = made.refused().message.en;
    assert!(start.elapsed().as_secs() < 60, "{message}: {:?}", start.elapsed());
    message
}

#[test]
fn what_unpacks_to_too_much() {
    let made = Made::of("").part("word/document.xml", vec![b' '; (100 << 20) + 1]);
    assert!(refused(&made).contains("100 MB"));
}

#[test]
fn too_many_elements() {
    let made = Made::of(&"<w:p/>".repeat(1_500_001));
    assert!(refused(&made).contains("elements"));
}

#[test]
fn elements_too_deep_within_each_other() {
    let nested = |name: &str, depth: usize| {
        format!("{}{}{}", format!("<{name}>").repeat(depth), p("底"), format!("</{name}>").repeat(depth))
    };
    assert!(refused(&Made::of(&nested("w:sdt", 300))).contains("256 deep"));
    assert!(refused(&Made::of(&nested("x:a", 100_000))).contains("256 deep"));
    // As deep as may be, and still within the stack of a thread.
    assert_eq!(Made::of(&nested("x:a", 250)).shown(), ["底"]);
    let tables = |depth: usize| {
        let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
        format!("{open}{}{}", p("底"), "</w:tc></w:tr></w:tbl>".repeat(depth))
    };
    assert_eq!(Made::of(&tables(83)).read().blocks.len(), 1);
    assert!(refused(&Made::of(&tables(90))).contains("256 deep"));
    let boxes = "<w:p><w:r><w:pict><w:txbxContent>".repeat(62);
    let ends = "</w:txbxContent></w:pict></w:r></w:p>".repeat(62);
    assert_eq!(Made::of(&format!("{boxes}{}{ends}", p("底"))).shown(), ["底"]);
}

#[test]
fn too_many_cells_and_columns() {
    let cells = "<w:tc/>".repeat(4_097);
    assert!(refused(&Made::of(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))).contains("table 1"));
    let row = format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(500));
    assert!(refused(&Made::of(&format!("<w:tbl>{}</w:tbl>", row.repeat(401)))).contains("200000 cells"));
    for span in ["4294967295", "4097", "99999999999999999999"] {
        let cell = format!("<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr></w:tc>");
        let made = Made::of(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"));
        assert!(refused(&made).contains("4096 columns"), "{span}");
    }
}

#[test]
fn fields_too_deep_within_each_other() {
    let field = "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>";
    assert!(refused(&Made::of(&format!("<w:p>{}</w:p>", field.repeat(100)))).contains("field"));
}

#[test]
fn numbers_and_addresses_that_are_longer_than_the_text() {
    let long = "%1".repeat(127);
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='upperRoman'/>\
         <w:start w:val='3888'/>\
         </w:lvl><w:lvl w:ilvl='1'><w:lvlText w:val='{long}'/></w:lvl></w:abstractNum><w:num w:numId='1'>\
         <w:abstractNumId w:val='0'/></w:num>"
    );
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>";
    let made = Made::of(&item.repeat(18_000)).with("numbering", "w:numbering", &numbering);
    assert!(refused(&made).contains("numbers of its lists"));
    let link = "<w:p><w:hyperlink r:id='a'><w:r><w:t>字</w:t></w:r></w:hyperlink></w:p>";
    let made = Made::of(&link.repeat(1_000)).link("a", &"a".repeat(40_000));
    assert!(refused(&made).contains("addresses"));
}

#[test]
fn too_many_prefixes() {
    let many: String = (0..300).map(|number| format!(" xmlns:a{number}='urn:b'")).collect();
    let made = Made::of("").part("word/document.xml", format!("<a{many}/>"));
    assert!(refused(&made).contains("damaged"));
}
