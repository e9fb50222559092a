//! Headings, and how they part a document into sections.

use super::anchor::Anchors;
use super::emphasis::Marked;
use super::escape::escape;
use super::render::{Renderer, events};
use super::sink::Sink;
use super::{Piece, Prose, Section, raw};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag};
use std::borrow::Cow;

/// A heading that is being read. Its id follows from its text, so that what it belongs to has to wait.
pub(super) struct Heading {
    id: Option<String>,
    pub(super) text: String,
    before: Sink,
}

/// The ids that headings of the text give themselves.
pub(super) fn given_ids<'a>(text: &str, marked: &Marked<'_>, taken: &'a [Cow<'a, str>]) -> Anchors<'a> {
    let mut anchors = Anchors::beside(taken);
    if may_give_ids(text) {
        for (event, _) in events(&marked.text) {
            if let Event::Start(Tag::Heading { id: Some(id), .. }) = event {
                anchors.reserve(&marked.strip(&id));
            }
        }
    }
    anchors
}

/// Whether a heading of this text may give itself an id. Reading a text twice is worth avoiding.
fn may_give_ids(text: &str) -> bool {
    let gives = |line: &str| {
        line.trim_end().ends_with('}') && line.rfind('{').is_some_and(|brace| line[brace..].contains('#'))
    };
    text.contains('{') && text.split(['\n', '\r']).any(gives)
}

impl Renderer<'_> {
    pub(super) fn start_heading(&mut self, id: Option<&CowStr<'_>>) {
        let id = id.map(|id| self.marked.strip(id).into_owned());
        let before = std::mem::take(&mut self.out);
        self.heading = Some(Heading { id, text: String::new(), before });
    }

    pub(super) fn end_heading(&mut self, level: HeadingLevel) {
        let Some(heading) = self.heading.take() else { return };
        let inside = std::mem::replace(&mut self.out, heading.before);
        let anchor = match &heading.id {
            Some(id) => self.anchors.given(id),
            None => self.anchors.of_text(&heading.text),
        };
        if self.depth == 0 && level <= HeadingLevel::H2 {
            self.end_section();
            let heading_text = heading.text.trim().to_owned();
            let heading = raw::clean(self, inside);
            self.prose.sections.push(Section { anchor, heading_text, heading, body: Vec::new() });
            return;
        }
        let name = match level {
            HeadingLevel::H1 | HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        };
        self.out.line("<");
        self.out.push(name);
        self.out.push(" id=\"");
        self.out.ids.push(anchor.clone());
        escape(&anchor, &mut self.out.html);
        self.out.push("\">");
        self.out.append(inside);
        self.out.push("</");
        self.out.push(name);
        self.out.push(">\n");
    }

    fn end_section(&mut self) {
        let written = std::mem::take(&mut self.out);
        let pieces = raw::clean(self, written);
        match self.prose.sections.last_mut() {
            Some(section) => section.body = pieces,
            None => self.prose.preamble = pieces,
        }
    }

    /// All that was written, and the footnotes it refers to.
    pub(super) fn finish(mut self) -> Prose {
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
