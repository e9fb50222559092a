//! A part of the package as a tree of elements, read with limits and without a DTD.

use super::refuse::{damaged, too_much};
use super::space::Space;
use crate::import::source::refusal::Refusal;
use crate::text::limits;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::reader::Reader;

/// How deep elements may stand within each other: more than any program writes, and within the stack.
const DEEPEST: usize = limits::DOCUMENT_DEPTH.most;

/// How many elements, attributes and pieces of text a part may have.
const MOST_NODES: usize = limits::DOCUMENT_ELEMENTS.most;

/// How many prefixes may be in use at a place.
const MOST_PREFIXES: usize = 256;

/// An element, its attributes and what it holds.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// The vocabulary of its name.
    pub space: Space,
    /// Its name without a prefix.
    pub name: Box<str>,
    /// Its attributes but for declarations of prefixes.
    pub attributes: Vec<Attribute>,
    /// What stands in it, in order.
    pub children: Vec<Node>,
    /// Whether blanks at the ends of its text count.
    pub keeps_blanks: bool,
}

/// An attribute of an element.
#[derive(Debug)]
pub(super) struct Attribute {
    /// The vocabulary of its name.
    space: Space,
    /// Its name without a prefix.
    name: Box<str>,
    /// Its value.
    value: Box<str>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    /// Another element.
    Element(Element),
    /// Characters.
    Text(String),
}

impl Element {
    /// Whether it is this element of WordprocessingML.
    pub(super) fn is_word(&self, name: &str) -> bool {
        self.space == Space::Word && *self.name == *name
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, space: Space, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|other| other.space == space && *other.name == *name);
        found.map(|attribute| &*attribute.value)
    }

    /// The value of an attribute of WordprocessingML.
    pub(super) fn word(&self, name: &str) -> Option<&str> {
        self.attribute(Space::Word, name)
    }

    /// The elements right in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of WordprocessingML of this name right in it.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is_word(name))
    }

    /// The `w:val` of the first element of this name right in it.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.word("val")
    }

    /// Whether a property is on: `None` where it is not there.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        let property = self.child(name)?;
        Some(!matches!(property.word("val"), Some("0" | "false" | "off")))
    }

    /// The elements in it of which something is true, however deep, from the first to the last.
    pub(super) fn holds(&self, what: &impl Fn(&Element) -> bool) -> bool {
        self.elements().any(|element| what(element) || element.holds(what))
    }

    /// The characters right in it.
    pub(super) fn own_text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }
}

/// Builds the tree of a part.
struct Builder<'p> {
    /// The name of the part, for messages.
    part: &'p str,
    /// The elements that are open, from the root inwards, each with how many prefixes were in use before it.
    open: Vec<(Element, usize)>,
    /// The prefixes in use and what they stand for.
    prefixes: Vec<(Box<str>, Space)>,
    /// How many elements, attributes and pieces of text there are so far.
    count: usize,
    /// The root, once it is closed.
    root: Option<Element>,
}

