//! The quick reader's way through lines: ends, comments, indentation.

use super::class::{Class, class};
use super::reader::{Line, Reader};

impl Reader<'_> {
    /// What may follow a value on its line, and the search for the next line.
    pub(super) fn rest_of_line(&mut self) -> Option<()> {
        let before = self.at;
        self.spaces();
        if self.byte() == b'#' && self.at == before {
            return None;
        }
        self.line_end()?;
        self.next_line()
    }

    /// Goes to the next line with content. `at` is at the beginning of a line.
    pub(super) fn next_line(&mut self) -> Option<()> {
        loop {
            let start = self.at;
            self.spaces();
            if self.at >= self.text.len() {
                self.line = Line { column: None, start };
                return Some(());
            }
            if !self.is_line_end() {
                let column = self.at - start;
                let rest = &self.text.as_bytes()[self.at..];
                // The beginning or end of a document, or a directive.
                if column == 0 && (rest.starts_with(b"---") || rest.starts_with(b"...") || rest[0] == b'%') {
                    return None;
                }
                self.line = Line { column: Some(column), start };
                return Some(());
            }
            self.line_end()?;
        }
    }

    /// Goes over a comment and the line feed after it.
    fn line_end(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        if self.byte() == b'#' {
            while let Some(&byte) = bytes.get(self.at) {
                match class(byte) {
                    Class::End => break,
                    Class::Unsure => return None,
                    Class::Special if !self.is_harmless(self.at) => return None,
                    _ => self.at += 1,
                }
            }
        }
        match bytes.get(self.at) {
            None => {}
            Some(b'\n') => self.at += 1,
            Some(b'\r') if bytes.get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(_) => return None,
        }
        Some(())
    }

    /// Goes over spaces.
    pub(super) fn spaces(&mut self) {
        while self.byte() == b' ' {
            self.at += 1;
        }
    }

    /// Whether nothing but a comment is left on this line.
    pub(super) fn is_line_end(&self) -> bool {
        self.at >= self.text.len() || matches!(self.byte(), b'\n' | b'\r' | b'#')
    }

    /// Whether an item of a block sequence begins here.
    pub(super) fn is_dash(&self) -> bool {
        self.byte() == b'-' && self.after(1) == b' '
    }

    /// The byte here; 0, which no text that is read here holds, at the end.
    pub(super) fn byte(&self) -> u8 {
        self.after(0)
    }

    /// The byte `n` bytes further.
    pub(super) fn after(&self, n: usize) -> u8 {
        self.text.as_bytes().get(self.at + n).copied().unwrap_or(0)
    }
}
