//! Parts of packages: elements of XML, written one within another.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::Error;

/// A part in the making.
pub(super) type Xml = Writer<Vec<u8>>;

/// A part: its declaration and its root, with what stands in it.
pub(super) fn part(
    root: &str,
    attributes: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml) -> Result<(), Error>,
) -> Result<Vec<u8>, Error> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    element(&mut xml, root, attributes, inside)?;
    Ok(xml.into_inner())
}

/// An element with what stands in it.
pub(super) fn element(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    inside: impl FnOnce(&mut Xml) -> Result<(), Error>,
) -> Result<(), Error> {
    let begin = xml.create_element(name).with_attributes(attributes.iter().copied());
    begin.write_inner_content(inside)?;
    Ok(())
}

/// An element in which nothing stands.
pub(super) fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> Result<(), Error> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

/// Words, without characters that XML does not have.
pub(super) fn words(xml: &mut Xml, words: &str) -> Result<(), Error> {
    let has = |character: char| !character.is_control() && !matches!(character, '\u{FFFE}' | '\u{FFFF}');
    let words: String = words.chars().map(|c| if has(c) { c } else { '\u{FFFD}' }).collect();
    xml.write_event(Event::Text(BytesText::new(&words)))
}

/// An element in which words stand.
pub(super) fn said(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], says: &str) -> Result<(), Error> {
    element(xml, name, attributes, |xml| words(xml, says))
}
