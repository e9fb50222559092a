//! Files and what they are taken for.

use super::Format;
use proptest::prelude::*;

/// The format of a file, or what its refusal says.
fn of(name: &str, bytes: &[u8]) -> Result<Format, String> {
    Format::of(name, bytes).map_err(|refusal| refusal.message.en)
}

/// An archive that holds entries of these names, as far as its directory goes.
fn packed(names: &[&str]) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.resize(60, 7);
    for name in names {
        bytes.extend(b"PK\x01\x02");
        bytes.extend([0; 24]);
        bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend([0; 16]);
        bytes.extend(name.bytes());
    }
    bytes
}

/// A file of old Office with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn what_is_in_a_file_is_held_above_its_name() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cases: [(&str, Vec<u8>, Format); 15] = [
        ("a.xls", b"<table border=1><tr><td>1</table>".to_vec(), Format::Html),
        ("a.xls", utf16("\u{feff}<html><body>"), Format::Html),
        ("a.doc", b"\xef\xbb\xbf\r\n<html xmlns:o='x'>".to_vec(), Format::Html),
        ("a.txt", b"<!-- a -->\n<p>b</p>".to_vec(), Format::Html),
        ("a.txt", b"a < b, <p> is a tag".to_vec(), Format::Text),
        ("a.html", b"no tag".to_vec(), Format::Html),
        ("a.xls", b"a\tb\n1\t2".to_vec(), Format::Delimited),
        ("A.CSV", utf16("\u{feff}a\tb"), Format::Delimited),
        ("a.md", b"<div align=center>\n\n# a".to_vec(), Format::Markdown),
        ("a", b"a".to_vec(), Format::Text),
        (
            "a.doc",
            packed(&["[Content_Types].xml", "word/document.xml", "word/embeddings/b.xlsx"]),
            Format::Docx,
        ),
        ("a.wps", packed(&["word/document.xml"]), Format::Docx),
        ("a.zip", packed(&["xl/workbook.xml"]), Format::Spreadsheet),
        ("a.xls", compound("Workbook"), Format::Spreadsheet),
        ("a.xhtml", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>".to_vec(), Format::Html),
    ];
    for (name, bytes, format) in cases {
        assert_eq!(of(name, &bytes), Ok(format), "{name} {:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn what_is_not_read_is_named() {
    let cases: [(&str, Vec<u8>, &str); 16] = [
        ("a.txt", b"".to_vec(), "is empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n".to_vec(), "is empty"),
        ("a.doc", compound("WordDocument"), "DOC is not read"),
        ("a.docx", compound("EncryptedPackage"), "password"),
        ("a.ppt", compound("PowerPoint Document"), "presentation"),
        ("a.doc", compound("x"), "neither a document nor a workbook"),
        ("a.doc", b"{\\rtf1\\ansi".to_vec(), "RTF is not read"),
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related".to_vec(), "MHT is not read"),
        ("a.html", b"\x89PNG\r\n".to_vec(), "picture"),
        ("a.docx", packed(&["a.docx"]), "archive"),
        ("a.rar", b"Rar!".to_vec(), "archive"),
        ("a.zip", packed(&["OFD.xml"]), "OFD is not read"),
        ("a.docx", b"words".to_vec(), "ends in .docx"),
        (
            "a.xls",
            b"<?xml version='1.0'?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
                .to_vec(),
            "workbook in XML",
        ),
        ("a.xlsx", b"PK\x03\x04".to_vec(), "is cut off"),
        ("a.zip", b"PK\x05\x06".to_vec(), "archive"),
    ];
    for (name, bytes, words) in cases {
        let said = of(name, &bytes).unwrap_err();
        assert!(said.contains(words), "{name}: {said}");
    }
}

proptest! {
    #[test]
    fn any_bytes_have_a_format_or_none(
        begin in 0_usize..6,
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let begins: [&[u8]; 6] =
            [b"PK\x03\x04", b"PK\x03\x04PK\x01\x02", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml ",
             b"BM", b""];
        let all = [begins[begin], &bytes].concat();
        for name in ["a", "a.", ".docx", "a.HTML", "a.md"] {
            let _ = Format::of(name, &all);
        }
    }
}
