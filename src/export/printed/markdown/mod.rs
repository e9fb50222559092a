//! A document as Markdown (CommonMark with tables, `~~` and footnotes), for whoever reads text and no pages.
//!
//! A table is made flat: each of its columns has one head, of all the heads that stand over it, and each of
//! its lines has its own heads, so that no figure needs what stands lines above it to be understood.

mod line;
mod table;

use super::document::{Block, Document, Item, Paragraph, Run, Stands, words};
use crate::text::markdown::write::{Containers, Context};
use crate::text::strings::strings;

/// The document.
pub(crate) fn write(document: &Document) -> String {
    let mut page = Page::new(&document.language);
    page.blocks(&document.blocks);
    for (at, note) in document.footnotes.iter().enumerate() {
        let mut own = Page::new(&document.language);
        own.blocks(note);
        let mut lines = own.markdown.lines();
        let mut words = format!("[^{}]: {}", at + 1, lines.next().unwrap_or_default());
        for line in lines {
            words.push('\n');
            words.push_str(if line.is_empty() { "" } else { "    " });
            words.push_str(line);
        }
        page.alone(&words);
    }
    page.markdown
}

/// Markdown that grows.
struct Page<'d> {
    language: &'d str,
    markdown: String,
    containers: Containers,
    /// Whether an item of a list was written last.
    is_item: bool,
    /// The lists of the last item and of those that it stands under, by their depth.
    lists: Vec<usize>,
}

impl<'d> Page<'d> {
    fn new(language: &'d str) -> Self {
        Self {
            language,
            markdown: String::new(),
            containers: Containers::default(),
            is_item: false,
            lists: Vec::new(),
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Title(runs) => self.heading(1, runs),
                Block::Heading(level, runs) => self.heading((*level).clamp(2, 6), runs),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Item(item) => self.item(item),
                Block::Rule => self.alone("***"),
                Block::Table(table) => self.alone(table::write(table, strings(self.language)).trim_end()),
            }
        }
    }

    fn heading(&mut self, level: u8, runs: &[Run]) {
        let words = line::write(runs, Context::Heading).join(" ");
        if !words.is_empty() {
            self.alone(&format!("{} {words}", "#".repeat(usize::from(level))));
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if paragraph.stands == Stands::Typed {
            return self.typed(paragraph);
        }
        let lines = line::write(&paragraph.runs, Context::Block);
        if lines.is_empty() {
            return;
        }
        let before = self.containers.paragraph(&paragraph.within);
        self.apart(&before.blank);
        self.markdown.push_str(&before.words);
        if paragraph.stands == Stands::Caption {
            self.end(&format!("**{}**", lines.join(" ")));
        } else {
            self.lines(&lines);
        }
    }

    /// Lines that are typed, between fences that none of them can be taken for.
    fn typed(&mut self, paragraph: &Paragraph) {
        let words = words(&paragraph.runs);
        let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat((longest + 1).max(3));
        let before = self.containers.paragraph(&paragraph.within);
        self.apart(&before.blank);
        self.markdown.push_str(&before.words);
        let going_on = self.containers.going_on();
        let lines = words.lines().chain([fence.as_str()]).map(|line| match line {
            "" => format!("\n{}", going_on.trim_end()),
            _ => format!("\n{going_on}{line}"),
        });
        let typed: String = std::iter::once(fence.clone()).chain(lines).collect();
        self.end(&typed);
    }

    fn item(&mut self, item: &Item) {
        let number = item.number.and_then(|number| u32::try_from(number).ok());
        let depth = item.depth();
        let begins = self.lists.get(depth).is_some_and(|list| *list != item.list);
        self.lists.resize(depth, item.list);
        self.lists.push(item.list);
        let before = self.containers.item(&item.within, number, begins);
        if !self.is_item || before.is_apart {
            self.apart(&before.blank);
        }
        self.markdown.push_str(&before.words);
        self.lines(&line::write(&item.runs, Context::Block));
        self.is_item = true;
    }

    /// A block that stands in no list and no quotation.
    fn alone(&mut self, block: &str) {
        let before = self.containers.paragraph(&[]);
        self.apart(&before.blank);
        self.end(block);
    }

    /// The lines of a paragraph.
    fn lines(&mut self, lines: &[String]) {
        let between = format!("\\\n{}", self.containers.going_on());
        self.end(&lines.join(&between));
    }

    /// A blank line, unless nothing stands above.
    fn apart(&mut self, blank: &str) {
        if !self.markdown.is_empty() {
            self.markdown.push_str(blank);
            self.markdown.push('\n');
        }
    }

    /// The end of a block.
    fn end(&mut self, words: &str) {
        self.markdown.push_str(words);
        self.markdown.push('\n');
        self.is_item = false;
    }
}