/// Reads a part; `part` is its name, for messages.
pub(super) fn parse(part: &str, text: &str) -> Result<Element, Box<Refusal>> {
    let mut reader = Reader::from_str(text);
    let mut builder = Builder { part, open: Vec::new(), prefixes: Vec::new(), count: 0, root: None };
    loop {
        match reader.read_event().map_err(|error| damaged(part, &error.to_string()))? {
            Event::Start(start) => builder.start(&start)?,
            Event::Empty(start) => {
                builder.start(&start)?;
                builder.end();
            }
            Event::End(_) => builder.end(),
            Event::Text(text) => builder.text(&text.xml10_content())?,
            Event::CData(data) => builder.text(&data.xml10_content())?,
            Event::GeneralRef(name) => {
                let character = match &*name {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => name.resolve_char_ref().ok().flatten(),
                };
                let character = character.ok_or_else(|| damaged(part, &format!("&{};", &*name)))?;
                builder.text(character.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(damaged(part, "DOCTYPE")),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    // The parser does not mind a text that is cut off.
    if let Some((element, _)) = builder.open.last() {
        return Err(damaged(part, &format!("</{}> ?", element.name)));
    }
    builder.root.ok_or_else(|| damaged(part, "<?>"))
}

impl Builder<'_> {
    /// Counts what is kept.
    fn add(&mut self, count: usize) -> Result<(), Box<Refusal>> {
        self.count += count;
        if self.count > MOST_NODES {
            let part = self.part;
            return Err(too_much(
                &format!("“{part}”中的元素超过 {MOST_NODES} 个"),
                &format!("'{part}' in it has more than {MOST_NODES} elements"),
            ));
        }
        Ok(())
    }

    /// An element begins.
    fn start(&mut self, start: &BytesStart) -> Result<(), Box<Refusal>> {
        let part = self.part;
        if self.open.len() >= DEEPEST {
            return Err(too_much(
                &format!("“{part}”中的元素嵌套超过 {DEEPEST} 层"),
                &format!("elements of '{part}' in it stand more than {DEEPEST} deep within each other"),
            ));
        }
        if self.root.is_some() {
            return Err(damaged(part, &format!("<{}>", start.name().as_ref())));
        }
        let before = self.prefixes.len();
        let keeps_blanks = self.open.last().is_some_and(|(element, _)| element.keeps_blanks);
        let mut element = Element { keeps_blanks, ..Element::default() };
        let mut raw = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| damaged(part, &error.to_string()))?;
            self.add(1)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| damaged(part, &error.to_string()))?.into_owned();
            let key = attribute.key.as_ref();
            if key == "xmlns" || key.starts_with("xmlns:") {
                let prefix = key.strip_prefix("xmlns:").unwrap_or_default();
                self.prefixes.push((prefix.into(), Space::of(&value)));
            } else if key == "xml:space" {
                element.keeps_blanks = value == "preserve";
            } else {
                raw.push((key.to_owned(), value));
            }
        }
        if self.prefixes.len() > MOST_PREFIXES {
            return Err(damaged(part, "xmlns"));
        }
        for (key, value) in raw {
            let (prefix, name) = parts(QName(&key));
            let space = prefix.map_or(Space::None, |prefix| self.space(prefix));
            element.attributes.push(Attribute { space, name: name.into(), value: value.into() });
        }
        let (prefix, name) = parts(start.name());
        element.space = self.space(prefix.unwrap_or_default());
        element.name = name.into();
        self.add(1)?;
        self.open.push((element, before));
        Ok(())
    }

    /// What a prefix stands for here.
    fn space(&self, prefix: &str) -> Space {
        let found = self.prefixes.iter().rev().find(|(other, _)| **other == *prefix);
        found.map_or(Space::None, |(_, space)| *space)
    }

    /// The innermost element ends.
    fn end(&mut self) {
        let Some((element, before)) = self.open.pop() else { return };
        self.prefixes.truncate(before);
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(Node::Element(element)),
            None => self.root = Some(element),
        }
    }

    /// Characters stand in the innermost element.
    fn text(&mut self, text: &str) -> Result<(), Box<Refusal>> {
        match self.open.last_mut() {
            Some((parent, _)) => match parent.children.last_mut() {
                Some(Node::Text(before)) => before.push_str(text),
                _ => {
                    parent.children.push(Node::Text(text.to_owned()));
                    self.add(1)?;
                }
            },
            None if text.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty() => {}
            None => return Err(damaged(self.part, "<?>")),
        }
        Ok(())
    }
}

/// A name's prefix and the rest.
fn parts<'n>(name: QName<'n>) -> (Option<&'n str>, &'n str) {
    let name: &'n str = name.0;
    name.split_once(':').map_or((None, name), |(prefix, rest)| (Some(prefix), rest))
}
