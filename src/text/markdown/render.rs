//! From the parser's events to pieces: which part of the document each goes to.

use super::dialect::events;
use super::emphasis::Marked;
use super::state::Renderer;
use super::{Options, Piece, Prose, raw};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Renders the marked text of `original` without its first `start` bytes.
pub(super) fn render<'a>(
    original: &'a str,
    start: usize,
    marked: &'a Marked<'a>,
    options: Options<'a>,
) -> Prose {
    let mut renderer = Renderer::new(original, start, marked, options);
    for (event, range) in events(&marked.text) {
        renderer.event(event, range);
    }
    renderer.finish()
}

impl<'a> Renderer<'a> {
    /// Takes in an event.
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        let Some(event) = self.notes.divert(event, &range) else { return };
        if self.alt.is_some() {
            return self.alt_event(&event);
        }
        match event {
            Event::Start(Tag::HtmlBlock) => self.html_block = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => self.end_html_block(&range),
            Event::Start(tag) if is_inline(&tag) => {
                self.fill_table_head();
                self.start_inline(tag, range);
            }
            Event::Start(tag) => self.start_block(tag, range),
            Event::End(TagEnd::Strikethrough) => self.end_strikethrough(range),
            Event::End(tag) => self.end(tag),
            event => {
                self.fill_table_head();
                self.inline(event, range);
            }
        }
    }

    /// All that was written, and the footnotes it refers to.
    fn finish(mut self) -> Prose {
        self.end_run();
        self.end_section();
        // No section begins in a footnote.
        self.depth = 1;
        let mut bodies: Vec<Vec<Piece>> = Vec::new();
        while let Some(events) = self.notes.take(bodies.len()) {
            for (event, range) in events {
                self.event(event, range);
            }
            let written = std::mem::take(&mut self.out);
            bodies.push(raw::clean(&mut self, written));
        }
        self.prose.footnotes = self.notes.section(bodies);
        self.prose.anchors = self.anchors.into_ids();
        self.prose
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}
