//! Raw HTML, sanitised.
//!
//! A tag may be opened in one piece of raw HTML and closed in another, with Markdown between, so raw HTML
//! cannot be judged piece by piece. What is cleaned is all that is written for a preamble, section, heading
//! or footnote, if there is any raw HTML in it: it is then whole, and an element that is left open ends with
//! it. The holes go through the sanitiser as what stands for them in HTML.

use super::escape::unescape;
use super::sink::Sink;
use super::state::Renderer;
use super::{LinkUse, Piece};
use ammonia::Builder;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::ops::Range;
use std::sync::LazyLock;

// What stands for a hole while HTML is cleaned. An author who writes it by hand gets a link or a figure that
// the document has anyway.
const LINK: &str = "#annals-link-";
const CITATION: &str = "annals-citation";

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags([CITATION])
        .add_tag_attributes(CITATION, ["n"])
        .add_tag_attributes("img", ["loading"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("time", ["datetime"])
        .add_generic_attributes(["id", "class", "role", "dir"])
        .add_generic_attribute_prefixes(["aria-"])
        // An address that is no link would escape the check of links.
        .rm_tag_attributes("blockquote", ["cite"])
        .rm_tag_attributes("del", ["cite"])
        .rm_tag_attributes("ins", ["cite"])
        .rm_tag_attributes("q", ["cite"])
        // Links of raw HTML are as all others, and no attribute opens a window.
        .link_rel(None);
    builder
});

impl Renderer<'_> {
    pub(super) fn end_html_block(&mut self, range: &Range<usize>) {
        self.end_run();
        if let Some(html) = self.html_block.take() {
            self.raw_html(&html, range);
        }
    }

    pub(super) fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        if is_comment(html) {
            return;
        }
        let place = self.place(range);
        if self.options.raw_html {
            self.out.push(&self.marked.strip(html));
            self.out.raw.push(place);
        } else {
            self.prose.raw_html.push(place);
        }
    }
}

/// Whether raw HTML is one comment: a note to other authors, which is never printed.
fn is_comment(html: &str) -> bool {
    let inside = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| !inside.contains("-->"))
}

/// The pieces of what was written, cleaned if there is raw HTML in it.
pub(super) fn clean(renderer: &mut Renderer<'_>, sink: Sink) -> Vec<Piece> {
    if sink.raw.is_empty() {
        return sink.into_pieces();
    }
    let (places, mut ids) = (sink.raw.clone(), sink.ids.clone());
    let mut html = String::new();
    for piece in sink.into_pieces() {
        match piece {
            Piece::Html(text) => html.push_str(&text),
            Piece::Link(link) => html.push_str(&format!("{LINK}{link}")),
            Piece::Citation(citation) => {
                html.push_str(&format!("<{CITATION} n=\"{citation}\"></{CITATION}>"));
            }
        }
    }
    let html = SANITISER.clean(&html).to_string();
    // No hole can be forged: from here on nothing is decoded any more, and this is not in the text.
    let mut number = 0;
    let mut hole = String::from("annals-hole-0-");
    while html.contains(&hole) {
        number += 1;
        hole = format!("annals-hole-{number}-");
    }
    let mut finder = Finder { places, at: 0, offset: 0, misses: 0 };
    let settings = RewriteStrSettings::new().with_strict(false).append_element_content_handler(element!(
        "*",
        |element| {
            keep_one_id(renderer, &mut ids, element);
            rewrite(renderer, &mut finder, element, &hole)?;
            Ok(())
        }
    ));
    match rewrite_str(&html, settings) {
        Ok(rewritten) => split(&rewritten, &hole),
        // Only a limit of memory can be met here. The words are kept, the markup is not.
        Err(_) => {
            let mut sink = Sink::default();
            super::escape(&html, &mut sink.html);
            sink.into_pieces()
        }
    }
}

