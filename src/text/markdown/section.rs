//! Headings, and how they part a document into sections.

use super::escape::escape;
use super::state::{Heading, Renderer};
use super::{Section, raw};
use pulldown_cmark::{CowStr, HeadingLevel};

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

    pub(super) fn end_section(&mut self) {
        let written = std::mem::take(&mut self.out);
        let pieces = raw::clean(self, written);
        match self.prose.sections.last_mut() {
            Some(section) => section.body = pieces,
            None => self.prose.preamble = pieces,
        }
    }
}
