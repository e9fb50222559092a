//! The state of rendering one document: what is written, and what is open.

use super::anchor::{Anchors, given_ids};
use super::emphasis::Marked;
use super::escape::escape_text;
use super::footnote::Notes;
use super::run::Run;
use super::sink::Sink;
use super::{Options, Prose};
use pulldown_cmark::Alignment;
use std::ops::Range;

/// What is written of one document, and what is open in it. What writes it stands beside, by subject.
pub(super) struct Renderer<'a> {
    /// The text that was handed in, and how many bytes of it the parser does not see.
    pub(super) original: &'a str,
    pub(super) start: usize,
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
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    /// The head of a table, while it is being written.
    pub(super) table_head: Option<TableHead>,
}

/// Markdown has no table without a head, so whoever wants one leaves its cells empty.
pub(super) struct TableHead {
    /// Where it begins in what is written.
    pub(super) start: usize,
    pub(super) is_empty: bool,
}

/// A heading that is being read. Its id follows from its text, so that what it belongs to has to wait.
pub(super) struct Heading {
    pub(super) id: Option<String>,
    pub(super) text: String,
    pub(super) before: Sink,
}

/// A picture whose alternative text is being read.
pub(super) struct Alt {
    /// Emphasis and links in the alternative text that are open.
    pub(super) depth: usize,
    pub(super) title: String,
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
            anchors: given_ids(original, marked, options.taken),
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

    /// Writes text that holds no citation.
    pub(super) fn write_text(&mut self, text: &str) {
        let text = self.marked.strip(text);
        escape_text(&text, &mut self.out.html);
        self.heading_text(&text);
    }

    pub(super) fn heading_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
    }
}
