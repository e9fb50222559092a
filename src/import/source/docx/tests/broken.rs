//! Documents that are broken anywhere: they are read or refused, and nothing panics.

use super::{Made, PREFIXES, p, read, zipped};
use crate::testing::repository;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fs;
use std::io::{Cursor, Read};
use std::sync::LazyLock;
use zip::ZipArchive;

type Parts = Vec<(String, Vec<u8>)>;

/// The parts of a package.
fn parts(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let each = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    });
    each.collect()
}

/// A document with something of everything.
static EVERYTHING: LazyLock<Parts> = LazyLock::new(everything);

/// Makes it.
fn everything() -> Parts {
    let run = "<w:r><w:rPr><w:rStyle w:val='c'/><w:vanish w:val='0'/></w:rPr><w:t xml:space='preserve'> 字 </w:t><w:tab/></w:r>";
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"a\"</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>域</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>";
    let table = format!(
        "<w:tbl><w:tblPr/><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/>\
         <w:vMerge w:val='restart'/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:hMerge/><w:vMerge/></w:tcPr>\
         <w:p/></w:tc><w:sdt><w:sdtContent><w:tc>{}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
        p("一"),
        p("二"),
        p("三")
    );
    let boxed = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{table}</w:txbxContent>\
         </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textpath string='艺'/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val='s'/><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr><w:jc w:val='center'/>\
         <w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run}<w:ins w:id='2'>{run}</w:ins><w:del w:id='3'>{run}</w:del>{field}{boxed}\
         <w:hyperlink r:id='l'>{run}</w:hyperlink><w:r><w:footnoteReference w:id='1'/><w:sym w:font='Wingdings' w:char='F0FE'/>\
         <w:ruby><w:rt/><w:rubyBase>{run}</w:rubyBase></w:ruby></w:r><m:oMath><m:f><m:num/><m:den/></m:f></m:oMath></w:p>{table}\
         <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>\
         <w:sectPr><w:headerReference r:id='header'/></w:sectPr>"
    );
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>\
                     <w:lvlText w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/>\
                     <w:lvlRestart w:val='1'/><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum><w:num w:numId='1'>\
                     <w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='3'/></w:lvlOverride></w:num>";
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='s'><w:name w:val='heading 1'/><w:basedOn w:val='t'/>\
                  <w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style><w:style w:type='character' w:styleId='c'><w:rPr><w:vanish/></w:rPr></w:style>";
    let made = Made::of(&body)
        .with("numbering", "w:numbering", numbering)
        .with("styles", "w:styles", styles)
        .with("footnotes", "w:footnotes", &format!("<w:footnote w:id='1'>{}</w:footnote>", p("注")))
        .with("header", "w:hdr", &p("眉"))
        .link("l", "https://example.org")
        .part(
            "core.xml",
            format!("<cp:coreProperties {PREFIXES}><dc:title>题</dc:title></cp:coreProperties>"),
        );
    parts(&made.bytes())
}

/// A change of a part: at two places, of some length, with a byte.
type Change = (Index, Index, Index, u8, usize);

/// Changes bytes, cuts out, doubles or moves what stands between two places.
fn change(parts: &mut Parts, (part, one, other, byte, kind): Change) {
    let at = part.index(parts.len());
    let content = &mut parts[at].1;
    if content.is_empty() {
        return;
    }
    let (one, other) = (one.index(content.len()), other.index(content.len()));
    let (from, to) = (one.min(other), one.max(other).min(one.min(other) + 300));
    match kind {
        0..=5 => content[one] = byte,
        6 => content.insert(one, byte),
        7 => {
            content.drain(from..to);
        }
        _ => {
            let piece = content[from..to].to_vec();
            content.splice(other..other, piece);
        }
    }
}

/// All names of elements and attributes in a part, and all values.
fn words(text: &str) -> Vec<String> {
    let names = text
        .split(['<', '>', ' ', '/', '='])
        .filter(|word| word.contains(':') && !word.contains(['\'', '"']));
    let values = text
        .split('\'')
        .skip(1)
        .step_by(2)
        .filter(|value| !value.contains(':'))
        .map(|value| format!("'{value}'"));
    let mut words: Vec<String> = names.map(str::to_owned).chain(values).collect();
    words.sort_unstable();
    words.dedup();
    words
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn bytes_are_changed(changes in prop::collection::vec(any::<Change>().prop_map(|(a, b, c, d, e)| (a, b, c, d, e % 9)), 1..4)) {
        let mut parts = EVERYTHING.clone();
        for each in changes {
            change(&mut parts, each);
        }
        let _ = read(&zipped(&parts));
    }

    /// Names and values are put for each other, wherever they stand: what is left is sound XML that means
    /// something else.
    #[test]
    fn names_and_values_are_exchanged(exchanges in prop::collection::vec(any::<(Index, Index, Index)>(), 1..6)) {
        let mut parts = EVERYTHING.clone();
        for (part, one, other) in exchanges {
            let at = part.index(parts.len());
            let text = String::from_utf8(std::mem::take(&mut parts[at].1)).unwrap();
            let words = words(&text);
            let text = if words.is_empty() { text } else { text.replace(one.get(&words).as_str(), other.get(&words).as_str()) };
            parts[at].1 = text.into_bytes();
        }
        let _ = read(&zipped(&parts));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn bytes_of_real_packages_are_changed(
        name in select(vec!["libreoffice.docx", "python-docx.docx"]),
        each in any::<Change>().prop_map(|(a, b, c, d, e)| (a, b, c, d, e % 9)),
    ) {
        let mut parts = parts(&fs::read(repository().join("tests/data/documents").join(name)).unwrap());
        change(&mut parts, each);
        let _ = read(&zipped(&parts));
    }

    #[test]
    fn bytes_of_the_zip_are_changed(at in any::<Index>(), byte: u8) {
        let mut bytes = zipped(&EVERYTHING);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = read(&bytes);
    }
}

#[test]
fn the_document_with_everything_is_read() {
    let document = read(&zipped(&EVERYTHING)).unwrap();
    assert!(super::shown(&document).len() > 10, "{:?}", super::shown(&document));
}
