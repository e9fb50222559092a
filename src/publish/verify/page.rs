//! One page, read for what can be linked to in it and what it leads to.

use super::reference::{self, Attribute, Reference};
use super::text::{lossy, unescape};
use lol_html::html_content::{Element, TextChunk};
use lol_html::{HtmlRewriter, Settings, element, text};
use std::cell::{Cell, RefCell};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::ops::Range;
use std::rc::Rc;

/// What is in a page.
#[derive(Default)]
pub(super) struct Page {
    /// Ids, in the order of the page.
    pub(super) ids: Vec<(String, Range<usize>)>,
    /// Names of `<a name>`, which can be linked to like ids.
    names: Vec<String>,
    pub(super) references: Vec<Reference>,
    /// The address that others are relative to.
    pub(super) base: Option<(String, Range<usize>)>,
    /// The address that it says it is published at.
    pub(super) canonical: Option<String>,
    /// The start tag of `<html>`, and whether it says the language.
    pub(super) html: Option<(Range<usize>, bool)>,
    pub(super) has_title: bool,
    /// Links within links.
    pub(super) nested: Vec<Range<usize>>,
    /// How many links are open.
    links: Rc<Cell<usize>>,
    /// Images without `alt`.
    pub(super) without_alt: Vec<Range<usize>>,
    /// The element whose text is being read.
    reading: Reading,
    /// Whether this is within a `<noscript>`, which cannot be nested.
    in_noscript: bool,
}

/// Text that matters, with the place where it begins.
#[derive(Default)]
enum Reading {
    #[default]
    Nothing,
    Title,
    Style(usize, String),
    /// HTML for browsers without script, which lol_html takes for text.
    NoScript(usize, String),
}

/// The anchors of a page, as digests: an archive has millions of ids, too many for memory.
pub(super) struct Anchors(Vec<u64>);

impl Anchors {
    pub(super) fn contains(&self, id: &str) -> bool {
        self.0.binary_search(&digest(id)).is_ok()
    }
}

fn digest(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Reads a page.
pub(super) fn scan(bytes: &[u8]) -> io::Result<Page> {
    let mut page = Page::default();
    match std::str::from_utf8(bytes) {
        Ok(_) => page.read(bytes, 0)?,
        // The parser writes three bytes for one that is no UTF-8, and places after it would be wrong.
        Err(_) => page.read(lossy(bytes).as_bytes(), 0)?,
    }
    Ok(page)
}

impl Page {
    /// The places that can be linked to.
    pub(super) fn anchors(&self) -> Anchors {
        let ids = self.ids.iter().map(|(id, _)| id);
        let mut digests: Vec<u64> = ids.chain(&self.names).map(|id| digest(id)).collect();
        digests.sort_unstable();
        digests.dedup();
        Anchors(digests)
    }

    fn read(&mut self, bytes: &[u8], offset: usize) -> io::Result<()> {
        let page = RefCell::new(&mut *self);
        let settings = Settings::new()
            .with_strict(false)
            .append_element_content_handler(element!("*", |element| {
                page.borrow_mut().element(element, offset).map_err(Into::into)
            }))
            // A drawing's title is not the page's; handlers run in the order in which they are given.
            .append_element_content_handler(element!("svg title", |_| {
                page.borrow_mut().reading = Reading::Nothing;
                Ok(())
            }))
            .append_element_content_handler(text!("title, style, noscript", |chunk| {
                page.borrow_mut().text(chunk, offset);
                Ok(())
            }));
        let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| ());
        rewriter.write(bytes).and_then(|()| rewriter.end()).map_err(io::Error::other)?;
        self.finish_text()
    }

    fn element(&mut self, element: &mut Element<'_, '_>, offset: usize) -> io::Result<()> {
        self.finish_text()?;
        let tag = element.tag_name();
        let moved = |bytes: Range<usize>| bytes.start + offset..bytes.end + offset;
        let tag_bytes = moved(element.source_location().bytes());
        let attributes: Vec<Attribute> = element
            .attributes()
            .iter()
            .map(|attribute| Attribute {
                name: attribute.name(),
                value: unescape(&attribute.value()).into_owned(),
                bytes: attribute
                    .value_source_location()
                    .map_or(tag_bytes.clone(), |place| moved(place.bytes())),
            })
            .collect();
        let find = |name: &str| attributes.iter().find(|attribute| attribute.name == name);
        if let Some(id) = find("id").filter(|id| !id.value.is_empty()) {
            self.ids.push((id.value.clone(), id.bytes.clone()));
        }
        let after = tag_bytes.end;
        match tag.as_str() {
            "html" if self.html.is_none() => {
                let says = find("lang").is_some_and(|lang| !lang.value.trim().is_empty());
                self.html = Some((tag_bytes, says));
            }
            "a" => {
                self.names.extend(find("name").map(|name| name.value.clone()));
                self.link(element, tag_bytes);
            }
            "base" if self.base.is_none() => {
                self.base = find("href").map(|href| (href.value.clone(), href.bytes.clone()));
            }
            "link" if find("rel").is_some_and(|rel| rel.value.eq_ignore_ascii_case("canonical")) => {
                self.canonical = find("href").map(|href| href.value.clone());
            }
            "img" if find("alt").is_none() => self.without_alt.push(tag_bytes),
            "title" => self.reading = Reading::Title,
            "style" => self.reading = Reading::Style(after, String::new()),
            "noscript" if !self.in_noscript => self.reading = Reading::NoScript(after, String::new()),
            _ => {}
        }
        reference::of_element(&tag, &attributes, &mut self.references);
        Ok(())
    }

    /// Takes note of a link, which stays open up to its end tag.
    fn link(&mut self, element: &mut Element<'_, '_>, place: Range<usize>) {
        if self.links.get() > 0 {
            self.nested.push(place);
        }
        if let Some(at_end) = element.end_tag_handlers() {
            let links = Rc::clone(&self.links);
            links.set(links.get() + 1);
            at_end.push(Box::new(move |_| {
                links.set(links.get().saturating_sub(1));
                Ok(())
            }));
        }
    }

    fn text(&mut self, chunk: &TextChunk<'_>, offset: usize) {
        match &mut self.reading {
            Reading::Title => self.has_title |= !chunk.as_str().trim().is_empty(),
            Reading::Style(start, text) | Reading::NoScript(start, text) => {
                if text.is_empty() {
                    *start = chunk.source_location().bytes().start + offset;
                }
                text.push_str(chunk.as_str());
            }
            Reading::Nothing => {}
        }
    }

    /// Ends the text that is being read: another element begins, or the page ends.
    fn finish_text(&mut self) -> io::Result<()> {
        match std::mem::take(&mut self.reading) {
            Reading::Style(start, text) => reference::of_style(&text, start, &mut self.references),
            Reading::NoScript(start, text) => {
                self.in_noscript = true;
                let read = self.read(text.as_bytes(), start);
                self.in_noscript = false;
                return read;
            }
            Reading::Title | Reading::Nothing => {}
        }
        Ok(())
    }
}
