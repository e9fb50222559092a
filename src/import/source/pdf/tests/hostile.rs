//! Small files that ask for much are refused before they have it.

use super::super::budget::Budget;
use super::super::file::File;
use super::super::{read, read_within};
use super::written::{page, stream};
use crate::import::tests::pdf::file::file;
use std::fmt::Write;

/// So little that a page of words is too much of one kind.
fn little() -> Budget {
    Budget { bytes: 1 << 20, steps: 20_000, glyphs: 2_000, page: 2_000, rules: 500 }
}

#[track_caller]
fn is_too_much(bytes: &[u8]) {
    let refusal = read_within(bytes, little()).unwrap_err();
    assert!(refusal.message.en.contains("holds too much"), "{}", refusal.message.en);
}

#[test]
fn drawings_within_drawings_are_bounded() {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R/Y 8 0 R>>>>";
    let itself = stream(&"/X Do ".repeat(40), form);
    is_too_much(&page("/X Do", &[itself.clone(), itself]));
    // One that shows nothing is unpacked each time, too.
    let nothing = stream("", form);
    is_too_much(&page(&"/X Do ".repeat(200), &[nothing.clone(), nothing]));
}

#[test]
fn operators_and_what_stands_before_them_are_bounded() {
    is_too_much(&page(&"q ".repeat(30_000), &[]));
    is_too_much(&page(&"[".repeat(30_000), &[]));
    is_too_much(&page(&"0 0 m 9 0 l S ".repeat(1_000), &[]));
    is_too_much(&page(&"0 0 9 9 re f ".repeat(1_000), &[]));
    is_too_much(&page(&format!("BT /F1 1 Tf ({}) Tj ET", "7".repeat(3_000)), &[]));
}

#[test]
fn saved_states_are_bounded() {
    let refusal = read(&page(&"q ".repeat(20_000), &[])).unwrap_err();
    assert!(refusal.message.en.contains("holds too much"), "{}", refusal.message.en);
}

#[test]
fn surfaces_and_pictures_over_many_characters_are_bounded() {
    let words = format!("BT /F1 1 Tf 10 10 Td ({}) Tj ET ", "7".repeat(1_900));
    let picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/Length 0>>stream\n\nendstream".to_owned();
    let pictures = format!("{words}300 0 0 300 0 0 cm {}", "/X Do ".repeat(2_000));
    is_too_much(&page(&pictures, &[picture.clone(), picture]));
    let pictures = format!("{words}300 0 0 300 0 0 cm {}", "BI ID x EI ".repeat(2_000));
    is_too_much(&page(&pictures, &[]));
}

#[test]
fn fonts_are_bounded() {
    // A font that is written where it is used is read each time.
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 300]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1<</Subtype/Type1>>>>>>>>".to_owned(),
        stream(&"/F1 1 Tf ".repeat(100), ""),
    ];
    is_too_much(&file(&objects));
}

#[test]
fn tables_of_codes_are_bounded() {
    use super::super::font::try_codes;
    let mut table = String::new();
    for block in 0..140_000_u32 {
        write!(table, "1 beginbfchar <{block:08x}> <0031> endbfchar ").unwrap();
    }
    assert!(try_codes(table.as_bytes(), Budget::new()).is_err(), "more than there are of two bytes");
    assert!(try_codes(&table.as_bytes()[..400_000], Budget::new()).is_ok());
}

#[test]
fn files_of_too_many_objects_are_refused_before_they_are_read() {
    let list = format!("[{}]", "0 ".repeat(2_100_000));
    let refusal = File::open(&file(&["<</Type/Catalog/Pages 2 0 R>>".to_owned(), list])).err().unwrap();
    assert!(refusal.message.en.contains("holds too much"), "{}", refusal.message.en);
}

#[test]
fn packed_streams_are_bounded() {
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&vec![b' '; 4 << 20]).unwrap();
    let packed: String = packed.finish().unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    let content = stream(&(packed + ">"), "/Filter[/ASCIIHexDecode/FlateDecode]");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 300]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_owned(),
        content,
    ];
    is_too_much(&file(&objects));
}

#[test]
fn a_page_of_very_many_lines_is_words_and_no_table() {
    let mut content = "BT /F1 .1 Tf 0.1 TL 10 290 Td ".to_owned();
    for _ in 0..1_200 {
        content.push_str("(7) Tj 30 0 Td (7) Tj -30 -.12 Td ");
    }
    let document = read(&page(&(content + "ET"), &[])).unwrap();
    let is_words = |block: &crate::import::document::Block| {
        matches!(block, crate::import::document::Block::Paragraph(_))
    };
    assert!(document.blocks.iter().all(is_words));
}
