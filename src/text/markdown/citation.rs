//! `{{ … }}` in text.

use super::state::Renderer;
use super::{Citation, Piece};

use std::ops::Range;

/// Whether text can be written at once.
fn is_plain(text: &str) -> bool {
    !text.contains('{')
}

impl Renderer<'_> {
    /// Text that may be a part of a citation: it is kept back until all of it is there.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if !self.run.is_open() && is_plain(text) {
            self.write_text(text);
        } else {
            self.run.push(text, range);
        }
    }

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
        self.run = run;
        self.run.clear();
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
