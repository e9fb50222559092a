//! What is wrong with a built site.

use crate::text::diagnostic::Code;
use crate::text::message::{Language, Message};
use std::ops::Range;

/// Something wrong with a file of a built site. Faults are ordered by path, then by place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The site path of the file.
    pub path: String,
    /// First byte in the file, counted from 0.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// Which kind it is.
    pub code: Code,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub remedy: Message,
}

impl Fault {
    /// One line for a terminal: `path:line:column: code: message; remedy`.
    pub fn line_in(&self, language: Language) -> String {
        let (message, remedy) = (self.message.in_language(language), self.remedy.in_language(language));
        let stop = if language == Language::Zh { "；" } else { "; " };
        format!("{}:{}:{}: {}: {message}{stop}{remedy}", self.path, self.line, self.column, self.code.0)
    }
}

/// The faults of one file, as they are found.
pub(super) struct Faults<'a> {
    path: &'a str,
    text: &'a [u8],
    found: Vec<Fault>,
}

impl<'a> Faults<'a> {
    pub(super) fn of(path: &'a str, text: &'a [u8]) -> Self {
        Self { path, text, found: Vec::new() }
    }

    pub(super) fn add(&mut self, code: Code, bytes: &Range<usize>, message: Message, remedy: Message) {
        let (line, column) = line_and_column(self.text, bytes.start);
        let path = self.path.to_owned();
        self.found.push(Fault {
            path,
            start: bytes.start,
            end: bytes.end,
            line,
            column,
            code,
            message,
            remedy,
        });
    }

    pub(super) fn line(&self, offset: usize) -> usize {
        line_and_column(self.text, offset).0
    }

    pub(super) fn into_found(self) -> Vec<Fault> {
        self.found
    }
}

/// Line and column of a byte, as [`crate::text::source::SourceFile::line_and_column`] counts, but in any bytes.
fn line_and_column(text: &[u8], offset: usize) -> (usize, usize) {
    let before = &text[..offset.min(text.len())];
    let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let in_line = &before[line_start..];
    let in_line = in_line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(in_line);
    let characters = in_line.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
    (line, characters + 1)
}