fn rewrite(
    renderer: &mut Renderer<'_>,
    finder: &mut Finder,
    element: &mut Element<'_, '_>,
    hole: &str,
) -> Result<(), lol_html::errors::AttributeNameError> {
    let name = element.tag_name();
    if name == CITATION {
        let citation = element.get_attribute("n").and_then(|n| n.parse::<usize>().ok());
        match citation.filter(|&citation| citation < renderer.prose.citations.len()) {
            Some(citation) => element.replace(&format!("{hole}c{citation};"), ContentType::Html),
            None => element.remove(),
        }
        return Ok(());
    }
    let is_image = name == "img";
    let key = if is_image { "src" } else { "href" };
    if let Some(target) = attribute(element, key) {
        let own = target.strip_prefix(LINK).and_then(|link| link.parse::<usize>().ok());
        let link = match own.filter(|&link| link < renderer.prose.links.len()) {
            Some(link) => link,
            // The way to a footnote was written here, not by the author.
            None if target
                .strip_prefix('#')
                .is_some_and(|id| id.starts_with("fn-") && renderer.anchors.contains(id)) =>
            {
                return Ok(());
            }
            None => {
                let range = finder.find(renderer.original, &target);
                renderer.prose.links.push(LinkUse { target, range, is_image });
                renderer.prose.links.len() - 1
            }
        };
        element.set_attribute(key, &format!("{hole}l{link};"))?;
    }
    if is_image {
        element.set_attribute("loading", "lazy")?;
    }
    Ok(())
}

/// An id stands once: of an element that would have it again it is taken away. `ids` are those that were not
/// written by the author.
fn keep_one_id(renderer: &mut Renderer<'_>, ids: &mut Vec<String>, element: &mut Element<'_, '_>) {
    let Some(id) = attribute(element, "id") else { return };
    match ids.iter().position(|own| *own == id) {
        Some(own) => _ = ids.swap_remove(own),
        None if renderer.anchors.raw(&id) => {}
        None => element.remove_attribute("id"),
    }
}

fn attribute(element: &Element<'_, '_>, name: &str) -> Option<String> {
    let value = element.get_attribute(name)?;
    let mut text = String::with_capacity(value.len());
    unescape(&value, &mut text);
    Some(text)
}

fn split(html: &str, hole: &str) -> Vec<Piece> {
    let mut sink = Sink::default();
    let mut parts = html.split(hole);
    sink.push(parts.next().unwrap_or(""));
    for part in parts {
        let (hole, rest) = part.split_once(';').unwrap_or((part, ""));
        match (hole.as_bytes().first(), hole.get(1..).and_then(|n| n.parse().ok())) {
            (Some(b'l'), Some(link)) => sink.hole(Piece::Link(link)),
            (Some(b'c'), Some(citation)) => sink.hole(Piece::Citation(citation)),
            _ => {}
        }
        sink.push(rest);
    }
    sink.into_pieces()
}

/// Finds the targets of raw links in the source, in their order. The sanitiser keeps no places.
struct Finder {
    places: Vec<Range<usize>>,
    // The piece of raw HTML in which the next target is looked for, and from where.
    at: usize,
    offset: usize,
    misses: usize,
}

impl Finder {
    fn find(&mut self, text: &str, target: &str) -> Range<usize> {
        // Targets that are not as they were written would have all the rest searched, each of them.
        const ENOUGH: usize = 16;
        if !target.is_empty() && self.misses < ENOUGH {
            let from = self.at;
            for (index, place) in self.places.iter().enumerate().skip(from) {
                let start = if index == from { place.start.max(self.offset) } else { place.start };
                if let Some(found) = text.get(start..place.end).and_then(|raw| raw.find(target)) {
                    let start = start + found;
                    (self.at, self.offset) = (index, start + target.len());
                    return start..start + target.len();
                }
            }
            self.misses += 1;
        }
        self.places.get(self.at).cloned().unwrap_or(0..0)
    }
}
