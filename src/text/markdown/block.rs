//! Blocks: paragraphs, quotations, code, tables.

use super::escape::escape;
use super::state::{Renderer, TableHead};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Tag, TagEnd};
use std::ops::Range;

impl<'a> Renderer<'a> {
    pub(super) fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
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

    /// Ends a block, or emphasis or a link in one.
    pub(super) fn end(&mut self, tag: TagEnd) {
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

    pub(super) fn fill_table_head(&mut self) {
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
}
