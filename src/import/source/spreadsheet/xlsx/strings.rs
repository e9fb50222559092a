//! Texts of cells: shared or in their cell, plain or in runs, without what explains their sound.

use super::super::xml::{Broken, Piece, Xml};

/// The texts that cells share.
pub(super) fn shared(text: &str) -> Result<Vec<String>, Broken> {
    let mut texts = Vec::new();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next()? {
        if matches!(&piece, Piece::Open(element) if element.name() == "si") {
            texts.push(rich(&mut xml, "si")?);
        }
    }
    Ok(texts)
}

/// The words of the element of this name that has just begun.
pub(super) fn rich(xml: &mut Xml<'_>, end: &str) -> Result<String, Broken> {
    let mut text = String::new();
    let mut is_text = false;
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(element) => match element.name().as_str() {
                "t" => is_text = true,
                "rPh" => xml.skip()?,
                _ => {}
            },
            Piece::Close(name) if name == "t" => is_text = false,
            Piece::Close(name) if name == end => break,
            Piece::Text(words) if is_text => text.push_str(&words),
            _ => {}
        }
    }
    Ok(unescaped(&text))
}

/// A text with the characters that `_x000D_` and the like stand for.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("_x") {
        let (before, escape) = rest.split_at(start);
        out.push_str(before);
        let digits = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let digits = digits.filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?)) {
            Some(character) => {
                out.push(character);
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

#[test]
fn escapes_are_undone() {
    assert_eq!(unescaped("a_x000D_b"), "a\rb");
    assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
    assert_eq!(unescaped("_x00_ _xD800_ _x年月日年_"), "_x00_ _xD800_ _x年月日年_");
}
