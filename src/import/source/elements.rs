//! Data that is published as XML: its elements by their names without prefixes, with what they hold.

use super::refusal::Refusal;
use crate::text::limits::{self, Limit};
use crate::text::message;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its name without a prefix.
    pub name: Box<str>,
    /// Its id within the file.
    pub id: Option<Box<str>>,
    /// The id of the element that it refers to; empty where that was taken away.
    pub refers_to: Option<Box<str>>,
    /// The characters right in it, each run of blanks as one, and none at the ends.
    pub text: String,
    /// The elements right in it.
    pub children: Vec<Element>,
}

impl Element {
    /// The first element right in it of this name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| *child.name == *name)
    }

    /// The characters of the first element right in it of this name.
    pub(crate) fn said(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str())
    }
}

/// Reads a file of data in UTF-8.
///
/// # Errors
/// If it is no XML, is cut off, has a DTD, or more elements than data of one report has.
pub(crate) fn read(bytes: &[u8]) -> Result<Element, Box<Refusal>> {
    let text = std::str::from_utf8(bytes).map_err(|error| broken(&error.to_string()))?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut tree = Tree::default();
    loop {
        match reader.read_event().map_err(|error| broken(&error.to_string()))? {
            Event::Start(start) => tree.open(&start)?,
            Event::Empty(start) => {
                tree.open(&start)?;
                tree.close();
            }
            Event::End(_) => tree.close(),
            Event::Text(text) => tree.text(&text.xml10_content()),
            Event::CData(data) => tree.text(&data.xml10_content()),
            Event::GeneralRef(name) => {
                let character = match &*name {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => name.resolve_char_ref().ok().flatten(),
                };
                let character = character.ok_or_else(|| broken(&format!("&{};", &*name)))?;
                tree.text(character.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(broken("DOCTYPE")),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if let Some(open) = tree.open.last() {
        return Err(broken(&format!("</{}> ?", open.name)));
    }
    tree.root.ok_or_else(|| broken("<?>"))
}

/// The elements while they are read.
#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    root: Option<Element>,
    count: usize,
}

impl Tree {
    fn open(&mut self, start: &BytesStart) -> Result<(), Box<Refusal>> {
        self.count += 1;
        if self.open.len() >= limits::DOCUMENT_DEPTH.most {
            return Err(beyond(&limits::DOCUMENT_DEPTH));
        }
        if self.count > limits::DOCUMENT_ELEMENTS.most {
            return Err(beyond(&limits::DOCUMENT_ELEMENTS));
        }
        if self.root.is_some() {
            return Err(broken(&format!("<{}>", start.name().as_ref())));
        }
        let mut element = Element { name: bare(start.name().as_ref()).into(), ..Element::default() };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| broken(&error.to_string()))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| broken(&error.to_string()))?;
            match bare(attribute.key.as_ref()) {
                "id" => element.id = Some(value.as_ref().into()),
                "ref" => element.refers_to = Some(value.as_ref().into()),
                _ => {}
            }
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self) {
        let Some(mut element) = self.open.pop() else { return };
        element.text = element.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.open.last_mut() {
            Some(outer) => outer.children.push(element),
            None => self.root = Some(element),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            element.text.push_str(text);
        }
    }
}

/// A name without its prefix.
fn bare(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The refusal of a file with more than may be.
fn beyond(limit: &Limit) -> Box<Refusal> {
    Box::new(Refusal {
        message: limit.exceeded(),
        remedy: message!(zh: "把其中的报告单独存为一个文件", en: "save the report in it as a file of its own"),
    })
}

fn broken(what: &str) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "不是可读的 XML（{what}）", en: "it is no XML that can be read ({what})"),
        remedy: message!(zh: "重新下载这个文件", en: "download the file again"),
    })
}
