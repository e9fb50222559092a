//! From the parser's events to pieces: blocks, and what becomes of every other event.

use super::anchor::Anchors;
use super::citation::Run;
use super::emphasis::Marked;
use super::escape::{escape, escape_text};
use super::footnote::Notes;
use super::inline::Alt;
use super::section::{self, Heading};
use super::sink::Sink;
use super::{Options, Prose};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, OffsetIter, Parser, Tag, TagEnd};
use std::ops::Range;

/// The events of a marked text, with their places in it.
pub(super) fn events(text: &str) -> OffsetIter<'_> {
    use pulldown_cmark::Options as Dialect;
    let dialect = Dialect::ENABLE_TABLES
        | Dialect::ENABLE_FOOTNOTES
        | Dialect::ENABLE_STRIKETHROUGH
        | Dialect::ENABLE_HEADING_ATTRIBUTES
        | Dialect::ENABLE_GFM;
    Parser::new_ext(text, dialect).into_offset_iter()
}

/// Writes one document.
pub(super) struct Renderer<'a> {
    /// The text that was handed in, and how many bytes of it the parser does not see.
    pub(super) original: &'a str,
    start: usize,
    pub(super) marked: &'a Marked<'a>,
    pub(super) options: Options<'a>,
    pub(super) prose: Prose,
    pub(super) anchors: Anchors<'a>,
    /// What is being written: the preamble, a section, a heading, a footnote.
    pub(super) out: Sink,
    pub(super) heading: Option<Heading>,
    /// The raw HTML of a block, whose lines come one by one.
    pub(super) html_block: Option<String>,
    pub(super) in_code: bool,
    pub(super) alt: Option<Alt>,
    pub(super) run: Run,
    pub(super) notes: Notes<'a>,
    /// How many quotations and lists are open: no section begins inside one.
    pub(super) depth: usize,
    /// The lists that are open, each with the number that its next item has, if it is numbered.
    pub(super) lists: Vec<Option<u64>>,
    alignments: Vec<Alignment>,
    column: usize,
    /// The head of a table, while it is being written.
    table_head: Option<TableHead>,
}

/// Markdown has no table without a head, so whoever wants one leaves its cells empty.
struct TableHead {
    /// Where it begins in what is written.
    start: usize,
    is_empty: bool,
}

impl<'a> Renderer<'a> {
    /// For the marked text of `original` without its first `start` bytes.
    pub(super) fn new(original: &'a str, start: usize, marked: &'a Marked<'a>, options: Options<'a>) -> Self {
        Self {
            original,
            start,
            marked,
            options,
            prose: Prose::default(),
            anchors: section::given_ids(original, marked, options.taken),
            out: Sink::default(),
            heading: None,
            html_block: None,
            in_code: false,
            alt: None,
            run: Run::default(),
            notes: Notes::default(),
            depth: 0,
            lists: Vec::new(),
            alignments: Vec::new(),
            column: 0,
            table_head: None,
        }
    }

    /// A range of the marked text as a range of the original one.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.start + self.marked.original(range.start)..self.start + self.marked.original(range.end)
    }

    /// Takes in an event.
    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
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
            Event::End(tag) => self.end(tag, range),
            event => {
                self.fill_table_head();
                self.inline(event, range);
            }
        }
    }

    fn fill_table_head(&mut self) {
        if let Some(head) = &mut self.table_head {
            head.is_empty = false;
        }
    }

    /// Writes the end of a head, or takes back one without words: a reader would be read empty heads aloud.
    fn end_table_head(&mut self) {
        match self.table_head.take() {
            Some(TableHead { start, is_empty: true }) => {
                self.out.html.truncate(start);
                self.out.push("<tbody>\n");
            }
            Some(_) | None => self.out.push("</tr></thead><tbody>\n"),
        }
    }

    fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
        self.end_run();
        match tag {
            Tag::Paragraph => self.out.line("<p>"),
            Tag::Heading { id, .. } => self.start_heading(id.as_ref()),
            Tag::BlockQuote(kind) => {
                self.depth += 1;
                self.out.line(match kind {
                    None => "<blockquote>\n",
                    Some(BlockQuoteKind::Note) => "<blockquote class=\"markdown-alert-note\">\n",
                    Some(BlockQuoteKind::Tip) => "<blockquote class=\"markdown-alert-tip\">\n",
                    Some(BlockQuoteKind::Important) => "<blockquote class=\"markdown-alert-important\">\n",
                    Some(BlockQuoteKind::Warning) => "<blockquote class=\"markdown-alert-warning\">\n",
                    Some(BlockQuoteKind::Caution) => "<blockquote class=\"markdown-alert-caution\">\n",
                });
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                // Code that is wider than the page is scrolled, with the keyboard too.
                self.out.line("<pre tabindex=\"0\"><code");
                let info =
                    if let CodeBlockKind::Fenced(info) = &kind { self.marked.strip(info) } else { "".into() };
                if let Some(language) = info.split(' ').next().filter(|language| !language.is_empty()) {
                    self.out.push(" class=\"language-");
                    escape(language, &mut self.out.html);
                    self.out.push("\"");
                }
                self.out.push(">");
            }
            Tag::List(first) => {
                self.depth += 1;
                self.start_list(first);
            }
            Tag::Item => self.start_item(range),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.out.push("<table>");
            }
            Tag::TableHead => {
                let start = self.out.html.len();
                (self.table_head, self.column) = (Some(TableHead { start, is_empty: true }), 0);
                self.out.push("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push("<tr>");
            }
            Tag::TableCell => {
                self.out.push(if self.table_head.is_some() { "<th" } else { "<td" });
                // A `style` would be refused where the theme forbids styles in the page.
                self.out.push(match self.alignments.get(self.column) {
                    Some(Alignment::Left) => " class=\"align-left\">",
                    Some(Alignment::Center) => " class=\"align-center\">",
                    Some(Alignment::Right) => " class=\"align-right\">",
                    _ => ">",
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if tag == TagEnd::Strikethrough {
            return self.end_strikethrough(range);
        }
        self.end_run();
        self.out.push(match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => return self.end_heading(level),
            TagEnd::BlockQuote(_) => {
                self.depth -= 1;
                "</blockquote>\n"
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                "</code></pre>\n"
            }
            TagEnd::List(ordered) => {
                self.depth -= 1;
                self.lists.pop();
                if ordered { "</ol>\n" } else { "</ul>\n" }
            }
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody></table>\n",
            TagEnd::TableHead => return self.end_table_head(),
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => {
                self.column += 1;
                if self.table_head.is_some() { "</th>" } else { "</td>" }
            }
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Link => "</a>",
            _ => "",
        });
    }

    /// Text of a code block.
    pub(super) fn code_text(&mut self, text: &str) {
        escape_text(&self.marked.strip(text), &mut self.out.html);
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}
