//! From the parser's events to slips.

use super::state::{Covered, Definitions, Literal, Table, Walk};
use super::{Line, Slip, SlipKind, Slips};
use crate::text::markdown::dialect::events;
use crate::text::markdown::emphasis::{self, Marked};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// How long a paragraph may be that names a section, in bytes. What is longer would be held for nothing.
const LONGEST_NAME: usize = 150;

/// Reads a text.
pub(super) fn read(text: &str, raw_html: bool) -> Slips {
    let marked = emphasis::mark(text);
    let mut walk = Walk {
        text,
        raw_html,
        found: Slips::default(),
        covered: Covered::default(),
        literal: Literal::default(),
        definitions: Definitions::default(),
        tables: Vec::new(),
        lists: Vec::new(),
        depth: 0,
        in_code: false,
        raw: Vec::new(),
        pictures: 0,
        words: String::new(),
    };
    let mut events = events(&marked.text);
    while let Some((event, range)) = events.next() {
        if let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = &event
            && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
            && let Some(definition) = events.reference_definitions().get(id)
        {
            walk.definitions.refer(original(&marked, &definition.span));
        }
        walk.event(event, original(&marked, &range), &marked);
    }
    let defined = events.reference_definitions().iter();
    let spans =
        defined.map(|(_, definition)| (original(&marked, &definition.span), definition.dest.to_string()));
    let mut spans: Vec<(Range<usize>, String)> = spans.collect();
    spans.sort_by_key(|(span, _)| span.start);
    for (span, address) in spans {
        walk.definition(span, &marked.strip(&address));
    }
    walk.unused_notes();
    walk.hidden();
    walk.read_literally();
    walk.tell_lost();
    walk.found
}

fn original(marked: &Marked<'_>, range: &Range<usize>) -> Range<usize> {
    marked.original(range.start)..marked.original(range.end)
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, marked: &Marked<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, range, marked),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.said(&marked.strip(&text), range),
            Event::Code(code) => {
                self.words.push_str(&marked.strip(&code));
                self.covered.add(range);
            }
            Event::FootnoteReference(label) => {
                if self.pictures == 0 {
                    self.definitions.refer_to_note(&marked.strip(&label));
                }
                self.covered.add(range);
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.raw.push(range.clone());
                self.covered.add(range);
            }
            Event::Rule => self.rule(range),
            Event::SoftBreak | Event::HardBreak => {
                self.words.push('\n');
                self.covered.add(range);
            }
            _ => self.covered.add(range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, marked: &Marked<'_>) {
        match tag {
            Tag::Paragraph => self.words.clear(),
            Tag::Heading { id, classes, attrs, .. } => {
                self.words.clear();
                let has_words = !classes.is_empty() || !attrs.is_empty();
                self.heading(&range, id.is_some(), has_words);
            }
            Tag::BlockQuote(kind) => {
                self.depth += 1;
                self.quotation(&range, kind.is_some());
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.in_code = true;
                self.indented(&range);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.in_code = true;
                self.fenced(&range, &marked.strip(&info));
            }
            Tag::HtmlBlock => self.html_block(&range),
            Tag::List(first) => {
                self.depth += 1;
                // Below the first item's, so that it is not taken for a repetition.
                self.lists.push(first.map(|_| u64::MAX));
            }
            Tag::Item => self.item(&range),
            Tag::FootnoteDefinition(label) => {
                self.depth += 1;
                self.note(&marked.strip(&label), &range);
            }
            Tag::Table(columns) => self.tables.push(Table { columns: columns.len() }),
            Tag::TableHead => {}
            Tag::TableRow => self.row(&range),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.emphasised(&range),
            Tag::Link { .. } => {
                if self.text.get(range.clone()).is_some_and(|link| link.starts_with("[]")) {
                    self.tell(Slip::new(SlipKind::EmptyLink, range.clone()));
                }
                self.covered.add(range);
            }
            Tag::Image { .. } => {
                self.pictures += 1;
                self.covered.add(range);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.line(None, range),
            TagEnd::Heading(level) => {
                if self.words.trim().is_empty() {
                    self.tell(Slip::new(SlipKind::EmptyHeading, self.trimmed(&range)));
                }
                self.line(Some(level as u8), range);
            }
            TagEnd::BlockQuote(_) => self.depth -= 1,
            TagEnd::List(_) => {
                self.depth -= 1;
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.depth -= 1;
                self.definitions.close();
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Image => self.pictures -= 1,
            TagEnd::Table => _ = self.tables.pop(),
            _ => {}
        }
    }

    fn said(&mut self, text: &str, range: Range<usize>) {
        self.words.push_str(text);
        let written = self.text.get(range.clone()).unwrap_or("");
        if written.starts_with('&') && written != text {
            self.found.entities.push((text.to_owned(), range.clone()));
        } else if !self.in_code && self.pictures == 0 {
            self.literal.add(&range);
        } else if self.pictures > 0 && text.contains("{{") {
            self.tell(Slip::new(SlipKind::Uncited, range.clone()));
        }
        self.covered.add(range);
    }

    /// A heading or paragraph has ended.
    fn line(&mut self, level: Option<u8>, range: Range<usize>) {
        let words = std::mem::take(&mut self.words);
        let text = words.trim();
        let may_name = level.is_some() || text.len() <= LONGEST_NAME && !text.contains('\n');
        if self.depth == 0 && !text.is_empty() && may_name {
            let range = self.trimmed(&range);
            self.found.lines.push(Line { level, text: text.to_owned(), range });
        }
    }
}
