//! `{{ … }}` in text.

use super::render::Renderer;
use super::{Citation, Piece};
use std::ops::Range;

/// Text that the parser hands over in parts, from the first brace to the end of the text.
#[derive(Debug, Default)]
pub(super) struct Run {
    text: String,
    // Where the parts begin, in `text` and in the marked text.
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    at: usize,
    source: Range<usize>,
    len: usize,
}

/// Whether text can be written at once.
pub(super) fn is_plain(text: &str) -> bool {
    !text.contains('{')
}

impl Run {
    pub(super) fn is_open(&self) -> bool {
        !self.text.is_empty()
    }

    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        self.parts.push(Part { at: self.text.len(), source, len: text.len() });
        self.text.push_str(text);
    }

    /// Where a byte of the text stands in the marked text.
    fn source(&self, at: usize) -> usize {
        let part =
            self.parts.partition_point(|part| part.at <= at).checked_sub(1).map(|part| &self.parts[part]);
        match part {
            // An entity is shorter or longer than what it stands for, and has one place.
            Some(part) if part.source.len() == part.len => part.source.start + (at - part.at),
            Some(part) => part.source.start,
            None => 0,
        }
    }
}

impl Renderer<'_> {
    /// Writes the text that was kept back.
    pub(super) fn end_run(&mut self) {
        if !self.run.is_open() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let (mut written, mut looked) = (0, 0);
        while let Some(close) = run.text[looked..].find("}}").map(|at| looked + at) {
            let open = run.text[looked..close].rfind("{{").map(|at| looked + at);
            if let Some(open) = open.filter(|&open| self.is_written(run.source(open))) {
                self.write_text(&run.text[written..open]);
                let range = self.place(&(run.source(open)..run.source(close + 1) + 1));
                self.cite(&run.text[open..close + 2], range);
                written = close + 2;
            }
            looked = close + 2;
        }
        self.write_text(&run.text[written..]);
        // The strings are used again by the next run.
        self.run = run;
        self.run.text.clear();
        self.run.parts.clear();
    }

    fn cite(&mut self, braced: &str, range: Range<usize>) {
        let braced = self.marked.strip(braced).into_owned();
        let text = braced[2..braced.len() - 2].trim().to_owned();
        self.heading_text(&braced);
        self.out.hole(Piece::Citation(self.prose.citations.len()));
        self.prose.citations.push(Citation { text, range });
    }

    /// Whether two braces stand in the source as themselves, neither escaped nor as entities.
    fn is_written(&self, at: usize) -> bool {
        let text: &str = &self.marked.text;
        let escapes = text[..at].bytes().rev().take_while(|&byte| byte == b'\\').count();
        text[at..].starts_with("{{") && escapes % 2 == 0
    }
}
