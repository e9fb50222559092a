//! Counting the lines of a file while it is read, and holding each record to a size.

use std::collections::VecDeque;
use std::io::{self, Read};

/// So many bytes may one record of a table have.
const MOST_OF_A_RECORD: u64 = 4 << 20;
/// So many bytes may a table have when it is unpacked.
const MOST: u64 = 4 << 30;

/// A reader that knows where lines begin.
pub(crate) struct Lines<R> {
    inner: R,
    /// How many bytes were read.
    at: u64,
    /// The line that is read, from 1, where it begins, and whether anything stands on it.
    line: usize,
    start: u64,
    is_blank: bool,
    /// Lines with something on them that were read and not yet asked for: where each begins.
    begun: VecDeque<(u64, usize)>,
    /// Where the last record began that was asked for.
    asked: u64,
    quotes: u64,
}

impl<R: Read> Lines<R> {
    /// A reader at the beginning of a file.
    pub(super) fn new(inner: R) -> Self {
        let begun = VecDeque::new();
        Self { inner, at: 0, line: 1, start: 0, is_blank: true, begun, asked: 0, quotes: 0 }
    }

    /// The first line with something on it that begins at a byte or behind it. What lies before is forgotten.
    pub(super) fn line_of(&mut self, byte: u64) -> usize {
        self.asked = byte;
        while self.begun.front().is_some_and(|(start, _)| *start < byte) {
            self.begun.pop_front();
        }
        self.begun.front().map_or(self.line, |(_, line)| *line)
    }

    /// Whether a quote lacks its other.
    pub(super) fn has_odd_quotes(&self) -> bool {
        self.quotes % 2 == 1
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at - self.asked > MOST_OF_A_RECORD {
            let line = self.line;
            return Err(io::Error::other(format!(
                "a record before line {line} is longer than {} MB / 第 {line} 行前有过长的记录",
                MOST_OF_A_RECORD >> 20
            )));
        }
        if self.at > MOST {
            return Err(io::Error::other(format!("it is larger than {0} GB / 超过 {0} GB", MOST >> 30)));
        }
        let count = self.inner.read(buffer)?;
        for &byte in buffer.iter().take(count) {
            self.at += 1;
            match byte {
                b'\n' => {
                    self.line += 1;
                    (self.start, self.is_blank) = (self.at, true);
                }
                b'\r' => {}
                _ => {
                    if self.is_blank {
                        self.begun.push_back((self.start, self.line));
                    }
                    self.is_blank = false;
                    self.quotes += u64::from(byte == b'"');
                }
            }
        }
        Ok(count)
    }
}
