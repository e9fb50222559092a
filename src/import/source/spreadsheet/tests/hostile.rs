//! Files that mean harm, or are damaged, are refused or read in part: quickly, and without a panic.

use super::super::read;
use super::bytes;
use proptest::prelude::*;
use std::io::Write;

const MAIN: &str = r#"<workbook><sheets><sheet name="s" sheetId="1" id="r1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/>
    <Relationship Id="r2" Type="x/sharedStrings" Target="texts.xml"/></Relationships>"#;

/// A workbook of these parts.
fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", MAIN),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sheet.xml", sheet),
        ("xl/texts.xml", texts),
    ];
    for (name, text) in parts {
        package.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// Why a workbook is refused.
fn refusal(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().message.en
}

#[test]
fn what_is_no_workbook_is_refused() {
    assert!(refusal(b"").contains("no workbook"));
    assert!(refusal(b"PK\x03\x04").contains("damaged"));
    assert!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("damaged"));
}

#[test]
fn an_encrypted_workbook_is_refused_with_what_to_do() {
    let mut bytes = bytes("formats-lo.xls");
    let wide = |words: &str| words.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let name = wide("Workbook");
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    bytes[at..at + 32].copy_from_slice(&wide("EncryptedPackage"));
    bytes[at + 64] = 34;
    let refusal = read(&bytes).unwrap_err();
    assert!(refusal.message.en.contains("password") && refusal.remedy.en.contains("remove the password"));
}

#[test]
fn a_text_that_many_cells_share_is_counted_in_each() {
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(2000);
    let sheet = format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>");
    let texts = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(100_000));
    assert!(refusal(&workbook(&sheet, &texts)).contains("too large"));
}

#[test]
fn many_cells_and_large_parts_are_refused() {
    let cells = "<row>".to_owned() + &"<c><v>1</v></c>".repeat(201_000) + "</row>";
    let rows = cells.repeat(1);
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    // A row has no more than 16,384 cells: the rest is passed over.
    assert!(read(&workbook(&sheet, "<sst/>")).is_ok());
    let rows = ("<row>".to_owned() + &"<c><v>1</v></c>".repeat(10_000) + "</row>").repeat(21);
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    assert!(refusal(&workbook(&sheet, "<sst/>")).contains("too large"));
    let bomb = " ".repeat((100 << 20) + 1);
    assert!(refusal(&workbook(&bomb, "<sst/>")).contains("too large"));
}

#[test]
fn deep_nesting_and_entities_are_refused() {
    let deep = "<a>".repeat(100_000);
    assert!(refusal(&workbook(&deep, "<sst/>")).contains("damaged"));
    let entity = "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet>&b;</worksheet>";
    assert!(refusal(&workbook(entity, "<sst/>")).contains("damaged"));
}

#[test]
fn merged_ranges_that_overlap_stand_beside_each_other() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>
        <mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:C3"/><mergeCell ref="A2:A3"/></mergeCells></worksheet>"#;
    let document = read(&workbook(sheet, "<sst/>")).unwrap();
    let tables = super::tables(&document);
    assert_eq!(tables[0].cells.len(), 1);
    assert_eq!((tables[0].cells[0].rowspan, tables[0].cells[0].colspan), (1_048_576, 16_384));
}

proptest! {
    #[test]
    fn damage_does_not_make_it_panic(
        name in prop::sample::select(vec!["formats-lo.xls", "shapes-lo.xls", "shapes.xlsx", "shapes-lo.ods"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        length in any::<prop::sample::Index>(),
    ) {
        let mut bytes = bytes(name);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = read(&bytes);
        bytes.truncate(length.index(bytes.len()));
        let _ = read(&bytes);
    }

    #[test]
    fn no_sheet_makes_it_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<row r='7'>", "<row>", "</row>", "<c r='B2'>", "<c t='s'>", "<c>", "</c>", "<v>1</v>", "<v>9E9</v>",
            "<f>A1</f>", "<is>", "</is>", "<t>x</t>", "<cols>", "<col min='1' max='99999' hidden='1'/>", "&amp;",
            "<mergeCell ref='A1:B2'/>", "<mergeCell ref='B1:B9'/>", "<row r='99999999999'>", "<![CDATA[", "]]>",
        ]), 0..30),
    ) {
        let sheet = format!("<worksheet>{}</worksheet>", pieces.concat());
        let _ = read(&workbook(&sheet, "<sst><si><t>a</t></si></sst>"));
    }
}
