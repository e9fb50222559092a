//! What stands in a line: emphasis, links, pictures, code, raw HTML.

use super::escape::{escape, escape_text};
use super::state::{Alt, Renderer};
use super::{LinkUse, Piece};
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

impl<'a> Renderer<'a> {
    pub(super) fn inline(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(text) if self.in_code => escape_text(&self.marked.strip(&text), &mut self.out.html),
            Event::Text(text) => self.text(&text, range),
            // The line break of a text that may hold a citation: it may go on in the next line.
            Event::SoftBreak if self.run.is_open() => self.text("\n", range),
            event => {
                self.end_run();
                self.other_inline(event, range);
            }
        }
    }

    fn other_inline(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Code(code) => {
                let code = self.marked.strip(&code);
                self.out.push("<code>");
                escape_text(&code, &mut self.out.html);
                self.out.push("</code>");
                self.heading_text(&code);
            }
            Event::SoftBreak => {
                self.out.push("\n");
                self.heading_text(" ");
            }
            Event::HardBreak => {
                self.out.push("<br />\n");
                self.heading_text(" ");
            }
            Event::Rule => self.out.line("<hr />\n"),
            Event::Html(html) if self.html_block.is_some() => {
                let html = self.marked.strip(&html);
                if let Some(block) = &mut self.html_block {
                    block.push_str(&html);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, &range),
            Event::FootnoteReference(label) => {
                let name = self.marked.strip(&label).into_owned();
                self.reference(&name);
            }
            _ => {}
        }
    }

    pub(super) fn start_inline(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if matches!(tag, Tag::Strikethrough) && !self.is_double_tilde(&range) {
            return self.text("~", range.start..range.start + 1);
        }
        self.end_run();
        match tag {
            Tag::Emphasis => self.out.push("<em>"),
            Tag::Strong => self.out.push("<strong>"),
            Tag::Strikethrough => self.out.push("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.out.push("<a href=\"");
                let target = self.marked.strip(&dest_url);
                let target = match link_type {
                    LinkType::Email => format!("mailto:{target}"),
                    _ => target.into_owned(),
                };
                self.link(LinkUse { target, range: self.place(&range), is_image: false });
                self.title(&title);
                self.out.push("\">");
            }
            Tag::Image { dest_url, title, .. } => {
                self.out.push("<img src=\"");
                let target = self.marked.strip(&dest_url).into_owned();
                self.link(LinkUse { target, range: self.place(&range), is_image: true });
                self.out.push("\" alt=\"");
                self.alt = Some(Alt { depth: 0, title: title.into_string() });
            }
            _ => {}
        }
    }

    pub(super) fn end_strikethrough(&mut self, range: Range<usize>) {
        if self.is_double_tilde(&range) {
            self.end_run();
            self.out.push("</del>");
        } else {
            self.text("~", range.end - 1..range.end);
        }
    }

    // To the parser `3~5` between punctuation is a strikethrough too; in these texts it is a range.
    fn is_double_tilde(&self, range: &Range<usize>) -> bool {
        self.marked.text[range.start..].starts_with("~~")
    }

    fn link(&mut self, link: LinkUse) {
        self.out.hole(Piece::Link(self.prose.links.len()));
        self.prose.links.push(link);
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push("\" title=\"");
            escape(&self.marked.strip(title), &mut self.out.html);
        }
    }

    /// An event in a picture's alternative text, which is text and nothing else.
    pub(super) fn alt_event(&mut self, event: &Event<'a>) {
        let mut write = |text: &str| escape(&self.marked.strip(text), &mut self.out.html);
        match event {
            Event::Text(text) | Event::Code(text) => write(text),
            Event::SoftBreak | Event::HardBreak => write(" "),
            Event::Start(_) => self.alt_depth(1),
            Event::End(_) => self.alt_depth(-1),
            _ => {}
        }
    }

    fn alt_depth(&mut self, change: isize) {
        let Some(alt) = &mut self.alt else { return };
        if let Some(depth) = alt.depth.checked_add_signed(change) {
            alt.depth = depth;
            return;
        }
        let title = std::mem::take(&mut alt.title);
        self.alt = None;
        self.title(&title);
        self.out.push("\" loading=\"lazy\" />");
    }

    // The parser takes no footnote inside a link, so that no link stands in a link.
    fn reference(&mut self, name: &str) {
        let (number, id) = self.notes.refer(name);
        self.out.push(&format!(
            "<sup class=\"footnote-reference\" id=\"{id}\"><a href=\"#fn-{number}\" \
            role=\"doc-noteref\">{number}</a></sup>"
        ));
        self.out.ids.push(id.clone());
        self.anchors.footnote(format!("fn-{number}"));
        self.anchors.footnote(id);
    }
}
