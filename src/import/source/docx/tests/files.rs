//! What a DOCX may be like, and what is none.

use super::{KINDS, Made, PREFIXES, RELATIONS, WORD, p, zipped};
use crate::import::source::docx::read;

/// Why bytes are refused, in English.
fn refused(bytes: &[u8]) -> String {
    let refusal = read(bytes).expect_err("refused");
    assert!(!refusal.remedy.zh.is_empty() && !refusal.remedy.en.is_empty());
    refusal.message.en
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn other_formats_are_named() {
    let old =
        |stream: &str| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600], &wide(stream)].concat();
    assert_eq!(refused(b""), "the file is empty");
    assert!(refused(&old("WordDocument")).contains(".doc"));
    assert!(refused(&old("Workbook")).contains(".xls"));
    assert!(refused(&old("EncryptedPackage")).contains("encrypted"));
    assert!(refused(b"{\\rtf1 a}").contains("RTF"));
    assert!(refused(b"%PDF-1.7").contains("PDF"));
    assert!(refused(b"<html><body>a</body></html>").contains("no DOCX"));
    let zip = |name: &str| zipped(&[(name.to_owned(), b"<a/>".to_vec())]);
    assert!(refused(&zip("META-INF/manifest.xml")).contains(".odt"));
    assert!(refused(&zip("xl/workbook.xml")).contains("workbook"));
    assert!(refused(&zip("a.txt")).contains("without a Word document"));
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    let bytes = Made::of(&p("文")).bytes();
    for length in 1..bytes.len() {
        assert!(read(&bytes[..length]).is_err(), "{length} of {}", bytes.len());
    }
}

#[test]
fn parts_that_are_damaged_are_refused() {
    let part = |text: &str| Made::of("").part("word/document.xml", text).refused().message.en;
    let root = |inner: &str| part(&format!("<w:document {PREFIXES}>{inner}"));
    assert!(root("<w:body><w:p>").contains("word/document.xml"));
    assert!(root("<w:body></w:p></w:body></w:document>").contains("damaged"));
    assert!(root("<w:body>&nothing;</w:body></w:document>").contains("damaged"));
    assert!(root("<w:body/></w:document><w:more/>").contains("damaged"));
    assert!(root("</w:document>").contains("body"));
    assert!(part("").contains("damaged"));
    assert!(part("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").contains("DOCTYPE"));
    let bytes = Made::of("").part("word/document.xml", b"<a>\xFF</a>".to_vec()).refused();
    assert!(bytes.message.en.contains("UTF-8"));
}

#[test]
fn a_part_of_styles_that_is_damaged_is_not_passed_over() {
    let made = Made::of(&p("文")).with("styles", "w:styles", "").part("word/styles.xml", "<w:styles");
    assert!(made.refused().message.en.contains("word/styles.xml"));
}

#[test]
fn parts_are_found_by_what_leads_to_them() {
    let root = format!(
        r#"<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{KINDS}/officeDocument" Target="/A/Doc2.xml"/></Relationships>"#
    );
    let own = format!(
        r#"<Relationships xmlns="{RELATIONS}"><Relationship Id="b" Type="{KINDS}/styles" Target="../B/s.xml"/></Relationships>"#
    );
    let styles = format!(
        "<w:styles {PREFIXES}><w:style w:type='paragraph' w:default='1' w:styleId='x'><w:name w:val='Title'/></w:style></w:styles>"
    );
    let document = format!("<w:document {PREFIXES}><w:body>{}</w:body></w:document>", p("题"));
    let parts = [
        ("_rels/.rels", root),
        ("a/_rels/doc2.xml.rels", own),
        ("a\\doc2.xml", document),
        ("B/S.xml", styles),
    ];
    let bytes = zipped(&parts.map(|(name, text)| (name.to_owned(), text.into_bytes())));
    assert_eq!(super::shown(&read(&bytes).unwrap()), ["#1 题"]);
}

#[test]
fn the_strict_kind_and_other_prefixes() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    for space in [WORD, strict] {
        let text = format!(
            "<q:document xmlns:q='{space}' xmlns:w='urn:else'><q:body><q:p><q:pPr><q:jc q:val='end' w:val='center'/></q:pPr>\
             <q:r><q:t>字</q:t><w:tab/></q:r></q:p></q:body></q:document>"
        );
        assert_eq!(Made::of("").part("word/document.xml", text).shown(), ["> 字"]);
        // Without a prefix; attributes keep theirs.
        let bare = format!(
            "<document xmlns='{space}' xmlns:w='{space}'><body><p><pPr><jc w:val='center'/></pPr><r><t>字</t></r></p></body></document>"
        );
        assert_eq!(Made::of("").part("word/document.xml", bare).shown(), ["<> 字"]);
    }
    let strict = Made::of(&p("文")).bytes();
    assert!(read(&strict).is_ok());
}

#[test]
fn parts_in_utf_16() {
    let text = format!(
        "<?xml version='1.0' encoding='UTF-16'?><w:document {PREFIXES}><w:body>{}</w:body></w:document>",
        p("字𠀀")
    );
    let little: Vec<u8> = wide(&format!("\u{feff}{text}"));
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf_8 = format!("\u{feff}{text}").into_bytes();
    for bytes in [little, big, utf_8] {
        assert_eq!(Made::of("").part("word/document.xml", bytes).shown(), ["字𠀀"]);
    }
}

#[test]
fn text_in_another_file_is_refused() {
    let made = Made::of("<w:altChunk r:id='a'/>");
    assert!(made.refused().message.en.contains("altChunk"));
    assert!(Made::of("<w:p><w:subDoc r:id='a'/></w:p>").refused().message.en.contains("altChunk"));
}
