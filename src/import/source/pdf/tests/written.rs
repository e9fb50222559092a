//! Small files that say just what a test needs.

use crate::import::tests::pdf::file::file;

/// A stream with some more entries.
pub(super) fn stream(content: &str, more: &str) -> String {
    format!("<<{more}/Length {}>>stream\n{content}\nendstream", content.len())
}

/// A file of one page with this content, the fonts `F1` with digits and `F2` without a meaning of its codes,
/// and further objects from number 7 on.
pub(super) fn page(content: &str, more: &[String]) -> Vec<u8> {
    let fonts = "/Font<</F1 5 0 R/F2 6 0 R>>/XObject<</X 7 0 R/Y 8 0 R>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 300]/Resources<<{fonts}>>>>"),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_owned(),
        stream(content, ""),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/DW 500>>]>>"
            .to_owned(),
    ];
    file(&[&objects, more].concat())
}

/// Two cells side by side with lines around them, of 100 points each, and a row of words above them.
pub(super) const CELLS: &str = "50 200 100 20 re S 150 200 100 20 re S 50 220 100 20 re S \
                                150 220 100 20 re S \
                                BT /F1 10 Tf 60 226 Td (first) Tj 100 0 Td (second) Tj ET\n";

/// What shows a text at a place.
pub(super) fn text((x, y): (i64, i64), text: &str) -> String {
    format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n")
}
